"""The story of an assignment, an entry each."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import story
from assignments.exports.shapes.words import (
    Amount,
    Currency,
    Day,
    Instant,
    among,
    amount_or_none,
    day_or_none,
    instant,
)

StoryKind = Annotated[str, among(story.KINDS)]


class StoryEntry(TypedDict):
    """Something that happened: `what` of a `kind`, on a day in the company's zone.

    `number` is the thing's own: a letter's, a claim's, a tax year's id. `first` and `last` are days
    that it speaks of; `marked` is an amount above the limit.
    """

    what: str
    kind: StoryKind
    at: Instant
    day: Day
    number: Annotated[int, Field(ge=0)] | None
    words: str
    more: str
    first: Day | None
    last: Day | None
    amount: Amount | None
    currency: Currency | None
    times: int
    marked: bool
    by: str


def entry(one: story.Entry) -> StoryEntry:
    """One thing that happened."""
    return {
        "what": one.what,
        "kind": one.kind,
        "at": instant(one.place.at),
        "day": one.day.isoformat(),
        "number": one.number,
        "words": one.words,
        "more": one.more,
        "first": day_or_none(one.first),
        "last": day_or_none(one.last),
        "amount": amount_or_none(one.amount),
        "currency": None if one.amount is None else one.amount.currency,
        "times": one.times,
        "marked": one.marked,
        "by": one.doer,
    }
