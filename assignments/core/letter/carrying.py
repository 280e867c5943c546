"""How what was used of one term's limits counts on in another's: by a pool that both name.

An amendment changes how much a limit grants; what was used of it before is used all the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assignments.core.letter.terms import Limit, Term

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Carried:
    """A limit of the earlier term and the one of the later that counts on, and their pool."""

    earlier: int
    later: int
    pool: str


def carried(earlier: Term, later: Term, pools: Iterable[str] = ()) -> tuple[Carried, ...]:
    """The limits that can count on: of one type, period and unit, not in two pools already.

    `pools` are the names that other terms use: a new one is none of them.
    """
    return tuple(_carried(earlier, later, set(pools)))


def _carried(earlier: Term, later: Term, pools: set[str]) -> Iterator[Carried]:
    free = dict(enumerate(later.limits))
    for number, limit in enumerate(earlier.limits):
        place = next((one for one, other in free.items() if _counts_on(limit, other)), None)
        if place is None:
            continue
        other = free.pop(place)
        pool = limit.pool or other.pool or _name(earlier, pools)
        pools.add(pool)
        yield Carried(number, place, pool)


def _counts_on(limit: Limit, other: Limit) -> bool:
    has_balance = limit.type != "reference" and limit.of != "cost"
    one_pool = limit.pool is None or other.pool in {None, limit.pool}
    return has_balance and one_pool and limit.shape == other.shape


def _name(term: Term, pools: set[str]) -> str:
    """A name for a pool after the words that the limit stands in."""
    where = f"clause {term.clause}" if term.clause else term.category.replace("_", " ")
    name = f"letter {term.letter}, {where}"[: LONGEST_NAME - 5]
    names = (name, *(f"{name} ({number})" for number in range(2, len(pools) + 3)))
    return next(one for one in names if one not in pools)


def pooled(term: Term, names: dict[int, str]) -> Term:
    """The term with some of its limits in the pools of these names."""
    limits = (
        replace(limit, pool=names.get(number, limit.pool))
        for number, limit in enumerate(term.limits)
    )
    return replace(term, limits=tuple(limits))
