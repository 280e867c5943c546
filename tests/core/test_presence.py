"""Where a person was, and how many days: both counting rules, every window, the 183rd day."""

import datetime as dt
from bisect import bisect_left, bisect_right

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.assignment import Assignment
from assignments.core.day_counts import LIMIT, Calendar, year_from
from assignments.core.day_report import report, whereabouts
from assignments.core.periods import add_months
from assignments.core.presence import (
    ANY_PART,
    DAY,
    MIDNIGHT,
    Stay,
    Whereabouts,
    open_ended,
    presence_of,
    refuse_overlap,
)
from assignments.core.records import Trip
from assignments.core.words import InputError

D = dt.date.fromisoformat
START = D("2005-01-18")


def trip(name, to, departs, returns=None, *, traveller="employee", number=1):
    """A journey."""
    back = returns and D(returns)
    return Trip(number, 1, name, traveller, to, D(departs), back)


def stay(country, first, last):
    """A stay by hand."""
    return Stay(country, D(first), D(last))


def known(*trips, stays=(), until=None, home="US", host="CN"):
    """An assignment from January 2005."""
    return Whereabouts(home, host, START, until and D(until), tuple(trips), tuple(stays))


def days(of, country, rule, first="2005-01-01", last="2005-12-31"):
    """How many days of a window count for a country."""
    first, last = D(first), D(last)
    found = presence_of(of, first, last).stretches(rule)
    return Calendar(first, last, [one for one in found if one.country == country]).days(first, last)


def on(of, day, rule=ANY_PART):
    """The countries of one day."""
    return {
        one.country
        for one in presence_of(of, D("2004-01-01"), D("2007-12-31")).stretches(rule)
        if one.first <= D(day) <= one.last
    }


class TestWhere:
    """What the assignment, its trips and stays by hand say of a day."""

    def test_without_trips_the_start_and_the_last_day_are_travelled_on(self):
        """Home before, host between, home after."""
        it = known(until="2005-07-17")
        assert on(it, "2005-01-17") == {"US"}
        assert on(it, "2005-01-18") == {"US", "CN"}
        assert on(it, "2005-01-18", MIDNIGHT) == {"CN"}
        assert on(it, "2005-07-17") == {"CN", "US"}
        assert on(it, "2005-07-17", MIDNIGHT) == {"US"}
        assert on(it, "2005-07-18") == {"US"}

    def test_the_outbound_and_the_return_trip_move_the_bounds(self):
        """The day they depart on, in place of start and end."""
        there = trip("Out", "host", "2005-01-15")
        back = trip("Back", "home", "2005-07-20", number=2)
        it = known(there, back, until="2005-07-17")
        assert on(it, "2005-01-15", MIDNIGHT) == {"CN"}
        assert on(it, "2005-07-18") == {"CN"}
        assert on(it, "2005-07-20", MIDNIGHT) == {"US"}
        assert open_ended(it) == ()

    def test_a_home_leave_is_spent_at_home(self):
        """Both days of travel count for both under one rule, for one under the other."""
        it = known(trip("Leave", "home", "2005-05-07", "2005-05-22"))
        assert on(it, "2005-05-07") == on(it, "2005-05-22") == {"CN", "US"}
        assert on(it, "2005-05-10") == {"US"}
        assert days(it, "US", MIDNIGHT, "2005-05-01", "2005-05-31") == 15
        assert days(it, "US", ANY_PART, "2005-05-01", "2005-05-31") == 16

    def test_others_do_not_move_the_employee(self):
        """The spouse's trip says nothing."""
        it = known(trip("Leave", "home", "2005-05-07", "2005-05-22", traveller="spouse"))
        assert on(it, "2005-05-10") == {"CN"}

    def test_a_stay_by_hand_wins_over_a_trip(self):
        """It names the country of a trip elsewhere, and takes a leave back that was not taken."""
        away = trip("Hokkaido", "other", "2005-08-13", "2005-08-21")
        assert on(known(away), "2005-08-15") == {"other"}
        it = known(away, stays=[stay("JP", "2005-08-13", "2005-08-21")])
        assert on(it, "2005-08-15") == {"JP"}
        assert on(it, "2005-08-13") == {"CN", "JP"}

    def test_a_day_trip_counts_only_where_any_part_does(self):
        """Nobody slept there."""
        it = known(stays=[stay("HK", "2005-03-01", "2005-03-01")])
        assert on(it, "2005-03-01") == {"CN", "HK"}
        assert on(it, "2005-03-01", MIDNIGHT) == {"CN"}

    def test_stays_that_follow_each_other_leave_no_night_between(self):
        """The first ends at midnight, as it was typed."""
        both = [stay("JP", "2005-03-01", "2005-03-05"), stay("KR", "2005-03-06", "2005-03-09")]
        it = known(stays=both)
        assert on(it, "2005-03-05", MIDNIGHT) == on(it, "2005-03-05") == {"JP"}
        assert on(it, "2005-03-06") == {"KR"}

    def test_trips_left_open_are_named(self):
        """One home in the middle of it without a way back, and one elsewhere."""
        lost = trip("Home?", "home", "2005-03-01", number=2)
        away = trip("Away?", "other", "2005-02-01", number=3)
        it = known(trip("Out", "host", "2005-01-15"), lost, away, until="2006-07-17")
        assert [one.name for one in open_ended(it)] == ["Away?", "Home?"]
        back = trip("Back", "host", "2005-03-20", number=4)
        settled = known(trip("Out", "host", "2005-01-15"), lost, back, until="2006-07-17")
        assert on(settled, "2005-03-10") == {"US"}
        assert on(settled, "2005-04-01") == {"CN"}

    @pytest.mark.parametrize(
        ("first", "last", "holds"),
        [
            ("2005-03-05", "2005-03-09", True),
            ("2005-03-04", "2005-03-09", False),
            ("2005-03-03", "2005-03-03", True),
            ("2005-02-01", "2005-03-30", False),
            ("2005-03-06", "2005-03-09", True),
        ],
    )
    def test_two_stays_share_a_day_of_travel_alone(self, first, last, holds):
        """Any further day is refused."""
        before = [stay("JP", "2005-03-01", "2005-03-05")]
        new = stay("KR", first, last)
        if holds:
            refuse_overlap(new, before)
        else:
            with pytest.raises(InputError) as slip:
                refuse_overlap(new, before)
            assert slip.value.where == "first"


def seen(today, *trips, stays=(), rule=ANY_PART, **facts):
    """The report of an assignment on a day."""
    about = {"start": START, "home": "US", "host": "CN", "settlement_currency": "USD"}
    given = Assignment(**about | facts)
    return report(whereabouts(given, trips, stays, D(today)), rule, D(today))


class TestLimit:
    """Before 183 days, with the rule that was counted."""

    def test_the_plan_tells_the_day(self):
        """In the calendar year, and in any twelve months: 183 days from 18 January are 19 July."""
        shown = seen("2005-02-01", expected_end=D("2006-07-17"))
        year, twelve = shown.warnings
        assert (year.state, year.on, year.stays) == ("planned", D("2005-07-19"), False)
        assert (year.count.window, year.count.label) == ("calendar_year", "2005")
        assert (twelve.state, twelve.on) == ("planned", D("2005-07-19"))

    def test_a_plan_that_ends_before_is_near_from_153_days(self):
        """With the day on which it is reached if the person stays."""
        end = D("2005-07-10")
        assert seen("2005-06-01", expected_end=end).warnings == ()
        year, twelve = seen("2005-06-20", expected_end=end).warnings
        assert (year.state, year.count.so_far, year.stays) == ("near", 154, True)
        assert year.on == twelve.on == D("2005-07-19")

    def test_reached_and_passed(self):
        """The limit is more than 183 days: the 184th passes it."""
        states = {
            day: [one.state for one in seen(day, expected_end=D("2005-12-31")).warnings]
            for day in ("2005-07-18", "2005-07-19", "2005-07-20")
        }
        assert list(states.values()) == [["near"] * 2, ["reached"] * 2, ["passed"] * 2]

    def test_a_tax_year_of_its_own_is_counted_too(self):
        """In Britain from 6 April."""
        shown = seen("2005-06-01", expected_end=D("2005-12-31"), host="GB")
        assert [one.count.window for one in shown.warnings] == [
            "calendar_year",
            "tax_year",
            "any_twelve_months",
        ]
        assert (shown.warnings[1].count.label, shown.warnings[1].on) == ("2005/06", D("2005-10-05"))
        ((country, years),) = shown.tax_years()
        assert country.country == "GB"
        assert [(one.label, one.planned) for one in years] == [("2004/05", 78), ("2005/06", 270)]

    def test_home_is_not_warned_of(self):
        """Nor somebody who is long gone."""
        assert seen("2008-03-01", end=D("2006-07-17")).warnings == ()

    def test_the_fullest_twelve_months_at_home_lie_between_the_ends(self):
        """Not all the years after it; of one shorter than a year there are none."""
        leave = trip("Leave", "home", "2005-05-07", "2005-05-22")
        shown = seen("2008-03-01", leave, end=D("2006-07-17"))
        assert [(one.country, one.planned) for one in shown.twelve_months()] == [
            ("CN", 365),
            ("US", 17),
        ]
        assert [label for label, _ in shown.calendar_years()] == ["2005", "2006"]
        short = seen("2005-06-01", end=D("2005-07-17"))
        assert [one.country for one in short.twelve_months()] == ["CN"]

    def test_past_the_expected_end_the_person_is_still_there(self):
        """Until an end is recorded."""
        shown = seen("2006-01-31", expected_end=D("2005-12-31"))
        assert shown.countries[0].so_far.days(D("2006-01-01"), D("2006-12-31")) == 31


def test_the_calendar_has_whole_weeks():
    """Monday first, every day with its countries."""
    shown = seen("2005-06-01", trip("Leave", "home", "2005-05-07", "2005-05-22"))
    months = shown.months(2005)
    assert [one.label for one in months][:2] == ["2005-01", "2005-02"]
    may = months[4]
    assert may.weeks[0][:6] == (None,) * 6
    assert may.weeks[0][6].day == D("2005-05-01")
    spent = {one.day.day: one.countries for week in may.weeks for one in week if one}
    assert spent[7] == ("CN", "US")
    assert spent[8] == ("US",)
    assert len(spent) == 31


def test_years_begin_where_a_country_says():
    """The day before belongs to the year before; 1 March ends in February, a leap year's too."""
    assert year_from(D("2005-04-05"), (4, 6)) == stay("", "2004-04-06", "2005-04-05")
    assert year_from(D("2008-02-29"), (3, 1)) == stay("", "2007-03-01", "2008-02-29")


SOME_DAY = st.dates(D("2005-01-01"), D("2007-06-30"))
SPAN = st.tuples(SOME_DAY, st.integers(0, 60)).map(lambda one: (one[0], one[0] + DAY * one[1]))
TRIPS = st.lists(
    st.tuples(st.sampled_from(["home", "host", "other"]), SPAN, st.booleans()), max_size=8
)
STAYS = st.lists(st.tuples(st.sampled_from(["US", "CN", "JP"]), SPAN), max_size=6)


@st.composite
def lives(draw):
    """Trips and stays of two and a half years, stays only as far as they may be recorded."""
    trips = [
        Trip(number, 1, f"T{number}", "employee", to, first, last if back else None)
        for number, (to, (first, last), back) in enumerate(draw(TRIPS))
    ]
    stays = []
    for country, (first, last) in draw(STAYS):
        new = Stay(country, first, last)
        try:
            refuse_overlap(new, stays)
        except InputError:
            continue
        stays.append(new)
    until = draw(st.none() | SOME_DAY.filter(lambda day: day > START))
    return Whereabouts("US", "CN", START, until, tuple(trips), tuple(stays))


FIRST, LAST = D("2005-01-01"), D("2007-12-31")


@given(lives())
@settings(max_examples=25, deadline=None)
def test_every_day_ends_in_one_country_and_some_part_is_never_less(life):
    """The counts at midnight add up to the window; any part counts at least as much, day by day."""
    found = presence_of(life, FIRST, LAST)
    nights, parts = {}, {}
    for rule, kept in ((MIDNIGHT, nights), (ANY_PART, parts)):
        for one in found.stretches(rule):
            day = one.first
            while day <= one.last:
                kept.setdefault(day, []).append(one.country)
                day += DAY
    whole = (LAST - FIRST).days + 1
    assert sum(len(one) for one in nights.values()) == whole == len(nights)
    assert all(set(one) <= set(parts[day]) for day, one in nights.items())
    assert all(len(set(one)) == len(one) for one in parts.values())


@given(lives(), st.sampled_from([ANY_PART, MIDNIGHT]))
@settings(max_examples=20, deadline=None)
def test_the_fullest_twelve_months_are_those_of_brute_force(life, rule):
    """Over every window that begins on any day; and the 183rd day in any twelve months."""
    stretches = presence_of(life, FIRST, LAST).stretches(rule)
    calendar = Calendar(FIRST, LAST, [one for one in stretches if one.country == "CN"])
    marked = sorted(set(calendar.marked()))
    every = [FIRST + DAY * number for number in range(-366, (LAST - FIRST).days + 1)]
    windows = {day: add_months(day, 12) - DAY for day in every}
    fullest = max(
        bisect_right(marked, last) - bisect_left(marked, day) for day, last in windows.items()
    )
    assert (calendar.fullest() or (0,))[0] == fullest
    reached = calendar.first_full(LIMIT)
    assert (reached is not None) == (fullest >= LIMIT)
    if reached is not None:
        assert calendar.days(add_months(reached, -12) + DAY, reached) >= LIMIT
