"""A draft put into the contract's words, and why it is proposed."""

from typing import Any

from assignments.reading.language.conditions import (
    cabin,
    destination,
    is_reasonable,
    measure,
    needs_approval,
)
from assignments.reading.language.people import accompanying, beneficiaries
from assignments.reading.language.stance import unconditional
from assignments.reading.terms.bounding import bounding
from assignments.reading.terms.drafts import Draft
from assignments.reading.terms.paying import pays_of
from assignments.reading.values import Proposal

_FLYING = frozenset(
    {
        "outbound_airfare",
        "home_leave_airfare",
        "repatriation_airfare",
        "house_hunting",
        "commuting",
        "emergency_leave",
    }
)


def proposal(draft: Draft) -> Proposal:
    """A draft in the contract's words."""
    unit, category = draft.scene.unit, draft.mention.category
    pays = pays_of(draft)
    place = unit.passage(draft.part.first, draft.part.last)
    said, own = draft.said, _own(draft)
    upto = unit.text[draft.part.first : draft.mention.last]
    reasonable = pays in {"reimburse", "company_pays"} and is_reasonable(upto)
    words: dict[str, Any] = {
        "clause": unit.clause,
        "category": category,
        "pays": pays,
        "beneficiaries": list(beneficiaries(unconditional(own))),
        "accompanying": accompanying(own),
        "destination": destination(said) if category in _FLYING else None,
        "places": [],
        "cabin": cabin(own) if category in _FLYING else None,
        "when": None,
        "needs": _needs(pays, said),
        "judgement": "reasonable" if reasonable else None,
        "measure": measure(said) if reasonable else None,
        "limits": [] if pays == "excluded" else bounding(draft),
        "from": None,
        "to": None,
        "start": place.start,
        "end": place.end,
    }
    return Proposal(words, _why(draft, pays))


def _own(draft: Draft) -> str:
    """The draft's own words, with those that introduce the list it stands in."""
    return draft.own if draft.scene.unit.kind == "sentence" else f"{draft.scene.lead} {draft.own}"


def _needs(pays: str, said: str) -> list[str]:
    receipt = ["receipt"] if pays == "reimburse" else []
    return [*receipt, "approval"] if pays != "excluded" and needs_approval(said) else receipt


def _why(draft: Draft, pays: str) -> str:
    """The reason in a person's words."""
    how = {
        "excluded": "ruled out",
        "allowance": "a sum of money without receipts",
        "company_pays": "the company provides or pays it",
        "note": "no cost, for the record",
        "withheld": "withheld from pay",
        "reimburse": "paid back",
    }[pays]
    said = f"“{draft.mention.said}”" if draft.mention.said else "what stands before it"
    return f"{said}: {how}"
