"""Money set aside: what a letter puts into an account for the employee, and what is left of it.

A balance is a fold over entries, never stored, and never below zero. What an entry does to the
ledger is said here too: a deposit is the cost, so that what is drawn is not counted again.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assignments.core.ledger import ALLOWANCE, Posting
from assignments.core.money import Money
from assignments.core.records import Person
from assignments.core.words import InputError

DEPOSIT, DRAW, REFUND = KINDS = ("deposit", "draw", "refund")


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement: a deposit, what was drawn (for a cost line, where one is named), a refund.

    A refund goes back to the company.
    """

    id: int
    kind: str
    money: Money
    day: dt.date
    note: str = ""
    line_id: int | None = None
    by: Person | None = None
    at: dt.datetime | None = None

    @property
    def signed(self) -> Money:
        """What it does to the balance."""
        sign = 1 if self.kind == DEPOSIT else -1
        return Money(sign * self.money.minor, self.money.currency)


@dataclass(frozen=True, slots=True)
class Fund:
    """What a clause has set aside for costs of a category, with its entries as they came."""

    id: int
    assignment_id: int
    category: str
    letter: str
    clause: str
    quote: str
    currency: str
    entries: tuple[Entry, ...] = ()

    def total(self, kind: str) -> Money:
        """How much all entries of a kind come to."""
        minor = sum(one.money.minor for one in self.entries if one.kind == kind)
        return Money(minor, self.currency)

    @property
    def left(self) -> Money:
        """What is left in it."""
        return Money(sum(one.signed.minor for one in self.entries), self.currency)

    def standing(self) -> tuple[tuple[Entry, Money], ...]:
        """Each entry with what was left after it."""
        left, found = Money.zero(self.currency), []
        for one in self.entries:
            left += one.signed
            found.append((one, left))
        return tuple(found)


def fitting(fund: Fund, kind: str, money: Money) -> None:
    """Raise InputError for an entry that the fund cannot take."""
    if money.currency != fund.currency:
        what = f"the fund is in {fund.currency}"
        raise InputError("currency", what, "give the amount in that currency")
    if kind != DEPOSIT and fund.left < money:
        what = f"only {fund.currency} {fund.left.amount:,} are left in the fund"
        raise InputError("amount", what, "draw no more than that, or record a deposit first")


def posting_of(fund: Fund, entry: Entry) -> Posting | None:
    """What an entry does to the ledger; nothing for what was drawn by hand.

    The deposit is a cost. A line that is paid out of the fund was counted when it was approved, so
    drawing for it takes it out again; a refund takes that part of the deposit back.
    """
    if entry.kind == DRAW and entry.line_id is None:
        return None
    return Posting(
        kind=ALLOWANCE,
        source=f"fund:{entry.kind}:{entry.id}",
        category=fund.category,
        day=entry.day,
        amount=entry.signed,
        cost=entry.signed,
        letter=fund.letter,
        clause=fund.clause,
        note=_note(entry),
    )


def _note(entry: Entry) -> str:
    told = {
        DEPOSIT: "Set aside",
        DRAW: f"Line {entry.line_id} was paid out of money set aside",
        REFUND: "Taken back from money set aside",
    }
    return f"{told[entry.kind]}: {entry.note}" if entry.note else told[entry.kind]


def settled(funds: Iterable[Fund]) -> dict[str, Money]:
    """What is left in the funds of each category; funds of one category have one currency."""
    left: dict[str, Money] = {}
    for one in funds:
        left[one.category] = left.get(one.category, Money.zero(one.currency)) + one.left
    return left
