"""The days on which terms begin and end, of themselves or by an amendment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from assignments.core.letter.terms import Term

_NEXT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which something changes: terms that hold on it for the first time, or no more."""

    day: date
    begun: tuple[Term, ...]
    ended: tuple[Term, ...]


def turns_of(terms: Iterable[Term]) -> tuple[Turn, ...]:
    """The days on which the terms in force change, the earliest first."""
    known = tuple(terms)
    begins = {term.first for term in known if term.first is not None}
    ends = {term.last + _NEXT for term in known if term.last is not None}
    return tuple(_turn(day, known) for day in sorted(begins | ends))


def _turn(day: date, terms: tuple[Term, ...]) -> Turn:
    begun = tuple(term for term in terms if term.first == day)
    ended = tuple(term for term in terms if term.last is not None and term.last + _NEXT == day)
    return Turn(day, begun, ended)
