"""The values of a plan: what is expected of a cost month by month, and on what assumption.

An estimate rests on one assumption, told as a sentence beside its clause. How its figures are found
is in `sources`, `pay` and `hand`; what they add up to is a `Projection`'s to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from assignments.core.assignment import Facts
from assignments.core.money import Money
from assignments.core.rates import Conversion

LIMIT, NORM, FARE, SALARY, HAND, SHARED, UNKNOWN = BASES = (
    "limit",
    "norm",
    "fare",
    "salary",
    "hand",
    "shared",  # counted with another term already, whose balance it draws on
    "unknown",  # no figure: somebody has to assume one
)
ONCE, MONTHLY = "once", "month"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a plan is made from: the facts of the day it is made on, and the last day it reaches.

    `rates` turns each currency into the settlement's at the newest rate known; a currency that is
    not there has none. Without `pays` the company keeps no pay here.
    """

    facts: Facts
    last: date
    rates: dict[str, Conversion]
    pays: bool = True

    @property
    def settlement(self) -> str:
        """The currency that the plan adds up in."""
        return self.facts.assignment.settlement_currency


class Figure(NamedTuple):
    """What one month is expected to cost; `cost` in settlement, None where there is no rate."""

    month: str
    amount: Money
    cost: Money | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """The figures of one cost, and the assumption that they rest on.

    `kind` is of the ledger's, `basis` of BASES. `says` is the assumption as a sentence. `rhythm` is
    `month` for what comes every month. `place` is the number of an assumption by hand, from 1.
    """

    category: str
    kind: str
    basis: str
    says: str
    term: str = ""
    letter: str = ""
    clause: str = ""
    quote: str = ""
    rhythm: str = ONCE
    figures: tuple[Figure, ...] = ()
    rates: tuple[Conversion, ...] = ()
    place: int = 0

    @property
    def is_gap(self) -> bool:
        """Whether nobody knows a figure yet."""
        return self.basis == UNKNOWN

    @property
    def lacks_rate(self) -> bool:
        """Whether a figure is in a currency without rate."""
        return any(one.cost is None for one in self.figures)

    @property
    def amounts(self) -> tuple[Money, ...]:
        """What it adds up to in each of its own currencies."""
        sums: dict[str, int] = {}
        for one in self.figures:
            code = one.amount.currency
            sums[code] = sums.get(code, 0) + one.amount.minor
        return tuple(Money(minor, code) for code, minor in sorted(sums.items()))


@dataclass(frozen=True, slots=True)
class Projection:
    """All that is expected of one assignment from its first month to its last, in settlement."""

    currency: str
    months: tuple[str, ...]
    estimates: tuple[Estimate, ...]

    @property
    def gaps(self) -> tuple[Estimate, ...]:
        """What has no figure."""
        return tuple(one for one in self.estimates if one.is_gap)

    @property
    def without_rate(self) -> tuple[Estimate, ...]:
        """What stands in no total, because its currency has no rate."""
        return tuple(one for one in self.estimates if one.lacks_rate)

    @property
    def total(self) -> Money:
        """What everything adds up to."""
        return Money(sum(self.cells().values()), self.currency)

    def cells(self) -> dict[tuple[str, str], int]:
        """Minor units of settlement by category and month, categories as they come."""
        found: dict[tuple[str, str], int] = {}
        for one in self.estimates:
            for month, _, cost in one.figures:
                if cost is not None:
                    found[one.category, month] = found.get((one.category, month), 0) + cost.minor
        return found

    def by_category(self, months: Iterable[str] | None = None) -> dict[str, Money]:
        """The sum of each category, of some months alone where they are named."""
        return self._sums(0, None if months is None else frozenset(months))

    def by_month(self) -> dict[str, Money]:
        """The sum of each month that has one."""
        return self._sums(1, None)

    def _sums(self, part: int, months: frozenset[str] | None) -> dict[str, Money]:
        sums: dict[str, int] = {}
        for key, minor in self.cells().items():
            if months is None or key[1] in months:
                sums[key[part]] = sums.get(key[part], 0) + minor
        return {key: Money(minor, self.currency) for key, minor in sums.items()}
