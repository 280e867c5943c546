"""Claims, their lines and receipts, and what happened to them."""

from decimal import Decimal
from typing import Annotated, Any, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import claim as core
from assignments.core import records
from assignments.exports.shapes import people, verdicts
from assignments.exports.shapes.people import Named
from assignments.exports.shapes.verdicts import Verdict
from assignments.exports.shapes.words import (
    Amount,
    Cabin,
    Category,
    Currency,
    Day,
    Destination,
    Id,
    Instant,
    Month,
    Payer,
    Positive,
    Size,
    Traveller,
    Unit,
    amount_or_none,
    day_or_none,
    instant,
    instant_or_none,
    text,
)


class Weight(TypedDict):
    """A weight: a decimal string, and its unit."""

    value: Positive
    unit: Unit


class Container(TypedDict):
    """One container of so many feet."""

    size_ft: Size


Covers = TypedDict("Covers", {"from": Day, "to": Day})
Covers.__doc__ = "The days that a line covers; the end is not included."

LineInput = TypedDict(
    "LineInput",
    {
        "category": Category,
        "date": Day,
        "amount": Positive,
        "currency": Currency,
        "for": NotRequired[Traveller],
        "paid_by": NotRequired[Payer],
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
        "bank_charge": NotRequired[Positive | None],
    },
)
LineInput.__doc__ = (
    "One cost in the contract's words. `for` and `paid_by` default to `employee`; a line of a "
    "recorded trip (`trip_id`) has traveller, name, day and destination from it."
)


class Receipt(TypedDict):
    """One stored file under a line."""

    id: Id
    name: str
    media_type: str
    size: int
    sha256: str


Decision = TypedDict(
    "Decision",
    {
        "is": str,
        "amount": Amount | None,
        "override": bool,
        "by": str,
        "at": Instant | None,
        "reason": str,
    },
)
Decision.__doc__ = "What became of a line: approved (with its amount), rejected or withdrawn."


class First(TypedDict):
    """What one person approved of a line that a second one has to approve."""

    amount: Amount
    by: str
    at: Instant
    reason: str


Line = TypedDict(
    "Line",
    {
        "id": Id,
        "claim_id": Id,
        "assignment_id": Id,
        "status": str,
        "category": Category,
        "date": Day,
        "amount": Amount,
        "currency": Currency,
        "for": Traveller,
        "paid_by": Payer,
        "cabin": Cabin | None,
        "trip": str | None,
        "trip_id": Id | None,
        "shipment_id": Id | None,
        "departs": Day | None,
        "destination": Destination | None,
        "place": str | None,
        "weight": Weight | None,
        "containers": list[Container],
        "covers": Covers | None,
        "note": str,
        "bank_charge": Amount | None,
        "receipts": list[Receipt],
        "verdict": Verdict | None,
        "first_approval": First | None,
        "decision": Decision | None,
        "month": Month | None,
    },
)
Line.__doc__ = (
    "One line: as claimed, its verdict that stands (null before it is submitted), its decision "
    "(null while it waits) and the month that its cost lies in."
)


class ClaimInput(TypedDict):
    """A claim to begin."""

    title: Annotated[str, text(200)]


class ClaimHead(TypedDict):
    """A claim in a list: `kind` tells whether it was claimed, fell due or was invoiced."""

    id: Id
    assignment_id: Id
    title: str
    kind: str
    status: str
    created_by: Named
    created_at: Instant
    submitted_at: Instant | None
    lines: Annotated[int, Field(description="How many lines it has.")]


class Claim(TypedDict):
    """A claim with its lines, in the order in which they are judged."""

    id: Id
    assignment_id: Id
    title: str
    kind: str
    status: str
    created_by: Named
    created_at: Instant
    submitted_at: Instant | None
    lines: list[Line]


class Event(TypedDict):
    """One past-tense event; `by` is empty for the program itself."""

    id: Id
    at: Instant
    kind: str
    by: str
    line_id: Id | None
    text: str


def receipt(one: records.Receipt) -> Receipt:
    """One stored file."""
    return {
        "id": one.id,
        "name": one.name,
        "media_type": one.media_type,
        "size": one.size,
        "sha256": one.sha256,
    }


def _weight(weight: core.Weight | None) -> Weight | None:
    if weight is None:
        return None
    value = Decimal(weight.value.numerator) / Decimal(weight.value.denominator)
    return {"value": f"{value:f}", "unit": weight.unit}


def _covers(line: core.Line) -> Any:  # noqa: ANN401 - Covers, whose names are no identifiers
    covers = line.covers
    return covers and {"from": covers.first.isoformat(), "to": covers.end.isoformat()}


def _decision(one: records.LineRecord) -> Any:  # noqa: ANN401 - Decision, likewise
    if one.status not in {"approved", "rejected", "withdrawn"}:
        return None
    return {
        "is": one.status,
        "amount": amount_or_none(one.approved),
        "override": one.override,
        "by": one.decider,
        "at": instant_or_none(one.decided_at),
        "reason": one.reason,
    }


def _first(one: records.FirstApproval | None) -> First | None:
    if one is None:
        return None
    return {
        "amount": str(one.amount),
        "by": one.approver,
        "at": instant(one.at),
        "reason": one.reason,
    }


def line(one: records.LineRecord) -> Line:
    """A line with what stands of it."""
    facts = one.facts
    return {
        "id": one.id,
        "claim_id": one.claim_id,
        "assignment_id": one.assignment_id,
        "status": one.status,
        "category": facts.category,
        "date": facts.date.isoformat(),
        "amount": str(facts.amount),
        "currency": facts.amount.currency,
        "for": facts.person,
        "paid_by": facts.paid_by,
        "cabin": facts.cabin,
        "trip": facts.trip,
        "trip_id": one.trip_id,
        "shipment_id": one.shipment_id,
        "departs": day_or_none(facts.departs),
        "destination": facts.destination,
        "place": facts.place,
        "weight": _weight(facts.weight),
        "containers": [{"size_ft": size} for size in facts.containers],
        "covers": _covers(facts),
        "note": one.note,
        "bank_charge": amount_or_none(one.bank),
        "receipts": [receipt(each) for each in one.receipts],
        "verdict": verdicts.kept(one.verdict),
        "first_approval": _first(one.first),
        "decision": _decision(one),
        "month": one.month or None,
    }


def head(one: records.ClaimRecord) -> ClaimHead:
    """A claim as a list shows it."""
    return {
        "id": one.id,
        "assignment_id": one.assignment_id,
        "title": one.title,
        "kind": one.kind,
        "status": one.status,
        "created_by": people.named(one.created_by),
        "created_at": instant(one.created_at),
        "submitted_at": instant_or_none(one.submitted_at),
        "lines": len(one.lines),
    }


def claim(one: records.ClaimRecord) -> Claim:
    """A claim with its lines."""
    return {**head(one), "lines": [line(each) for each in one.lines]}


def event(one: records.EventRecord) -> Event:
    """One event of a claim's life."""
    return {
        "id": one.id,
        "at": instant(one.at),
        "kind": one.kind,
        "by": one.doer,
        "line_id": one.line_id,
        "text": one.text,
    }
