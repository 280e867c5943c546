"""What holds whatever is claimed and however it is decided; lines are made by hypothesis."""

import json
import os
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.balances import remaining
from assignments.core.case import case_of, remaining_json, verdict_json
from assignments.core.check import entry_of, judge
from assignments.core.claim import Line, Weight
from assignments.core.days import worth
from assignments.core.money import Money
from assignments.core.periods import Covers, whole_month
from assignments.core.remaining import Book
from tests.core.cases import amount, case, term
from tests.core.desk import Desk

# The same examples each time, few enough to wait for; EXAMPLES=5000 looks further.
EXAMPLES = int(os.environ.get("EXAMPLES", "20"))
modest = settings(max_examples=EXAMPLES, derandomize=True, deadline=None, database=None)
FIRST = date(2005, 12, 1)
DEPARTS = {"A": date(2005, 12, 20), "B": date(2005, 12, 31), "C": date(2006, 1, 1)}
IN_EUROS = {"USD": Fraction(4, 5), "CNY": Fraction(1, 10)}
GRAM = Fraction(1, 1000)
TRIPS = {"type": "count", "max": 1, "unit": "trip", "per": "calendar_year"}
FACTS = case_of(
    case(
        [
            term("business_expense", amount("100.00", "calendar_year")),
            term("utilities", amount("31.00", "month")),
            term("storage", amount("150.00", pool="move")),
            term("furnishing", amount("120.00", pool="move")),
            term("home_leave_airfare", TRIPS),
            term("air_freight", {"type": "weight", "max": "50.5", "unit": "kg"}),
            term("sea_freight", {"type": "containers", "max": 2, "size_ft": 20}),
            term("temporary_housing", {"type": "duration", "max": 10, "unit": "day"}),
            term("club_membership", amount("50.00", "month", "EUR")),
            term("language_training", judgement="reasonable"),
            term("medical", amount("99.99"), {"type": "share", "max": "0.7", "of": "cost"}),
        ],
        [],
        norms={"language_training": {"amount": "40.00", "currency": "USD", "per": "month"}},
        rates=[
            {"date": str(FIRST + timedelta(days)), "from": base, "to": "USD", "rate": rate}
            for days in range(0, 90, 7)
            for base, rate in (("CNY", "0.125"), ("EUR", "1.25"))
        ],
    )
).facts
CATEGORIES = tuple(FACTS.paying)
KIND = {
    category: limit.type
    for category, terms in FACTS.paying.items()
    for term_ in terms
    for limit in term_.limits
}
BY_MONTH = {"utilities": (31, "USD"), "club_membership": (50, "EUR")}
SUMS = {
    "business_expense": (100, ("business_expense",)),
    "move": (150, ("storage", "furnishing")),
    "furnishing": (120, ("furnishing",)),
    "medical": (Fraction(9999, 100), ("medical",)),
}

numbers = st.integers(0, 10**6)
days = st.integers(0, 60).map(lambda number: FIRST + timedelta(number))


def made(category, money, facts, day, chance) -> Line:
    """A line of a category with what the category asks for."""
    span = Covers(day, day + timedelta(1 + chance % 45))
    trip = "ABC"[chance % 3] if category == "home_leave_airfare" else None
    sizes = tuple(20 if facts >> place & 1 else 40 for place in range(1 + chance % 3))
    return Line(
        id="",
        category=category,
        date=day,
        amount=money,
        claim="one",
        has_receipt=facts % 5 != 0,
        trip=trip,
        departs=DEPARTS.get(trip),
        weight=Weight(GRAM * (1 + facts % 60_000), "kg") if category == "air_freight" else None,
        containers=sizes if category == "sea_freight" else (),
        covers=span if category == "temporary_housing" or (facts % 3 and trip is None) else None,
    )


currencies = st.sampled_from(("USD", "USD", "CNY"))
money = st.builds(Money, st.integers(1, 15_000), currencies)
lines = st.builds(made, st.sampled_from(CATEGORIES), money, numbers, days, numbers)
some_lines = st.lists(lines, min_size=1, max_size=9).map(
    lambda found: [replace(line, id=str(number)) for number, line in enumerate(found)]
)
deeds = st.lists(
    st.tuples(st.sampled_from(("approve", "approve", "part", "rejected", "withdrawn")), numbers),
    max_size=12,
)


def filled(found) -> Desk:
    """A desk on which the lines were submitted."""
    desk = Desk(FACTS)
    for line in found:
        desk.submit(line)
    return desk


def share(filed) -> Fraction:
    """Which share of its line a grant pays."""
    counted = filed.verdict.counted.exact
    return filed.granted.exact / counted if counted else Fraction(0)


def granted(desk, *categories):
    """Lines of the categories that bring something."""
    return [one for one in desk.filed if one.line.category in categories and one.granted.minor]


def passes_by_days(desk, category) -> bool:
    """Whether the lines within some stretch of days get more than the stretch is worth."""
    most, currency = BY_MONTH[category]
    taken = []
    for filed in granted(desk, category):
        paid = filed.line.amount
        euros = Money.rounded(paid.exact * IN_EUROS[paid.currency], "EUR").exact
        value = filed.verdict.counted.exact if currency == "USD" else euros
        span = (filed.line.covers or whole_month(filed.line.date)).ordinals()
        taken.append((span.start, span.stop, value * share(filed)))
    starts, ends = {one[0] for one in taken}, {one[1] for one in taken}
    return any(
        sum(value for first, last, value in taken if start <= first and last <= end)
        > most * worth("month", start, end)
        for start, end in product(starts, ends)
        if start < end
    )


def passed(desk) -> set[str]:
    """The limits that the lines together pass, added up without the judge's own books."""
    found = {category for category in BY_MONTH if passes_by_days(desk, category)}
    for name, (most, categories) in SUMS.items():
        by_year = {}
        for one in granted(desk, *categories):
            day = one.line.covers.first if one.line.covers else one.line.date
            year = day.year if name == "business_expense" else 0
            by_year[year] = by_year.get(year, 0) + one.granted.exact
        if any(total > most for total in by_year.values()):
            found.add(name)
    flown = {one.line.trip for one in granted(desk, "home_leave_airfare")}
    years = [DEPARTS[trip].year for trip in flown]
    measures = {
        "count": max((years.count(year) for year in years), default=0),
        "weight": sum(
            (one.line.weight.value * share(one) for one in granted(desk, "air_freight")), 0
        ),
        "containers": sum(
            (len(one.line.containers) * share(one) for one in granted(desk, "sea_freight")), 0
        ),
        "duration": sum(
            (one.line.covers.days * share(one) for one in granted(desk, "temporary_housing")), 0
        ),
    }
    most = {"count": 1, "weight": Fraction("50.5"), "containers": 2, "duration": 10}
    return found | {name for name, taken in measures.items() if taken > most[name]}


@modest
@given(some_lines, deeds, numbers)
def test_no_order_passes_a_limit(found, decided, early):
    """Submitted and decided in any order, lines never pass a limit but by an override."""
    desk, waiting = Desk(FACTS), list(found)
    for deed, chance in decided:
        for _ in range(early % 3):
            if waiting:
                desk.submit(waiting.pop(0))
        if not desk.filed:
            continue
        filed = desk.filed[chance % len(desk.filed)]
        if deed in {"approve", "part"}:
            desk.approve(filed, None if deed == "approve" else 1 + chance % 100)
        else:
            desk.release(filed, deed)
        assert not passed(desk)
    for line in waiting:
        desk.submit(line)
    assert not passed(desk)


def parts_of(line, number) -> list[Line]:
    """The line in so many equal parts, its weight and money divided alike."""
    minor = line.amount.minor
    weight = line.weight and Weight(line.weight.value / number, line.weight.unit)
    return [
        replace(
            line,
            id=f"part {part}",
            claim=f"part {part}",
            amount=Money(minor // number, line.amount.currency),
            weight=weight,
        )
        for part in range(number)
    ]


def by_days(line) -> list[Line]:
    """The line in one part for each covered day."""
    each = Money(line.amount.minor // line.covers.days, line.amount.currency)
    firsts = (line.covers.first + timedelta(number) for number in range(line.covers.days))
    return [
        replace(line, id=f"day {day}", amount=each, covers=Covers(day, day + timedelta(1)))
        for day in firsts
    ]


def brought(desk, found) -> Fraction:
    """What lines bring together, submitted one after the other."""
    return sum((desk.submit(line).verdict.allowed.exact for line in found), Fraction(0))


def gain(line, parts) -> Fraction:
    """What rounding another currency may bring: half a minor unit a part, and the whole's own."""
    return Fraction(0) if line.amount.currency == "USD" else Fraction(parts + 1, 200)


def overridden(found, number) -> Desk:
    """A desk on which one of the lines was approved for more than any limit leaves."""
    desk = filled(found)
    desk.override(desk.filed[number % len(found)], Money(1 + number % 30_000, "USD"))
    return desk


@modest
@given(some_lines, lines, st.integers(2, 4), numbers)
def test_splitting_brings_nothing(found, line, parts, number):
    """A line in parts never brings more than whole, but for half a minor unit of rounding each."""
    cost = Money(line.amount.minor * parts, line.amount.currency)
    whole = replace(line, id="whole", amount=cost)
    if whole.category in {"temporary_housing", "sea_freight"}:
        return
    at_once = brought(overridden(found, number), [whole])
    if whole.category == "club_membership":
        at_once += Fraction(parts + 1, 160)  # half a cent of a euro each
    in_parts = brought(overridden(found, number), parts_of(whole, parts))
    assert in_parts <= at_once + gain(whole, parts)


@modest
@given(some_lines, numbers, days, st.integers(1, 40), st.sampled_from((0, 1)))
def test_splitting_by_days_brings_nothing(found, number, day, length, which):
    """A line in one part a covered day never brings more than whole."""
    category = ("utilities", "temporary_housing")[which]
    cost = Money((1 + number % 400) * length, "USD")
    whole = replace(
        made(category, cost, 1, day, 0), id="whole", covers=Covers(day, day + timedelta(length))
    )
    at_once = brought(overridden(found, number), [whole])
    assert brought(overridden(found, number), by_days(whole)) <= at_once


@modest
@given(some_lines)
def test_splitting_a_claim_changes_nothing(found):
    """Lines of one claim, each handed in as a claim of its own, come out the same."""
    apart = [replace(line, claim=line.id) for line in found]
    assert [one.verdict.allowed for one in filled(found).filed] == [
        one.verdict.allowed for one in filled(apart).filed
    ]


@modest
@given(some_lines, days)
def test_exactly_at_the_limit_is_within(found, day):
    """What is left to the last cent is allowed in full; a cent more is cut to it."""
    asked = Line("last", "business_expense", day, Money(1_000_000, "USD"), "last")
    left = filled(found).submit(asked).verdict.allowed
    if left.minor == 0:
        return
    exact = filled(found).submit(replace(asked, amount=left)).verdict
    assert (exact.outcome, exact.allowed) == ("allowed", left)
    over = filled(found).submit(replace(asked, amount=Money(left.minor + 1, "USD"))).verdict
    assert (over.outcome, over.allowed) == ("reduced", left)


@modest
@given(some_lines, lines, numbers, st.sampled_from(("rejected", "withdrawn")))
def test_rejection_gives_back_what_was_held(found, line, place, status):
    """A rejected or withdrawn line leaves everything as if it had never been submitted."""
    desk = filled(found[: place % (len(found) + 1)])
    before = [remaining_json(row) for row in remaining(FACTS, desk.book())]
    filed = desk.submit(replace(line, id="gone"))
    desk.release(filed, status)
    assert [remaining_json(row) for row in remaining(FACTS, desk.book())] == before
    rest = found[place % (len(found) + 1) :]
    alone = filled(found)
    assert [desk.submit(one).verdict for one in rest] == [
        one.verdict for one in alone.filed[len(found) - len(rest) :]
    ]


@modest
@given(some_lines)
def test_judging_twice_is_the_same(found):
    """The same lines give the same bytes."""
    first, second = (
        json.dumps([verdict_json(one.verdict) for one in filled(found).filed]) for _ in range(2)
    )
    assert first == second


@modest
@given(some_lines, lines, numbers)
def test_unrelated_line_changes_nothing(found, line, place):
    """A line of another category, trip, receipt and pool in between changes no verdict."""
    other = replace(line, id="other", trip=None, departs=None)
    related = {"storage", "furnishing"} if other.category in {"storage", "furnishing"} else set()
    rest = [one for one in found if one.category not in {other.category, *related}]
    place %= len(rest) + 1
    mixed = filled([*rest[:place], other, *rest[place:]])
    assert [one.verdict for one in mixed.filed if one.line.id != "other"] == [
        one.verdict for one in filled(rest).filed
    ]


@modest
@given(some_lines)
def test_what_is_used_is_what_was_approved(found):
    """Everything approved as allowed, nothing is held any more and no more is used than was."""
    desk = filled(found)
    for filed in desk.filed:
        desk.approve(filed)
    for row in remaining(FACTS, desk.book()):
        refused = [one for one in desk.filed if one.status == "submitted"]
        assert row.held == 0
        assert all(one.entry is None for one in refused)
        assert row.left == max(0, row.granted - row.used)


@pytest.mark.parametrize("over", [1, 50, 5000])
def test_override_counts_in_full(over):
    """An override uses more than is granted; nothing is left, and never less than nothing."""
    line = Line("1", "business_expense", FIRST, Money(10_000, "USD"), "1")
    book = Book()
    verdict = judge(line, FACTS, book)
    takes = [replace(take, quantity=Fraction(10_000 + over, 100)) for take in verdict.holds]
    book.record(entry_of(line, verdict, tuple(takes), used=True))
    row = next(one for one in remaining(FACTS, book) if one.category == "business_expense")
    assert (row.used, row.left) == (Fraction(10_000 + over, 100), 0)
