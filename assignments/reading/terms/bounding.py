"""What bounds a draft, as the contract's limits: its own numbers, and caps shared with others."""

import re
from typing import Any

from assignments.reading.terms.drafts import Draft, Shared
from assignments.reading.terms.limits import limits

_BEYOND = re.compile(
    r"(?:additional|more than|in excess of|over and above|beyond|greater than)\b[^.;]{0,80}"
    r"\b(?:shipped|outbound|sent|original(?:ly)?|outward)",
    re.IGNORECASE,
)
_LIKE_HOME = re.compile(
    r"(?:not exceed|no more than|not more than|not greater than|limited to|up to)\b[^.;]{0,60}"
    r"\b(?:those|cost|fare|airfare|amount|trip|price)\b[^.;]{0,60}\b(?:home|would have)",
    re.IGNORECASE,
)


def bounding(draft: Draft) -> list[dict[str, Any]]:
    """The limits of a draft; a sum that bounds several together names the pool they share."""
    category = draft.mention.category
    made = limits(category, draft.quantities)
    if category == "return_freight" and _BEYOND.search(draft.part.text):
        made = [_beyond(one) for one in made]
    if category == "home_leave_airfare" and _LIKE_HOME.search(draft.part.text):
        made.append({"type": "reference"})
    pools = {_key(limit): _pool(one, limit) for one in draft.shared for limit in _limit_of(one)}
    theirs = [limit for one in draft.shared for limit in _limit_of(one) if limit not in made]
    return [
        {**one, "pool": pools[_key(one)]} if _key(one) in pools else one for one in [*made, *theirs]
    ]


def _limit_of(shared: Shared) -> list[dict[str, Any]]:
    return limits("relocation_total", (shared.sum,))


def _beyond(limit: dict[str, Any]) -> dict[str, Any]:
    return {**limit, "over": "outbound_weight"} if limit["type"] == "weight" else limit


def _key(limit: dict[str, Any]) -> tuple[str, str | None]:
    return str(limit.get("max")), limit.get("currency")


def _pool(shared: Shared, limit: dict[str, Any]) -> str:
    """A name for a shared sum: its clause, the sum and its period, as HR would say it."""
    clause = f"{shared.clause}: " if shared.clause else ""
    return f"{clause}{limit['currency']} {limit['max']} {limit['per']}".replace("_", " ")
