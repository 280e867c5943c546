"""Judging again at decision, trials of a cost to come, and what a decision turns into use."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from assignments.core.approval import status_of
from assignments.core.case import case_of
from assignments.core.check import days_to_join, judge, takes_when_approved, try_before
from assignments.core.claim import Line
from assignments.core.money import Money
from assignments.core.remaining import Book
from tests.core.cases import amount, case, judged, line, outcomes, term
from tests.core.desk import Desk


def desk_of(*terms, **rest) -> Desk:
    """An empty desk under the terms."""
    return Desk(case_of(case(list(terms), [], **rest)).facts)


def cost(ident, dollars, day=date(2005, 3, 14), **rest) -> Line:
    """A storage line, in dollars unless a currency is given."""
    currency = rest.pop("currency", "USD")
    return Line(ident, "storage", day, Money(dollars * 100, currency), ident, **rest)


def test_own_hold_does_not_stand_in_the_way():
    """A line judged again is judged without what it holds itself."""
    desk = desk_of(term("storage", amount("100.00")))
    filed = desk.submit(cost("1", 100))
    desk.approve(filed)
    assert str(filed.approved) == "100.00"


def test_later_lines_stand_in_the_way():
    """At decision what later lines hold counts, so that no order passes a limit."""
    desk = desk_of(term("storage", amount("100.00")))
    first, second = desk.submit(cost("1", 80)), desk.submit(cost("2", 80))
    desk.release(first, "rejected")
    third = desk.submit(cost("3", 80))
    desk.approve(second)
    assert [str(one.granted) for one in (first, second, third)] == ["0.00", "20.00", "80.00"]


def test_rate_is_frozen():
    """At decision a line keeps the rate it was submitted at."""
    table = [{"date": "2005-03-14", "from": "CNY", "to": "USD", "rate": "0.10"}]
    newer = [{"date": "2005-03-14", "from": "CNY", "to": "USD", "rate": "0.20"}]
    first = desk_of(term("storage"), rates=table)
    later = desk_of(term("storage"), rates=newer)
    verdict = first.submit(cost("1", 10, currency="CNY")).verdict
    again = judge(cost("1", 10, currency="CNY"), later.facts, Book(), verdict.conversions)
    assert (str(verdict.counted), str(again.counted)) == ("1.00", "1.00")


def test_trial_is_judged_as_of_its_own_day():
    """A cost to come is tried as of its own day at the newest rate; submitted it is refused."""
    rates = [{"date": "2005-03-10", "from": "CNY", "to": "USD", "rate": "0.10"}]
    facts = replace(desk_of(term("storage"), rates=rates).facts, as_of=date(2005, 3, 14))
    to_come = cost("1", 10, date(2005, 6, 1), currency="CNY")
    trial = try_before(to_come, facts, Book())
    assert (trial.outcome, str(trial.allowed)) == ("allowed", "1.00")
    assert judge(to_come, facts, Book()).reasons == ("future_date",)


def test_more_than_the_limits_leave_is_an_override():
    """The ceiling is what the limits leave, also of a line that only a person can tell of."""
    terms = [
        term("storage", amount("100.00"), clause="1"),
        term("storage", amount("60.00"), clause="2"),
        term("furnishing", judgement="reasonable"),
        term("pet_transport", amount("10.00"), confirmed=False),
    ]
    lines = [line(1, "storage"), line(2, "furnishing"), line(3, "pet_transport")]
    verdicts = judged(terms, lines).verdicts
    assert [str(one.ceiling) for one in verdicts] == ["60.00", "100.00", "100.00"]


@pytest.mark.parametrize(
    ("approved", "held"), [(None, "20"), ("30.00", "20"), ("60.00", "20"), ("90.00", "30")]
)
def test_override_uses_weight_in_its_share(approved, held):
    """What is approved uses the covered weight whole, and above it in the share of the money."""
    terms = [term("air_freight", {"type": "weight", "max": 20, "unit": "kg"})]
    decision = {"is": "approved"} | ({} if approved is None else {"amount": approved})
    heavy = line(1, "air_freight", "90.00", weight={"value": "30", "unit": "kg"}, decision=decision)
    row = judged(terms, [heavy]).remaining[0]
    assert (row.used, row.held) == (Fraction(held), 0)


def test_refusal_approved_without_an_amount_takes_nothing():
    """Approving a refused line without an amount changes nothing."""
    terms = [term("storage", amount("10.00"))]
    verdict = judged(terms, [line(1, "storage", "10.00"), line(2, "storage", "1.00")]).verdicts[1]
    assert takes_when_approved(verdict, None, Book()) == ()
    assert len(takes_when_approved(verdict, Money(100, "USD"), Book())) == 1


def test_balance_drawn_on_twice_holds_the_larger():
    """Of two limits of one pool under one clause the pool holds what the larger leaves, once."""
    limits = (amount("100.00", pool="dog"), amount("60.00", pool="dog"))
    found = judged([term("storage", *limits)], [line(1, "storage", "80.00", receipt=False)])
    assert [row.held for row in found.remaining] == [80]


def test_holders_are_named_while_they_hold():
    """A line that is cut by what others only hold names them; what is used names nobody."""
    terms = [term("storage", amount("100.00"))]
    approved = {"decision": {"is": "approved"}}
    lines = [
        line(1, "storage", "50.00", **approved),
        line(2, "storage", "20.00"),
        line(3, "storage", "40.00"),
        line(4, "storage", "40.00"),
    ]
    third, fourth = judged(terms, lines).verdicts[2:]
    assert "(lines not decided yet hold some of it: 2)" in third.findings[0].message
    assert "(lines not decided yet hold some of it: 2, 3)" in fourth.findings[0].message


def test_used_trip_is_held_by_nobody():
    """As soon as one line of a trip is approved the trip is used, and no line is named for it."""
    trips = {"type": "count", "max": 1, "unit": "trip", "per": "calendar_year"}
    terms = [term("emergency_leave", trips)]
    lines = [
        line(1, "emergency_leave", trip="A"),
        line(2, "emergency_leave", trip="A", decision={"is": "approved"}),
        line(3, "emergency_leave", trip="B"),
    ]
    found = judged(terms, lines)
    assert "hold" not in found.verdicts[2].findings[0].message
    assert (found.remaining[0].used, found.remaining[0].held) == (1, 0)


def test_held_trip_is_held_by_all_its_lines():
    """While none of its lines is decided, each line of a trip is named for it."""
    trips = {"type": "count", "max": 1, "unit": "trip", "per": "calendar_year"}
    lines = [line(number, "emergency_leave", trip="AAB"[number]) for number in range(3)]
    found = judged([term("emergency_leave", trips)], lines)
    assert "hold some of it: 0, 1)" in found.verdicts[2].findings[0].message


def test_half_a_container_is_none():
    """Of what an override left a fraction, only whole containers are taken."""
    terms = [term("sea_freight", {"type": "containers", "max": 3, "size_ft": 20})]
    sizes = [{"size_ft": 40}, {"size_ft": 20}]
    lines = [
        line(1, "sea_freight", containers=sizes, decision={"is": "approved", "amount": "75.00"}),
        line(2, "sea_freight", containers=[{"size_ft": 20}] * 2),
    ]
    assert outcomes(terms, lines)[1] == ("reduced", "50.00", "over_containers")


def test_many_holders_are_counted():
    """Of many lines that hold, five are named and the rest counted."""
    terms = [term("storage", amount("8.00"))]
    found = judged(terms, [line(number, "storage", "1.00") for number in range(9)])
    assert "0, 1, 2, 3, 4 and 3 more" in found.verdicts[-1].findings[0].message


def test_fare_without_a_rate_asks_nothing_of_a_line_in_its_cabin():
    """A fare in a currency without a rate matters only once a line is above the cabin."""
    terms = [term("house_hunting", cabin="economy")]
    fares = {"house_hunting": {"amount": "50", "currency": "JPY"}}
    lines = [
        line(ident, "house_hunting", trip=ident, cabin=cabin)
        for ident, cabin in (("1", "economy"), ("2", "first"))
    ]
    assert outcomes(terms, lines, fares=fares) == [
        ("allowed", "100.00"),
        ("review", "0.00", "no_rate"),
    ]


def test_two_facts_missing_are_both_told():
    """Each fact that a clause asks for and the line leaves out has a finding."""
    weight = {"type": "weight", "max": 20, "unit": "kg"}
    terms = [term("excess_baggage", weight, cabin="economy")]
    verdict = judged(terms, [line(1, "excess_baggage")]).verdicts[0]
    assert verdict.reasons == ("fact_missing",)
    assert [finding.message.split(",")[0] for finding in verdict.findings] == [
        "Clause 1 depends on the cabin",
        "Clause 1 depends on the weight",
    ]


def test_conflict_cites_every_clause():
    """Each clause of a conflict has a finding, with its letter where there are two."""
    terms = [
        term("storage", clause="5"),
        term("storage", clause="5", letter="2", pays="company_pays"),
    ]
    found = judged(terms, [line(1, "storage")]).verdicts[0].findings
    assert [(one.letter, one.clause) for one in found] == [("1", "5"), ("2", "5")]
    assert "clause 5 of letter 1 and clause 5 of letter 2" in found[0].message


def test_line_of_a_trip_may_join_by_two_days():
    """A line without a name joins by its departure, else by its first covered day or its date."""
    days = {"from": "2005-03-10", "to": "2005-03-12"}
    stay = line(1, "home_leave_lodging", covers=days, date="2005-03-20")
    known = case_of(case([], [stay, stay | {"id": "2", "departs": "2005-03-09"}])).lines
    assert [days_to_join(one) for one, _ in known] == [
        (date(2005, 3, 10), date(2005, 3, 20)),
        (date(2005, 3, 9),),
    ]


def test_refused_line_leaves_no_trace():
    """A refused line counts for no receipt, no weight, no departure and no cabin."""
    over = {"type": "weight", "max": 5, "unit": "kg", "over": "outbound_weight"}
    paper = {"receipt_sha256": "c" * 64}
    terms = [
        term("air_freight", {"type": "weight", "max": 1, "unit": "kg"}, amount("1.00")),
        term("return_freight", over, when="any"),
        term("house_hunting", amount("1.00"), cabin="economy", beneficiaries=["spouse"]),
    ]
    kilo = {"weight": {"value": "1", "unit": "kg"}}
    trip = {"trip": "T", "for": "spouse"}
    lines = [
        line(1, "air_freight", "1.00", **kilo),
        line(2, "air_freight", "9.00", **kilo, **paper),
        line(3, "return_freight", weight={"value": "6", "unit": "kg"}, **paper),
        line(4, "house_hunting", "1.00", departs="2005-02-01", cabin="first", trip="T"),
        line(5, "house_hunting", "1.00", departs="2005-02-05", cabin="economy", **trip),
    ]
    found = judged(terms, lines).verdicts
    assert [str(one.outcome) for one in found] == [
        "allowed",
        "refused",
        "allowed",
        "refused",
        "allowed",
    ]
    assert found[4].departs == date(2005, 2, 5)


def test_approved_refusal_leaves_its_trace():
    """A refused line that is approved all the same counts for its receipt and its limit."""
    paper = {"receipt_sha256": "c" * 64}
    terms = [term("storage", amount("10.00"))]
    override = {"decision": {"is": "approved", "amount": "5.00"}}
    lines = [
        line(1, "storage", "10.00"),
        line(2, "storage", "9.00", **paper, **override),
        line(3, "storage", "1.00", **paper),
    ]
    assert outcomes(terms, lines)[2] == ("refused", "0.00", "over_cap")
    assert judged(terms, lines[:2]).remaining[0].used == 5


def test_status_is_the_fold_of_events():
    """A line's status follows its events; one that changes nothing leaves it."""
    life = ("drafted", "submitted", "asked", "receipt_added", "answered", "approved")
    assert [status_of(life[:many]) for many in range(len(life) + 1)] == [
        "draft",
        "draft",
        "submitted",
        "asked",
        "asked",
        "submitted",
        "approved",
    ]
