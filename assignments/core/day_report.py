"""The days of one assignment as they are shown: counts by country, warnings, a calendar by month.

Put together from `presence` (where the days were spent) and `day_counts` (how many, what is near).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assignments.core.assignment import Assignment
from assignments.core.day_counts import (
    CALENDAR_YEAR,
    JANUARY,
    TAX_YEAR,
    Count,
    Counted,
    Warned,
    counted,
    tax_year_start,
    year_from,
)
from assignments.core.periods import add_months, month_length
from assignments.core.presence import DAY, Presence, Stay, Whereabouts, presence_of
from assignments.core.records import Trip


@dataclass(frozen=True, slots=True)
class DaySpent:
    """One day: the countries it counts for, the host first; `planned` where it is still to come."""

    day: date
    countries: tuple[str, ...]
    planned: bool = False


@dataclass(frozen=True, slots=True)
class MonthSpent:
    """One month by weeks, Monday first; None where a week begins or ends in another month."""

    label: str
    weeks: tuple[tuple[DaySpent | None, ...], ...]


@dataclass(frozen=True, slots=True)
class DayReport:
    """An assignment's days under one counting rule, the host country's first."""

    rule: str
    today: date
    known: Whereabouts
    presence: Presence
    countries: tuple[Counted, ...]

    @property
    def warnings(self) -> tuple[Warned, ...]:
        """What is near 183 days anywhere but at home."""
        away = (one for one in self.countries if one.country not in {self.known.home, "other"})
        return tuple(warned for one in away for warned in one.warnings())

    def calendar_years(self) -> tuple[tuple[str, tuple[Count, ...]], ...]:
        """Each calendar year with a day away from home, with its counts, a country each."""
        counts = [one for country in self.countries for one in self._years(country, CALENDAR_YEAR)]
        years: dict[str, list[Count]] = {}
        for one in sorted(counts, key=lambda count: count.first):
            years.setdefault(one.label, []).append(one)
        return tuple((label, tuple(held)) for label, held in years.items())

    def tax_years(self) -> tuple[tuple[Counted, tuple[Count, ...]], ...]:
        """The countries whose tax year is not the calendar year, with their counts by tax year."""
        other = (one for one in self.countries if one.begins != JANUARY)
        return tuple((one, self._years(one, TAX_YEAR)) for one in other)

    def _years(self, country: Counted, window: str) -> tuple[Count, ...]:
        """A country's years, but for those long before and after: all of them were at home."""
        abroad = self._abroad
        return tuple(
            one
            for one in country.years(window)
            if one.first <= abroad.last and abroad.first <= one.last
        )

    @property
    def _abroad(self) -> Stay:
        """From the first to the last day away from home."""
        away = [one for one in self.presence.touches if one.country != self.known.home]
        first = min((one.first for one in away), default=self.today)
        return Stay("", first, max((one.last for one in away), default=self.today))

    def twelve_months(self) -> tuple[Count, ...]:
        """Of each country the twelve months with the most days; at home those between its ends."""
        abroad = self._abroad
        found = (
            one.twelve_months(abroad if one.country == self.known.home else None)
            for one in self.countries
        )
        return tuple(one for one in found if one is not None)

    def months(self, year: int) -> tuple[MonthSpent, ...]:
        """The months of a calendar year as far as anything is known of them."""
        firsts = (date(year, month, 1) for month in range(1, 13))
        known = (one for one in firsts if self.presence.first <= one <= self.presence.last)
        return tuple(self._month(first) for first in known)

    def _month(self, first: date) -> MonthSpent:
        days: list[DaySpent | None] = [None] * first.weekday()
        days += [self._day(first + DAY * number) for number in range(month_length(first))]
        days += [None] * (-len(days) % 7)
        weeks = tuple(tuple(days[place : place + 7]) for place in range(0, len(days), 7))
        return MonthSpent(f"{first:%Y-%m}", weeks)

    def _day(self, day: date) -> DaySpent:
        spent = (one.country for one in self.countries if one.planned.days(day, day))
        return DaySpent(day, tuple(spent), day > self.today)


def whereabouts(
    facts: Assignment, trips: Iterable[Trip], stays: Iterable[Stay], today: date
) -> Whereabouts:
    """What is known of an assignment's days; past its expected end it goes on until one is told."""
    until = facts.end
    if until is None and facts.expected_end is not None and facts.expected_end >= today:
        until = facts.expected_end
    return Whereabouts(facts.home, facts.host, facts.start, until, tuple(trips), tuple(stays))


def frame_of(known: Whereabouts, today: date) -> tuple[date, date]:
    """The days to count: whole years, of every country, from the first thing known to the last.

    They reach a year beyond today, so that staying on can be told.
    """
    days = [known.start, known.until or known.start, today, add_months(today, 12)]
    days += [day for trip in known.trips for day in (trip.departs, trip.returns) if day]
    days += [day for stay in known.stays for day in (stay.first, stay.last)]
    countries = {known.home, known.host, *(stay.country for stay in known.stays)}
    years = {JANUARY, *(tax_year_start(country) for country in countries)}
    begin, end = min(days), max(days)
    firsts = (year_from(begin, one).first for one in years)
    return min(firsts), max(year_from(end, one).last for one in years)


def report(known: Whereabouts, rule: str, today: date) -> DayReport:
    """The days of an assignment under a counting rule, as seen on a day."""
    first, last = frame_of(known, today)
    presence = presence_of(known, first, last)
    others = [one for one in presence.countries if one not in {known.home, known.host}]
    countries = dict.fromkeys((known.host, known.home, *others))
    each = tuple(counted(presence, rule, country, today) for country in countries)
    return DayReport(rule, today, known, presence, each)
