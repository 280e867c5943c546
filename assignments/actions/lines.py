"""Reading what was typed of a claim line, with the trip or shipment that it belongs to."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from assignments.actions.bank import charge_of
from assignments.core.claim import LINE_FIELDS, Line, Weight, line_of
from assignments.core.money import Money
from assignments.core.records import Shipment, Trip
from assignments.core.words import InputError
from assignments.storage.store import Draft, Store

LONGEST_NOTE = 2000
_NOT_TYPED = frozenset({"id", "claim", "decision", "receipt", "receipt_sha256"})
_BESIDE = ("note", "trip_id", "shipment_id", "bank_charge")
WORDS = (*(word for word in LINE_FIELDS if word not in _NOT_TYPED), *_BESIDE)

Thing = TypeVar("Thing", Trip, Shipment)


@dataclass(frozen=True, slots=True)
class Under:
    """What a typed line stands under: its names before the judge, and the day."""

    assignment_id: int
    claim: str
    line_id: int | None
    today: dt.date


def read_draft(store: Store, under: Under, words: Mapping[str, object]) -> Draft:
    """What was typed of a line; InputError names the field. Its receipts are not typed."""
    for word in words:
        if word not in WORDS:
            raise InputError(str(word), "unknown field", "take it out or correct its name")
    trip = _one_of(store.trips(under.assignment_id), words.get("trip_id"), "trip_id")
    shipment = _one_of(
        store.shipments(under.assignment_id), words.get("shipment_id"), "shipment_id"
    )
    facts = read_facts(under, words, trip)
    if shipment is not None and not store.shipment_is_weighed(shipment.id, under.line_id):
        facts = _of_shipment(facts, shipment)
    return Draft(
        facts,
        read_note(words),
        shipment_id=None if shipment is None else shipment.id,
        trip_id=None if trip is None else trip.id,
        bank=_charge(store, under, facts, words.get("bank_charge")),
    )


def _charge(store: Store, under: Under, line: Line, typed: object) -> Money | None:
    """What the bank charged, where somebody says so."""
    if typed is None or typed == "":
        return None
    record = store.assignment(under.assignment_id)
    if record is None or not isinstance(typed, str):
        raise InputError("bank_charge", "is no amount", "write digits only")
    return charge_of(store, line, record.facts.settlement_currency, typed.strip())


def read_facts(under: Under, words: Mapping[str, object], trip: Trip | None) -> Line:
    """What a line says, with what its trip says; InputError names the field."""
    own = {name: words[name] for name in words if name not in _BESIDE}
    if trip is not None:
        own = _of_trip(own, trip)
    named = {"id": str(under.line_id or "new"), "claim": under.claim}
    return line_of({**own, **named}, "", under.today)


def read_note(words: Mapping[str, object]) -> str:
    """The words that go with a line; InputError where they are too many."""
    note = words.get("note") or ""
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        raise InputError("note", "is no text of up to 2000 characters", "shorten it")
    return note.strip()


def _one_of(things: tuple[Thing, ...], number: object, where: str) -> Thing | None:
    if number is None or number == "":
        return None
    found = next((thing for thing in things if str(thing.id) == str(number)), None)
    if found is None:
        raise InputError(where, "is none of this assignment's", "choose one of the list")
    return found


def _of_trip(own: dict[str, object], trip: Trip) -> dict[str, object]:
    """The words with what the trip says; InputError where they say something else."""
    says = {"for": trip.traveller, "trip": trip.name, "departs": trip.departs.isoformat()}
    for name, value in says.items():
        if own.get(name) not in {None, "", value}:
            raise InputError(name, f"the trip says {value}", "leave it to the trip")
    destination = own.get("destination") or trip.destination
    return {**own, **says, "destination": destination}


def _of_shipment(line: Line, shipment: Shipment) -> Line:
    """The line with the shipment's weight and containers, where it states none of its own.

    Only one line of a shipment carries them, so that nothing is counted twice.
    """
    weight = line.weight
    if weight is None and shipment.weight_value is not None and shipment.weight_unit is not None:
        weight = Weight(Fraction(shipment.weight_value), shipment.weight_unit)
    return replace(line, weight=weight, containers=line.containers or shipment.containers)
