"""Hypothetical tax withheld: a monthly amount from a day on, for pay periods, by days."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Protocol

from assignments.core.money import Money
from assignments.core.periods import Covers, cut_by_month, month_length
from assignments.core.words import InputError


class PayPeriod(Protocol):
    """What is needed of a pay period: its name, and its days, both included."""

    @property
    def label(self) -> str:
        """Its name, such as 2005-03."""
        ...

    @property
    def first(self) -> dt.date:
        """Its first day."""
        ...

    @property
    def last(self) -> dt.date:
        """Its last day, included."""
        ...


@dataclass(frozen=True, slots=True)
class Hypothetical:
    """So much hypothetical tax a month for a country, from a day on until a later one follows."""

    country: str
    first: dt.date
    monthly: Money
    id: int = 0


@dataclass(frozen=True, slots=True)
class Withheld:
    """Hypothetical tax withheld for the days of one pay period, at the rate it was posted with."""

    label: str
    country: str
    covers: Covers
    money: Money
    rate: Fraction = Fraction(1)


def monthly_on(known: Iterable[Hypothetical], country: str, day: dt.date) -> Hypothetical | None:
    """The amount that holds on a day: the one that began last; of one day, the last recorded."""
    begun = (one for one in known if one.country == country and one.first <= day)
    return max(begun, key=lambda one: (one.first, one.id), default=None)


def withheld_for(known: Iterable[Hypothetical], country: str, covers: Covers) -> Money | None:
    """What is withheld for some days: each day its share of its month, rounded once at the end.

    None where no amount holds on any of them. Raises InputError where the amounts of the days are
    in two currencies.
    """
    mine = [one for one in known if one.country == country]
    found: list[tuple[Fraction, Money]] = []
    for first, end in _cut(mine, covers):
        holding = monthly_on(mine, country, first)
        if holding is not None:
            share = Fraction((end - first).days, month_length(first))
            found.append((share, holding.monthly))
    return _added(found)


def _added(found: list[tuple[Fraction, Money]]) -> Money | None:
    currencies = {money.currency for _, money in found}
    if len(currencies) > 1:
        what = f"hypothetical tax changes from one currency to another ({', '.join(currencies)})"
        remedy = "let the new currency begin with a pay period"
        raise InputError("currency", what, remedy)
    if not found:
        return None
    total = sum((share * money.exact for share, money in found), Fraction(0))
    return Money.rounded(total, currencies.pop())


def _cut(known: list[Hypothetical], covers: Covers) -> list[tuple[dt.date, dt.date]]:
    """The days cut at the ends of months and where another amount begins; ends not included."""
    days = {
        dt.date.fromordinal(place)
        for piece in cut_by_month(covers.first.toordinal(), covers.end.toordinal())
        for place in piece
    }
    days |= {one.first for one in known if covers.first < one.first < covers.end}
    cuts = sorted(days)
    return list(pairwise(cuts))


def within(one: Withheld, first: dt.date, last: dt.date) -> Fraction:
    """What of the tax withheld lies on the days of a year, exact, in the settlement currency.

    Every day of the pay period counts the same.
    """
    begin, end = max(one.covers.first, first), min(one.covers.last, last)
    days = (end - begin).days + 1
    if days <= 0:
        return Fraction(0)
    return one.money.exact * one.rate * Fraction(days, one.covers.days)
