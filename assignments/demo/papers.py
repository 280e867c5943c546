"""The demo's letters as they lie beside this module: their text, and their terms.

The terms are in the contract's words. They are told by their quotes; where each stands is found in
the text. Nothing is judged here.
"""

import tomllib
from pathlib import Path
from typing import Any

LETTERS = Path(__file__).parent / "letters"
NAMES = (
    "whitlock_agreement",
    "whitlock_assignment",
    "seow_offer",
    "grunwald_offer",
    "abernathy_offer",
    "lindgren_assignment",
)


def letter_text(name: str) -> str:
    """The whole text of a letter, as somebody would paste it."""
    return (LETTERS / f"{name}.txt").read_text(encoding="utf-8")


def terms_of(name: str) -> tuple[dict[str, Any], ...]:
    """A letter's terms in its own order, each with `start` and `end` of its quote in the text."""
    text = letter_text(name)
    told = tomllib.loads((LETTERS / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(_placed(term, text) for term in told["term"])


def _placed(term: dict[str, Any], text: str) -> dict[str, Any]:
    start = text.index(term["quote"])
    return {**term, "start": start, "end": start + len(term["quote"])}
