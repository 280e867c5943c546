"""A letter's terms as a file in the contract's words: the same terms are always the same bytes."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from assignments.core.letter import Term
from assignments.core.letter.wording import term_words
from assignments.core.records import LetterRecord


def text_sha256(letter: LetterRecord) -> str:
    """The SHA-256 of a letter's text in UTF-8, which tells whether the places of a file hold."""
    return hashlib.sha256(letter.text.encode()).hexdigest()


def terms_file(letter: LetterRecord, terms: Iterable[Term]) -> bytes:
    """The terms of a letter after what the letter is, in the order of their words in the text."""
    said = [
        {**term_words(one), "letter": letter.number, "confirmed": one.confirmed} for one in terms
    ]
    told = {"letter": _header(letter), "terms": sorted(said, key=_place)}
    return f"{json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def _header(letter: LetterRecord) -> dict[str, Any]:
    return {
        "number": letter.number,
        "kind": letter.kind,
        "title": letter.title,
        "signed_on": letter.signed_on.isoformat(),
        "relation": letter.relation,
        "text_sha256": text_sha256(letter),
        "version": letter.edition,
    }


def _place(words: dict[str, Any]) -> tuple[int, str]:
    start = words["start"]
    return -1 if start is None else start, json.dumps(words, sort_keys=True)
