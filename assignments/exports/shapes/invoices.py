"""What the company pays directly, and corrections of what was approved."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from assignments.exports.shapes.claims import Container, Covers, Weight
from assignments.exports.shapes.words import (
    Amount,
    Cabin,
    Category,
    Currency,
    Day,
    Destination,
    Id,
    Positive,
    Traveller,
    text,
)

InvoiceLine = TypedDict(
    "InvoiceLine",
    {
        "category": Category,
        "amount": Positive,
        "currency": Currency,
        "for": NotRequired[Traveller],
        "cabin": NotRequired[Cabin | None],
        "trip": NotRequired[str | None],
        "trip_id": NotRequired[Id | None],
        "shipment_id": NotRequired[Id | None],
        "departs": NotRequired[Day | None],
        "destination": NotRequired[Destination | None],
        "place": NotRequired[str | None],
        "weight": NotRequired[Weight | None],
        "containers": NotRequired[list[Container] | None],
        "covers": NotRequired[Covers | None],
        "note": NotRequired[Annotated[str | None, Field(max_length=2000)]],
    },
)
InvoiceLine.__doc__ = "One cost of an invoice in the contract's words; its day is the invoice's."


class InvoiceInput(TypedDict):
    """A supplier's invoice; a refusal of a line has its number in `where`."""

    supplier: Annotated[str, text(200)]
    number: Annotated[str, text(100)]
    date: Day
    lines: Annotated[list[InvoiceLine], Field(min_length=1, max_length=50)]


class CostNow(TypedDict):
    """What an approved line costs by now."""

    line_id: Id
    amount: Amount
    currency: Currency


class CorrectCostInput(TypedDict):
    """What the line should have cost in all, 0 for nothing, and why."""

    amount: Positive
    reason: Annotated[str, text(2000)]
