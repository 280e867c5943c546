"""Pay periods, base pay prorated by days, bonuses as targets."""

import datetime as dt
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.assignment import Assignment
from assignments.core.bonuses import targets
from assignments.core.letter import term_of
from assignments.core.money import Money
from assignments.core.pay import (
    PaySetting,
    pay_of,
    pay_periods,
    periods_of,
    setting_of,
    worth,
)
from assignments.core.salaries import salary_on
from assignments.core.words import InputError

modest = settings(max_examples=20, derandomize=True, deadline=None, database=None)
START, END = dt.date(2005, 1, 18), dt.date(2005, 12, 31)
SHANGHAI = Assignment(START, "US", "CN", "USD", end=END)
DAYS = st.dates(dt.date(2004, 1, 1), dt.date(2006, 12, 31))
KINDS = st.sampled_from(["month", "half_month", "two_weeks"])


def salary(most, per="month", key="1", currency="USD", **words):
    """A confirmed note of a salary."""
    limit = {"type": "amount", "max": most, "currency": currency, "per": per}
    said = {"category": "base_salary", "pays": "note", "clause": "2", "limits": [limit]}
    return term_of({**said, **words}, key, "")


def paid(assignment, terms, kind="month", anchor=None):
    """What each period pays, as text."""
    periods = pay_periods(assignment.start, assignment.end, kind, anchor)
    found = [pay_of(assignment, terms, one) for one in periods]
    return [None if one is None else str(one.money) for one in found]


@modest
@given(DAYS, DAYS, KINDS)
def test_periods_cover_every_day_once(first, last, kind):
    """One after the other, each within its whole, named apart."""
    first, last = sorted((first, last))
    periods = pay_periods(first, last, kind, dt.date(2005, 1, 3))
    assert periods[0].first == first
    assert periods[-1].last == last
    for one, after in pairwise(periods):
        assert one.covers.end == after.covers.first
    assert all(one.whole.first <= one.first <= one.last <= one.whole.last for one in periods)
    assert len({one.label for one in periods}) == len(periods)


@modest
@given(DAYS, KINDS, st.integers(1, 31), st.integers(1, 10**8))
def test_the_parts_of_a_period_add_up_to_the_whole(day, kind, cut, cents):
    """A period cut on any day pays, in its two parts, exactly what the whole does."""
    (whole, *_) = pay_periods(day, day, kind, dt.date(2005, 1, 3))
    days = whole.whole.days
    found = salary_on(SHANGHAI, [salary(str(Money(cents, "USD")))], day)
    parts = [min(cut, days), days - min(cut, days)]
    assert sum(worth(found, whole, part) for part in parts) == worth(found, whole, days)
    year = {"month": 12, "half_month": 24, "two_weeks": 26}[kind]
    assert worth(found, whole, days) == Fraction(cents * 12, 100 * year)


def test_a_month_is_prorated_by_days():
    """14 of January's 31 days; a year's sum is twelve months, twenty-six fortnights."""
    assignment = Assignment(START, "US", "CN", "USD", end=dt.date(2005, 2, 28))
    assert paid(assignment, [salary("3100")]) == ["1400.00", "3100.00"]
    assert paid(assignment, [salary("37200", "calendar_year")]) == ["1400.00", "3100.00"]
    fortnights = paid(assignment, [salary("26000", "calendar_year")], "two_weeks", START)
    assert fortnights == ["1000.00", "1000.00", "1000.00"]


def test_a_salary_that_changes_within_a_period_pays_each_day_by_its_own():
    """The note says how; the clause is the one in force last."""
    terms = [
        salary("3100", to="2005-03-10"),
        salary("6200", key="2", clause="5", **{"from": "2005-03-11"}),
    ]
    (march,) = pay_periods(dt.date(2005, 3, 1), dt.date(2005, 3, 31))
    pay = pay_of(SHANGHAI, terms, march)
    assert (str(pay.money), pay.term.clause) == ("5200.00", "5")
    assert pay.note == "10 of 31 days at USD 3100.00; 21 of 31 days at USD 6200.00"


def test_the_last_letter_that_names_a_sum_counts():
    """Two different sums in one letter are none; a sum without period is none."""
    day = dt.date(2005, 3, 1)
    letters = [salary("100"), salary("200", key="2", letter="2")]
    assert salary_on(SHANGHAI, letters, day).yearly == 2400
    both = [salary("100"), salary("200", key="2", clause="3")]
    assert salary_on(SHANGHAI, both, day) is None
    assert salary_on(SHANGHAI, [salary("100", "once")], day) is None
    same = [salary("100"), salary("1200", "calendar_year", key="2")]
    assert salary_on(SHANGHAI, same, day).yearly == 1200


def test_the_recorded_salary_rests_on_the_clause_that_holds_its_figure():
    """Where no clause's limit says a sum; elsewhere on none."""
    recorded = Assignment(START, "US", "CN", "USD", monthly_salary=Money(1785000, "USD"))
    words = {"category": "base_salary", "pays": "note", "clause": "2"}
    named = term_of({**words, "quote": "base salary is $17,850.00 gross a month"}, "1", "")
    other = term_of({**words, "quote": "reviewed after a year"}, "2", "")
    assert salary_on(recorded, [named, other], START).term is named
    assert salary_on(recorded, [other], START).term is None
    assert salary_on(SHANGHAI, [named], START) is None


def test_a_period_in_two_currencies_is_not_told():
    """Nor is one with a day without salary."""
    terms = [
        salary("100", to="2005-03-10"),
        salary("100", key="2", currency="EUR", **{"from": "2005-03-11"}),
    ]
    (march,) = pay_periods(dt.date(2005, 3, 1), dt.date(2005, 3, 31))
    assert pay_of(SHANGHAI, terms, march) is None
    assert pay_of(SHANGHAI, terms[:1], march) is None


def test_settings_follow_each_other():
    """Months until the first; a period that is cut in has the day in its name."""
    settings = [
        PaySetting(dt.date(2005, 2, 10), "half_month"),
        PaySetting(dt.date(2005, 3, 1), "none"),
    ]
    found = periods_of(settings, START, END, END)
    assert [(one.label, one.first.day, one.last.day) for one in found] == [
        ("2005-01", 18, 31),
        ("2005-02", 1, 9),
        ("2005-02/1 from 10", 10, 15),
        ("2005-02/2", 16, 28),
    ]
    assert periods_of([], START, None, dt.date(2005, 3, 30))[-1].label == "2005-02"


@pytest.mark.parametrize(("kind", "where"), [("year", "kind"), ("two_weeks", "anchor")])
def test_a_setting_that_does_not_fit_is_named(kind, where):
    """An unknown word, and two weeks without a day on which they begin."""
    with pytest.raises(InputError) as slip:
        setting_of(START, kind, None)
    assert slip.value.where == where


def test_a_bonus_is_a_target_prorated_by_days():
    """348 of 365 days at the year's end; once on the first day; without a sum it is none."""
    limit = {"type": "amount", "max": "3650", "currency": "USD", "per": "calendar_year"}
    words = {"category": "bonus", "pays": "note", "clause": "3", "limits": [limit]}
    yearly = term_of(words, "1", "")
    once = term_of({**words, "limits": [limit | {"per": "once"}]}, "2", "")
    vague = term_of({**words, "limits": []}, "3", "")
    found = targets(SHANGHAI, [yearly, once, vague], END)
    assert [(one.label, one.day, str(one.money)) for one in found] == [
        ("2:once", START, "3650.00"),
        ("1:2005", END, "3480.00"),
    ]
    assert targets(SHANGHAI, [yearly], dt.date(2005, 12, 30)) == ()
