"""How the company reads words that letters leave open."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import reading_records, readings
from assignments.core.words import PERS
from assignments.exports.shapes import people
from assignments.exports.shapes.people import Named
from assignments.exports.shapes.words import (
    Amount,
    Category,
    Companion,
    Currency,
    Day,
    Id,
    Instant,
    Positive,
    among,
    day_or_none,
    instant,
    text,
)


class Norm(TypedDict):
    """What is reasonable for a category, `per` so long."""

    category: Category
    amount: Amount
    currency: Currency
    per: Annotated[str, among(PERS)]


class NormInput(TypedDict):
    """What is reasonable for a category, `per` so long."""

    category: Category
    amount: Positive
    currency: Currency
    per: Annotated[str, among(PERS)]


class ReadingEnded(TypedDict):
    """Who ended a reading, when and why; `last` null: it should never have counted."""

    last: Day | None
    by: Named | None
    at: Instant
    reason: str


class Reading(TypedDict):
    """How the company reads some words: at most a norm, or as `says` defines them.

    For one letter, else for one assignment, else for all letters. `state` is what it is today.
    """

    id: Id
    words: str
    norm: Norm | None
    says: str
    people: list[Companion]
    first: Day | None
    last: Day | None
    reason: str
    assignment_id: Id | None
    letter_id: Id | None
    state: str
    by: Named | None
    at: Instant
    ended: ReadingEnded | None


class ReadingInput(TypedDict):
    """A norm, or a definition that `says` what the words mean; it ends an earlier one of them."""

    words: Annotated[str, text(200)]
    reason: Annotated[str, text(2000)]
    norm: NotRequired[NormInput | None]
    says: NotRequired[Annotated[str, Field(max_length=2000)]]
    people: NotRequired[list[Companion]]
    first: NotRequired[Day | None]
    last: NotRequired[Day | None]
    assignment_id: NotRequired[Id | None]
    letter_id: NotRequired[Id | None]


class EndReadingInput(TypedDict):
    """The last day on which a reading counts (left out: it should never have counted), and why."""

    reason: Annotated[str, text(2000)]
    last: NotRequired[Day | None]


def reading(one: reading_records.ReadingRecord, state: str) -> Reading:
    """A reading as it was recorded, and what it is by now."""
    kept = one.reading
    return {
        "id": one.id,
        "words": kept.words,
        "norm": None if kept.norm is None else _norm(kept.norm),
        "says": kept.says,
        "people": list(kept.people),
        "first": day_or_none(kept.first),
        "last": day_or_none(kept.last),
        "reason": kept.reason,
        "assignment_id": one.assignment_id,
        "letter_id": one.letter_id,
        "state": state,
        "by": people.named_or_none(one.by),
        "at": instant(one.at),
        "ended": None if one.ending is None else _ended(one.ending),
    }


def _norm(one: readings.Norm) -> Norm:
    return {
        "category": one.category,
        "amount": str(one.money),
        "currency": one.money.currency,
        "per": one.per,
    }


def _ended(one: reading_records.Ending) -> ReadingEnded:
    return {
        "last": day_or_none(one.last),
        "by": people.named_or_none(one.by),
        "at": instant(one.at),
        "reason": one.reason,
    }
