"""What was spent beside what was planned: actual, held, difference, forecast, accruals, gaps.

Actual is what was approved, by the month that it lies in in the ledger. Held is what waits for a
decision. Nothing in the program pays, so what finance takes over with a closed month is done.
"""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from assignments.core.money import Money
from assignments.core.month import month_named
from assignments.core.periods import Covers, whole_month
from assignments.core.plan.pace import label_of, months_between
from assignments.core.plan.values import MONTHLY, Projection


@dataclass(frozen=True, slots=True)
class Spent:
    """One cost that was approved (it has a ledger month) or waits for a decision (it has none).

    `cost` is what was approved, else what is allowed, or counted where a person must judge; None
    where no rate was known.
    """

    category: str
    kind: str
    day: dt.date
    cost: Money | None
    month: str = ""
    covers: Covers | None = None

    @property
    def is_held(self) -> bool:
        """Whether it waits."""
        return not self.month

    @property
    def last_day(self) -> dt.date:
        """The last day that it is for."""
        return self.day if self.covers is None else max(self.day, self.covers.last)

    @property
    def months(self) -> tuple[str, ...]:
        """The months that it is for: the covered ones, else that of its day."""
        if self.covers is None:
            return (label_of(self.day),)
        return months_between(self.covers.first, self.covers.last)


@dataclass(frozen=True, slots=True)
class Row:
    """One category or month: what was planned up to a month, what was spent, what is to come.

    `left` is the plan less actual and held; below zero where more was spent than planned.
    `forecast` is actual, held, what fell due and nobody claimed, and the plan of later months.
    """

    name: str
    planned: Money
    actual: Money
    held: Money
    unclaimed: Money
    later: Money

    @property
    def left(self) -> Money:
        """The plan up to the month, less what was spent and what is held."""
        return self.planned - self.actual - self.held

    @property
    def forecast(self) -> Money:
        """What it comes to in the end, as far as anybody knows."""
        return self.actual + self.held + self.unclaimed + self.later


@dataclass(frozen=True, slots=True)
class Beside:
    """The plan and what was spent, up to a month: by category, by month, and together."""

    month: str
    categories: tuple[Row, ...]
    months: tuple[Row, ...]
    total: Row


def beside(
    plan: Projection, spent: Iterable[Spent], month: str, unclaimed: Mapping[str, Money]
) -> Beside:
    """Compare up to a month; `unclaimed` is what fell due by category and nobody claimed."""
    known = [one for one in spent if one.cost is not None and one.cost.currency == plan.currency]
    cells = plan.cells()
    by_category = _Sums(plan.currency)
    by_month = _Sums(plan.currency)
    for (category, at), minor in cells.items():
        part = "planned" if at <= month else "later"
        by_category.add(category, part, minor)
        by_month.add(at, part, minor)
    for one in known:
        minor = 0 if one.cost is None else one.cost.minor
        part = "held" if one.is_held else "actual"
        by_category.add(one.category, part, minor)
        by_month.add(one.month or label_of(one.day), part, minor)
    for category, money in unclaimed.items():
        by_category.add(category, "unclaimed", money.minor)
        by_month.add(month, "unclaimed", money.minor)
    categories = by_category.rows(by_category.names)
    months = by_month.rows(sorted(by_month.names))
    return Beside(month, categories, months, by_category.total())


PARTS = ("planned", "actual", "held", "unclaimed", "later")


class _Sums:
    """Minor units by name and part."""

    def __init__(self, currency: str) -> None:
        self.currency = currency
        self.names: dict[str, dict[str, int]] = {}

    def add(self, name: str, part: str, minor: int) -> None:
        """Add some to a part of a name."""
        parts = self.names.setdefault(name, dict.fromkeys(PARTS, 0))
        parts[part] += minor

    def rows(self, names: Iterable[str]) -> tuple[Row, ...]:
        """A row for each name."""
        return tuple(self._row(name, self.names[name]) for name in names)

    def total(self) -> Row:
        """Everything together."""
        sums = {part: sum(one[part] for one in self.names.values()) for part in PARTS}
        return self._row("", sums)

    def _row(self, name: str, parts: Mapping[str, int]) -> Row:
        return Row(name, **{part: Money(minor, self.currency) for part, minor in parts.items()})


@dataclass(frozen=True, slots=True)
class Accrual:
    """What a category owes at a month's end.

    `approved` lies in a month that is not closed: approved, and not handed over. `incurred` has its
    day in or before the month and was not approved in it. `unclaimed` fell due by itself.
    """

    category: str
    approved: Money
    incurred: Money
    unclaimed: Money


def accruals(
    spent: Iterable[Spent],
    month: str,
    closed: Container[str],
    unclaimed: Mapping[str, Money],
    settlement: str,
) -> tuple[Accrual, ...]:
    """What is owed at the end of a month, by category; a closed month's own lines are done."""
    last = whole_month(month_named(month)).last
    sums: dict[str, list[int]] = {}
    for one in spent:
        if one.cost is None:
            continue
        if one.month and one.month <= month:
            place = None if one.month in closed else 0
        else:
            place = 1 if one.last_day <= last else None
        if place is not None:
            sums.setdefault(one.category, [0, 0, 0])[place] += one.cost.minor
    for category, money in unclaimed.items():
        sums.setdefault(category, [0, 0, 0])[2] += money.minor
    return tuple(
        Accrual(name, *(Money(minor, settlement) for minor in parts))
        for name, parts in sorted(sums.items())
        if any(parts)
    )


@dataclass(frozen=True, slots=True)
class Missing:
    """Months in a row for which a cost was expected every month and none is recorded."""

    category: str
    first: str
    last: str
    expected: Money


def missing(plan: Projection, spent: Iterable[Spent], before: dt.date) -> tuple[Missing, ...]:
    """What comes every month and is not recorded for months that were over before a day."""
    over = label_of(before)
    recorded = {(one.category, month) for one in spent for month in one.months}
    expected: dict[str, dict[str, int]] = {}
    for one in plan.estimates:
        for month, _, cost in one.figures if one.rhythm == MONTHLY else ():
            if cost is not None and cost.minor > 0 and month < over:
                row = expected.setdefault(one.category, {})
                row[month] = row.get(month, 0) + cost.minor
    return tuple(
        Missing(category, run[0], run[-1], Money(sum(months[at] for at in run), plan.currency))
        for category, months in expected.items()
        for run in _runs([at for at in sorted(months) if (category, at) not in recorded])
    )


def _runs(months: list[str]) -> Iterator[list[str]]:
    """Months that follow each other, together."""
    run: list[str] = []
    for month in months:
        if run and len(months_between(month_named(run[-1]), month_named(month))) > 2:  # noqa: PLR2004
            yield run
            run = []
        run.append(month)
    if run:
        yield run


@dataclass(frozen=True, slots=True)
class Change:
    """One category in two projections of one assignment."""

    category: str
    before: Money
    after: Money

    @property
    def difference(self) -> Money:
        """How much more it is expected to cost."""
        return self.after - self.before


def compared(before: Projection, after: Projection) -> tuple[Change, ...]:
    """Two projections by category, as they come in the later one."""
    old, new = before.by_category(), after.by_category()
    nothing = Money.zero(after.currency)
    return tuple(
        Change(name, old.get(name, nothing), new.get(name, nothing))
        for name in dict.fromkeys((*new, *old))
    )
