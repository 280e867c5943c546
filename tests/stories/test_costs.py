"""Costs beyond claims: what falls due by itself, suppliers, pay, corrections, what is taxable."""

import datetime as dt
import io
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assignments import actions
from assignments.actions import tax
from assignments.actions.closing import close_month
from assignments.actions.cost_corrections import correct_cost, correct_pay
from assignments.actions.falling_due import fall_due, standing
from assignments.actions.pay import BonusInput, PayInput, answer_bonus, set_pay
from assignments.actions.suppliers import InvoiceInput, record_invoice
from assignments.actions.taxability import TaxabilityInput, record_taxability, taxabilities
from assignments.core.money import Money
from assignments.core.taxability import taxable_on
from assignments.storage.database import open_database
from assignments.storage.files import ReceiptFiles
from tests.processes import PROCESSES
from tests.stories.world import TERMS, picture, taxi

MONTHLY = {"type": "amount", "max": "500.00", "currency": "USD", "per": "month"}
LIVING = {
    "clause": "8",
    "category": "cost_of_living",
    "pays": "allowance",
    "limits": [MONTHLY],
    "from": "2005-03-01",
}
SALARY = {
    "clause": "9",
    "category": "base_salary",
    "pays": "note",
    "limits": [{"type": "amount", "max": "3100.00", "currency": "USD", "per": "month"}],
}


def granted(world, *terms, **changes):
    """An assignment with the usual letter and further terms, and the letter's number."""
    assignment_id = world.assignment(**changes)
    letter_id = world.letter(assignment_id)
    world.terms(letter_id, (*TERMS, *terms))
    return assignment_id, letter_id


def ledger(world, assignment_id):
    """The costs of an assignment in their order."""
    with world.office.database.read() as store:
        return list(store.cost_lines(assignment_id=assignment_id))


def told(world, assignment_id, *names):
    """Some facts of each cost, as text."""
    return [
        tuple(str(getattr(one, name)) for name in names) for one in ledger(world, assignment_id)
    ]


def test_a_sum_once_falls_due_once_though_claimed_in_part(world):
    """What was claimed of it before is not paid again; a second look posts nothing."""
    assignment_id = world.lettered()
    words = taxi("900.00", category="miscellaneous_allowance", date="2005-02-01")
    (line,) = world.submit(assignment_id, words)
    world.approve(line.id)
    assert fall_due(world.office, None, assignment_id) == 1
    assert fall_due(world.office, None, assignment_id) == 0
    costs = told(world, assignment_id, "kind", "month", "approved", "clause", "decided_by")
    assert costs == [
        ("claim", "2005-06", "900.00", "4", "Hana"),
        ("allowance", "2005-01", "1600.00", "4", ""),
    ]
    assert ledger(world, assignment_id)[1].reason == "Fell due by clause 4."
    assert world.left(assignment_id, "miscellaneous_allowance") == 0
    (used_up,) = standing(world.office, world.hr, assignment_id).used_up
    assert str(used_up.open.money) == "900.00"


def test_what_is_rejected_of_a_claim_falls_due_later(world):
    """A claim that held the allowance and is rejected leaves it to fall due."""
    assignment_id = world.lettered()
    words = taxi("2500.00", category="miscellaneous_allowance", date="2005-02-01")
    (line,) = world.submit(assignment_id, words)
    assert fall_due(world.office, None, assignment_id) == 0
    found = standing(world.office, world.hr, assignment_id)
    assert list(found.taken.values()) == [[line.id]]
    actions.reject(world.office, world.hr, line.id, "Not a cost of settling in.", world.key())
    assert fall_due(world.office, None, assignment_id) == 1


def test_so_much_a_month_falls_due_each_month_and_follows_an_amended_sum(world):
    """Each month on its last day; a higher sum brings the difference, a lower one is shown."""
    assignment_id, _ = granted(world, LIVING)
    world.clock.set("2005-05-31")
    assert fall_due(world.office, dt.date(2005, 4, 30), assignment_id) == 3
    rows = told(world, assignment_id, "category", "month", "date", "approved")
    assert rows[1:] == [
        ("cost_of_living", "2005-03", "2005-03-31", "500.00"),
        ("cost_of_living", "2005-04", "2005-04-30", "500.00"),
    ]
    term_id = _term(world, assignment_id, "cost_of_living")
    higher = LIVING | {"limits": [MONTHLY | {"max": "600.00"}]}
    _correct(world, term_id, higher)
    assert fall_due(world.office, None, assignment_id) == 3
    rows = told(world, assignment_id, "month", "approved")[3:]
    assert rows == [("2005-03", "100.00"), ("2005-04", "100.00"), ("2005-05", "600.00")]
    lower = LIVING | {"limits": [MONTHLY | {"max": "450.00"}]}
    _correct(world, _term(world, assignment_id, "cost_of_living"), lower)
    assert fall_due(world.office, None, assignment_id) == 0
    over = standing(world.office, world.hr, assignment_id).allowances.overpaid
    assert [(one.label, str(one.money)) for one in over] == [
        ("2005-03", "150.00"),
        ("2005-04", "150.00"),
        ("2005-05", "150.00"),
    ]


def _term(world, assignment_id, category):
    file = actions.assignment(world.office, world.hr, assignment_id)
    return next(
        one.id for one in file.terms if one.term.category == category and one.retired_at is None
    )


def _correct(world, term_id, words):
    what = actions.Correction(words, "The sum was misread.")
    done = actions.replace_term(world.office, world.hr, term_id, what, world.key())
    actions.confirm_term(world.office, world.hr, done.id, world.key())


def test_what_a_person_has_to_judge_waits(world):
    """A sum in a currency without a rate waits in the queue; so does one that HR approves."""
    abroad = LIVING | {"limits": [MONTHLY | {"currency": "CNY"}], "to": "2005-03-31"}
    approved = LIVING | {"clause": "9", "category": "car_allowance", "needs": ["approval"]}
    assignment_id, _ = granted(world, abroad, approved | {"to": "2005-03-31"})
    assert fall_due(world.office, None, assignment_id) == 3
    wanted = actions.Wanted(assignment_id=assignment_id)
    items = actions.queue(world.office, world.hr, wanted=wanted).items
    assert {(one.category, one.outcome) for one in items} == {
        ("cost_of_living", "review"),
        ("car_allowance", "allowed"),
    }
    assert fall_due(world.office, None, assignment_id) == 0


def test_nothing_falls_due_in_the_future(world):
    """A day to come is refused."""
    with pytest.raises(actions.InputError):
        fall_due(world.office, dt.date(2005, 6, 2))


def _fall(url, folder, assignment_id, gate):
    office = actions.Office(open_database(url), ReceiptFiles(Path(folder)), ZoneInfo("UTC"))
    gate.wait(timeout=60)
    fall_due(office, None, assignment_id)


def test_two_processes_post_once(fresh_world, tmp_path):
    """Two programs that post at the same instant write each due once."""
    assignment_id, _ = granted(fresh_world, LIVING | {"to": "2005-04-30"}, SALARY)
    end = actions.EndInput(dt.date(2005, 4, 30), "Done.")
    actions.record_end(fresh_world.office, fresh_world.hr, assignment_id, end, fresh_world.key())
    gate = PROCESSES.Barrier(2)
    workers = [
        PROCESSES.Process(target=_fall, args=(fresh_world.url, str(tmp_path), assignment_id, gate))
        for _ in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=90)
    assert [worker.exitcode for worker in workers] == [0, 0]
    kinds = [one.kind for one in ledger(fresh_world, assignment_id)]
    assert kinds == ["allowance"] * 3 + ["pay"] * 4


def test_pay_is_posted_by_period_and_prorated_by_days(world):
    """From the salary's clause: 14 of January's 31 days, then whole months."""
    assignment_id, _ = granted(world, SALARY)
    fall_due(world.office, dt.date(2005, 3, 31), assignment_id)
    names = ("source", "approved", "clause", "month")
    assert told(world, assignment_id, *names)[1:] == [
        ("pay:2005-01", "1400.00", "9", "2005-01"),
        ("pay:2005-02", "3100.00", "9", "2005-02"),
        ("pay:2005-03", "3100.00", "9", "2005-03"),
    ]


def test_a_higher_salary_brings_the_difference(world):
    """For each period that was posted at the lower one; a second look finds nothing."""
    assignment_id, _ = granted(world, SALARY)
    fall_due(world.office, dt.date(2005, 2, 28), assignment_id)
    higher = SALARY | {"limits": [SALARY["limits"][0] | {"max": "3410.00"}], "from": "2005-02-01"}
    january = SALARY | {"to": "2005-01-31", "clause": "9a"}
    _correct(world, _term(world, assignment_id, "base_salary"), higher)
    letter_id = actions.assignment(world.office, world.hr, assignment_id).letters[0].id
    world.terms(letter_id, (january,))
    assert fall_due(world.office, dt.date(2005, 2, 28), assignment_id) == 1
    assert told(world, assignment_id, "source", "approved")[-1] == ("pay:2005-02+1", "310.00")
    assert fall_due(world.office, dt.date(2005, 2, 28), assignment_id) == 0


def test_hypothetical_tax_is_withheld_with_the_pay(world):
    """Each pay period, from the day that HR set it from; it lowers the cost."""
    assignment_id, _ = granted(world, SALARY)
    what = tax.HypotheticalInput("US", dt.date(2005, 2, 1), "620.00", "USD")
    tax.set_hypothetical(world.office, world.hr, assignment_id, what, world.key())
    for _ in range(2):
        fall_due(world.office, dt.date(2005, 3, 31), assignment_id)
    costs = [one for one in ledger(world, assignment_id) if one.kind == "tax"]
    assert [(one.month, str(one.approved)) for one in costs] == [
        ("2005-02", "-620.00"),
        ("2005-03", "-620.00"),
    ]


def test_the_recorded_salary_pays_where_no_clause_names_a_sum(world):
    """Every two weeks from HR's first day on, once that is set; what is posted stays."""
    salary = {"monthly_salary": "2600.00", "salary_currency": "USD"}
    assignment_id, _ = granted(world, start=dt.date(2005, 1, 1), **salary)
    fall_due(world.office, dt.date(2005, 1, 31), assignment_id)
    what = PayInput(dt.date(2005, 1, 31), "two_weeks", dt.date(2005, 1, 31))
    with pytest.raises(actions.InputError):
        set_pay(world.office, world.hr, assignment_id, what, world.key())
    what = PayInput(dt.date(2005, 2, 1), "two_weeks", dt.date(2005, 2, 1))
    set_pay(world.office, world.hr, assignment_id, what, world.key())
    fall_due(world.office, dt.date(2005, 2, 28), assignment_id)
    assert told(world, assignment_id, "source", "approved")[1:] == [
        ("pay:2005-01", "2600.00"),
        ("pay:2005-02-01", "1200.00"),
        ("pay:2005-02-15", "1200.00"),
    ]


def test_pay_without_a_rate_waits_and_is_named(world):
    """It is posted once there is one, and never before."""
    salary = {"limits": [SALARY["limits"][0] | {"currency": "CNY"}]}
    assignment_id, _ = granted(world, SALARY | salary)
    fall_due(world.office, dt.date(2005, 1, 31), assignment_id)
    stuck = standing(world.office, world.hr, assignment_id).pay.stuck
    assert {one.why for one in stuck} == {"no_rate"}
    days = (dt.date(2005, 1, 31), dt.date(2005, 1, 31))
    rate = actions.RateInput("CNY", "USD", "0.12082", *days)
    actions.set_company_rate(world.office, world.hr, rate, world.key())
    assert fall_due(world.office, dt.date(2005, 1, 31), assignment_id) == 1
    assert told(world, assignment_id, "claimed", "approved")[1:] == [("1400.00", "169.15")]


def test_a_bonus_target_is_proposed_and_posted_as_paid(world):
    """Prorated by days at its period's end; HR gives what was paid, or says why none was."""
    bonus = {
        "clause": "10",
        "category": "bonus",
        "pays": "note",
        "limits": [{"type": "amount", "max": "3650.00", "currency": "USD", "per": "calendar_year"}],
    }
    quarter = bonus | {"clause": "11", "limits": [bonus["limits"][0] | {"per": "quarter"}]}
    assignment_id, _ = granted(world, bonus, quarter)
    world.clock.set("2006-01-02")
    found = standing(world.office, world.hr, assignment_id).bonuses
    assert [(one.target.day.isoformat(), str(one.target.money)) for one in found] == [
        ("2005-03-31", "2960.56"),
        ("2005-06-30", "3650.00"),
        ("2005-09-30", "3650.00"),
        ("2005-12-31", "3480.00"),
        ("2005-12-31", "3650.00"),
    ]
    labels = [one.target.label for one in found]
    paid, none = BonusInput("3000.00", "USD"), BonusInput(reason="The plant made a loss.")
    for label, what in zip(labels, (none, paid), strict=False):
        answer_bonus(world.office, world.hr, (assignment_id, label), what, world.key())
    with pytest.raises(actions.StateError):
        answer_bonus(world.office, world.hr, (assignment_id, labels[0]), paid, world.key())
    assert told(world, assignment_id, "category", "approved", "clause", "month") == [
        ("bonus", "3000.00", "11", "2005-06")
    ]


POWER = {
    "clause": "12",
    "category": "utilities",
    "pays": "company_pays",
    "limits": [{"type": "amount", "max": "3200.00", "currency": "USD", "per": "month"}],
}


def monthly(amount, month=3, category="utilities"):
    """A month of something as a line of an invoice."""
    covers = {"from": f"2005-{month:02}-01", "to": f"2005-{month + 1:02}-01"}
    return {"category": category, "amount": amount, "currency": "USD", "covers": covers}


def invoice(world, assignment_id, *lines, number="Ä 17", who=None, **changes):
    """Record a landlord's invoice; its lines."""
    what = InvoiceInput("Harbour Homes", number, dt.date(2005, 3, 1), tuple(lines), **changes)
    office, who = world.office, who or world.finance
    claim_id = record_invoice(office, who, assignment_id, what, world.key()).id
    return actions.claim(office, world.hr, claim_id).lines


def test_a_supplier_s_rent_is_held_to_the_norm_that_claims_are_held_to(world):
    """Both draw on one balance; it lies in the month of its day, paid by the company."""
    assignment_id = world.lettered()
    world.norm(assignment_id, "housing_rent", "1000.00")
    (claimed,) = world.submit(assignment_id, taxi("300.00", category="housing_rent"))
    upload = actions.Upload(io.BytesIO(picture(7)), "invoice.png")
    may = monthly("900.00", 5, "housing_rent")
    (line,) = invoice(world, assignment_id, may, receipt=upload)
    (finding,) = line.submitted["findings"]
    assert (finding["reason"], finding["clause"], line.allowed) == (
        "over_norm",
        "2",
        Money(70000, "USD"),
    )
    assert (line.facts.paid_by, len(line.receipts)) == ("company", 1)
    world.approve(line.id)
    (cost,) = ledger(world, assignment_id)
    assert (cost.kind, cost.supplier, cost.month) == ("supplier", "Harbour Homes", "2005-03")
    assert world.line(claimed.id).status == "submitted"


def test_an_invoice_is_recorded_once(world):
    """The same number of the same supplier is refused, until the first is wholly rejected."""
    assignment_id, _ = granted(world, POWER)
    (line,) = invoice(world, assignment_id, monthly("900.00"))
    with pytest.raises(actions.InputError) as slip:
        invoice(world, assignment_id, monthly("900.00"), number=" ä  17")
    assert slip.value.where == "number"
    assert f"claim {line.claim_id}" in slip.value.what
    actions.reject(world.office, world.hr, line.id, "Wrong month.", world.key())
    assert invoice(world, assignment_id, monthly("900.00", 4))


def test_who_records_an_invoice_does_not_decide_it(world):
    """HR may record one; another of HR decides. The employee sees it and changes nothing."""
    assignment_id, _ = granted(world, POWER)
    (line,) = invoice(world, assignment_id, monthly("900.00"), who=world.hr)
    with pytest.raises(actions.NotAllowedError):
        world.approve(line.id)
    with pytest.raises(actions.NotAllowedError):
        actions.withdraw_line(world.office, world.ada, line.id, world.key())
    with pytest.raises(actions.NotAllowedError):
        invoice(world, assignment_id, monthly("900.00"), who=world.ada)
    assert actions.line(world.office, world.ada, line.id).id == line.id
    world.approve(line.id, who=world.someone("Hugo", "hr"))


@pytest.mark.parametrize(
    ("where", "change"),
    [
        ("line 1, category", {"category": "yacht"}),
        ("line 1, amount", {"amount": "0"}),
        ("line 1, covers", {"covers": {"from": "2005-03-01", "to": "2005-03-01"}}),
    ],
)
def test_a_slip_in_an_invoice_is_named_by_its_line(world, where, change):
    """Nothing of the invoice is kept."""
    assignment_id, _ = granted(world, POWER)
    with pytest.raises(actions.InputError) as slip:
        invoice(world, assignment_id, monthly("900.00") | change)
    assert slip.value.where.startswith(where)
    assert not actions.claims(world.office, world.hr, assignment_id).items


def test_a_cost_is_corrected_and_its_limit_follows(world):
    """The difference is posted with the line's clause; to nothing it uses nothing any more."""
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, taxi("200.00"))
    world.approve(line.id)
    assert world.left(assignment_id, "local_transport", "2005-05") == 100
    correct_cost(world.office, world.hr, line.id, ("150.00", "Half was private."), world.key())
    assert world.left(assignment_id, "local_transport", "2005-05") == 150
    correct_cost(world.office, world.hr, line.id, ("0", "All of it was."), world.key())
    assert world.left(assignment_id, "local_transport") == 300
    names = ("kind", "approved", "clause", "month", "adjusts")
    assert told(world, assignment_id, *names) == [
        ("claim", "200.00", "6", "2005-06", ""),
        ("claim", "-50.00", "6", "2005-06", ""),
        ("claim", "-150.00", "6", "2005-06", ""),
    ]
    with pytest.raises(actions.InputError):
        correct_cost(world.office, world.hr, line.id, ("0", "Again."), world.key())


def test_a_cost_corrected_above_its_limit_is_an_override(world):
    """Its posting is marked, with who did it, why and the clause; its verdict stays as it was."""
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, taxi("100.00"))
    (other,) = world.submit(assignment_id, taxi("150.00"))
    for one in (line, other):
        world.approve(one.id)
    for amount in ("150.00", "150.01", "160.00"):
        correct_cost(world.office, world.hr, line.id, (amount, "Billed more."), world.key())
    names = ("approved", "override", "clause", "decided_by", "reason")
    said = f"Corrects line {line.id}: Billed more."
    assert told(world, assignment_id, *names)[2:] == [
        ("50.00", "False", "6", "Hana", said),
        ("0.01", "True", "6", "Hana", said),
        ("9.99", "True", "6", "Hana", said),
    ]
    desk = actions.desk(world.office, world.hr, line.id)
    assert [one.body["override"] for one in desk.events[-3:]] == [False, True, True]
    assert (desk.line.override, desk.line.verdict) == (False, world.line(line.id).decided)
    correct_cost(world.office, world.hr, line.id, ("155.00", "A credit note."), world.key())
    assert ledger(world, assignment_id)[-1].override is False


def test_what_comes_too_late_for_a_closed_month_lies_in_the_next(fresh_world):
    """A correction, an invoice and a higher allowance each name the month that they adjust."""
    world = fresh_world
    march = LIVING | {"to": "2005-03-31"}
    assignment_id, _ = granted(world, POWER, march, start=dt.date(2005, 3, 1))
    (line,) = invoice(world, assignment_id, monthly("900.00"))
    world.approve(line.id)
    fall_due(world.office, None, assignment_id)
    close_month(world.office, world.finance, "2005-03", world.key(), acknowledged=True)
    correct_cost(world.office, world.hr, line.id, ("800.00", "A credit note."), world.key())
    (late,) = invoice(world, assignment_id, monthly("100.00"), number="18")
    world.approve(late.id)
    higher = march | {"limits": [MONTHLY | {"max": "600.00"}]}
    _correct(world, _term(world, assignment_id, "cost_of_living"), higher)
    fall_due(world.office, None, assignment_id)
    names = ("kind", "approved", "month", "adjusts")
    assert sorted(told(world, assignment_id, *names)) == [
        ("allowance", "100.00", "2005-04", "2005-03"),
        ("allowance", "2500.00", "2005-03", ""),
        ("allowance", "500.00", "2005-03", ""),
        ("supplier", "-100.00", "2005-04", "2005-03"),
        ("supplier", "100.00", "2005-04", "2005-03"),
        ("supplier", "900.00", "2005-03", ""),
    ]


def test_overpaid_pay_is_shown_until_it_is_corrected(world):
    """A lower salary takes nothing back by itself; HR's correction does, once for all."""
    assignment_id, _ = granted(world, SALARY)
    fall_due(world.office, dt.date(2005, 2, 28), assignment_id)
    lower = SALARY | {"limits": [SALARY["limits"][0] | {"max": "2800.00"}], "from": "2005-02-01"}
    _correct(world, _term(world, assignment_id, "base_salary"), lower)
    run = standing(world.office, world.hr, assignment_id).pay
    (over,) = (one for one in run.over if one.period.label == "2005-02")
    assert str(over.money) == "300.00"
    what = ("2800.00", "The amendment came late.")
    correct_pay(world.office, world.hr, over.posting_ids[0], what, world.key())
    run = standing(world.office, world.hr, assignment_id).pay
    assert "2005-02" not in {one.period.label for one in run.over}
    assert "2005-02" not in {one.pay.period.label for one in run.open}


def test_what_is_taxable_is_stamped_when_a_cost_enters_the_ledger(world):
    """By category, host country and day; a new row ends the old one and changes nothing posted."""
    rows = [
        TaxabilityInput(
            "cost_of_living", "CN", dt.date(2005, 1, 1), taxable=True, note="Circular 1"
        ),
        TaxabilityInput("cost_of_living", "CN", dt.date(2005, 4, 1), taxable=False),
    ]
    for row in rows:
        record_taxability(world.office, world.finance, row, world.key())
    assignment_id, _ = granted(world, LIVING)
    fall_due(world.office, dt.date(2005, 4, 30), assignment_id)
    names = ("category", "date", "taxable")
    assert told(world, assignment_id, *names) == [
        ("miscellaneous_allowance", "2005-01-18", "None"),
        ("cost_of_living", "2005-03-31", "True"),
        ("cost_of_living", "2005-04-30", "False"),
    ]
    found = taxabilities(world.office, world.hr)
    held = taxable_on(found, "cost_of_living", "CN", dt.date(2005, 3, 31))
    assert (held.taxable, held.note, held.by.name) == (True, "Circular 1", "Finn")


@pytest.mark.parametrize(
    ("where", "category", "country"),
    [("category", "yacht", "CN"), ("country", "bonus", "XX")],
)
def test_a_row_of_what_nobody_knows_is_refused(world, where, category, country):
    """An unknown category or country is named by its field."""
    row = TaxabilityInput(category, country, dt.date(2005, 1, 1), taxable=True)
    with pytest.raises(actions.InputError) as slip:
        record_taxability(world.office, world.hr, row, world.key())
    assert slip.value.where == where
