"""Plans: made from letters, norms and fares, kept as versions, and seen beside what was spent."""

import datetime as dt

import pytest

from assignments import actions
from assignments.actions import InputError, NotAllowedError, NotFoundError, StateError
from assignments.actions.planned import overview, planned
from assignments.actions.plans import (
    AssumptionEdit,
    PlanInput,
    assume,
    keep_plan,
    kept_plan,
    two_plans,
)
from assignments.core.plan import AssumptionInput
from tests.stories.world import taxi

END = dt.date(2005, 7, 17)


def _assignment(world, **changes):
    """Six months in Shanghai, rent at a norm of 3,100 a month, a fare for home leave."""
    assignment_id = world.lettered(**{"expected_end": END, **changes})
    world.norm(assignment_id, "housing_rent", "3100.00")
    fare = actions.FareInput("home_leave_airfare", "1150.00", "USD")
    actions.set_fare(world.office, world.hr, assignment_id, fare, world.key())
    return assignment_id


def _keep(world, assignment_id, last=None, label=""):
    what = PlanInput(label, last)
    return keep_plan(world.office, world.hr, assignment_id, what, world.key()).id


def _assume(world, assignment_id, of=0, place=0, **typed):
    words = {"category": "air_freight", "how": "in_all", "amount": "4.50", "currency": "USD"}
    made = AssumptionInput(**{**words, "first": "2005-01", "quantity": "500", **typed})
    edit = AssumptionEdit(of, place, made)
    return assume(world.office, world.hr, assignment_id, edit, world.key()).id


def _sums(projection):
    return {name: str(money) for name, money in projection.by_category().items()}


def test_a_plan_is_made_from_the_letter(world):
    """Every term with its figure or its gap, each with clause and quote."""
    assignment_id = _assignment(world)
    shown = planned(world.office, world.finance, assignment_id)
    assert not shown.is_kept
    assert _sums(shown.plan.projection) == {
        "home_leave_airfare": "3450.00",
        "housing_rent": "18600.00",
        "miscellaneous_allowance": "2500.00",
        "local_transport": "1799.99",
    }
    (gap,) = shown.plan.projection.gaps
    assert (gap.says, gap.clause) == ("Up to 500 lb: no price is known", "3")
    assert gap.quote == "You may ship up to 500 pounds of goods by air."


def test_versions_are_kept_and_never_change(world):
    """An assumption makes the next version; the first stays, whatever the norm becomes."""
    assignment_id = _assignment(world)
    assert _keep(world, assignment_id, label="As signed") == 1
    assert _assume(world, assignment_id, of=1) == 2
    world.norm(assignment_id, "housing_rent", "6200.00")
    shown = planned(world.office, world.hr, assignment_id)
    assert (shown.plan.version.number, shown.is_out_of_date) == (2, True)
    assert str(shown.change) == "18600.00"
    _, (first, second) = two_plans(world.office, world.finance, assignment_id, (1, 2))
    assert "air_freight" not in first.projection.by_category()
    assert str(second.projection.by_category()["air_freight"]) == "2250.00"
    assert [one.number for one in shown.versions] == [2, 1]
    assert (shown.versions[1].label, shown.versions[1].made_by.name) == ("As signed", "Hana")
    older = planned(world.office, world.hr, assignment_id, number=1)
    assert (older.is_newest, older.today, older.plan.projection) == (False, None, first.projection)
    assert _keep(world, assignment_id) == 3
    _, newest = kept_plan(world.office, world.hr, assignment_id, 3)
    assert _sums(newest.projection)["housing_rent"] == "37200.00"
    assert newest.assumptions == second.assumptions


def test_an_assumption_is_changed_and_taken_out(world):
    """Each time the next version; one that rests on an older version is refused."""
    assignment_id = _assignment(world)
    _assume(world, assignment_id)
    _assume(world, assignment_id, of=1, place=1, amount="5.00", note="The forwarder's offer.")
    with pytest.raises(StateError):
        _assume(world, assignment_id, of=1, place=1)
    for slip in ({}, {"first": "2003-12"}, {"last": "2007-08", "category": "storage"}):
        with pytest.raises(InputError):
            _assume(world, assignment_id, of=2, **slip)
    shown = planned(world.office, world.hr, assignment_id)
    assert _sums(shown.plan.projection)["air_freight"] == "2500.00"
    out = AssumptionEdit(2, 1)
    again = world.key()
    assert assume(world.office, world.hr, assignment_id, out, again).id == 3
    assert assume(world.office, world.hr, assignment_id, out, again).again
    shown = planned(world.office, world.hr, assignment_id)
    assert (shown.plan.version.number, len(shown.plan.projection.gaps)) == (3, 1)
    with pytest.raises(NotFoundError):
        assume(world.office, world.hr, assignment_id, AssumptionEdit(3, 1), world.key())


def test_without_an_expected_end_the_last_day_is_asked_for(world):
    """At most ten years; what was chosen stays until an end is recorded."""
    assignment_id = _assignment(world, expected_end=None)
    assert planned(world.office, world.hr, assignment_id).plan is None
    with pytest.raises(InputError, match="last day first"):
        _assume(world, assignment_id)
    for last in (None, dt.date(2005, 1, 1), dt.date(2015, 6, 2)):
        with pytest.raises(InputError) as error:
            _keep(world, assignment_id, last)
        assert error.value.where == "last"
    _keep(world, assignment_id, dt.date(2006, 1, 17))
    _assume(world, assignment_id, of=1)
    shown = planned(world.office, world.hr, assignment_id)
    assert shown.plan.version.last == dt.date(2006, 1, 17)
    end = actions.EndInput(END, "The plant is built.")
    actions.record_end(world.office, world.hr, assignment_id, end, world.key())
    assert planned(world.office, world.hr, assignment_id).today.version.last == END
    _keep(world, assignment_id)
    assert planned(world.office, world.hr, assignment_id).plan.version.last == END


def test_beside_it_stands_what_was_spent(world):
    """Actual, held, difference, forecast, accruals and what is expected and not recorded."""
    assignment_id = _assignment(world)
    _keep(world, assignment_id)
    covers = {"from": "2005-02-01", "to": "2005-04-01"}
    rent = taxi("6000.00", category="housing_rent", date="2005-02-01", covers=covers)
    paid, _waits = world.submit(assignment_id, rent, taxi("100.00", date="2005-05-03"))
    world.approve(paid.id)
    shown = planned(world.office, world.finance, assignment_id, month="2005-05")
    rows = {row.name: row for row in shown.beside.categories}
    assert (str(rows["housing_rent"].actual), str(rows["local_transport"].held)) == (
        "6000.00",
        "100.00",
    )
    assert str(rows["housing_rent"].forecast) == "7700.00"  # and July's 17 days
    assert str(rows["miscellaneous_allowance"].unclaimed) == "2500.00"
    owed = {one.category: one for one in shown.accruals}
    assert str(owed["housing_rent"].incurred) == "6000.00"  # approved in June
    assert str(owed["local_transport"].incurred) == "100.00"
    assert str(owed["miscellaneous_allowance"].unclaimed) == "2500.00"
    runs = [(one.first, one.last) for one in shown.missing if one.category == "housing_rent"]
    assert runs == [("2005-01", "2005-01"), ("2005-04", "2005-05")]
    june = planned(world.office, world.finance, assignment_id, month="2005-06")
    (row,) = (one for one in june.accruals if one.category == "housing_rent")
    assert (str(row.approved), row.incurred.minor) == ("6000.00", 0)
    with pytest.raises(InputError):
        planned(world.office, world.hr, assignment_id, month="2004-05")


def test_a_currency_without_rate_is_named_and_left_out(world):
    """With a rate it counts, at the newest one known."""
    assignment_id = _assignment(world)
    made = {"category": "storage", "how": "month", "quantity": "1", "amount": "100.00"}
    _assume(world, assignment_id, **made, currency="MAD")
    shown = planned(world.office, world.hr, assignment_id)
    assert [one.category for one in shown.plan.projection.without_rate] == ["storage"]
    _assume(world, assignment_id, of=1, place=1, **made, currency="MAD", rate="0.002")
    shown = planned(world.office, world.hr, assignment_id)
    assert str(shown.plan.projection.by_category()["storage"]) == "0.20"
    rate = actions.RateInput("KES", "USD", "0.0125", dt.date(2005, 5, 1), dt.date(2005, 7, 31))
    actions.set_company_rate(world.office, world.hr, rate, world.key())
    _assume(world, assignment_id, of=2, place=1, **made, currency="KES")
    shown = planned(world.office, world.hr, assignment_id)
    assert str(shown.plan.projection.by_category()["storage"]) == "1.25"


def test_the_overview_tells_plan_actual_and_forecast(fresh_world):
    """Of all that are going on, also of those without a plan."""
    world = fresh_world
    bare, kept = world.assignment(), _assignment(world)
    _keep(world, kept)
    (line,) = world.submit(kept, taxi("100.00"))
    world.approve(line.id)
    first, second = overview(world.office, world.finance).items
    assert (first.record.id, second.record.id) == (kept, bare)
    assert (second.planned, second.actual.minor, second.version) == (None, 0, None)
    later = first.planned - first.to_date
    assert (str(first.actual), first.forecast) == ("100.00", first.actual + later)
    end = actions.EndInput(dt.date(2005, 5, 1), "Done.")
    actions.record_end(world.office, world.hr, bare, end, world.key())
    assert [one.record.id for one in overview(world.office, world.hr).items] == [kept]


def test_plans_are_for_hr_and_finance(world):
    """Finance reads; the employee does not see them; a stranger's assignment is not there."""
    assignment_id = _assignment(world)
    for who in (world.finance, world.ada):
        with pytest.raises(NotAllowedError):
            keep_plan(world.office, who, assignment_id, PlanInput(), world.key())
    with pytest.raises(NotAllowedError):
        planned(world.office, world.ada, assignment_id)
    with pytest.raises(NotFoundError):
        planned(world.office, world.ben, assignment_id)
    with pytest.raises(NotAllowedError):
        overview(world.office, world.ada)
    with pytest.raises(NotFoundError):
        kept_plan(world.office, world.hr, assignment_id, 1)
