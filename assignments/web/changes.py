"""What is different between two terms, field by field, in the words that people read."""

from dataclasses import dataclass

from flask_babel import gettext as _

from assignments.core.letter import Term
from assignments.web.speech import CATEGORY_NAMES
from assignments.web.told import term_told


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that a term says, before and after; empty where it says nothing of it."""

    about: str
    before: str
    after: str


def changed(before: Term, after: Term) -> tuple[Changed, ...]:
    """What two terms on one text do not say alike, in the order in which terms are told."""
    return _changed(_told(before) | _stands(before), _told(after) | _stands(after))


def different(before: Term, after: Term) -> tuple[Changed, ...]:
    """What two terms of different letters grant, limit and rule out differently."""
    return _changed(_told(before), _told(after))


def _changed(old: dict[str, str], new: dict[str, str]) -> tuple[Changed, ...]:
    abouts = dict.fromkeys([*old, *new])
    both = (Changed(about, old.get(about, ""), new.get(about, "")) for about in abouts)
    return tuple(one for one in both if one.before != one.after)


def _told(term: Term) -> dict[str, str]:
    """What a term says, by what it is about; several limits are one text."""
    told = {"About": CATEGORY_NAMES[term.category]}
    for about, said in term_told(term):
        told[about] = f"{told[about]}; {said}" if about in told else said
    return told


def _stands(term: Term) -> dict[str, str]:
    """Where a term stands in its letter, and on which words."""
    place = "" if term.start is None else _("character %(start)s", start=term.start + 1)
    return {"Clause": term.clause, "The letter's words": term.quote, "Where they stand": place}
