"""Days, months, quarters and years: which period a day falls in, and pro-rating by days.

No money here: a caller multiplies.
"""

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

ALL_TIME = "assignment"
FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Covers:
    """Covered days, the end not included."""

    first: date
    end: date

    @property
    def days(self) -> int:
        """How many days are covered."""
        return (self.end - self.first).days

    @property
    def last(self) -> date:
        """The last covered day."""
        return self.end - timedelta(days=1)

    def ordinals(self) -> range:
        """The covered days as proleptic ordinals."""
        return range(self.first.toordinal(), self.end.toordinal())


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch in which a limit has one balance; both days included, None without bound."""

    label: str
    first: date | None
    last: date | None


def month_length(day: date) -> int:
    """How many days the month of `day` has."""
    return calendar.monthrange(day.year, day.month)[1]


def whole_month(day: date) -> Covers:
    """The days of the month of `day`."""
    first = day.replace(day=1)
    return Covers(first, first + timedelta(days=month_length(day)))


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or that month's last day where it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def assignment_year(start: date, day: date) -> int:
    """Which year of the assignment a day lies in; the first is 1 and takes in all days before it.

    A year begins on the start's day; a start on 29 February begins on the 28th where there is none.
    """
    years = day.year - start.year
    return max(1, years + (day >= add_months(start, 12 * years)))


def _assignment_year_period(start: date, day: date) -> Period:
    year = assignment_year(start, day)
    first = add_months(start, 12 * (year - 1))
    last = add_months(start, 12 * year) - timedelta(days=1)
    return Period(f"assignment year {year}", None if year == 1 else first, last)


def _quarter(day: date) -> Period:
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    quarter = (day.month - 1) // 3 + 1
    return Period(f"{day.year}-Q{quarter}", first, add_months(first, 3) - timedelta(days=1))


def _week(day: date) -> Period:
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Period(f"{year}-W{week:02}", monday, monday + timedelta(days=6))


def _month(day: date) -> Period:
    month = whole_month(day)
    return Period(f"{day:%Y-%m}", month.first, month.last)


_CALENDAR: dict[str | None, Callable[[date], Period]] = {
    "calendar_year": lambda day: Period(
        str(day.year), date(day.year, 1, 1), date(day.year, 12, 31)
    ),
    "quarter": _quarter,
    "month": _month,
    "week": _week,
    "day": lambda day: Period(day.isoformat(), day, day),
}


def period_of(per: str | None, day: date, start: date) -> Period:
    """The period of a day for a limit `per` so much; once, assignment and none are all time."""
    if per == "assignment_year":
        return _assignment_year_period(start, day)
    calendar_period = _CALENDAR.get(per)
    return Period(ALL_TIME, None, None) if calendar_period is None else calendar_period(day)


@lru_cache(maxsize=4096)
def day_worth(per: str, ordinal: int) -> Fraction:
    """What share of a sum `per` day or month one day is worth: all of it, or one 28th to 31st."""
    if per == "day":
        return Fraction(1)
    return Fraction(1, month_length(date.fromordinal(ordinal)))


def cut_by_month(first: int, end: int) -> Iterator[tuple[int, int]]:
    """Days, as ordinals with the end not included, cut where a month ends."""
    while first < end:
        next_month = whole_month(date.fromordinal(first)).end.toordinal()
        yield first, min(end, next_month)
        first = next_month


def months_covered(covers: Covers) -> Fraction:
    """How many months the covered days are.

    From a day to the same day of a later month they are whole months; else each day is the part of
    its own calendar month that it is (one 28th to one 31st).
    """
    whole = (covers.end.year - covers.first.year) * 12 + covers.end.month - covers.first.month
    if whole > 0 and add_months(covers.first, whole) == covers.end:
        return Fraction(whole)
    days = covers.ordinals()
    cuts = cut_by_month(days.start, days.stop)
    return sum((day_worth("month", first) * (end - first) for first, end in cuts), Fraction(0))


def days_back(day: date, most: int) -> Iterator[date]:
    """The day itself, then the days before it, `most` of them."""
    for back in range(most + 1):
        yield day - timedelta(days=back)


def _day_in(per: str, label: str) -> date:
    """A day of the calendar period so labelled."""
    if per == "week":
        return date.fromisocalendar(int(label[:4]), int(label[6:]), 1)
    if per == "quarter":
        return date(int(label[:4]), 3 * int(label[6:]), 1)
    return date.fromisoformat(f"{label}-01-01"[:10])


def period_named(per: str | None, label: str, start: date) -> Period:
    """The period that `period_of` labelled so, for a limit `per` so much."""
    if per == "assignment_year":
        year = int(label.rpartition(" ")[2])
        return _assignment_year_period(start, add_months(start, 12 * (year - 1)))
    if per in _CALENDAR and per is not None:
        return period_of(per, _day_in(per, label), start)
    return Period(label, None, None)
