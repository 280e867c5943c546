"""What an assignment has cost: the ledger's lines by month, and what they come to by group."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assignments.core.ledger import KINDS, CostLine
from assignments.core.money import Money


@dataclass(frozen=True, slots=True)
class Sum:
    """So many costs of one group, in one settlement currency."""

    name: str
    costs: int
    money: Money


@dataclass(frozen=True, slots=True)
class Spent:
    """The costs of an assignment, the newest month first, and their sums.

    By kind, by category and by month; `total` has one sum for each settlement currency.
    """

    lines: tuple[CostLine, ...]
    kinds: tuple[Sum, ...]
    categories: tuple[Sum, ...]
    months: tuple[Sum, ...]
    total: tuple[Sum, ...]


def spent(lines: Iterable[CostLine]) -> Spent:
    """Order and add up the costs of one assignment."""
    known = tuple(lines)
    order = {kind: place for place, kind in enumerate(KINDS)}
    inner = sorted(known, key=lambda one: (order[one.kind], one.date, one.place))
    newest = sorted(inner, key=lambda one: one.month, reverse=True)
    kinds = sorted(_sums(known, lambda one: one.kind), key=lambda one: order[one.name])
    return Spent(
        lines=tuple(newest),
        kinds=tuple(kinds),
        categories=tuple(
            sorted(_sums(known, lambda one: one.category), key=lambda one: -one.money.minor)
        ),
        months=tuple(sorted(_sums(known, lambda one: one.month), key=lambda one: one.name)),
        total=_sums(known, lambda one: one.settlement_currency),
    )


def _sums(lines: Iterable[CostLine], group: Callable[[CostLine], str]) -> tuple[Sum, ...]:
    found: dict[tuple[str, str], list[CostLine]] = {}
    for one in lines:
        found.setdefault((group(one), one.settlement_currency), []).append(one)
    return tuple(
        Sum(name, len(some), Money(sum(one.approved.minor for one in some), currency))
        for (name, currency), some in found.items()
    )
