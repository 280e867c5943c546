"""What a later letter changes: for each of its terms the earlier ones whose place it may take.

Which of them it does take, a person says: see `amending`.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assignments.actions.access import hr_assignment, seen_letter
from assignments.actions.office import Office
from assignments.core.letter import Term
from assignments.core.letter.carrying import carried
from assignments.core.letter.overlaps import overlaps_on
from assignments.core.records import (
    AmendmentRecord,
    AssignmentRecord,
    LetterRecord,
    Person,
    TermRecord,
)
from assignments.storage.store import Store

_AROUND = 250  # characters around a term's words in which its letter may name what it replaces


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier term that may end where a later one begins.

    `is_named` where the later letter's words name its clause, `carries` where what was used of its
    limits can count on, `conflicts` where both would hold and differ.
    """

    term: TermRecord
    is_named: bool
    carries: bool
    conflicts: bool


@dataclass(frozen=True, slots=True)
class Replaced:
    """An earlier term that ended, and how it did."""

    term: TermRecord
    amendment: AmendmentRecord


@dataclass(frozen=True, slots=True)
class Change:
    """A term of the later letter, the day it likely begins, and what it replaced or may replace."""

    term: TermRecord
    first: dt.date
    replaced: tuple[Replaced, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class LetterChanges:
    """A letter with what it changes of those before it; `earlier` are all of their terms.

    `first` is the day from which it likely holds, `lasting` those of the earlier terms that hold
    then, `ended` those that it ended and put none in their place. `states_end` is the end of the
    assignment that it states, as it was read.
    """

    record: AssignmentRecord
    letter: LetterRecord
    states_end: dt.date | None
    changes: tuple[Change, ...]
    earlier: tuple[TermRecord, ...]
    first: dt.date
    lasting: tuple[TermRecord, ...]
    ended: tuple[Replaced, ...]

    @property
    def replaces(self) -> frozenset[int]:
        """Of the lasting terms those of a letter that this one replaces as a whole."""
        return frozenset(
            one.id
            for one in self.lasting
            if self.letter.relation == f"replaces letter {one.term.letter}"
        )


def letter_changes(office: Office, who: Person, letter_id: int) -> LetterChanges:
    """What a letter changes, and may change, of the letters signed before it; for HR."""
    with office.database.read() as store:
        letter = seen_letter(store, who, letter_id)
        record = hr_assignment(store, who, letter.assignment_id)
        terms, amendments = store.term_records(record.id), store.amendments(record.id)
        before = {one.id for one in store.letters(record.id) if _order(one) < _order(letter)}
        first, end = _stated(store, letter)
    earlier = tuple(one for one in terms if one.letter_id in before)
    made = {one.earlier: one for one in amendments if one.letter_id == letter.id}
    going_on = tuple(one for one in earlier if one.term.key not in made)
    done = tuple(Replaced(one, made[one.term.key]) for one in earlier if one.term.key in made)
    day = first or letter.signed_on
    return LetterChanges(
        record=record,
        letter=letter,
        states_end=end,
        changes=tuple(
            _change(letter, (one, one.term.first or day), going_on, done)
            for one in terms
            if one.letter_id == letter.id
        ),
        earlier=earlier,
        first=day,
        lasting=tuple(one for one in going_on if one.term.in_force(day)),
        ended=tuple(one for one in done if not one.amendment.later),
    )


def _order(letter: LetterRecord) -> tuple[dt.date, int]:
    return letter.signed_on, letter.id


def _stated(store: Store, letter: LetterRecord) -> tuple[dt.date | None, ...]:
    """The day from which a letter holds and the assignment's end, as it was read."""
    reading = store.letter_reading(letter.id)
    days = (None if reading is None else reading.facts.get(name) for name in ("effective", "end"))
    return tuple(None if day is None else dt.date.fromisoformat(day) for day in days)


def _change(
    letter: LetterRecord,
    later: tuple[TermRecord, dt.date],
    earlier: tuple[TermRecord, ...],
    done: tuple[Replaced, ...],
) -> Change:
    term, first = later
    replaced = tuple(one for one in done if one.amendment.later == term.term.key)
    found = sorted(_candidates(letter, term.term, first, earlier), key=_unlikeliness)
    return Change(term, first, replaced, tuple(found))


def _unlikeliness(one: Candidate) -> tuple[bool, bool]:
    return not one.is_named, not one.conflicts


def _candidates(
    letter: LetterRecord, later: Term, first: dt.date, earlier: Iterable[TermRecord]
) -> Iterator[Candidate]:
    """The earlier terms of the same category that hold on the day before, and on the day."""
    start, end = later.start or 0, later.end or 0
    words = letter.text[max(0, start - _AROUND) : end + _AROUND]
    for one in earlier:
        term = one.term
        begins_before = term.first is None or term.first < first
        if term.category == later.category and begins_before and term.in_force(first):
            conflicts = bool(overlaps_on((term, later), later.first or first))
            yield Candidate(one, _names(words, term), bool(carried(term, later)), conflicts)


def _names(words: str, term: Term) -> bool:
    """Whether some words name a term's clause, as in "clause 10" or "Section 5.1(a)"."""
    if not term.clause:
        return False
    kinds = "clause|section|paragraph|article|item|point|sub-?clause"
    pattern = rf"(?:\b(?:{kinds})s?\s+|\u00a7\s*){re.escape(term.clause.rstrip('.'))}(?![\w(]|\.\w)"
    return re.search(pattern, words, re.IGNORECASE) is not None
