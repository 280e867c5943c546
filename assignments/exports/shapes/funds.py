"""Money set aside for the employee, and its entries."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import funds
from assignments.core.money import Money
from assignments.exports.shapes import people
from assignments.exports.shapes.people import Named
from assignments.exports.shapes.words import (
    Amount,
    Category,
    Currency,
    Day,
    Id,
    Instant,
    Positive,
    among,
    instant_or_none,
)

EntryKind = Annotated[str, among(funds.KINDS)]


class Fund(TypedDict):
    """What a clause has set aside for costs of a category, in one currency."""

    id: Id
    assignment_id: Id
    category: Category
    letter: str
    clause: str
    quote: str
    currency: Currency
    deposited: Amount
    drawn: Amount
    refunded: Amount
    left: Amount


class FundEntry(TypedDict):
    """A deposit, what was drawn (for a line, where one is named) or refunded to the company."""

    id: Id
    kind: EntryKind
    amount: Amount
    currency: Currency
    day: Day
    note: str
    line_id: Id | None
    left: Annotated[Amount, Field(description="What was left after it.")]
    by: Named | None
    at: Instant | None


class FundEntryInput(TypedDict):
    """An entry; a draw for a line may leave the amount out, one without a line needs a note."""

    kind: EntryKind
    day: Day
    amount: NotRequired[Positive | None]
    note: NotRequired[Annotated[str, Field(max_length=500)]]
    line_id: NotRequired[Id | None]


class FundInput(TypedDict):
    """The confirmed term on which a fund is opened."""

    term_id: Id


def fund(one: funds.Fund) -> Fund:
    """A fund with its sums."""
    return {
        "id": one.id,
        "assignment_id": one.assignment_id,
        "category": one.category,
        "letter": one.letter,
        "clause": one.clause,
        "quote": one.quote,
        "currency": one.currency,
        "deposited": str(one.total(funds.DEPOSIT)),
        "drawn": str(one.total(funds.DRAW)),
        "refunded": str(one.total(funds.REFUND)),
        "left": str(one.left),
    }


def entry(one: funds.Entry, left: Money) -> FundEntry:
    """An entry with what was left after it."""
    return {
        "id": one.id,
        "kind": one.kind,
        "amount": str(one.money),
        "currency": one.money.currency,
        "day": one.day.isoformat(),
        "note": one.note,
        "line_id": one.line_id,
        "left": str(left),
        "by": people.named_or_none(one.by),
        "at": instant_or_none(one.at),
    }
