"""Days off: public holidays of home and host, vacation granted and taken, and what is still owed.

Which days are holidays comes in as a calendar of each country; here they are only counted.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction
from itertools import pairwise

from assignments.core.presence import DAY
from assignments.core.records import Person
from assignments.core.words import InputError

VACATION, HOST_HOLIDAY, HOME_HOLIDAY = "vacation", "host_holiday", "home_holiday"
TIME_OFF_KINDS = (VACATION, HOST_HOLIDAY, HOME_HOLIDAY)
SIDES = ("home", "host")
WEEKEND = frozenset({5, 6})
WEEK = 5  # working days
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)} | {
    "twenty-five": 25,
    "thirty": 30,
}
_GRANTED = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b(?:\s*\(\d{{1,2}}\))?"
    r"\s+(?:(?:working|business|paid|vacation|annual|leave)\s+){0,3}(week|day)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class YearOfDays:
    """One year of a country: days of the week (Monday is 0) without work, holidays by name.

    `worked` are weekend days that are worked in exchange for a day off.
    """

    weekend: frozenset[int] = WEEKEND
    holidays: Mapping[date, str] = field(default_factory=dict)
    worked: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The years of a country that are known, and holidays that somebody recorded.

    `rule` names whose calendar it is and which holidays it counts.
    """

    country: str
    years: Mapping[int, YearOfDays] = field(default_factory=dict)
    rule: str = ""
    by_hand: Mapping[date, str] = field(default_factory=dict)

    def knows(self, year: int) -> bool:
        """Whether the holidays of a year are known, from the calendar or by hand."""
        return year in self.years or any(day.year == year for day in self.by_hand)

    def _year(self, day: date) -> YearOfDays:
        return self.years.get(day.year) or YearOfDays()

    def is_weekend(self, day: date) -> bool:
        """Whether nobody works that day of the week, unless in exchange for a day off."""
        year = self._year(day)
        return day.weekday() in year.weekend and day not in year.worked

    def holiday(self, day: date) -> str | None:
        """The holiday of a day, by whatever name; None on others."""
        return self.by_hand.get(day) or self._year(day).holidays.get(day)

    def is_working(self, day: date) -> bool:
        """Whether people work on the day."""
        return not self.is_weekend(day) and self.holiday(day) is None

    def holidays(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """The holidays that fall on a working day of the week, from one day to another."""
        each = ((day, self.holiday(day)) for day in _days(first, last) if not self.is_weekend(day))
        return tuple((day, name) for day, name in each if name is not None)

    def worked(self, first: date, last: date) -> int:
        """How many weekend days are worked in exchange for a day off."""
        return sum(day in self._year(day).worked for day in _days(first, last))

    def working_days(self, first: date, last: date) -> int:
        """How many days people work."""
        return sum(self.is_working(day) for day in _days(first, last))


def _days(first: date, last: date) -> Iterable[date]:
    return (first + DAY * number for number in range((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class TimeOff:
    """Days off, both included: vacation, or a holiday that no calendar knows."""

    kind: str
    first: date
    last: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimeOffRecord:
    """Days off as they were recorded; what was taken back is kept, with who did it and when."""

    id: int
    assignment_id: int
    off: TimeOff
    by: Person | None
    at: datetime
    undone_by: Person | None = None
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """So many working days of vacation a calendar year, from a day on (None: from the start)."""

    days: int
    first: date | None = None


@dataclass(frozen=True, slots=True)
class GrantRecord:
    """What HR entered as granted; what was taken back is kept, with who did it and when."""

    id: int
    assignment_id: int
    grant: Grant
    note: str
    by: Person | None
    at: datetime
    undone_by: Person | None = None
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PartRecord:
    """Which part of the home or host country has the holidays; empty: the whole country.

    `side` is home or host. The last one that was recorded counts.
    """

    id: int
    assignment_id: int
    side: str
    part: str
    by: Person | None
    at: datetime


@dataclass(frozen=True, slots=True)
class YearOff:
    """One calendar year: the assignment's days of it, and days off on both sides.

    None is not known. `worked` weekend days are off the holidays of their country already.
    """

    year: int
    first: date
    last: date
    home: int | None
    host: int | None
    granted: Fraction | None
    taken: int
    home_days: tuple[tuple[date, str], ...] = ()
    host_days: tuple[tuple[date, str], ...] = ()
    host_worked: int = 0
    home_worked: int = 0

    @property
    def owed(self) -> Fraction | None:
        """Home's holidays and the vacation granted, less the host's holidays and what was taken."""
        if self.home is None or self.host is None or self.granted is None:
            return None
        return self.home + self.granted - self.host - self.taken


def refuse_twice(new: TimeOff, known: Iterable[TimeOff]) -> None:
    """Raise InputError where a day off of one kind is recorded already."""
    for one in known:
        if one.kind == new.kind and one.first <= new.last and new.first <= one.last:
            what = f"the days from {one.first} to {one.last} are recorded already"
            raise InputError("first", what, "take those back, or give other days")


def granted_in(words: str) -> int | None:
    """The working days a year that words grant; None where they name none, or different ones."""
    found = {_working_days(*one) for one in _GRANTED.findall(words)}
    return found.pop() if len(found) == 1 else None


def _working_days(number: str, unit: str) -> int:
    many = int(number) if number.isdigit() else _NUMBERS[number.lower()]
    return many * WEEK if unit.lower() == "week" else many


def granted_days(grants: Iterable[Grant], first: date, last: date) -> Fraction | None:
    """Vacation for days of one calendar year, by days; None where nobody says how much."""
    known = sorted(grants, key=lambda one: one.first or date.min)
    if not known or (known[0].first or date.min) > first:
        return None
    year = date(first.year, 12, 31) - date(first.year - 1, 12, 31)
    ends = [one.first or date.min for one in known[1:]] + [date.max]
    total = Fraction(0)
    for one, end in zip(known, ends, strict=True):
        begin, stop = max(first, one.first or date.min), min(last, end - DAY)
        if begin <= stop:
            total += Fraction(one.days * ((stop - begin).days + 1), year.days)
    return total


def by_hand(calendar: WorkCalendar, offs: Iterable[TimeOff], kind: str) -> WorkCalendar:
    """A calendar with the holidays of a kind that somebody recorded."""
    days = {
        day: one.note or "Recorded by hand"
        for one in offs
        if one.kind == kind
        for day in _days(one.first, one.last)
    }
    return replace(calendar, by_hand=days)


@dataclass(frozen=True, slots=True)
class Sides:
    """The calendars of both countries, and the vacation granted."""

    home: WorkCalendar
    host: WorkCalendar
    grants: tuple[Grant, ...] = ()


def years_off(
    first: date, last: date, sides: Sides, offs: Iterable[TimeOff]
) -> tuple[YearOff, ...]:
    """The calendar years of an assignment from its first to its last day."""
    recorded = tuple(offs)
    bounds = [first, *(date(year, 1, 1) for year in range(first.year + 1, last.year + 1))]
    spans = [*((one, following - DAY) for one, following in pairwise(bounds)), (bounds[-1], last)]
    return tuple(_year(begin, end, sides, recorded) for begin, end in spans if begin <= end)


def _year(first: date, last: date, sides: Sides, offs: tuple[TimeOff, ...]) -> YearOff:
    home, host = sides.home.holidays(first, last), sides.host.holidays(first, last)
    home_worked, host_worked = sides.home.worked(first, last), sides.host.worked(first, last)
    return YearOff(
        year=first.year,
        first=first,
        last=last,
        home=len(home) - home_worked if sides.home.knows(first.year) else None,
        host=len(host) - host_worked if sides.host.knows(first.year) else None,
        granted=granted_days(sides.grants, first, last),
        taken=sum(_taken(one, first, last, sides.host) for one in offs if one.kind == VACATION),
        home_days=home,
        host_days=host,
        home_worked=home_worked,
        host_worked=host_worked,
    )


def _taken(off: TimeOff, first: date, last: date, host: WorkCalendar) -> int:
    begin, end = max(first, off.first), min(last, off.last)
    return host.working_days(begin, end) if begin <= end else 0


def counting_grants(letter: Iterable[Grant], records: Iterable[GrantRecord]) -> tuple[Grant, ...]:
    """What is granted: the letter's figures, from the first day of HR's on those that HR entered.

    Of two that HR entered for one day the later counts.
    """
    entered: dict[date, Grant] = {}
    for one in records:
        if one.undone_at is None:
            entered[one.grant.first or date.min] = one.grant
    begins = min(entered, default=date.max)
    before = [one for one in letter if (one.first or date.min) < begins]
    return (*before, *entered.values())
