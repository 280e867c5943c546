"""What the company's assignments cost, as finance looks at it: sums of months, never of currencies.

The sums are those of the ledger's months; which of them are closed `sealing` tells.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from assignments.core.money import Money
from assignments.core.month import month_named
from assignments.core.periods import add_months
from assignments.core.words import CATEGORY_GROUPS

MONTHS = 24  # shown unless a year is chosen
MOST = 15  # assignments shown by name, the others together
FAMILY_OF = {word: group for group, words in CATEGORY_GROUPS.items() for word in words}
Key = TypeVar("Key", str, int)
Sums = dict[tuple[str, Key], tuple[int, int]]


class Group(NamedTuple):
    """So many costs of a month, an assignment and a category, in minor units of settlement."""

    month: str
    assignment_id: int
    category: str
    currency: str
    costs: int
    minor: int


@dataclass(frozen=True, slots=True)
class MonthSums:
    """One month: by (currency, category) and by (currency, assignment) how many costs, and what.

    Each cost is in both, so both come to the same.
    """

    label: str
    categories: Sums[str]
    assignments: Sums[int]


@dataclass(frozen=True, slots=True)
class Part:
    """So many costs of one name: a month, a category, a family or an assignment's number."""

    name: str
    costs: int
    money: Money


@dataclass(frozen=True, slots=True)
class Family:
    """The categories of one family, the dearest first, and what they come to."""

    sum: Part
    categories: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Months in one currency, by month, family and assignment: each comes to the same total.

    The dearest family and assignment come first; `others` are the assignments behind the first
    ones, together.
    """

    months: tuple[Part, ...]
    families: tuple[Family, ...]
    assignments: tuple[Part, ...]
    others: Part | None
    others_count: int
    total: Part


def month_sums(labels: Iterable[str], groups: Iterable[Group]) -> dict[str, MonthSums]:
    """Each of the months added up; one without costs too."""
    found = {label: MonthSums(label, {}, {}) for label in labels}
    for one in groups:
        month = found[one.month]
        _add(month.categories, (one.currency, one.category), one)
        _add(month.assignments, (one.currency, one.assignment_id), one)
    return found


def _add(sums: Sums[Key], key: tuple[str, Key], one: Group) -> None:
    costs, minor = sums.get(key, (0, 0))
    sums[key] = (costs + one.costs, minor + one.minor)


def currencies(months: Iterable[MonthSums]) -> tuple[str, ...]:
    """The currencies that the months settle in, the one of the most costs first."""
    counts: dict[str, int] = {}
    for month in months:
        for (currency, _), (costs, _) in month.categories.items():
            counts[currency] = counts.get(currency, 0) + costs
    return tuple(sorted(counts, key=lambda one: (-counts[one], one)))


def window(labels: Iterable[str], year: int | None) -> tuple[str, ...]:
    """The months looked at: all of a year, else so many up to the last of those with costs."""
    known = sorted(labels)
    if not known:
        return ()
    if year is not None:
        return tuple(f"{year}-{number:02}" for number in range(1, 13))
    last = month_named(known[-1])
    back = (add_months(last, -number) for number in range(MONTHS))
    return tuple(sorted(f"{one:%Y-%m}" for one in back))


def picture(months: Iterable[MonthSums], currency: str) -> Picture:
    """The months in one of their currencies."""
    known = tuple(months)
    own = [_part(one.label, currency, _of(one.categories, currency).values()) for one in known]
    categories = _together((one.categories for one in known), currency)
    assignments = _together((one.assignments for one in known), currency)
    rest = assignments[MOST:]
    return Picture(
        months=tuple(own),
        families=_families(categories, currency),
        assignments=assignments[:MOST],
        others=_added("", currency, rest) if rest else None,
        others_count=len(rest),
        total=_added("", currency, own),
    )


def _of(sums: Sums[Key], currency: str) -> dict[Key, tuple[int, int]]:
    return {name: both for (code, name), both in sums.items() if code == currency}


def _part(name: object, currency: str, sums: Iterable[tuple[int, int]]) -> Part:
    known = tuple(sums)
    minor = sum(one[1] for one in known)
    return Part(str(name), sum(one[0] for one in known), Money(minor, currency))


def _added(name: str, currency: str, parts: Iterable[Part]) -> Part:
    return _part(name, currency, ((one.costs, one.money.minor) for one in parts))


def _together(many: Iterable[Sums[Key]], currency: str) -> tuple[Part, ...]:
    """What each name comes to over all months, the dearest first."""
    found: dict[Key, list[tuple[int, int]]] = {}
    for sums in many:
        for name, both in _of(sums, currency).items():
            found.setdefault(name, []).append(both)
    parts = (_part(name, currency, several) for name, several in found.items())
    return tuple(sorted(parts, key=_dearest))


def _families(categories: Iterable[Part], currency: str) -> tuple[Family, ...]:
    found: dict[str, list[Part]] = {}
    for one in categories:
        found.setdefault(FAMILY_OF.get(one.name, "other"), []).append(one)
    families = (
        Family(_added(name, currency, parts), tuple(parts)) for name, parts in found.items()
    )
    return tuple(sorted(families, key=lambda one: _dearest(one.sum)))


def _dearest(one: Part) -> tuple[int, str]:
    return (-one.money.minor, one.name)


@dataclass(frozen=True, slots=True)
class Beside:
    """What something cost beside what was planned for the same months, so far and in all.

    `name` is an assignment's number or a month; None where no plan was kept in this currency.
    """

    name: str
    actual: Money
    to_date: Money | None
    planned: Money | None


def by_assignment(
    parts: Iterable[Part], plans: Mapping[str, Mapping[str, Money]], months: Iterable[str], now: str
) -> tuple[Beside, ...]:
    """Assignments beside their plans' sums by month; only those that have a plan."""
    labels = tuple(months)
    return tuple(
        Beside(
            one.name,
            one.money,
            _sum(plans[one.name], (label for label in labels if label <= now), one.money),
            _sum(plans[one.name], labels, one.money),
        )
        for one in parts
        if one.name in plans
    )


def by_month(parts: Iterable[Part], plan: Mapping[str, Money], now: str) -> tuple[Beside, ...]:
    """Months beside one plan's."""
    return tuple(
        Beside(
            one.name,
            one.money,
            _sum(plan, (one.name,) if one.name <= now else (), one.money),
            _sum(plan, (one.name,), one.money),
        )
        for one in parts
    )


def _sum(plan: Mapping[str, Money], labels: Iterable[str], like: Money) -> Money:
    zero = Money.zero(like.currency)
    return sum((plan.get(label, zero) for label in labels), zero)
