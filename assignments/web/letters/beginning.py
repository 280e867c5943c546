"""What stands in the form of a new term at first: words chosen in the letter, as they read.

It is a beginning alone: somebody looks it over, and the core says what is wrong with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import request
from flask_babel import gettext as _

from assignments.actions.reviewing import letter_review
from assignments.core.letter import Misfit, term_of
from assignments.core.words import InputError
from assignments.reading.rendering import plain
from assignments.web.access import office, who
from assignments.web.forms.terms import typed
from assignments.web.letters.routes import Opened
from assignments.web.letters.steps import misfit_span

LONGEST = 5000  # characters that are quoted at most


@dataclass(frozen=True, slots=True)
class Begun:
    """What stands in the form's fields at first, and what somebody should know of it."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""


NOTHING = Begun()


def begun_with(it: Opened) -> Begun:
    """A new term as the address asks for it: of words from a place to another, or of a proposal."""
    start, end, misfit = (request.args.get(name, type=int) for name in ("start", "end", "misfit"))
    if misfit is not None:
        return _of_misfit(it, misfit)
    if start is None or end is None or not 0 <= start < end <= len(it.letter.text):
        return NOTHING
    return _of_words(it, start, min(end, start + LONGEST))


def _of_words(it: Opened, start: int, end: int) -> Begun:
    """The words as the reader reads them by themselves, where it makes anything of them."""
    text = it.letter.text
    start, end = _trimmed(text, start, end)
    clause = letter_review(office(), who(), it.letter.id).reading.clause_at(start)
    own = {"quote": text[start:end], "near": str(start), "clause": clause}
    for proposal in office().reader(text[start:end]).proposals:
        words = {name: plain(value) for name, value in proposal.words.items()}
        return Begun(
            {**_fields(words), **own}, _("Some of it was read from the words: look it over.")
        )
    return Begun(own)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _of_misfit(it: Opened, number: int) -> Begun:
    misfits = letter_review(office(), who(), it.letter.id).reading.misfits
    if not 0 <= number < len(misfits):
        return NOTHING
    return Begun(
        _proposed(it, misfits[number]),
        _("It could not be kept: %(problem)s.", problem=misfits[number].problem),
    )


def _proposed(it: Opened, misfit: Misfit) -> Mapping[str, Any]:
    start, end = misfit_span(misfit)
    clause = str(misfit.words.get("clause") or "")
    own = {"quote": it.letter.text[start:end], "near": str(start), "clause": clause}
    return {**_fields(misfit.words), **own}


def _fields(words: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        return typed(term_of(words, "", ""))
    except InputError:
        return {}
