"""Letters, their clauses and their terms."""

from typing import Annotated, Any, NotRequired, cast

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import records
from assignments.core.letter import PrintedClause
from assignments.core.letter.wording import term_words
from assignments.core.words import LIMIT_TYPES, PERS
from assignments.exports.shapes import people
from assignments.exports.shapes.people import Named
from assignments.exports.shapes.words import (
    Cabin,
    Category,
    Currency,
    Day,
    Destination,
    Id,
    Instant,
    Need,
    Pays,
    Positive,
    Size,
    Traveller,
    When,
    among,
    instant,
    instant_or_none,
    text,
)

Most = Annotated[int, Field(ge=0)] | Positive


class Limit(TypedDict):
    """One bound of a term: what it has of its own depends on its `type`."""

    type: Annotated[str, among(LIMIT_TYPES)]
    max: NotRequired[Most | None]
    currency: NotRequired[Currency | None]
    unit: NotRequired[str | None]
    size_ft: NotRequired[Size | None]
    over: NotRequired[str | None]
    of: NotRequired[str | None]
    per: NotRequired[Annotated[str, among(PERS)] | None]
    pool: NotRequired[str | None]
    each: NotRequired[bool | None]
    clause: NotRequired[str | None]


TermInput = TypedDict(
    "TermInput",
    {
        "category": Category,
        "pays": Pays,
        "clause": NotRequired[str],
        "beneficiaries": NotRequired[list[Traveller]],
        "accompanying": NotRequired[bool],
        "destination": NotRequired[Destination | None],
        "places": NotRequired[list[str]],
        "cabin": NotRequired[Cabin | None],
        "when": NotRequired[When | None],
        "needs": NotRequired[list[Need]],
        "judgement": NotRequired[Annotated[str, among(("reasonable",))] | None],
        "measure": NotRequired[str | None],
        "limits": NotRequired[list[Limit]],
        "from": NotRequired[Day | None],
        "to": NotRequired[Day | None],
        "quote": NotRequired[str],
        "start": NotRequired[Annotated[int | None, Field(ge=0)]],
        "end": NotRequired[Annotated[int | None, Field(ge=0)]],
    },
)
TermInput.__doc__ = (
    "What one sentence of a letter grants, limits or rules out, in the contract's words. A quote "
    "without `start` and `end` is looked up in the letter."
)


class CorrectionInput(TypedDict):
    """A term as it should read, and why; a confirmed one needs a why."""

    term: TermInput
    reason: NotRequired[Annotated[str, Field(max_length=2000)]]


class ReasonInput(TypedDict):
    """Why; needed where a person confirmed what is changed."""

    reason: NotRequired[Annotated[str, Field(max_length=2000)]]


Term = TypedDict(
    "Term",
    {
        "id": Id,
        "letter_id": Id,
        "letter": str,
        "clause": str,
        "category": Category,
        "pays": Pays,
        "beneficiaries": list[Traveller],
        "accompanying": bool,
        "destination": Destination | None,
        "places": list[str],
        "cabin": Cabin | None,
        "when": When | None,
        "needs": list[Need],
        "judgement": str | None,
        "measure": str | None,
        "limits": list[Limit],
        "from": Day | None,
        "to": Day | None,
        "confirmed": bool,
        "quote": str,
        "start": int | None,
        "end": int | None,
        "confirmed_by": Named | None,
        "confirmed_at": Instant | None,
        "retired_at": Instant | None,
    },
)
Term.__doc__ = "A term in the contract's words, with who confirmed it."


class Clause(TypedDict):
    """A clause as the letter prints it: its number, where it stands in the text, and its words.

    One clause may stand within another.
    """

    number: str
    heading: str
    start: int
    end: int
    text: str


class LetterHead(TypedDict):
    """A letter in a list."""

    id: Id
    assignment_id: Id
    number: str
    kind: str
    title: str
    signed_on: Day
    relation: str
    edition: int


class Letter(LetterHead):
    """A letter with its text."""

    text: str


class LetterInput(TypedDict):
    """A letter to add, as text; left without a number it gets the next one."""

    kind: Annotated[str, text(200, examples=["assignment", "amendment"])]
    title: Annotated[str, text(200)]
    signed_on: Day
    text: Annotated[str, text(500_000)]
    number: NotRequired[Annotated[str, Field(max_length=20)]]
    relation: NotRequired[Annotated[str, Field(max_length=200)]]


class LetterCorrectionInput(TypedDict):
    """A letter as it should be; what is left out stays. Once a term was confirmed it needs a why.

    A new text is read anew, and terms keep to their words in it.
    """

    kind: NotRequired[Annotated[str, Field(max_length=200)]]
    title: NotRequired[Annotated[str, Field(max_length=200)]]
    signed_on: NotRequired[Day | None]
    relation: NotRequired[Annotated[str, Field(max_length=200)]]
    text: NotRequired[Annotated[str, Field(max_length=500_000)]]
    reason: NotRequired[Annotated[str, Field(max_length=2000)]]


class Edition(TypedDict):
    """An earlier edition of a letter; `text` is null where it was the same."""

    edition: int
    kind: str
    title: str
    signed_on: Day
    relation: str
    text: str | None
    replaced_by: Named | None
    replaced_at: Instant
    reason: str


def head(one: records.LetterRecord) -> LetterHead:
    """A letter as a list shows it."""
    return {
        "id": one.id,
        "assignment_id": one.assignment_id,
        "number": one.number,
        "kind": one.kind,
        "title": one.title,
        "signed_on": one.signed_on.isoformat(),
        "relation": one.relation,
        "edition": one.edition,
    }


def letter(one: records.LetterRecord) -> Letter:
    """A letter with its text."""
    return cast("Letter", {**head(one), "text": one.text})


def edition(one: records.LetterEdition) -> Edition:
    """An edition that another one replaced."""
    return {
        "edition": one.edition,
        "kind": one.kind,
        "title": one.title,
        "signed_on": one.signed_on.isoformat(),
        "relation": one.relation,
        "text": one.text,
        "replaced_by": people.named_or_none(one.replaced_by),
        "replaced_at": instant(one.replaced_at),
        "reason": one.reason,
    }


def clause(one: PrintedClause, words: str) -> Clause:
    """A clause with its words."""
    return {
        "number": one.number,
        "heading": one.heading,
        "start": one.start,
        "end": one.end,
        "text": words,
    }


def term(one: records.TermRecord) -> Term:
    """A term, in force or not."""
    beside: dict[str, Any] = {
        "id": one.id,
        "letter_id": one.letter_id,
        "letter": one.term.letter,
        "confirmed": one.term.confirmed,
        "confirmed_by": people.named_or_none(one.confirmed_by),
        "confirmed_at": instant_or_none(one.confirmed_at),
        "retired_at": instant_or_none(one.retired_at),
    }
    return cast("Term", term_words(one.term) | beside)
