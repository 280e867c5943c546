"""What a search found, group by group."""

from typing import NotRequired

from typing_extensions import TypedDict

from assignments.core import records
from assignments.exports.shapes.words import Amount, Category, Currency, Id


class FoundLine(TypedDict):
    """A line of a claim that was found."""

    id: Id
    category: Category
    note: str
    amount: Amount
    currency: Currency


class Hit(TypedDict):
    """One thing that was found: `kind` tells what `id` is of.

    Of a claim with the lines that say most of what was looked for, of a clause with its term, its
    letter and its words.
    """

    kind: str
    id: Id
    title: str
    assignment_id: NotRequired[Id]
    status: NotRequired[str]
    email: NotRequired[str]
    lines: NotRequired[list[FoundLine]]
    term_id: NotRequired[Id]
    clause: NotRequired[str]
    quote: NotRequired[str]


class HitGroup(TypedDict):
    """The hits of one group; `next` is the address of those behind them, null where none are."""

    group: str
    items: list[Hit]
    after: str | None
    next: str | None


class Found(TypedDict):
    """What was found for some words; groups in which nothing was found are left out."""

    query: str
    open_to: list[str]
    groups: list[HitGroup]


def person(one: records.Person) -> Hit:
    """Somebody who was found."""
    return {"kind": "person", "id": one.id, "title": one.name, "email": one.email}


def assignment(one: records.AssignmentRecord) -> Hit:
    """An assignment that was found, by its title alone: an adviser sees no more of it."""
    return {"kind": "assignment", "id": one.id, "title": one.title, "assignment_id": one.id}


def letter(one: records.LetterRecord, term: records.TermRecord | None) -> Hit:
    """A letter that was found, or the words of one of its terms."""
    place: Hit = {
        "kind": "letter" if term is None else "clause",
        "id": one.id,
        "title": one.title,
        "assignment_id": one.assignment_id,
    }
    if term is None:
        return place
    found = term.term
    return {**place, "term_id": term.id, "clause": found.clause, "quote": found.quote}
