"""Periods of a day, months of a duration, and money laid on days."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.days import Days, Run, spread, stretches, taken, worth
from assignments.core.periods import (
    Covers,
    assignment_year,
    months_covered,
    period_named,
    period_of,
)
from assignments.core.words import PERS

LEAP = date(2004, 2, 29)
modest = settings(max_examples=25, derandomize=True, deadline=None, database=None)


@pytest.mark.parametrize(
    ("per", "day", "label", "first", "last"),
    [
        ("day", "2005-03-01", "2005-03-01", "2005-03-01", "2005-03-01"),
        ("week", "2005-01-02", "2004-W53", "2004-12-27", "2005-01-02"),
        ("month", "2004-02-11", "2004-02", "2004-02-01", "2004-02-29"),
        ("quarter", "2005-06-30", "2005-Q2", "2005-04-01", "2005-06-30"),
        ("calendar_year", "2005-06-30", "2005", "2005-01-01", "2005-12-31"),
    ],
)
def test_period_of_a_day(per, day, label, first, last):
    """Weeks run Monday to Sunday; months, quarters and years are the calendar's."""
    period = period_of(per, date.fromisoformat(day), LEAP)
    assert (period.label, str(period.first), str(period.last)) == (label, first, last)


@pytest.mark.parametrize("per", [None, "once", "assignment"])
def test_all_time_is_one_period(per):
    """Once, assignment and none are one balance for all time."""
    assert period_of(per, LEAP, LEAP) == period_of("once", date(2014, 1, 1), LEAP)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2003-05-01", 1),
        ("2004-02-29", 1),
        ("2005-02-27", 1),
        ("2005-02-28", 2),
        ("2008-02-28", 4),
        ("2008-02-29", 5),
    ],
)
def test_assignment_year_begins_on_the_starts_day(day, year):
    """It begins on the start's day, on the 28th where there is no 29th; the first has all past."""
    assert assignment_year(LEAP, date.fromisoformat(day)) == year


@modest
@given(st.sampled_from([*PERS, None]), st.dates(date(1991, 1, 1), date(2020, 1, 1)))
def test_period_is_found_by_its_label(per, day):
    """The label of a period leads back to it, and the day lies in it."""
    period = period_of(per, day, LEAP)
    assert period_named(per, period.label, LEAP) == period
    assert period.first is None or period.first <= day
    assert period.last is None or day <= period.last


@pytest.mark.parametrize(
    ("first", "end", "months"),
    [
        ("2005-02-15", "2005-03-15", 1),
        ("2005-01-31", "2005-02-28", 1),
        ("2005-01-15", "2006-01-15", 12),
        ("2005-01-01", "2005-01-02", Fraction(1, 31)),
        ("2005-02-15", "2005-03-16", Fraction(14, 28) + Fraction(15, 31)),
    ],
)
def test_months_of_a_duration(first, end, months):
    """To the same day of a later month they are whole; else each day is its part of its month."""
    assert months_covered(Covers(date.fromisoformat(first), date.fromisoformat(end))) == months


ordinals = st.integers(731_900, 732_000)
spans = st.tuples(ordinals, st.integers(1, 70)).map(lambda span: range(span[0], span[0] + span[1]))


def naive(runs, ordinal) -> Fraction:
    """What runs take of one day, added up one by one."""
    return sum((run.each for run in runs if run.first <= ordinal < run.end), Fraction(0))


@modest
@given(st.lists(st.tuples(spans, st.integers(1, 9)), max_size=6), spans)
def test_days_remember_each_day(added, asked):
    """Runs laid over each other are remembered for every single day, and nothing beside them."""
    days = Days()
    runs = [Run(span.start, span.stop, Fraction(each)) for span, each in added]
    for number, run in enumerate(runs):
        days.add(str(number), run, used=bool(number % 2))
    pieces = taken(days, "month", asked)
    assert [(one.first, one.end) for one in pieces] == list(
        zip([asked.start, *(one.end for one in pieces)], (one.end for one in pieces), strict=False)
    )
    for one in pieces:
        for ordinal in range(one.first, one.end):
            assert one.used + one.held == naive(runs, ordinal)
            assert one.used == naive(runs[1::2], ordinal)
    holders = {
        str(number)
        for number, run in enumerate(runs)
        if number % 2 == 0 and run.first < asked.stop and asked.start < run.end
    }
    assert set(days.holders(asked)) == holders


@modest
@given(st.lists(st.tuples(spans, st.integers(1, 300)), min_size=1, max_size=8))
def test_spreading_fills_days_and_never_more(wanted):
    """A quantity is laid in full, on its own days alone, and on none more than is left of it."""
    days, most, laid = Days(), Fraction(100), []
    for number, (span, money) in enumerate(wanted):
        pieces = taken(days, "month", span)
        left = sum(one.left(most) * one.days for one in pieces)
        quantity = min(Fraction(money), left)
        runs = spread(quantity, pieces, most)
        assert sum(run.each * (run.end - run.first) for run in runs) == quantity
        assert all(span.start <= run.first < run.end <= span.stop for run in runs)
        laid += runs
        for run in runs:
            days.add(str(number), run, used=False)
    for one in stretches("month", 731_900, 732_070):
        for ordinal in range(one.first, one.end):
            assert naive(laid, ordinal) <= most * one.worth


def test_spreading_is_even():
    """Where all days have room each takes the same by its worth."""
    first = date(2005, 1, 17).toordinal()
    runs = spread(Fraction(60), stretches("month", first, first + 29), Fraction(100))
    assert runs[0].each == 60 / Fraction(61, 62) / 31
    assert [run.end - run.first for run in runs] == [15, 14]
    assert runs[0].each * 31 == runs[1].each * 28


def test_override_goes_on_top_by_worth():
    """More than is left fills the days and lies on top of them."""
    first = date(2005, 4, 1).toordinal()
    runs = spread(Fraction(150), stretches("month", first, first + 30), Fraction(100))
    assert runs == (Run(first, first + 30, Fraction(5)),)


def test_whole_months_are_worth_whole_numbers():
    """February is worth as much as March, and one day of it a 28th."""
    first = date(2005, 2, 1).toordinal()
    assert worth("month", first, first + 28 + 31) == 2
    assert worth("month", first, first + 1) == Fraction(1, 28)
    assert worth("day", first, first + 3) == 3
    assert LEAP + timedelta(1) == date(2004, 3, 1)
