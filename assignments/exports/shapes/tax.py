"""Tax files: years with what was withheld and paid, notes, documents, the settlement step by step.

A figure of these is the adviser's: nothing here is tax advice.
"""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import tax
from assignments.core.tax.years import TaxFile as KeptFile
from assignments.exports.shapes import people
from assignments.exports.shapes.people import Named
from assignments.exports.shapes.words import (
    Amount,
    Country,
    Currency,
    Day,
    Id,
    Instant,
    Positive,
    among,
    amount_or_none,
    day_or_none,
    instant_or_none,
)
from assignments.exports.shapes.words import text as words

NoteKind = Annotated[str, among(tax.NOTE_KINDS)]


class TaxYear(TypedDict):
    """A tax year by its amounts, in the settlement currency of its assignment.

    `paid` is what the company paid, less what it got back; `due` from the employee once it is
    settled, below zero to them.
    """

    id: Id
    assignment_id: Id
    label: str
    country: Country
    first: Day
    last: Day
    state: Annotated[str, among(tax.STATES)]
    is_closed: bool
    withheld: Amount
    paid: Amount
    due: Amount | None
    currency: Currency


class TaxStage(TypedDict):
    """One state of a year, whether it is reached, and the condition that must hold for it."""

    state: str
    reached: bool
    condition: str


class TaxYearFile(TaxYear):
    """A tax year with the clause by which it is settled, and its states.

    `missing` says why it cannot be settled yet.
    """

    kind: Annotated[str, among(tax.KINDS)]
    missing: list[str]
    letter: str
    clause: str
    quote: str
    reason: str
    stages: list[TaxStage]
    settled_by: Named | None
    settled_at: Instant | None


class TaxFile(TypedDict):
    """A file that lies with a note."""

    id: Id
    name: str
    media_type: str
    size: int


class TaxNote(TypedDict):
    """One dated note on a tax year; `cost` is its amount in the settlement currency, frozen."""

    id: Id
    kind: NoteKind
    day: Day
    text: str
    amount: Amount | None
    currency: Currency | None
    cost: Amount | None
    figure: str
    internal: bool
    document: str
    due: Day | None
    answers: Annotated[Id | None, Field(description="The note that asked for the document.")]
    by: Named | None
    at: Instant | None
    files: list[TaxFile]


class TaxNoteInput(TypedDict):
    """A dated note; which kinds one may write, and need an amount, the refusal says."""

    kind: NoteKind
    day: Day
    text: NotRequired[Annotated[str, Field(max_length=4000)]]
    amount: NotRequired[Positive | None]
    currency: NotRequired[Currency | None]
    internal: NotRequired[bool]


class TaxDocument(TypedDict):
    """A document that the adviser needs, and whether it was received."""

    id: Id
    document: str
    text: str
    due: Day | None
    is_missing: bool
    is_overdue: bool
    received: list[TaxNote]


class DocumentInput(TypedDict):
    """A document that the adviser needs from the employee, and until when."""

    document: Annotated[str, words(200)]
    due: Day
    text: NotRequired[Annotated[str, Field(max_length=4000)]]


class HypotheticalInput(TypedDict):
    """So much hypothetical tax a month for a country from a day on; 0 ends it."""

    country: Country
    first: Day
    monthly: Positive
    currency: Currency


class FigureInput(TypedDict):
    """One final amount; 0 for no tax."""

    amount: Positive
    currency: Currency


class FinalInput(TypedDict):
    """The figures as finally assessed; the actual taxes are needed for protected years."""

    day: Day
    hypothetical: FigureInput
    home: NotRequired[FigureInput | None]
    host: NotRequired[FigureInput | None]
    text: NotRequired[Annotated[str, Field(max_length=4000)]]


class SettleInput(TypedDict):
    """What was due when one looked, as the settlement told it: below zero to the employee."""

    due: Amount
    currency: Currency


class SettlementSource(TypedDict):
    """Where a part of a step comes from; what is empty does not apply."""

    what: str
    amount: str
    currency: str
    rate: str
    rate_day: str
    rate_source: str


class SettlementStep(TypedDict):
    """One step: a sentence, its amount, and where that comes from."""

    words: str
    amount: Amount
    sources: list[SettlementSource]


class Settlement(TypedDict):
    """Who owes whom, step by step: `due` from the employee, below zero to them.

    `is_frozen`: it is settled; else it is how it comes out by now.
    """

    kind: str
    is_frozen: bool
    bears: Amount
    due: Amount
    currency: Currency
    steps: list[SettlementStep]


class HypotheticalTax(TypedDict):
    """So much hypothetical tax a month for a country, from a day on until a later one follows."""

    id: Id
    country: Country
    first: Day
    monthly: Amount
    currency: Currency


def stage(one: tax.Stage) -> TaxStage:
    """One state of a year."""
    return {"state": one.state, "reached": one.reached, "condition": one.condition}


def note(one: tax.TaxNote) -> TaxNote:
    """A note with its files."""
    return {
        "id": one.id,
        "kind": one.kind,
        "day": one.day.isoformat(),
        "text": one.text,
        "amount": amount_or_none(one.money),
        "currency": None if one.money is None else one.money.currency,
        "cost": amount_or_none(one.cost),
        "figure": one.figure,
        "internal": one.internal,
        "document": one.document,
        "due": day_or_none(one.due),
        "answers": one.answers,
        "by": people.named_or_none(one.by),
        "at": instant_or_none(one.at),
        "files": [_file(each) for each in one.files],
    }


def _file(one: KeptFile) -> TaxFile:
    return {"id": one.id, "name": one.name, "media_type": one.media_type, "size": one.size}


def document(one: tax.Document, *, is_overdue: bool) -> TaxDocument:
    """A document that was asked for."""
    return {
        "id": one.asked.id,
        "document": one.asked.document,
        "text": one.asked.text,
        "due": day_or_none(one.asked.due),
        "is_missing": one.is_missing,
        "is_overdue": is_overdue,
        "received": [note(each) for each in one.received],
    }


def settlement(one: tax.Settlement, *, is_frozen: bool) -> Settlement:
    """A settlement with its steps."""
    return {
        "kind": one.kind,
        "is_frozen": is_frozen,
        "bears": str(one.bears),
        "due": str(one.due),
        "currency": one.due.currency,
        "steps": [_step(each) for each in one.steps],
    }


def _step(one: tax.Step) -> SettlementStep:
    return {
        "words": one.words,
        "amount": str(one.amount),
        "sources": [_source(each) for each in one.sources],
    }


def _source(one: tax.Source) -> SettlementSource:
    return {
        "what": one.what,
        "amount": one.amount,
        "currency": one.currency,
        "rate": one.rate,
        "rate_day": one.rate_day,
        "rate_source": one.rate_source,
    }


def hypothetical(one: tax.Hypothetical) -> HypotheticalTax:
    """What is set."""
    return {
        "id": one.id,
        "country": one.country,
        "first": one.first.isoformat(),
        "monthly": str(one.monthly),
        "currency": one.monthly.currency,
    }
