"""A reading in the contract's JSON. Where it is printed, and what becomes of it, is not known."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from assignments.core.letter import TERM_FIELDS
from assignments.reading.values import LetterFacts, Passage, Proposal, Reading

# What the contract prints of a letter; the letter that it adds to is told to people alone.
_FACTS = tuple(field.name for field in fields(LetterFacts) if field.name != "relates_to")
_SILENT: Mapping[str, Any] = {
    "letter": "1",
    "clause": "",
    "beneficiaries": ("employee",),
    "accompanying": False,
    "places": (),
    "needs": (),
    "limits": (),
    "confirmed": False,
    "quote": "",
}


def reading_json(reading: Reading, text: str) -> dict[str, Any]:
    """What `flask letter read --json` prints of a letter's reading."""
    return {
        "letter": {name: plain(getattr(reading.letter, name)) for name in _FACTS},
        "clauses": [
            {"number": one.number, "start": one.start, "end": one.end} for one in reading.clauses
        ],
        "terms": [term_json(one) for one in reading.proposals],
        "unread": [_passage(one, text) for one in reading.unread],
    }


def term_json(proposal: Proposal) -> dict[str, Any]:
    """A proposed term with every field of the contract, and why it is proposed."""
    words = {**_SILENT, **proposal.words, "confirmed": False}
    return {name: plain(words.get(name)) for name in TERM_FIELDS} | {"why": proposal.why}


def _passage(one: Passage, text: str) -> dict[str, Any]:
    return {"start": one.start, "end": one.end, "quote": text[one.start : one.end]}


def plain(value: object) -> object:
    """A value as JSON has it: days in ISO form, lists for tuples."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, tuple | list) else value
