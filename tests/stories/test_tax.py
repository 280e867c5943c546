"""Tax equalization from the estimate to the settlement, and who sees what of it."""

import datetime as dt
import io

import pytest

from assignments import actions
from assignments.actions import (
    InputError,
    NotAllowedError,
    NotFoundError,
    StateError,
    falling_due,
    tax,
)
from assignments.core.money import Money
from tests.stories.world import picture

EQUALIZED = "You will be tax equalized to your home country."
OPEN = "We make tax equalization payments, should there be a deleterious tax effect."
PROTECTS = "Tax protection is granted: you never pay more than at home."
HYPO = "From your salary a hypothetical tax is withheld."
LETTER = f"Dear Ada,\n\n7. {EQUALIZED}\n8. {OPEN}\n9. {PROTECTS}\n10. {HYPO}\n"
TERMS = (
    {"clause": "7", "category": "tax_equalization", "pays": "company_pays", "quote": EQUALIZED},
    {"clause": "8", "category": "tax_equalization", "pays": "company_pays", "quote": OPEN},
    {"clause": "9", "category": "tax_equalization", "pays": "company_pays", "quote": PROTECTS},
    {"clause": "10", "category": "hypothetical_tax", "pays": "withheld", "quote": HYPO},
)
D = dt.date
JANUARY = D(2005, 1, 1)


class Taxed:
    """An assignment with a letter on taxes, and short ways to write to its tax files."""

    def __init__(self, world):
        """Record the assignment and its letter."""
        self.world, self.office = world, world.office
        self.id = world.assignment()
        world.terms(world.letter(self.id, LETTER), TERMS)
        found = tax.equalization_terms(self.office, world.hr, self.id)
        self.term = {one.term.clause: one.id for one in found}

    def year(self, clause="7", kind="equalised", country="US", first=JANUARY, **what):
        """Add a tax year."""
        given = tax.TaxYearInput(country, first, kind, self.term[clause], **what)
        return tax.add_year(self.office, self.world.hr, self.id, given, self.world.key()).id

    def hypothetical(self, first, amount="3000.00", country="US", currency="USD"):
        """Set the hypothetical tax."""
        given = tax.HypotheticalInput(country, first, amount, currency)
        tax.set_hypothetical(self.office, self.world.hr, self.id, given, self.world.key())

    def withhold(self, *months):
        """Withhold for months of 2005."""
        for month in months:
            tax.withhold(self.office, self.world.hr, self.id, D(2005, month, 1), self.world.key())

    def note(self, year_id, kind, amount="", who=None, currency="USD", **what):
        """Write a note on a year."""
        day = what.pop("day", self.office.today())
        text = what.pop("text", kind)
        given = tax.NoteInput(kind, day, text, amount, currency, **what)
        return tax.add_note(self.office, who or self.world.hr, year_id, given, self.world.key()).id

    def final(self, year_id, hypothetical, home="", host="", who=None):
        """Record the final figures in dollars."""
        figures = [tax.Figure(one, "USD" if one else "") for one in (hypothetical, home, host)]
        given = tax.FinalInput(self.office.today(), *figures)
        tax.record_final(self.office, who or self.world.hr, year_id, given, self.world.key())

    def settle(self, year_id, who=None, key=None):
        """Settle a year as it is shown."""
        who = who or self.world.hr
        due = self.look(year_id).settlement.due.minor
        return tax.settle(self.office, who, year_id, due, key or self.world.key())

    def look(self, year_id, who=None):
        """A year as somebody sees it."""
        return tax.tax_year(self.office, who or self.world.hr, year_id)

    def costs(self):
        """What the ledger holds for taxes, by source."""
        with self.office.database.read() as store:
            return {
                one.source: (str(one.approved), one.category, one.clause)
                for one in store.cost_lines(assignment_id=self.id)
                if one.kind == "tax"
            }


@pytest.fixture
def taxed(world):
    """An assignment from 18 January 2005 with a letter on taxes; today is 2 May 2006."""
    world.clock.set("2006-05-02")
    return Taxed(world)


def upload(number=1, name="w2.png"):
    """A small file."""
    return actions.Upload(io.BytesIO(picture(number)), name)


def test_2005_from_the_estimate_to_the_settlement(taxed):
    """Withheld by days, paid in two currencies, filed, final, settled: the ledger agrees."""
    world = taxed.world
    rate = actions.RateInput("CNY", "USD", "0.125", D(2005, 7, 1), D(2005, 7, 31))
    actions.set_company_rate(taxed.office, world.hr, rate, world.key())
    taxed.hypothetical(D(2005, 1, 1))
    year = taxed.year()
    taxed.note(year, "estimate", "36000.00")
    assert taxed.look(year).state == "estimated"
    taxed.withhold(1, 2)
    assert taxed.look(year).state == "withheld"
    assert str(taxed.look(year).withheld) == "4354.84"  # 14 of 31 days, and a month
    paid = taxed.note(year, "payment", "80000.00", currency="CNY", day=D(2005, 7, 9))
    back = taxed.note(year, "refund_to_company", "100.00")
    bonus = taxed.note(year, "withholding", "645.16", text="From the bonus")
    taxed.note(year, "payment_by_employee", "500.00")
    taxed.note(year, "refund_to_employee", "250.00")
    with pytest.raises(StateError, match="not filed yet"):
        taxed.final(year, "6000.00")
    taxed.note(year, "return_filed")
    assert taxed.look(year).state == "filed"
    taxed.final(year, "6000.00")
    assert taxed.look(year).state == "final"
    assert taxed.settle(year).id == year
    seen = taxed.look(year)
    assert seen.state == "settled"
    assert [(one.words, str(one.amount)) for one in seen.settlement.steps] == [
        ("Final hypothetical tax", "6000.00"),
        ("Less hypothetical tax withheld", "-5000.00"),
        ("Less taxes that the employee paid", "-500.00"),
        ("Plus refunds that the employee received", "250.00"),
        ("Due from the employee", "750.00"),
    ]
    assert taxed.costs() == {
        "hypothetical:US:2005-01": ("-1354.84", "hypothetical_tax", "10"),
        "hypothetical:US:2005-02": ("-3000.00", "hypothetical_tax", "10"),
        f"tax:payment:{paid}": ("10000.00", "tax_equalization", "7"),
        f"tax:refund:{back}": ("-100.00", "tax_equalization", "7"),
        f"tax:withholding:{bonus}": ("-645.16", "hypothetical_tax", "7"),
        f"tax:settlement:{year}": ("-750.00", "tax_equalization", "7"),
    }


def test_too_much_withheld_comes_back(taxed):
    """What was withheld above the final tax is due to the employee, and a cost."""
    taxed.hypothetical(D(2005, 2, 1))
    year = taxed.year()
    taxed.withhold(2, 3)
    taxed.note(year, "return_filed")
    taxed.final(year, "0")
    assert taxed.settle(year).again is False
    assert taxed.look(year).due == Money(-600000, "USD")
    assert taxed.costs()[f"tax:settlement:{year}"][0] == "6000.00"


def test_a_protected_year_is_settled_at_the_lower_tax(taxed):
    """Both actual taxes are needed; the lower of their sum and the hypothetical counts."""
    year = taxed.year("9", "protected")
    taxed.note(year, "return_filed")
    with pytest.raises(InputError, match="home"):
        taxed.final(year, "900.00")
    taxed.final(year, "900.00", "500.00", "0")
    taxed.settle(year)
    assert taxed.look(year).settlement.bears == Money(50000, "USD")
    assert "the actual tax" in taxed.look(year).settlement.steps[2].words


def test_a_settled_year_is_closed(taxed):
    """Every further write says that the year is settled; pay runs leave its days out."""
    world, year = taxed.world, taxed.year()
    asked = tax.ask_document(
        taxed.office, world.hr, year, tax.DocumentInput("W-2", D(2006, 6, 1)), world.key()
    ).id
    taxed.note(year, "return_filed")
    taxed.final(year, "10.00")
    key = world.key()
    taxed.settle(year, key=key)
    writes = (
        lambda: taxed.note(year, "remark"),
        lambda: taxed.note(year, "payment", "1.00"),
        lambda: taxed.final(year, "11.00"),
        lambda: taxed.settle(year),
        lambda: taxed.hypothetical(D(2005, 3, 1)),
        lambda: tax.receive_document(taxed.office, world.ada, asked, [upload()], world.key()),
        lambda: tax.ask_document(
            taxed.office, world.hr, year, tax.DocumentInput("W-2", D(2006, 6, 1)), world.key()
        ),
    )
    for write in writes:
        with pytest.raises(StateError, match="2005 is settled"):
            write()
    assert taxed.settle(year, key=key).again
    taxed.hypothetical(D(2004, 12, 1))
    with taxed.office.database.read() as store:
        periods = [tax.Period.month(D(2005, 12, 1)), tax.Period.month(D(2006, 1, 1))]
        due = tax.postings_due(store, store.assignment(taxed.id), store.terms(taxed.id), periods)
    assert [(one.source, str(one.cost)) for one in due] == [("hypothetical:US:2006-01", "-3000.00")]


def test_a_year_is_not_settled_too_early_nor_otherwise_than_shown(taxed):
    """Only once it is over, filed and final; not where it changed since HR looked."""
    world, year = taxed.world, taxed.year()
    taxed.note(year, "return_filed")
    with pytest.raises(StateError, match="final hypothetical tax is not recorded"):
        tax.settle(taxed.office, world.hr, year, 0, world.key())
    taxed.final(year, "10.00")
    with pytest.raises(StateError, match="changed since"):
        tax.settle(taxed.office, world.hr, year, 0, world.key())
    later = taxed.year(first=D(2006, 1, 1))
    assert taxed.look(later).missing[0] == "The year 2006 is not over before 2006-12-31."


def test_bad_years_are_named(taxed):
    """Overlaps, strange countries, open clauses and years before the start each say what to do."""
    taxed.year()
    slips = {
        "has days of it already": {"first": D(2005, 12, 31)},
        "more than twelve months": {"country": "CN", "last": D(2006, 1, 1)},
        "neither the home nor the host": {"country": "GB"},
        "is over before the assignment begins": {"first": D(2003, 1, 1)},
        "unknown kind": {"kind": "sheltered", "country": "CN"},
        "does not itself say|does not say": {"clause": "8", "country": "CN"},
        "do not stand in the clause": {
            "clause": "8",
            "country": "CN",
            "reason": "Policy.",
            "words": "net salary",
        },
    }
    for said, what in slips.items():
        with pytest.raises(InputError, match=said):
            taxed.year(**what)
    assert taxed.year(country="GB", first=D(2005, 4, 6), country_reason="A month in London.")


def test_what_an_open_clause_means_is_a_recorded_reading(taxed):
    """The reading stands for the letter with its reason, once for all years."""
    world, why = taxed.world, "So the policy of 2004."
    first = taxed.year("8", "protected", reason=why)
    taxed.year("8", "protected", "CN", reason=why)
    file = actions.assignment(taxed.office, world.hr, taxed.id)
    (reading,) = [one.reading for one in file.readings if one.assignment_id == taxed.id]
    assert (reading.words, reading.reason) == ("deleterious tax effect", why)
    assert reading.says.startswith("Tax protection")
    assert taxed.look(first).year.reason == why


def test_slips_in_notes_are_named(taxed):
    """Amounts, days, currencies without a rate and kinds of others are refused with a remedy."""
    world, year = taxed.world, taxed.year()
    slips = {
        "needs an amount": {"kind": "payment"},
        "not above zero": {"kind": "payment", "amount": "0"},
        "more decimals": {"kind": "payment", "amount": "1.005"},
        "unknown currency": {"kind": "payment", "amount": "1.00", "currency": "XYZ"},
        "record a company rate": {"kind": "payment", "amount": "1.00", "currency": "KES"},
        "in the future": {"kind": "remark", "day": D(2006, 5, 3)},
        "unknown kind": {"kind": "settlement"},
        "only HR's remarks": {"kind": "remark", "internal": True, "who": world.ada},
        "write a few words": {"kind": "remark", "text": " "},
    }
    for said, what in slips.items():
        with pytest.raises(InputError, match=said):
            taxed.note(year, **what)
    with pytest.raises(InputError, match="kind of note"):
        taxed.note(year, "payment", "1.00", who=world.ada)
    assert taxed.look(year).notes == ()


def test_documents_are_asked_for_and_handed_in(taxed):
    """The employee hands in what is missing; the file stays when receipts are swept."""
    world, year = taxed.world, taxed.year()
    what = tax.DocumentInput("Form W-2", D(2006, 5, 10), "The last one.")
    asked = tax.ask_document(taxed.office, world.hr, year, what, world.key()).id
    ((_, document),) = tax.years(taxed.office, world.ada, taxed.id).missing
    assert (document.asked.document, document.is_overdue(D(2006, 5, 11))) == ("Form W-2", True)
    with pytest.raises(InputError, match="no file"):
        tax.receive_document(taxed.office, world.ada, asked, [], world.key())
    tax.receive_document(taxed.office, world.ada, asked, [upload(7)], world.key())
    page = taxed.look(year, world.ada)
    assert tax.years(taxed.office, world.ada, taxed.id).missing == ()
    (received,) = page.documents[0].received
    found, opened = tax.file(taxed.office, world.ada, received.files[0].id)
    with opened:
        assert (found.name, len(opened.read())) == ("w2.png", found.size)
    with taxed.office.database.read() as store:
        assert found.sha256 in store.tax_files_named()
    with pytest.raises(NotFoundError):
        tax.file(taxed.office, world.ben, found.id)


def test_months_are_withheld_once(taxed):
    """A second time is told; a month without a set amount, too; a rate that is missing, too."""
    taxed.hypothetical(D(2005, 2, 1))
    taxed.withhold(2)
    with pytest.raises(StateError, match="withheld before"):
        taxed.withhold(2)
    with pytest.raises(InputError, match="no hypothetical tax is due"):
        taxed.withhold(1)
    taxed.hypothetical(D(2005, 4, 1), country="CN", currency="KES")
    with pytest.raises(InputError, match="company rate"):
        taxed.withhold(4)
    with taxed.office.database.read() as store:
        april = [tax.Period.month(D(2005, 4, 1))]
        due = tax.postings_due(store, store.assignment(taxed.id), store.terms(taxed.id), april)
    assert [one.source for one in due] == ["hypothetical:US:2005-04"]


def test_a_pay_run_withholds_by_itself(taxed):
    """What falls due takes the hypothetical tax with it, each day once, whoever withheld it."""
    taxed.hypothetical(D(2005, 2, 1))
    taxed.withhold(3)
    for _ in range(2):
        falling_due.fall_due(taxed.office, D(2005, 4, 30), taxed.id)
    assert {one: cost for one, (cost, *_) in taxed.costs().items()} == {
        "hypothetical:US:2005-02": "-3000.00",
        "hypothetical:US:2005-03": "-3000.00",
        "hypothetical:US:2005-04": "-3000.00",
    }


def test_everybody_sees_what_is_theirs(taxed):
    """The adviser only what was given to them; finance amounts; internal remarks HR alone."""
    world, year = taxed.world, taxed.year()
    gil = world.someone(f"Gil{taxed.id}", "tax_adviser")
    taxed.note(year, "remark", text="Ask again.", internal=True)
    taxed.note(year, "remark", text="Thank you.", who=world.ada)
    assert [one.text for one in taxed.look(year, world.ada).notes] == ["Thank you."]
    money = tax.years(taxed.office, world.finance, taxed.id)
    assert [(one.state, one.notes, one.documents) for one in money.years] == [("estimated", (), ())]
    for who in (world.finance, world.ben, gil):
        with pytest.raises(NotFoundError):
            taxed.look(year, who)
    given = tax.GrantInput(gil.id, D(2006, 5, 2))
    grant = tax.grant(taxed.office, world.hr, taxed.id, given, world.key()).id
    assert [one.id for one in tax.granted(taxed.office, gil)] == [taxed.id]
    assert len(taxed.look(year, gil).notes) == 2
    taxed.note(year, "return_filed", who=gil)
    taxed.final(year, "10.00", who=gil)
    with pytest.raises(NotAllowedError):
        taxed.settle(year, who=gil)
    for look in (actions.assignment, actions.remaining):
        with pytest.raises(NotFoundError):
            look(taxed.office, gil, taxed.id)
    tax.end_grant(taxed.office, world.hr, grant, world.key())
    with pytest.raises(NotFoundError):
        taxed.look(year, gil)


def test_looks_of_others_are_noted_once_a_day(taxed):
    """HR's second look of a day leaves no trace, the employee's none at all."""
    world, year = taxed.world, taxed.year()
    for who in (world.hr, world.hr, world.ada, world.finance):
        tax.years(taxed.office, who, taxed.id)
    taxed.look(year)
    world.clock.set("2006-05-03")
    taxed.look(year)
    with taxed.office.database.read() as store:
        events = store.events_of_assignment(taxed.id)
    assert [one.actor.name for one in events if one.kind == "tax_read"] == ["Hana", "Finn", "Hana"]


def test_nobody_settles_their_own_taxes(world):
    """An HR person on assignment sits as its employee: another one settles."""
    world.clock.set("2006-05-02")
    own = world.someone("Ida", "hr", "expatriate")
    taxed = Taxed(world)
    mine = world.assignment(own)
    world.terms(world.letter(mine, LETTER), TERMS)
    given = tax.TaxYearInput("US", JANUARY, "equalised", taxed.term["7"])
    with pytest.raises(NotAllowedError):
        tax.add_year(taxed.office, own, mine, given, world.key())
    with pytest.raises(InputError, match="no confirmed clause"):
        tax.add_year(taxed.office, world.hr, mine, given, world.key())
