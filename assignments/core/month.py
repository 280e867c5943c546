"""The costs of one month: the ledger's lines in one order, and their totals.

What is shown, written to a file and added up is one `Month`. Which month a line belongs to is
told by `ledger`. Files are made in `exports`, queries in `storage`.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assignments.core.ledger import CostLine
from assignments.core.money import Money
from assignments.core.words import InputError

GROUPS = ("assignment", "category", "currency", "kind")
_LABEL = re.compile(r"(199|2[0-9]{2})[0-9]-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Total:
    """The sums of one group's lines that settle in one currency.

    `group` is of GROUPS, `key` the assignment's id, the category, the settlement currency or the
    kind, and `name` its employee, else the key again. `claimed` holds one sum for each currency
    claimed in.
    """

    group: str
    key: str
    name: str
    lines: int
    claimed: tuple[Money, ...]
    counted: Money
    allowed: Money
    approved: Money

    @property
    def currency(self) -> str:
        """The settlement currency of the three sums."""
        return self.approved.currency


@dataclass(frozen=True, slots=True)
class Several:
    """Costs that every group of totals holds together, added up to one: `lines` of them."""

    assignment_id: int
    employee: str
    category: str
    kind: str
    lines: int
    claimed: Money
    counted: Money
    allowed: Money
    approved: Money

    @property
    def settlement_currency(self) -> str:
        """The currency of what was counted, allowed and approved."""
        return self.approved.currency


@dataclass(slots=True)
class _Sum:
    """A total that still grows, in minor units."""

    name: str
    counted: int = 0
    allowed: int = 0
    approved: int = 0
    lines: int = 0
    claimed: dict[str, int] = field(default_factory=dict)

    def add(self, line: "CostLine | Several", count: int) -> None:
        claimed = line.claimed
        self.lines += count
        self.claimed[claimed.currency] = self.claimed.get(claimed.currency, 0) + claimed.minor
        if line.counted is not None:
            self.counted += line.counted.minor
        self.allowed += line.allowed.minor
        self.approved += line.approved.minor


class Totals:
    """Sums over lines that pass by once, so that a file can be written while they are added up."""

    def __init__(self) -> None:
        """Begin with no lines."""
        self._sums: dict[tuple[int, str | int, str], _Sum] = {}

    def add(self, line: "CostLine | Several", count: int = 1) -> None:
        """Count a line, or several, in its assignment, category, settlement currency and kind."""
        currency = line.settlement_currency
        if currency != line.allowed.currency or (
            line.counted is not None and currency != line.counted.currency
        ):
            raise ValueError(f"{currency} and {line.allowed.currency} do not add up")
        keys: tuple[tuple[str | int, str], ...] = (
            (line.assignment_id, line.employee),
            (line.category, ""),
            (currency, ""),
            (line.kind, ""),
        )
        for place, (key, name) in enumerate(keys):
            total = self._sums.get((place, key, currency))
            if total is None:
                total = self._sums[(place, key, currency)] = _Sum(name or str(key))
            total.add(line, count)

    def passing(self, lines: Iterable[CostLine]) -> Iterator[CostLine]:
        """The same lines, counted as they pass."""
        for line in lines:
            self.add(line)
            yield line

    def result(self) -> tuple[Total, ...]:
        """The totals in the order of GROUPS, then by key and currency."""
        return tuple(
            Total(
                group=GROUPS[place],
                key=str(key),
                name=total.name,
                lines=total.lines,
                claimed=tuple(Money(total.claimed[code], code) for code in sorted(total.claimed)),
                counted=Money(total.counted, currency),
                allowed=Money(total.allowed, currency),
                approved=Money(total.approved, currency),
            )
            for (place, key, currency), total in sorted(self._sums.items(), key=lambda one: one[0])
        )


def month_named(label: str) -> dt.date:
    """The first day of a month written as 2005-03; raise InputError for anything else."""
    if not _LABEL.fullmatch(label):
        raise InputError(
            "month", f"{label!r} is not a month", "write the year and month, as in 2005-03"
        )
    return dt.date.fromisoformat(f"{label}-01")


def label_of(instant: dt.datetime, zone: dt.tzinfo) -> str:
    """The month that an instant lies in by the company's time zone, as 2005-03."""
    return f"{instant.astimezone(zone):%Y-%m}"
