"""A draft put into the contract's words, and why it is proposed."""

import re
from typing import Any

from assignments.core.words import STANDING
from assignments.reading.language.conditions import (
    cabin,
    destination,
    is_reasonable,
    measure,
    needs_approval,
)
from assignments.reading.language.people import accompanying, beneficiaries
from assignments.reading.terms.drafts import Draft
from assignments.reading.terms.limits import limits
from assignments.reading.values import Proposal

_FLYING = frozenset(
    {"outbound_airfare", "home_leave_airfare", "repatriation_airfare", "house_hunting", "commuting", "emergency_leave"}
)
_FIXED = re.compile(
    r"lump[- ]sum|allowances?\b|stipend|per diem|you (?:will|shall) receive|(?:the )?sum of|payment of|bonus|"
    r"(?:pay|give|grant|provide)s? (?:to )?(?:you|executive|employee|the employee|the executive|mr\. \w+|ms\. \w+)(?: with)? (?:an? |the )?"
    r"(?:\w+ ){0,4}?(?:[$£€¥]|us\$|usd|gbp|chf|rmb|eur|amount of)|amount of [$£€]|(?:entitled to|receive) [$£€]",
    re.IGNORECASE,
)
_ACTUAL = re.compile(
    r"reimburs|actual|up to|not (?:to )?exceed|maximum|no more than|not more than|limited to|cost of|costs of|at cost",
    re.IGNORECASE,
)
_COMPANY_DOES = re.compile(
    r"(?:company|employer|corporation|bank|firm|we|us|inc\.|\b[A-Z]\w+) (?:(?:will|shall|agrees? to|may|also|hereby|has|"
    r"further) )+(?:also )?(?:provide|arrange|ship|contract|lease|rent|furnish|purchase|supply|move|store|maintain|"
    r"make available|engage|sponsor|assign|contracted)|company[- ](?:paid|provided|leased|owned)|(?:will|shall) be provided"
    r"|at the (?:company|employer|corporation)'s (?:expense|cost)|on your behalf|directly",
)
_LOAN = re.compile(r"\bloans?\b|\blend\b|\badvance\b|guarantee", re.IGNORECASE)
_ALLOWANCES = frozenset(
    {"car_allowance", "cost_of_living", "foreign_service_premium", "hardship_premium"}
)
_PAID_TAX = re.compile(r"reimburse|pay|paid|borne by the company|gross|bear|cover", re.IGNORECASE)
_ENDING = frozenset({"repatriation_airfare", "return_freight"})


def proposal(draft: Draft) -> Proposal:
    """A draft in the contract's words."""
    unit, category = draft.scene.unit, draft.mention.category
    pays = _pays(draft)
    bounding = [] if pays == "excluded" else limits(category, draft.quantities)
    place = unit.passage(draft.part.first, draft.part.last)
    said, own = draft.said, _own(draft)
    upto = unit.text[draft.part.first : draft.mention.last]
    reasonable = pays in {"reimburse", "company_pays"} and is_reasonable(upto)
    words: dict[str, Any] = {
        "clause": unit.clause,
        "category": category,
        "pays": pays,
        "beneficiaries": list(beneficiaries(own)),
        "accompanying": accompanying(own),
        "destination": destination(said) if category in _FLYING else None,
        "places": [],
        "cabin": cabin(own) if category in _FLYING else None,
        "when": None,
        "needs": _needs(pays, said),
        "judgement": "reasonable" if reasonable else None,
        "measure": measure(said) if reasonable else None,
        "limits": bounding,
        "from": None,
        "to": None,
        "start": place.start,
        "end": place.end,
    }
    return Proposal(words, _why(draft, pays))


def _own(draft: Draft) -> str:
    """The draft's own words, with those that introduce the list it stands in."""
    return draft.own if draft.scene.unit.kind == "sentence" else f"{draft.scene.unit.lead} {draft.own}"


def _pays(draft: Draft) -> str:
    category, text = draft.mention.category, draft.said
    if category == "clawback":
        return "note"
    if draft.excluded:
        return "excluded"
    if category == "hypothetical_tax":
        return "withheld"
    if category in STANDING:
        return "note"
    if category == "tax_equalization":
        return "company_pays" if _PAID_TAX.search(text) else "note"
    if category == "home_sale_purchase" and _LOAN.search(text):
        return "note" if not re.search("reimburs", text, re.IGNORECASE) else "reimburse"
    money = [one for one in draft.quantities if one.kind in {"money", "salary"}]
    fixed = money and all(one.bound != "most" for one in money)
    if fixed and (category in _ALLOWANCES or _FIXED.search(text)) and not _capped(text):
        return "allowance"
    if category in _ALLOWANCES and not money:
        return "allowance"
    return "company_pays" if _COMPANY_DOES.search(text) else "reimburse"


def _capped(text: str) -> bool:
    return bool(re.search(r"up to|not (?:to )?exceed|maximum|no more than|not more than|limited to|actual", text, re.IGNORECASE))


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
