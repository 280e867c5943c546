"""An exact, finite amount of one currency in whole minor units, and how it is rounded.

Nothing about exchange rates (see `rates`) and nothing about limits (see `remaining`).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Self

from babel.core import get_global

from assignments.core.words import InputError, stated, told

# ISO 4217, list one and three: the currencies whose minor unit is not a hundredth.
_DECIMALS = {
    **dict.fromkeys(
        "ADP BEF BIF CLP DJF ESP GNF GRD ISK ITL JPY KMF KRW LUF MGF PTE PYG RWF TRL UGX UYI VND "
        "VUV XAF XOF XPF".split(),
        0,
    ),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}
_NOT_MONEY = frozenset("XAG XAU XPD XPT XTS XXX XBA XBB XBC XBD XDR XSU XUA".split())
CURRENCIES = frozenset(get_global("all_currencies")) - _NOT_MONEY
MOST_DIGITS = 15
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@lru_cache(maxsize=512)
def decimals(currency: str) -> int:
    """How many decimals the currency's minor unit has (ISO 4217): JPY 0, USD 2, KWD 3."""
    return _DECIMALS.get(currency, 2)


def currency_code(value: object, where: str) -> str:
    """Return a known ISO 4217 code; raise InputError for anything else."""
    if isinstance(value, str) and value in CURRENCIES:
        return value
    remedy = "use a three-letter ISO 4217 code"
    stated(value, where, remedy)
    raise InputError(where, f"unknown currency {told(value)}", remedy)


def bare_number(value: object, where: str, *, most_decimals: int | None = None) -> Decimal:
    """Return a positive decimal from a string such as "1150.00"; raise InputError otherwise."""
    number = _decimal(value, where)
    digits = str(value)
    if number <= 0:
        raise InputError(where, f"{told(digits)} is not above zero", "give a positive number")
    if len(digits.replace(".", "").lstrip("0")) > MOST_DIGITS:
        raise InputError(where, f"{told(digits)} has more than 15 digits", "give a smaller number")
    if most_decimals is not None and len(digits.partition(".")[2]) > most_decimals:
        raise InputError(
            where,
            f"{told(digits)} has more decimals than the currency has",
            f"give at most {most_decimals} decimals",
        )
    return number


def _decimal(value: object, where: str) -> Decimal:
    remedy = 'write digits only, as in "1150.00"'
    stated(value, where, remedy)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise InputError(where, f"{told(value)} stands without quotation marks", remedy)
    raise InputError(where, f"{told(value)} is not a number", remedy)


@dataclass(frozen=True, slots=True)
class Money:
    """So many minor units of one currency; two currencies never add up."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, amount: object, currency: object, where: str = "amount") -> Self:
        """Read a positive amount in a bare number; raise InputError naming what is wrong."""
        code = currency_code(currency, where)
        places = decimals(code)
        number = bare_number(amount, where, most_decimals=places)
        return cls(int(number.scaleb(places)), code)

    @classmethod
    def rounded(cls, value: Fraction, currency: str) -> Self:
        """Round units of the currency half-even to its minor unit."""
        return cls(round(value * 10 ** decimals(currency)), currency)

    @classmethod
    def floor(cls, value: Fraction, currency: str) -> Self:
        """Round units of the currency down to its minor unit, so no limit is passed."""
        return cls(int(value * 10 ** decimals(currency) // 1), currency)

    @classmethod
    def zero(cls, currency: str) -> Self:
        """Nothing, in that currency."""
        return cls(0, currency)

    @property
    def exact(self) -> Fraction:
        """The amount in units of the currency."""
        return Fraction(self.minor, 10 ** decimals(self.currency))

    @property
    def amount(self) -> Decimal:
        """The amount in units of the currency, with exactly its decimals."""
        return Decimal(self.minor).scaleb(-decimals(self.currency))

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up or compare")
        return other.minor

    def __add__(self, other: "Money") -> "Money":
        """Add an amount of the same currency; ValueError for another."""
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        """Subtract an amount of the same currency; ValueError for another."""
        return Money(self.minor - self._same(other), self.currency)

    def __lt__(self, other: "Money") -> bool:
        """Compare with an amount of the same currency; ValueError for another."""
        return self.minor < self._same(other)

    def __le__(self, other: "Money") -> bool:
        """Compare with an amount of the same currency; ValueError for another."""
        return self.minor <= self._same(other)

    def __str__(self) -> str:
        """The bare number with the currency's decimals, without the code."""
        minor, places = self.minor, decimals(self.currency)
        if not places:
            return str(minor)
        if minor < 0:
            return f"-{Money(-minor, self.currency)}"
        digits = str(minor).zfill(places + 1)
        return f"{digits[:-places]}.{digits[-places:]}"


def shown(value: Fraction, unit: str) -> str:
    """A quantity as text: money to its minor unit, a measure to three decimals, both rounded down.

    Raises nothing; the unit tells which of the two it is.
    """
    if unit in CURRENCIES:
        return str(Money.floor(value, unit))
    thousandths = Decimal(int(value * 1000 // 1)).scaleb(-3).normalize()
    return f"{thousandths:f}"
