"""Rates over a line's life: the assignment's rule, what is typed, what the bank really charged."""

import datetime as dt
import io

import pytest

from assignments import actions
from assignments.actions import InputError, NotAllowedError, NotFoundError, StateError
from assignments.actions.bank import state_bank_charge
from assignments.actions.importing.company_rates import import_rates
from assignments.actions.importing.rows import Delivery
from assignments.actions.known import conversion_on, newest_rates
from assignments.core.rates import Rate
from tests.ledgers import month_in
from tests.stories.world import taxi

PAIRS = ("CNY,USD,0.2", "EUR,USD,0.1")
MARCH = (("2005-03-01", "8"), ("2005-03-14", "10"), ("2005-03-31", "12.5"))


@pytest.fixture
def world(fresh_world):
    """An office of one's own: rates are everybody's."""
    return fresh_world


def published(world, *rates):
    """Keep published rates of the yuan: a dollar is so many of them."""
    with world.office.database.write(world.office.by_itself("test")) as store:
        store.keep_rates(
            Rate(dt.date.fromisoformat(day), "USD", "CNY", rate, "ECB") for day, rate in rates
        )


def typed(rate="0.2", first="2005-01-01", last="2005-12-31", base="CNY", quote="USD", **more):
    """A typed rate."""
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return actions.RateInput(base, quote, rate, *days, **more)


def type_rate(world, *words, **named):
    """Type a rate."""
    return actions.set_company_rate(world.office, world.hr, typed(*words, **named), world.key()).id


def ride(amount="100.00", day="2005-03-14"):
    """A taxi paid in yuan."""
    return taxi(amount, currency="CNY", date=day)


def change(world, assignment_id, **what):
    """Change an assignment by HR."""
    record = actions.assignment(world.office, world.hr, assignment_id).record
    names = ("employer", "position", "home_country", "home_city", "host_country", "host_city")
    kept = {name: getattr(record, name) for name in names}
    kept |= {"start": record.facts.start, "settlement_currency": record.facts.settlement_currency}
    given = actions.AssignmentInput(employee_id=record.employee.id, **(kept | what))
    actions.change_assignment(world.office, world.hr, assignment_id, given, world.key())


def story(line):
    """A line's counted amount and its rate's source and rule."""
    rate = line.verdict["rate"]
    return str(line.counted), rate["date"], rate["source"], rate["rule"]


def test_each_rule_turns_the_same_ride_its_own_way(world):
    """The day's rate; the mean of the month, days after the ride included; the typed rate."""
    published(world, *MARCH)
    type_rate(world)
    told = {}
    for rule in ("expense_date", "month_average", "company_rate"):
        assignment_id = world.lettered(rate_rule=rule)
        told[rule] = story(world.submit(assignment_id, ride())[0])
    assert told == {
        "expense_date": ("10.00", "2005-03-14", "ECB, inverted", "expense_date"),
        "month_average": (
            "10.17",  # (1/8 + 1/10 + 1/12.5) / 3
            "2005-03-31",
            "ECB, inverted, average of 3 days of 2005-03",
            "month_average",
        ),
        "company_rate": ("20.00", "2005-03-14", "company rate, by rule", "company_rate"),
    }


def test_without_a_typed_rate_the_company_rule_waits_for_hr(world):
    """Published rates do not count then; the line says so, and is judged once HR types one."""
    published(world, *MARCH)
    assignment_id = world.lettered(rate_rule="company_rate")
    (line,) = world.submit(assignment_id, ride())
    (finding,) = [one for one in line.submitted["findings"] if one["reason"] == "no_rate"]
    assert line.counted is None
    assert (
        "no company rate from CNY holds on 2005-03-14, and the assignment's rule takes no other. "
        "HR can record one."
    ) in finding["message"]
    type_rate(world)
    world.approve(line.id)
    assert story(world.line(line.id))[2:] == ("company rate, by rule", "company_rate")


def test_a_month_without_published_rates_takes_the_typed_one(world):
    """The yuan has none before April 2005."""
    type_rate(world)
    assignment_id = world.lettered(rate_rule="month_average")
    (line,) = world.submit(assignment_id, ride())
    assert story(line)[2] == "company rate, where no rate of 2005-03 was published"


def test_a_changed_rule_counts_for_later_lines_alone(world):
    """What was submitted keeps its rate, its source and its rule, at the decision too."""
    published(world, *MARCH)
    assignment_id = world.lettered()
    (before,) = world.submit(assignment_id, ride())
    change(world, assignment_id, rate_rule="month_average")
    published(world, ("2005-03-15", "5"))
    (after,) = world.submit(assignment_id, ride())
    desk = actions.desk(world.office, world.hr, before.id)
    assert (str(desk.verdict_now.counted), desk.changed) == ("10.00", False)
    world.approve(before.id)
    decided = world.line(before.id)
    assert story(decided) == ("10.00", "2005-03-14", "ECB, inverted", "expense_date")
    assert decided.rate_before is None
    assert story(after)[2].endswith("average of 4 days of 2005-03")
    published(world, ("2005-03-16", "50"))
    world.approve(after.id)
    assert story(world.line(after.id)) == story(after)


def test_a_rule_that_is_none_is_refused(world):
    """The field is named."""
    with pytest.raises(InputError) as slip:
        world.assignment(rate_rule="best_rate")
    assert slip.value.where == "rate_rule"


def test_the_newest_typed_rate_counts_where_two_overlap(world):
    """Also where the older one was typed the other way round."""
    type_rate(world, "0.2")
    type_rate(world, "4", "2005-03-01", "2005-03-31", base="USD", quote="CNY")
    assignment_id = world.lettered(rate_rule="company_rate")
    days = ("2005-02-28", "2005-03-01", "2005-03-31", "2005-04-01")
    lines = world.submit(assignment_id, *(ride("10.00", day) for day in days))
    assert [str(line.counted) for line in lines] == ["2.00", "2.50", "2.50", "2.00"]


@pytest.mark.parametrize("rate", ["10", "0.001"])
def test_an_absurd_rate_needs_somebody_to_be_sure(world, rate):
    """A hundred times what was published around its first day, or a hundredth of it."""
    published(world, *MARCH)
    with pytest.raises(InputError) as slip:
        type_rate(world, rate, "2005-03-14")
    assert (slip.value.where, "0.1" in slip.value.what) == ("rate", True)
    assert type_rate(world, rate, "2005-03-14", sure=True)


def test_an_absurd_rate_is_held_against_the_last_typed_one(world):
    """Where nothing was published; either way round."""
    type_rate(world, "0.2")
    for slip in ({"rate": "20"}, {"rate": "500", "base": "USD", "quote": "CNY"}):
        with pytest.raises(InputError):
            type_rate(world, **slip)
    assert type_rate(world, "5", base="USD", quote="CNY")


def test_a_typed_rate_begins_at_most_a_year_ahead(world):
    """The company sets the coming period's; not the next decade's."""
    assert type_rate(world, first="2006-06-01", last="2007-05-31")
    with pytest.raises(InputError) as slip:
        type_rate(world, first="2006-06-02", last="2007-05-31")
    assert slip.value.where == "first"


def test_a_file_of_rates_is_recorded_all_or_none(world):
    """Each slip names its row; what came before it is not kept, and the same form twice is once."""
    rows = ["from,to,base,quote,rate", *(f"2005-01-01,2005-12-31,{one}" for one in PAIRS)]

    def bring(*rates, key=None, who=None):
        file = io.BytesIO("\n".join((*rows, *rates)).encode())
        what = Delivery(file, "rates.csv")
        return import_rates(world.office, who or world.hr, what, key or world.key())

    with pytest.raises(InputError) as slip:
        bring("2005-01-01,2005-12-31,GBP,USD,0")
    assert "4" in slip.value.slips[0].where
    with pytest.raises(InputError):
        bring("2005-01-01,2005-12-31,CNY,USD,20")
    assert rates_of(world) == []
    with pytest.raises(NotAllowedError):
        bring(who=world.finance)
    key = world.key()
    assert [bring(key=key).done.again for _ in range(2)] == [False, True]
    assert rates_of(world) == ["0.1", "0.2"]


def rates_of(world):
    """The typed rates, the last one first."""
    with world.office.database.read() as store:
        return [one.rate for one in store.typed_rates(None, 10)]


def test_the_newest_published_day_is_told(world):
    """Nothing before there is one."""
    assert newest_rates(world.office) is None
    published(world, *MARCH)
    newest = newest_rates(world.office)
    assert (newest.day, newest.source) == (dt.date(2005, 3, 31), "ECB")


def test_other_costs_are_turned_by_the_rule_too(world):
    """What is posted without a claim."""
    published(world, *MARCH)
    assignment_id = world.lettered(rate_rule="month_average")
    with world.office.database.read() as store:
        record = store.assignment(assignment_id)
        found = conversion_on(store, record, "CNY", dt.date(2005, 3, 14))
        assert found.rule == "month_average"
        assert conversion_on(store, record, "JPY", dt.date(2005, 3, 14)) is None


def charge(world, line_id, amount, who=None):
    """State what the bank charged."""
    return state_bank_charge(world.office, who or world.ada, line_id, amount, world.key())


def approve_at_bank(world, line_id, amount=None, reason="Statement of 20 March"):
    """Count what the bank charged."""
    what = actions.Approval(amount, reason, bank=True)
    return actions.approve(world.office, world.hr, line_id, what, world.key())


def test_what_the_bank_charged_counts_when_hr_says_so(world):
    """Submitted at the reference rate; decided at the bank's, under the limits; both are told."""
    published(world, *MARCH)
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, ride())
    charge(world, line.id, "10.90")
    desk = actions.desk(world.office, world.hr, line.id)
    assert (str(desk.verdict_now.counted), str(desk.charged.verdict.counted)) == ("10.00", "10.90")
    assert not desk.charged.is_far
    with pytest.raises(InputError) as slip:
        approve_at_bank(world, line.id, reason=" ")
    assert slip.value.where == "reason"
    approve_at_bank(world, line.id)
    decided = world.line(line.id)
    assert (str(decided.approved), decided.override) == ("10.90", False)
    assert story(decided) == ("10.90", "2005-03-14", "what the bank charged", "bank_charge")
    assert decided.rate_before["source"] == "ECB, inverted"
    (cost,) = month_in(world.office, "2005-06").lines
    assert (cost.rate, cost.rate_source) == ("0.109", "what the bank charged")
    (event,) = [
        one
        for one in actions.history(world.office, world.hr, line.claim_id)
        if one.kind == "approved"
    ]
    assert event.body["bank"] == "10.90"
    with pytest.raises(StateError):
        charge(world, line.id, "12.00")


def test_the_banks_rate_stays_under_the_limits(world):
    """The cap of 300 dollars cuts what the bank charged; more is an override."""
    published(world, *MARCH)
    assignment_id = world.lettered()
    one, two = world.submit(assignment_id, ride("2900.00"), ride("500.00", "2005-04-05"))
    charge(world, one.id, "310.00")
    approve_at_bank(world, one.id)
    assert str(world.line(one.id).approved) == "300.00"
    charge(world, two.id, "400.00")
    assert actions.desk(world.office, world.hr, two.id).charged.is_far
    approve_at_bank(world, two.id, "400.00")
    assert world.line(two.id).override


def test_a_charge_gives_a_line_without_rate_one(world):
    """Nothing is known of the pair; what the bank charged is."""
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, ride())
    charge(world, line.id, "12.08")
    desk = actions.desk(world.office, world.hr, line.id)
    assert (desk.verdict_now.counted, str(desk.charged.verdict.allowed)) == (None, "12.08")
    approve_at_bank(world, line.id)
    assert str(world.line(line.id).approved) == "12.08"


def test_approving_without_the_bank_keeps_the_rate(world):
    """A charge that is only stated changes nothing."""
    published(world, *MARCH)
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, ride() | {"bank_charge": "10.90"})
    assert str(line.bank) == "10.90"
    world.approve(line.id)
    assert str(world.line(line.id).approved) == "10.00"


def test_a_charge_is_stated_in_the_draft_and_taken_back(world):
    """It stands with the line, and empty takes it away."""
    assignment_id = world.lettered()
    claim_id = world.draft(assignment_id, ride() | {"bank_charge": "12.08"})
    (line,) = actions.claim(world.office, world.ada, claim_id).lines
    assert str(line.bank) == "12.08"
    charge(world, line.id, "")
    assert actions.line(world.office, world.ada, line.id).bank is None
    charge(world, line.id, "12.10")
    actions.change_line(world.office, world.ada, line.id, ride(), world.key())
    assert actions.line(world.office, world.ada, line.id).bank is None


def test_a_charge_that_makes_no_sense_is_refused(world):
    """Not above zero, no number, too many decimals, a hundred times the reference value."""
    published(world, *MARCH)
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, ride())
    for amount in ("0", "-1", "NaN", "12.081", "1000.00", "0.10", "ten"):
        with pytest.raises(InputError) as slip:
            charge(world, line.id, amount)
        assert slip.value.where == "bank_charge"


def test_only_the_claimant_states_a_charge_for_a_foreign_cost(world):
    """Not for a cost in the settlement currency, not for another's line, and nobody counts none."""
    assignment_id = world.lettered()
    at_home, abroad = world.submit(assignment_id, taxi(), ride())
    with pytest.raises(InputError):
        charge(world, at_home.id, "25.00")
    with pytest.raises(NotFoundError):
        charge(world, abroad.id, "12.00", who=world.ben)
    with pytest.raises((NotFoundError, NotAllowedError)):
        charge(world, abroad.id, "12.00", who=world.hr)
    with pytest.raises(InputError):
        approve_at_bank(world, abroad.id, "5.00")


def test_a_charge_in_an_old_currency_does_not_count(world):
    """Stated while the assignment was settled in another currency."""
    assignment_id = world.lettered()
    claim_id = world.draft(assignment_id, ride() | {"bank_charge": "12.08"})
    change(world, assignment_id, settlement_currency="EUR")
    actions.submit_claim(world.office, world.ada, claim_id, world.key())
    (line,) = actions.claim(world.office, world.ada, claim_id).lines
    assert line.bank.currency == "USD"
    assert actions.desk(world.office, world.hr, line.id).charged is None
