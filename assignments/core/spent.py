"""What an assignment has cost: what the ledger's lines come to by kind, category and month."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assignments.core.ledger import KINDS
from assignments.core.money import Money


@dataclass(frozen=True, slots=True)
class Sum:
    """So many costs of one group, in one settlement currency."""

    name: str
    costs: int
    money: Money


@dataclass(frozen=True, slots=True)
class Alike:
    """So many costs of one kind, category, month and settlement currency, added up."""

    kind: str
    category: str
    month: str
    costs: int
    money: Money


@dataclass(frozen=True, slots=True)
class Spent:
    """What an assignment's costs come to; `total` has one sum for each settlement currency."""

    kinds: tuple[Sum, ...]
    categories: tuple[Sum, ...]
    months: tuple[Sum, ...]
    total: tuple[Sum, ...]

    @property
    def costs(self) -> int:
        """How many costs there are."""
        return sum(one.costs for one in self.total)


def spent(costs: Iterable[Alike]) -> Spent:
    """Add up the costs of one assignment: kinds and months in their order, the dearest first."""
    known = tuple(costs)
    kinds = sorted(_sums(known, lambda one: one.kind), key=lambda one: KINDS.index(one.name))
    return Spent(
        kinds=tuple(kinds),
        categories=tuple(
            sorted(_sums(known, lambda one: one.category), key=lambda one: -one.money.minor)
        ),
        months=tuple(sorted(_sums(known, lambda one: one.month), key=lambda one: one.name)),
        total=_sums(known, lambda one: one.money.currency),
    )


def _sums(costs: Iterable[Alike], group: Callable[[Alike], str]) -> tuple[Sum, ...]:
    found: dict[tuple[str, str], list[Alike]] = {}
    for one in costs:
        found.setdefault((group(one), one.money.currency), []).append(one)
    return tuple(
        Sum(
            name,
            sum(one.costs for one in some),
            Money(sum(one.money.minor for one in some), currency),
        )
        for (name, currency), some in found.items()
    )
