"""Which published rate counts on a day, and an amount kept together with the rate that turned it.

Rates are values handed in; nothing is fetched here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from assignments.core.money import Money
from assignments.core.periods import days_back

OLDEST = 7  # days: an older rate is no rate
PIVOT = "EUR"
EXPENSE_DATE = "expense_date"  # the rule where an assignment has no other, see `rate_rules`


@dataclass(frozen=True, slots=True)
class Rate:
    """One published rate: one unit of `base` is `rate` units of `quote`; exact text."""

    day: date
    base: str
    quote: str
    rate: str
    source: str = "published"


@dataclass(frozen=True, slots=True)
class Conversion:
    """The rate that turns one currency into another on a day, with its story."""

    base: str
    quote: str
    day: date
    rate: Fraction
    source: str
    rule: str = EXPENSE_DATE

    def turn(self, money: Money) -> Money:
        """The amount in the other currency, rounded half-even, once, to its minor unit."""
        return Money.rounded(money.exact * self.rate, self.quote)

    @property
    def text(self) -> str:
        """The rate in ten significant digits, or exactly where it has fewer."""
        with localcontext() as context:
            context.prec = 10
            rate = Decimal(self.rate.numerator) / Decimal(self.rate.denominator)
        return f"{rate.normalize():f}"


class RateTable:
    """Published rates by day and pair; the first of a pair and day stands."""

    def __init__(self, rates: Iterable[Rate] = ()) -> None:
        """Index the rates."""
        self._rates: dict[date, dict[tuple[str, str], Rate]] = {}
        for rate in rates:
            self._rates.setdefault(rate.day, {}).setdefault((rate.base, rate.quote), rate)

    def find(self, base: str, quote: str, day: date, settlement: str) -> Conversion | None:
        """The conversion that counts on `day`: at most seven days old, newest day first.

        Of each day: the pair as published, inverted, through EUR, through the settlement currency.
        """
        found = (
            self.on(base, quote, published, settlement) for published in days_back(day, OLDEST)
        )
        return next((one for one in found if one is not None), None)

    def sought(self, base: str, day: date) -> str:
        """What was looked for in vain, after a "no"."""
        return f"rate from {base} is known for {day} or the seven days before it"

    def on(self, base: str, quote: str, day: date, settlement: str) -> Conversion | None:
        """The conversion by the rates of this one day."""
        pairs = self._rates.get(day)
        found = None if pairs is None else _of_one_day(pairs, base, quote, settlement)
        return None if found is None else Conversion(base, quote, day, *found)


def _pair(
    pairs: Mapping[tuple[str, str], Rate], base: str, quote: str
) -> tuple[Fraction, str] | None:
    straight = pairs.get((base, quote))
    if straight is not None:
        return Fraction(straight.rate), straight.source
    other = pairs.get((quote, base))
    if other is not None:
        return 1 / Fraction(other.rate), f"{other.source}, inverted"
    return None


def _of_one_day(
    pairs: Mapping[tuple[str, str], Rate], base: str, quote: str, settlement: str
) -> tuple[Fraction, str] | None:
    direct = _pair(pairs, base, quote)
    if direct is not None:
        return direct
    for pivot in dict.fromkeys((PIVOT, settlement)):
        if pivot in (base, quote):
            continue
        first, second = _pair(pairs, base, pivot), _pair(pairs, pivot, quote)
        if first is not None and second is not None:
            sources = " and ".join(
                dict.fromkeys(leg.removesuffix(", inverted") for leg in (first[1], second[1]))
            )
            return first[0] * second[0], f"{sources}, through {pivot}"
    return None
