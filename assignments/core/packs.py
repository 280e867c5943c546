"""A pack: all that anybody paid for one assignment in a tax year, as one country taxes it or not.

A claim counts on the day of its decision, any other cost on its own. Whether a cost is treated as
taxable is the company's table; nothing here is advice.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assignments.core.fields import LAST_YEAR
from assignments.core.ledger import CLAIM, CostLine
from assignments.core.money import Money
from assignments.core.periods import FIRST_YEAR, add_months
from assignments.core.words import InputError

Marks = Callable[[CostLine], bool | None]
YEAR = 12  # months


@dataclass(frozen=True, slots=True)
class TaxYear:
    """The days of a tax year, both included, and the country that it is of."""

    year: int
    country: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Packed:
    """A cost of the year, the day it counts on, and whether it is treated as taxable there."""

    line: CostLine
    day: dt.date
    taxable: bool | None


@dataclass(frozen=True, slots=True)
class PackTotal:
    """The costs of one category, treated alike; of all categories where it is empty."""

    category: str
    taxable: bool | None
    lines: int
    approved: Money


@dataclass(frozen=True, slots=True)
class Pack:
    """The costs of a tax year in the order of their days, and their sums."""

    year: TaxYear
    costs: tuple[Packed, ...]
    totals: tuple[PackTotal, ...]
    sums: tuple[PackTotal, ...]


def tax_year(year: int, country: str, first: dt.date | None, last: dt.date | None) -> TaxYear:
    """A tax year from its first day (1 January) for twelve months, or to its last day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError("year", f"{year} is no tax year", f"give one from {FIRST_YEAR} on")
    begin = first or dt.date(year, 1, 1)
    end = last or add_months(begin, YEAR) - dt.timedelta(days=1)
    if end < begin:
        raise InputError("to", f"{end} comes before {begin}", "give a later day")
    if end >= add_months(begin, 2 * YEAR):
        raise InputError("to", f"{begin} to {end} is no year", "give at most two years")
    return TaxYear(year, country, begin, end)


def day_of(line: CostLine, zone: dt.tzinfo) -> dt.date:
    """The day on which a cost counts: its decision's where it was claimed, else its own."""
    return line.decided_at.astimezone(zone).date() if line.kind == CLAIM else line.date


def pack_of(year: TaxYear, lines: Iterable[CostLine], zone: dt.tzinfo, marks: Marks) -> Pack:
    """The costs among these lines that count in the year, each with its mark."""
    dated = ((line, day_of(line, zone)) for line in lines)
    costs = [
        Packed(line, day, marks(line)) for line, day in dated if year.first <= day <= year.last
    ]
    costs.sort(key=lambda one: (one.day, one.line.place))
    return Pack(year, tuple(costs), _totals(costs, by_category=True), _totals(costs))


def _totals(costs: Iterable[Packed], *, by_category: bool = False) -> tuple[PackTotal, ...]:
    """Sums by how costs are treated, taxable first; of each category where it is asked."""
    sums: dict[tuple[str, int, str], list[Money]] = {}
    for one in costs:
        category = one.line.category if by_category else ""
        order = 2 if one.taxable is None else int(not one.taxable)
        key = (category, order, one.line.settlement_currency)
        sums.setdefault(key, []).append(one.line.approved)
    return tuple(
        PackTotal(category, (True, False, None)[order], len(paid), sum(paid, Money.zero(code)))
        for (category, order, code), paid in sorted(sums.items())
    )
