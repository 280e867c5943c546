"""Days in each country by calendar year, by tax year and in any twelve months, and what is near.

Only counting: where the days were spent is in `presence`. None of this is advice on tax; the limit
and the rule that was counted are named, and which of them holds for a person others say.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from assignments.core.periods import add_months
from assignments.core.presence import DAY, Presence, Stay

LIMIT = 183  # "more than 183 days": the 184th passes it
WARN_FROM = 153  # thirty days before
CALENDAR_YEAR, TAX_YEAR, ANY_TWELVE_MONTHS = "calendar_year", "tax_year", "any_twelve_months"
WINDOWS = (CALENDAR_YEAR, TAX_YEAR, ANY_TWELVE_MONTHS)
JANUARY = (1, 1)
# Month and day on which a person's tax year begins; every other country: the calendar year.
TAX_YEARS = {
    "AU": (7, 1),
    "BD": (7, 1),
    "BW": (7, 1),
    "GB": (4, 6),
    "HK": (4, 1),
    "IM": (4, 6),
    "IN": (4, 1),
    "LK": (4, 1),
    "LS": (4, 1),
    "MU": (7, 1),
    "NA": (3, 1),
    "NZ": (4, 1),
    "PK": (7, 1),
    "SZ": (7, 1),
    "UG": (7, 1),
    "ZA": (3, 1),
}


def tax_year_start(country: str) -> tuple[int, int]:
    """Month and day on which a tax year begins in a country."""
    return TAX_YEARS.get(country, JANUARY)


def year_from(day: date, begins: tuple[int, int]) -> Stay:
    """The year that a day lies in where years begin on a month and day; its country is empty."""
    month, of = begins
    first = date(day.year, month, of)
    if first > day:
        first = date(day.year - 1, month, of)
    return Stay("", first, date(first.year + 1, month, of) - DAY)


@dataclass(frozen=True, slots=True)
class Count:
    """Days in one country in one window: up to today, and with what is planned.

    `on` is the day on which the limit is reached, the one after which it is passed; None: never.
    """

    country: str
    window: str
    first: date
    last: date
    so_far: int
    planned: int
    on: date | None = None

    @property
    def label(self) -> str:
        """The year or years: 2005, 2005/06."""
        if self.window == ANY_TWELVE_MONTHS or self.first.year == self.last.year:
            return str(self.first.year)
        return f"{self.first.year}/{self.last.year % 100:02}"


@dataclass(frozen=True, slots=True)
class Warned:
    """A limit that is near, reached or passed in a country, by the window that was counted.

    `state` is passed (more than the limit so far), reached (exactly), near (from thirty days
    before) or planned. `on` is the day on which the limit is or was reached: by the plan, or where
    that does not reach it (`stays`), if the person stays in the country from today on.
    """

    count: Count
    state: str
    on: date | None
    stays: bool = False


class Calendar:
    """The days of one country in a frame, as sums that any stretch of days is told from."""

    def __init__(self, first: date, last: date, stretches: Iterable[Stay]) -> None:
        """Mark the days of the stretches."""
        self.first, self.last = first, last
        days = (last - first).days + 1
        marks = bytearray(days)
        for one in stretches:
            begin = max(0, (one.first - first).days)
            end = min(days, (one.last - first).days + 1)
            if begin < end:
                marks[begin:end] = b"\1" * (end - begin)
        self.marks = marks
        self._sums = list(accumulate(marks, initial=0))

    def _place(self, day: date) -> int:
        return min(max(0, (day - self.first).days), len(self.marks))

    def days(self, first: date, last: date) -> int:
        """How many days are marked from one day to another, both included."""
        return max(0, self._sums[self._place(last + DAY)] - self._sums[self._place(first)])

    def reaches(self, many: int, first: date, last: date) -> date | None:
        """The day that is the so-manieth marked one from `first` on, where it is by `last`."""
        wanted = self._sums[self._place(first)] + many
        place = bisect_left(self._sums, wanted)
        found = self.first + timedelta(days=place - 1)
        return found if place < len(self._sums) and found <= last else None

    def marked(self) -> Iterator[date]:
        """The marked days."""
        for place, mark in enumerate(self.marks):
            if mark:
                yield self.first + timedelta(days=place)

    def fullest(self, within: Stay | None = None) -> tuple[int, date, date] | None:
        """Of all twelve months, or those within some days, the fullest: how many, first, last day.

        Of several the first; without bounds they begin on a day that counts. None where none does.
        """
        best: tuple[int, date, date] | None = None
        for day in self.marked() if within is None else _year_starts(within):
            last = add_months(day, 12) - DAY
            days = self.days(day, last)
            if days > (0 if best is None else best[0]):
                best = (days, day, last)
        return best

    def first_full(self, many: int) -> date | None:
        """The first day on which the twelve months that end with it hold so many days."""
        ends = (self.reaches(many, day, add_months(day, 12) - DAY) for day in self.marked())
        return next((one for one in ends if one is not None), None)


def _year_starts(within: Stay) -> Iterator[date]:
    """The days on which twelve months begin that lie within some days."""
    day = within.first
    while add_months(day, 12) - DAY <= within.last:
        yield day
        day += DAY


@dataclass(frozen=True, slots=True)
class Counted:
    """One country's days under a counting rule, up to today and with what is planned."""

    country: str
    today: date
    so_far: Calendar
    planned: Calendar
    stays: Calendar

    @property
    def begins(self) -> tuple[int, int]:
        """Month and day on which its tax year begins."""
        return tax_year_start(self.country)

    def years(self, window: str) -> tuple[Count, ...]:
        """The days in each calendar or tax year in which there are any."""
        begins = JANUARY if window == CALENDAR_YEAR else self.begins
        found = []
        year = year_from(self.planned.first, begins)
        while year.first <= self.planned.last:
            found.append(self._count(window, year.first, year.last))
            year = year_from(year.last + DAY, begins)
        return tuple(one for one in found if one.planned)

    def _count(self, window: str, first: date, last: date) -> Count:
        so_far, planned = self.so_far.days(first, last), self.planned.days(first, last)
        on = self.planned.reaches(LIMIT, first, last)
        return Count(self.country, window, first, last, so_far, planned, on)

    def twelve_months(self, within: Stay | None = None) -> Count | None:
        """The twelve months with the most days, planned ones too; None where there are none.

        Within some days alone the limit is not looked for.
        """
        fullest = self.planned.fullest(within)
        if fullest is None:
            return None
        return self._held(*fullest[1:], self.planned.first_full(LIMIT) if within is None else None)

    def latest(self) -> Count:
        """The twelve months that end today."""
        first = add_months(self.today, -12) + DAY
        so_far = self.so_far.days(first, self.today)
        return Count(self.country, ANY_TWELVE_MONTHS, first, self.today, so_far, so_far)

    def warnings(self) -> tuple[Warned, ...]:
        """What is near or planned, of each window at most the first that does not lie behind."""
        windows = [CALENDAR_YEAR] if self.begins == JANUARY else [CALENDAR_YEAR, TAX_YEAR]
        found = [self._year_warned(window) for window in windows]
        found.append(self._twelve_warned())
        return tuple(one for one in found if one is not None)

    def _year_warned(self, window: str) -> Warned | None:
        begins = JANUARY if window == CALENDAR_YEAR else self.begins
        year = year_from(self.today, begins)
        while year.first <= self.planned.last:
            count = self._count(window, year.first, year.last)
            warned = self._warned(count, self.stays.reaches(LIMIT, year.first, year.last))
            if warned is not None:
                return warned
            year = year_from(year.last + DAY, begins)
        return None

    def _twelve_warned(self) -> Warned | None:
        """Of any twelve months; nothing where they lie behind and the person is gone."""
        fullest, latest = self.so_far.fullest(), self.latest()
        if fullest is not None and fullest[0] >= LIMIT:
            goes_on = self.planned.days(self.today + DAY, self.planned.last) > 0
            count = self._held(*fullest[1:], self.so_far.first_full(LIMIT))
            return self._warned(count, None) if goes_on or latest.so_far >= WARN_FROM else None
        on = self.planned.first_full(LIMIT)
        if on is not None:
            return self._warned(self._held(add_months(on, -12) + DAY, on, on), None)
        return self._warned(latest, self.stays.first_full(LIMIT))

    def _held(self, first: date, last: date, on: date | None) -> Count:
        """The days in twelve months, and the day on which the limit is reached in any."""
        so_far, planned = self.so_far.days(first, last), self.planned.days(first, last)
        return Count(self.country, ANY_TWELVE_MONTHS, first, last, so_far, planned, on)

    def _warned(self, count: Count, staying: date | None) -> Warned | None:
        """What a count warns of; `staying` counts only while the person is in the country."""
        if count.so_far >= LIMIT:
            return Warned(count, "passed" if count.so_far > LIMIT else "reached", count.on)
        if count.so_far < WARN_FROM and count.on is None:
            return None
        state = "near" if count.so_far >= WARN_FROM else "planned"
        if count.on is None and self.so_far.days(self.today, self.today):
            return Warned(count, state, staying, stays=True)
        return Warned(count, state, count.on)


def counted(presence: Presence, rule: str, country: str, today: date) -> Counted:
    """A country's days under a counting rule, in the frame of the presence."""
    stretches = [one for one in presence.stretches(rule) if one.country == country]
    past = [Stay(country, one.first, min(one.last, today)) for one in stretches]
    first, last = presence.first, presence.last
    return Counted(
        country=country,
        today=today,
        so_far=Calendar(first, last, past),
        planned=Calendar(first, last, stretches),
        stays=Calendar(first, last, [*past, Stay(country, max(first, today + DAY), last)]),
    )
