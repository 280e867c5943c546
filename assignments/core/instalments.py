"""A sum by the day, week, month, quarter or year in parts: which days fall due together.

No money here: a caller multiplies.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from assignments.core.periods import Covers, cut_by_month, day_worth, period_of

MONTHS_OF = {"month": 1, "quarter": 3, "calendar_year": 12, "assignment_year": 12}
WEEK = 7
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """Covered days of one period, and from which to which share of the period's sum they bring."""

    label: str
    covers: Covers
    before: Fraction
    after: Fraction


def parts(per: str, days: Covers, start: dt.date, most: Fraction | None) -> Iterator[Part]:
    """The days of a sum `per` so long, cut into what falls due together.

    `start` is the assignment's; `most` bounds the months, where a duration does.
    """
    if per == "week":
        yield from _weeks(days)
    elif per == "day":
        for covers in _cut(days, per, start):
            yield Part(f"{covers.first:%Y-%m}", covers, Fraction(0), Fraction(covers.days))
    else:
        yield from _months(per, days, start, most)


def _weeks(days: Covers) -> Iterator[Part]:
    first = days.first
    while first < days.end:
        end = min(days.end, first + dt.timedelta(days=WEEK - first.weekday()))
        label = period_of("week", first, first).label
        yield Part(label, Covers(first, end), Fraction(0), Fraction((end - first).days, WEEK))
        first = end


def _cut(days: Covers, per: str, start: dt.date) -> Iterator[Covers]:
    """The days cut where a month ends, and where a period does."""
    for first, end in cut_by_month(days.first.toordinal(), days.end.toordinal()):
        begin, after = dt.date.fromordinal(first), dt.date.fromordinal(end)
        last = period_of(per, begin, start).last
        if per == "assignment_year" and last is not None and last + _ONE_DAY < after:
            yield Covers(begin, last + _ONE_DAY)
            begin = last + _ONE_DAY
        yield Covers(begin, after)


def _months(per: str, days: Covers, start: dt.date, most: Fraction | None) -> Iterator[Part]:
    """Months and parts of them, each day worth its part of its month, at most the whole period."""
    whole = Fraction(MONTHS_OF[per])
    running, in_all, so_far = "", Fraction(0), Fraction(0)
    for covers in _cut(days, per, start):
        period = period_of(per, covers.first, start).label
        if period != running:
            running, so_far = period, Fraction(0)
        worth = day_worth("month", covers.first.toordinal()) * covers.days
        worth = worth if most is None else min(worth, max(Fraction(0), most - in_all))
        before, so_far = so_far, min(whole, so_far + worth)
        in_all += worth
        label = f"{covers.first:%Y-%m}"
        label = f"{label}, {period}" if per == "assignment_year" else label
        yield Part(label, covers, before / whole, so_far / whole)
