"""Assumptions by hand: what HR expects instead of what the plan would find, or beside it.

An assumption is for the months that it names, of a whole category or of one term; there it takes
the place of every figure. It may pass a limit: that is for HR to know.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

from assignments.core.money import Money, bare_number, currency_code
from assignments.core.month import month_named
from assignments.core.plan.pace import months_between, spread
from assignments.core.plan.saying import month_said, plain, said
from assignments.core.words import CATEGORIES, InputError, one_of

MONTHLY, IN_ALL, NOTHING = HOWS = ("month", "in_all", "nothing")
LONGEST_NOTE = 500
MOST_MONTHS = 144
LOWERS_COST = frozenset({"hypothetical_tax"})


@dataclass(frozen=True, slots=True)
class Assumption:
    """`quantity` times `price` every month or in all, or nothing, from a month to another.

    `term` is the key of the one term it is for, or empty for all of the category. `rate` turns its
    currency into the settlement's; empty: the newest rate known.
    """

    category: str
    how: str
    first: str
    last: str
    price: Money | None = None
    quantity: str = "1"
    note: str = ""
    term: str = ""
    rate: str = ""

    @property
    def months(self) -> tuple[str, ...]:
        """The months that it is for."""
        return months_between(month_named(self.first), month_named(self.last))

    @property
    def sum(self) -> Money | None:
        """Its quantity at its price, rounded half-even; below zero for what lowers the cost."""
        if self.price is None:
            return None
        money = Money.rounded(self.price.exact * Fraction(self.quantity), self.price.currency)
        return Money(-money.minor, money.currency) if self.category in LOWERS_COST else money

    @property
    def pieces(self) -> list[tuple[str, Money]]:
        """What it says of each of its months."""
        money = self.sum
        if money is None:
            return []
        if self.how == MONTHLY:
            return [(month, money) for month in self.months]
        return [piece for piece in spread(money, self.months) if piece[1].minor]

    @property
    def says(self) -> str:
        """The assumption as a sentence."""
        if self.price is None:
            what = f"No {plain(self.category)} is expected"
        else:
            times = "" if self.quantity == "1" else f"{self.quantity} times "
            what = f"{times}{said(self.price)} {'a month' if self.how == MONTHLY else 'in all'}"
        first, last = month_said(self.first), month_said(self.last)
        span = f"in {first}" if first == last else f"from {first} to {last}"
        rate = f", at a rate of {self.rate}" if self.rate else ""
        return f"{what}, {span}{rate}, assumed by hand{f': {self.note}' if self.note else ''}"

    def is_for(self, category: str, term: str) -> bool:
        """Whether it stands in for figures of a category and a term."""
        return self.category == category and self.term in {"", term}


@dataclass(frozen=True, slots=True)
class AssumptionInput:
    """An assumption as it was typed."""

    category: str
    how: str = MONTHLY
    first: str = ""
    last: str = ""
    amount: str = ""
    currency: str = ""
    quantity: str = ""
    note: str = ""
    term: str = ""
    rate: str = ""


def assumption_of(typed: AssumptionInput) -> Assumption:
    """An assumption from what was typed; InputError for what does not hold."""
    how = one_of(typed.how, HOWS, "how", "way of expecting it")
    first, last = _month(typed.first, "first"), _month(typed.last or typed.first, "last")
    if last < first:
        raise InputError("last", f"{last} is before {first}", "give a later month")
    if len(months_between(month_named(first), month_named(last))) > MOST_MONTHS:
        raise InputError("last", "is more than twelve years later", "give an earlier month")
    note = typed.note.strip()
    if len(note) > LONGEST_NOTE:
        raise InputError("note", f"has more than {LONGEST_NOTE} characters", "shorten it")
    return Assumption(
        category=one_of(typed.category, CATEGORIES, "category", "category"),
        how=how,
        first=first,
        last=last,
        note=note,
        term=typed.term,
        **({} if how == NOTHING else _priced(typed)),
    )


def _month(label: str, where: str) -> str:
    try:
        month_named(label)
    except InputError as error:
        raise InputError(where, error.what, error.remedy) from None
    return label


def _priced(typed: AssumptionInput) -> dict[str, Any]:
    price = Money.parse(typed.amount or None, typed.currency, "amount")
    quantity, rate = typed.quantity or "1", typed.rate
    number = bare_number(quantity, "quantity", most_decimals=3)
    if price.amount * number >= Decimal(10) ** 13:
        raise InputError("quantity", "comes to too much together", "give a smaller number")
    if rate:
        bare_number(rate, "rate", most_decimals=10)
    return {"price": price, "quantity": quantity, "rate": rate}


def fit_together(assumptions: Sequence[Assumption]) -> None:
    """Raise InputError where two assumptions speak of the same cost in the same month."""
    for one, other in combinations(assumptions, 2):
        same = one.category == other.category and (
            one.term == other.term or not one.term or not other.term
        )
        if same and one.first <= other.last and other.first <= one.last:
            what = f"{plain(one.category)}, {one.first} to {one.last}, is assumed already"
            raise InputError("first", what, "change that assumption, or give other months")


def assumption_json(one: Assumption) -> dict[str, Any]:
    """An assumption as it is kept."""
    price = one.price
    return {
        "category": one.category,
        "term": one.term,
        "how": one.how,
        "amount": None if price is None else str(price),
        "currency": None if price is None else price.currency,
        "quantity": one.quantity,
        "rate": one.rate,
        "first": one.first,
        "last": one.last,
        "note": one.note,
    }


def assumption_kept(kept: Mapping[str, Any]) -> Assumption:
    """An assumption from what is kept of it."""
    amount, currency = kept["amount"], kept["currency"]
    rest = {name: kept[name] for name in kept if name not in {"amount", "currency"}}
    price = None if amount is None else Money.parse(amount, currency_code(currency, "currency"))
    return Assumption(price=price, **rest)


def others_than(assumptions: Iterable[Assumption], place: int) -> Iterator[Assumption]:
    """All but the one of a number, from 1."""
    return (one for number, one in enumerate(assumptions, 1) if number != place)
