"""Base pay by pay period, from the salary of the letters.

A salary is a sum a year; a period's pay is its twelfth, twenty-fourth or twenty-sixth part; each
day of the period is worth the same of it. Who is paid by which periods is recorded by HR.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from assignments.core.assignment import Assignment
from assignments.core.letter import Term
from assignments.core.money import Money
from assignments.core.periods import Covers, add_months, whole_month
from assignments.core.salaries import Salary, salary_on, salary_terms
from assignments.core.words import InputError

MONTH, HALF_MONTH, TWO_WEEKS, NOT_KEPT = PAY_KINDS = ("month", "half_month", "two_weeks", "none")
PERIODS_A_YEAR = {MONTH: 12, HALF_MONTH: 24, TWO_WEEKS: 26}
MIDDLE = 16  # the day on which the second half of a month begins
FORTNIGHT = 14
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PayPeriod:
    """One pay period: the whole of it, and the days of it that are paid."""

    label: str
    kind: str
    whole: Covers
    covers: Covers

    @property
    def first(self) -> dt.date:
        """Its first paid day."""
        return self.covers.first

    @property
    def last(self) -> dt.date:
        """Its last paid day."""
        return self.covers.last

    @property
    def day(self) -> dt.date:
        """When it falls due: its last paid day."""
        return self.covers.last


@dataclass(frozen=True, slots=True)
class PaySetting:
    """By which periods an assignment is paid from a day on; `anchor` begins one of two weeks."""

    first: dt.date
    kind: str = MONTH
    anchor: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """What one period pays, with the term that it rests on last, and how it was worked out."""

    period: PayPeriod
    money: Money
    term: Term | None
    note: str


def setting_of(first: dt.date, kind: str, anchor: dt.date | None) -> PaySetting:
    """A setting from its parts; InputError where they do not fit."""
    if kind not in PAY_KINDS:
        raise InputError("kind", f"unknown pay period {kind!r}", f"use {', '.join(PAY_KINDS)}")
    if kind == TWO_WEEKS and anchor is None:
        raise InputError("anchor", "two weeks need a first day", "give a day on which one begins")
    return PaySetting(first, kind, anchor if kind == TWO_WEEKS else None)


def _whole(kind: str, anchor: dt.date | None, day: dt.date) -> tuple[str, Covers]:
    """The pay period that a day lies in."""
    month = whole_month(day)
    if kind == MONTH:
        return f"{day:%Y-%m}", month
    if kind == HALF_MONTH:
        middle = day.replace(day=MIDDLE)
        if day < middle:
            return f"{day:%Y-%m}/1", Covers(month.first, middle)
        return f"{day:%Y-%m}/2", Covers(middle, month.end)
    begun = day - dt.timedelta(days=(day - (anchor or day)).days % FORTNIGHT)
    return begun.isoformat(), Covers(begun, begun + dt.timedelta(days=FORTNIGHT))


def pay_periods(
    start: dt.date, end: dt.date, kind: str = MONTH, anchor: dt.date | None = None
) -> tuple[PayPeriod, ...]:
    """The periods of one kind from a day to another, both included; cut at both ends."""
    if kind == NOT_KEPT:
        return ()
    found, day = [], start
    while day <= end:
        label, whole = _whole(kind, anchor, day)
        covers = Covers(day, min(whole.end, end + _ONE_DAY))
        found.append(PayPeriod(label, kind, whole, covers))
        day = whole.end
    return tuple(found)


def periods_of(
    settings: Iterable[PaySetting], start: dt.date, end: dt.date | None, through: dt.date
) -> tuple[PayPeriod, ...]:
    """The periods of an assignment that were over on a day, by the settings in their order.

    Months where nobody set anything. A period is over with its last paid day.
    """
    known = sorted(settings, key=lambda one: one.first)
    if not known or known[0].first > start:
        known.insert(0, PaySetting(start))
    found: list[PayPeriod] = []
    for number, setting in enumerate(known):
        first = max(start, setting.first)
        lasts = [] if end is None else [end]
        lasts += [known[number + 1].first - _ONE_DAY] if number + 1 < len(known) else []
        last = min(lasts, default=add_months(through, 2))
        periods = pay_periods(first, last, setting.kind, setting.anchor)
        cut_in = bool(found) and bool(periods) and periods[0].covers.first != periods[0].whole.first
        found += _named_apart(periods) if cut_in else periods
    return tuple(one for one in found if one.day <= through)


def _named_apart(periods: tuple[PayPeriod, ...]) -> Iterator[PayPeriod]:
    """The periods, the first with the day in its name on which it was cut in."""
    first, *others = periods
    label = f"{first.label} from {first.covers.first:%d}"
    yield PayPeriod(label, first.kind, first.whole, first.covers)
    yield from others


def pay_of(assignment: Assignment, terms: Iterable[Term], period: PayPeriod) -> Pay | None:
    """What a period pays, each day by the salary in force on it; None where that cannot be told."""
    runs = list(_runs(assignment, tuple(terms), period))
    known = [(covers, one) for covers, one in runs if one is not None]
    currencies = {one.currency for _, one in known}
    if len(known) < len(runs) or len(currencies) != 1:
        return None
    total = sum((worth(one, period, covers.days) for covers, one in known), Fraction(0))
    money = Money.rounded(total, currencies.pop())
    return Pay(period, money, known[-1][1].term, _told(period, known))


def worth(salary: Salary, period: PayPeriod, days: int) -> Fraction:
    """What so many days of a period are worth: the same each day."""
    if salary.daily:
        return salary.yearly * days
    return salary.yearly / PERIODS_A_YEAR[period.kind] * days / period.whole.days


def _runs(
    assignment: Assignment, terms: tuple[Term, ...], period: PayPeriod
) -> Iterator[tuple[Covers, Salary | None]]:
    """The paid days of a period cut where a salary term begins or ends."""
    known = tuple(salary_terms(terms))
    cuts = {one.first for one in known if one.first} | {
        one.last + _ONE_DAY for one in known if one.last and one.last < dt.date.max
    }
    within = sorted(day for day in cuts if period.covers.first < day < period.covers.end)
    edges = [period.covers.first, *within, period.covers.end]
    for first, end in pairwise(edges):
        yield Covers(first, end), salary_on(assignment, known, first)


def _told(period: PayPeriod, runs: list[tuple[Covers, Salary]]) -> str:
    """How a period's pay was worked out, where it is not simply the whole."""
    days = period.whole.days
    if len(runs) == 1 and period.covers.days == days:
        return ""
    parts = (
        f"{covers.days} of {days} days at {one.currency} "
        f"{Money.rounded(worth(one, period, days), one.currency)}"
        for covers, one in runs
    )
    return "; ".join(parts)
