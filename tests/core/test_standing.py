"""What runs out and what is missing; days off on both sides, and what is still owed."""

import datetime as dt
from fractions import Fraction

import pytest

from assignments.core.assignment import Assignment
from assignments.core.standing import COVERAGE, StandingItem, StandingRecord, coverage_gaps, watched
from assignments.core.time_off import (
    HOST_HOLIDAY,
    VACATION,
    Grant,
    Sides,
    TimeOff,
    WorkCalendar,
    YearOfDays,
    by_hand,
    granted_days,
    granted_in,
    refuse_twice,
    years_off,
)
from assignments.core.words import InputError

D = dt.date.fromisoformat
AT = dt.datetime(2005, 1, 1, tzinfo=dt.UTC)


def item(first, last, kind=COVERAGE, *, undone=False, **more):
    """A recorded item."""
    what = StandingItem(kind, "US", first=first and D(first), last=last and D(last), **more)
    return StandingRecord(0, 1, what, None, None, AT, undone_at=AT if undone else None)


def facts(expected_end="2006-07-17", end=None):
    """An assignment from January 2005."""
    expected, ended = expected_end and D(expected_end), end and D(end)
    return Assignment(D("2005-01-18"), "US", "CN", "USD", expected_end=expected, end=ended)


class TestRunningOut:
    """Ninety days before the last day and after it, unless another follows."""

    @pytest.mark.parametrize(
        ("today", "state", "warns"),
        [
            ("2004-12-31", "coming", False),
            ("2005-10-01", "holds", False),
            ("2005-10-02", "near", True),
            ("2005-12-31", "near", True),
            ("2006-01-01", "lately_over", True),
            ("2006-03-31", "lately_over", True),
            ("2006-04-01", "over", False),
        ],
    )
    def test_the_states_of_a_permit(self, today, state, warns):
        """The days count from the last day on which it is valid."""
        (one,) = watched([item("2005-01-01", "2005-12-31", "work_permit")], facts(), D(today))
        assert (one.state, one.warns) == (state, warns)
        assert one.days == (D("2005-12-31") - D(today)).days

    def test_the_next_one_follows_it(self):
        """One of the same kind, country and person from the day after."""
        first = item("2005-01-01", "2005-12-31", "visa")
        later = item("2006-01-01", "2006-12-31", "visa")
        spouse = item("2006-01-01", "2006-12-31", "visa", person="spouse")
        one, _ = watched([first, later], facts(), D("2005-12-01"))
        assert (one.state, one.short) == ("holds", 0)
        assert watched([first, later], facts(), D("2006-02-01"))[0].state == "followed"
        assert watched([first, spouse], facts(), D("2005-12-01"))[0].state == "near"

    def test_it_is_compared_with_the_end(self):
        """It ends days before the expected end; one that outlasts the end warns of nothing."""
        (one,) = watched([item(None, "2006-07-07")], facts(), D("2005-02-01"))
        assert one.short == 10
        ended = facts(end="2006-07-01")
        (one,) = watched([item(None, "2006-07-07")], ended, D("2006-07-01"))
        assert (one.state, one.short) == ("holds", 0)

    def test_what_was_taken_back_is_not_there(self):
        """And one without a last day never runs out."""
        gone, kept = item(None, "2005-03-01", undone=True), item("2005-01-01", None)
        (one,) = watched([gone, kept], facts(), D("2005-02-15"))
        assert (one.state, one.days) == ("holds", None)


class TestCoverage:
    """The days of the assignment without a certificate."""

    def gaps(self, *records, **about):
        """First and last days of the gaps."""
        found = coverage_gaps(records, facts(**about), D("2005-06-01"))
        return [(one.first.isoformat(), one.last.isoformat()) for one in found]

    def test_none_at_all(self):
        """The whole assignment, to the expected end; without one to today."""
        assert self.gaps() == [("2005-01-18", "2006-07-17")]
        assert self.gaps(expected_end=None) == [("2005-01-18", "2005-06-01")]
        assert self.gaps(end="2005-12-31") == [("2005-01-18", "2005-12-31")]

    def test_before_between_and_after(self):
        """They may overlap; other kinds, other people's and those taken back cover nothing."""
        records = [
            item("2005-02-01", "2005-06-30"),
            item("2005-05-01", "2005-05-31"),
            item("2005-08-01", "2006-06-30"),
            item("2005-01-18", None, "passport"),
            item("2005-01-18", None, person="spouse"),
            item("2005-01-18", None, undone=True),
        ]
        assert self.gaps(*records) == [
            ("2005-01-18", "2005-01-31"),
            ("2005-07-01", "2005-07-31"),
            ("2006-07-01", "2006-07-17"),
        ]
        assert self.gaps(item("2004-01-01", None)) == []
        assert self.gaps(item("2007-01-01", None)) == [("2005-01-18", "2006-07-17")]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("You have four weeks of vacation per year", 20),
        ("Twenty working days a year are yours as vacation", 20),
        ("You may earn 25 paid vacation days in 2009.", 25),
        ("twenty (20) business days", 20),
        ("four (4) weeks, that is 20 working days", 20),
        ("as the policy has it", None),
        ("fifteen days, from the fifth year on 20 days", None),
    ],
)
def test_a_letter_names_the_days(words, days):
    """A week is five working days; of different figures none is taken."""
    assert granted_in(words) == days


def test_vacation_is_prorated_by_days():
    """Of the calendar year, leap years too; a later grant from its day on."""
    whole = granted_days([Grant(20)], D("2005-01-01"), D("2005-12-31"))
    assert whole == 20
    assert granted_days([Grant(20)], D("2005-01-18"), D("2005-12-31")) == Fraction(20 * 348, 365)
    assert granted_days([Grant(20)], D("2004-01-01"), D("2004-01-01")) == Fraction(20, 366)
    two = [Grant(25, D("2005-07-01")), Grant(20)]
    both = granted_days(two, D("2005-01-01"), D("2005-12-31"))
    assert both == Fraction(20 * 181 + 25 * 184, 365)
    assert granted_days([], D("2005-01-01"), D("2005-12-31")) is None
    assert granted_days(two[:1], D("2005-01-01"), D("2005-12-31")) is None


HOME = WorkCalendar(
    "US",
    {2005: YearOfDays(holidays={D("2005-07-04"): "Independence", D("2005-12-25"): "Christmas"})},
)
HOST = WorkCalendar(
    "CN",
    {
        2005: YearOfDays(
            holidays={D("2005-05-02"): "Labour", D("2005-05-05"): "Day off in exchange"},
            worked=frozenset({D("2005-05-08")}),
        )
    },
)


class TestDaysOff:
    """Both sides for the assignment's days of a year, and the difference."""

    def test_what_is_owed(self):
        """Home's weekday holidays and the vacation, less the host's and what was taken.

        A Sunday holiday counts on neither side; a day off in exchange for a Sunday is none.
        """
        week = TimeOff(VACATION, D("2005-05-02"), D("2005-05-08"))
        sides = Sides(HOME, HOST, (Grant(20),))
        (year,) = years_off(D("2005-01-01"), D("2005-12-31"), sides, [week])
        assert (year.home, year.host, year.granted, year.taken) == (1, 1, 20, 4)
        assert year.host_worked == 1
        assert year.owed == 1 + 20 - 1 - 4

    def test_each_year_has_the_assignment_s_days_of_it(self):
        """Vacation over New Year is taken in both."""
        sides = Sides(HOME, HOST, (Grant(20),))
        over = TimeOff(VACATION, D("2005-12-30"), D("2006-01-03"))
        first, second = years_off(D("2005-07-05"), D("2006-01-31"), sides, [over])
        assert (first.first, first.last) == (D("2005-07-05"), D("2005-12-31"))
        assert (second.first, second.last) == (D("2006-01-01"), D("2006-01-31"))
        assert (first.home, first.taken, second.taken) == (0, 1, 2)

    def test_what_nobody_knows_is_not_counted(self):
        """Nothing is owed by guess; holidays recorded by hand make a country known."""
        nowhere = WorkCalendar("XK")
        span = (D("2005-01-01"), D("2005-12-31"))
        (year,) = years_off(*span, Sides(HOME, nowhere, (Grant(20),)), [])
        assert (year.host, year.owed) == (None, None)
        (year,) = years_off(*span, Sides(HOME, HOST), [])
        assert (year.granted, year.owed) == (None, None)
        own = [TimeOff(HOST_HOLIDAY, D("2005-03-04"), D("2005-03-07"), "Feast")]
        known = by_hand(nowhere, own, HOST_HOLIDAY)
        (year,) = years_off(*span, Sides(HOME, known, (Grant(20),)), own)
        assert (year.host, year.owed) == (2, 1 + 20 - 2)
        assert known.working_days(D("2005-03-03"), D("2005-03-08")) == 2

    def test_a_weekend_may_be_another_one(self):
        """Friday and Saturday."""
        years = {2005: YearOfDays(weekend=frozenset({4, 5}))}
        assert WorkCalendar("AE", years).working_days(D("2005-03-04"), D("2005-03-06")) == 1

    def test_the_same_days_are_recorded_once(self):
        """Of one kind."""
        known = [TimeOff(VACATION, D("2005-03-01"), D("2005-03-05"))]
        refuse_twice(TimeOff(HOST_HOLIDAY, D("2005-03-05"), D("2005-03-06")), known)
        with pytest.raises(InputError):
            refuse_twice(TimeOff(VACATION, D("2005-03-05"), D("2005-03-06")), known)
