"""The costs of one month: the ledger's lines in one order, and their totals.

What is shown, written to a file and added up is one `Month`. Which month a line belongs to is
told by `ledger`. Files are made in `exports`, queries in `storage`.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

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
    """What lines alike in every group come to so far, in minor units."""

    name: str
    lines: int = 0
    claimed: int = 0
    counted: int = 0
    allowed: int = 0
    approved: int = 0


@dataclass(slots=True)
class _Group:
    """A total that still grows, in minor units."""

    name: str
    counted: int = 0
    allowed: int = 0
    approved: int = 0
    lines: int = 0
    claimed: dict[str, int] = field(default_factory=dict)

    def add(self, some: _Sum, code: str) -> None:
        self.lines += some.lines
        self.claimed[code] = self.claimed.get(code, 0) + some.claimed
        self.counted += some.counted
        self.allowed += some.allowed
        self.approved += some.approved


class Totals:
    """Sums over lines that pass by once, so that a file can be written while they are added up."""

    def __init__(self) -> None:
        """Begin with no lines."""
        self._together: dict[tuple[int, str, str, str, str], _Sum] = {}

    def add(self, line: "CostLine | Several", count: int = 1) -> None:
        """Count a line, or several, in its assignment, category, settlement currency and kind."""
        currency, counted = line.settlement_currency, line.counted
        if currency != line.allowed.currency or (
            counted is not None and currency != counted.currency
        ):
            raise ValueError(f"{currency} and {line.allowed.currency} do not add up")
        key = (line.assignment_id, line.category, line.kind, line.claimed.currency, currency)
        total = self._together.get(key)
        if total is None:
            total = self._together[key] = _Sum(line.employee)
        total.lines += count
        total.claimed += line.claimed.minor
        total.allowed += line.allowed.minor
        total.approved += line.approved.minor
        if counted is not None:
            total.counted += counted.minor

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
            for (place, key, currency), total in sorted(self._groups().items(), key=itemgetter(0))
        )

    def _groups(self) -> dict[tuple[int, str | int, str], _Group]:
        """What was added up, by the place of each group, its key and the settlement currency."""
        found: dict[tuple[int, str | int, str], _Group] = {}
        for (number, category, kind, code, currency), some in self._together.items():
            keys: tuple[tuple[int | str, str], ...] = (
                (number, some.name or str(number)),
                (category, category),
                (currency, currency),
                (kind, kind),
            )
            for place, (key, name) in enumerate(keys):
                found.setdefault((place, key, currency), _Group(name)).add(some, code)
        return found


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
