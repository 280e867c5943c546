"""A month's lines in one order, their totals, and which month an instant belongs to."""

import datetime as dt
import random
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.money import Money
from assignments.core.month import (
    GROUPS,
    Totals,
    label_of,
    month_named,
)
from assignments.core.words import InputError
from tests.exports.months import FARE, LINES, NO_RATE, RENT, YEN
from tests.ledgers import month_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")


def amounts(currency):
    """Amounts of a currency that a claim may have."""
    return st.integers(0, 10**12).map(lambda minor: Money(minor, currency))


@st.composite
def month_lines(draw):
    """Lines of some assignments; each assignment settles in a currency of its own."""
    number = draw(st.integers(1, 4))
    settled = amounts(("USD", "JPY", "KWD", "USD")[number - 1])
    return replace(
        RENT,
        assignment_id=number,
        employee=f"Employee {number}",
        claim_id=draw(st.integers(1, 5)),
        line_id=draw(st.integers(1, 10**6)),
        category=draw(st.sampled_from(("housing_rent", "utilities", "mileage"))),
        claimed=draw(st.sampled_from(("USD", "CNY", "JPY")).flatmap(amounts)),
        counted=draw(settled | st.none()),
        allowed=draw(settled),
        approved=draw(settled),
    )


def test_lines_stand_by_assignment_claim_and_line():
    """However they come, the month is the same."""
    ordered = month_of("2005-03", LINES).lines
    assert [line.place for line in ordered] == sorted(line.place for line in LINES)
    for _ in range(5):
        mixed = random.sample(LINES, len(LINES))
        assert month_of("2005-03", mixed).lines == ordered


def test_totals_are_told_by_assignment_category_currency_and_kind():
    """Claimed sums keep the currency of each claim, the rest the settlement currency."""
    totals = month_of("2005-03", (RENT, FARE)).totals
    claimed = (Money(2_600_000, "CNY"), Money(143_000, "USD"))
    (assignment,) = (total for total in totals if total.group == "assignment")
    assert (assignment.key, assignment.name, assignment.lines) == ("1", "Odile Bérenger", 2)
    assert assignment.claimed == claimed
    assert assignment.counted == Money(457_131, "USD")
    assert assignment.allowed == Money(429_131, "USD")
    assert assignment.approved == Money(457_131, "USD")
    keys = ["1", "home_leave_airfare", "housing_rent", "USD", "claim"]
    assert [total.key for total in totals] == keys


def test_a_line_without_a_rate_counts_in_what_was_claimed_and_approved():
    """It adds nothing to what was counted."""
    (total,) = month_of("2005-03", (YEN, NO_RATE)).by("currency")
    assert total.lines == 2
    assert total.claimed == (Money(1_250, "KWD"), Money(50_000, "ZWL"))
    assert total.counted == YEN.counted


def test_two_currencies_never_add_up():
    """A category settled in two currencies has two totals."""
    rent, yen = RENT, replace(YEN, category="housing_rent")
    found = month_of("2005-03", (rent, yen)).by("category")
    assert [(total.key, total.currency) for total in found] == [
        ("housing_rent", "JPY"),
        ("housing_rent", "USD"),
    ]
    torn = replace(RENT, allowed=Money(1, "EUR"))
    with pytest.raises(ValueError, match="do not add up"):
        Totals().add(torn)


def test_assignments_are_ordered_by_number_and_not_by_text():
    """Assignment 10 comes after assignment 9."""
    lines = [replace(RENT, assignment_id=number) for number in (10, 9, 100)]
    assert [total.key for total in month_of("2005-03", lines).by("assignment")] == [
        "9",
        "10",
        "100",
    ]


@settings(max_examples=30)
@given(st.lists(month_lines(), max_size=12))
def test_every_grouping_adds_up_to_the_same(lines):
    """By assignment, by category and by currency are three ways to the sum of the lines."""
    month = month_of("2005-03", lines)
    for group in GROUPS:
        totals = month.by(group)
        assert sum(total.lines for total in totals) == len(lines)
        for code in ("USD", "JPY", "KWD"):
            mine = [total for total in totals if total.currency == code]
            theirs = [line for line in lines if line.settlement_currency == code]
            assert sum(one.approved.minor for one in mine) == sum(
                line.approved.minor for line in theirs
            )
            assert sum(one.counted.minor for one in mine) == sum(
                line.counted.minor for line in theirs if line.counted is not None
            )
        for code in ("USD", "CNY", "JPY"):
            assert sum(
                money.minor for one in totals for money in one.claimed if money.currency == code
            ) == sum(line.claimed.minor for line in lines if line.claimed.currency == code)


def test_an_empty_month_has_no_totals():
    """And no lines."""
    month = month_of("2005-03", ())
    assert (month.lines, month.totals, month.by("currency")) == ((), (), ())


@pytest.mark.parametrize(
    "label", ["", "2005", "2005-3", "2005-13", "2005-00", "1989-12", "0000-01", "2005-03-01", "x"]
)
def test_what_is_no_month_is_refused(label):
    """With how a month is written."""
    with pytest.raises(InputError, match="as in 2005-03"):
        month_named(label)


def test_a_month_is_named_by_its_first_day():
    """Years 1990 to 2999."""
    assert month_named("2005-03") == dt.date(2005, 3, 1)
    assert month_named("2999-12") == dt.date(2999, 12, 1)


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        (SHANGHAI, dt.datetime(2005, 3, 31, 16, tzinfo=dt.UTC)),
        (dt.UTC, dt.datetime(2005, 4, 1, tzinfo=dt.UTC)),
        (NEW_YORK, dt.datetime(2005, 4, 1, 5, tzinfo=dt.UTC)),
    ],
)
def test_a_month_begins_by_the_companys_clock(zone, begins):
    """April begins in Shanghai at four in the afternoon, UTC, and last in New York."""
    assert label_of(begins, zone) == "2005-04"
    assert label_of(begins - dt.timedelta(microseconds=1), zone) == "2005-03"


def test_summer_time_moves_the_end_of_a_month():
    """New York changes its clocks on 3 April 2005, so May begins four hours behind UTC."""
    begins = dt.datetime(2005, 5, 1, 4, tzinfo=dt.UTC)
    assert label_of(begins, NEW_YORK) == "2005-05"
    assert label_of(begins - dt.timedelta(microseconds=1), NEW_YORK) == "2005-04"
