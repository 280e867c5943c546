"""What a term in the contract's words must keep to: its quote stands in the letter, its pools fit.

The words themselves are read by the core; what is kept of them is decided in `letters`.
"""

import re
from collections.abc import Mapping
from typing import Any

from assignments.core.letter import Term
from assignments.core.words import InputError
from assignments.storage.store import Store


def quoted(words: Mapping[str, object], text: str) -> dict[str, Any]:
    """The words with the quote as it stands in the text, and where."""
    for own in ("letter", "confirmed"):
        if own in words:
            raise InputError(own, "is not typed", "take it out")
    body = dict(words)
    quote = body.get("quote")
    if not isinstance(quote, str) or not quote.strip():
        return {name: body[name] for name in body if name not in {"quote", "start", "end"}}
    start, end = body.get("start"), body.get("end")
    if start is None or end is None:
        start, end = _place(quote, text)
    elif not (isinstance(start, int) and isinstance(end, int)) or text[start:end] != quote:
        raise InputError("quote", "does not stand at that place", "copy it from the letter")
    return {**body, "quote": text[start:end], "start": start, "end": end}


def _place(quote: str, text: str) -> tuple[int, int]:
    """Where the quote stands first in the text, whatever spaces and line ends lie between words."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    found = re.search(pattern, text)
    if found is None:
        raise InputError("quote", "does not stand in the letter", "copy it from the letter's text")
    return found.start(), found.end()


def beside(store: Store, assignment_id: int, term: Term | None = None) -> list[Term]:
    """The terms of an assignment that a new one's pools must fit, but for the one it replaces."""
    others = [one for one in store.terms(assignment_id) if term is None or one.key != term.key]
    taken = store.balances_taken(assignment_id)
    once = [
        one
        for one in store.retired_terms(assignment_id)
        if any(f"pool:{limit.pool}" in taken for limit in one.limits)
    ]
    return [*once, *others]
