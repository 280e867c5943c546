"""The terms of an assignment over time: in force on a day, as they stood once, what became of each.

Nothing is changed here.
"""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.access import need_role, seen_assignment, seen_term
from assignments.actions.answers import NotFoundError
from assignments.actions.assignments import is_shown
from assignments.actions.office import Office
from assignments.core.histories import Step, steps_of
from assignments.core.letter.overlaps import Overlap, overlaps_on
from assignments.core.letter.turns import Turn, turns_of
from assignments.core.records import (
    AmendmentRecord,
    AssignmentRecord,
    LetterRecord,
    Person,
    TermRecord,
)
from assignments.storage.store import Store


@dataclass(frozen=True, slots=True)
class InForce:
    """The terms of all letters on a day: those in force, the others, and when they change.

    `version` is the one that was asked for, None for the terms as they stand now. `overlaps` are
    confirmed terms in force that differ and may meet in one line.
    """

    record: AssignmentRecord
    letters: tuple[LetterRecord, ...]
    day: dt.date
    version: int | None
    terms: tuple[TermRecord, ...]
    others: tuple[TermRecord, ...]
    turns: tuple[Turn, ...]
    overlaps: tuple[Overlap, ...]
    amendments: tuple[AmendmentRecord, ...]


def terms_in_force(
    office: Office,
    who: Person,
    assignment_id: int,
    day: dt.date | None = None,
    version: int | None = None,
) -> InForce:
    """The terms in force on a day (today), now or as they stood at a version of the assignment.

    Only those that the person is shown. NotFoundError for a version that never was.
    """
    asked = day or office.today()
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        known = tuple(one for one in _known(store, record, version) if is_shown(one, who, record))
        letters, amendments = store.letters(assignment_id), store.amendments(assignment_id)
    signed = tuple(one.term for one in known if one.term.confirmed)
    return InForce(
        record=record,
        letters=letters,
        day=asked,
        version=version,
        terms=tuple(one for one in known if one.term.in_force(asked)),
        others=tuple(one for one in known if not one.term.in_force(asked)),
        turns=turns_of(one.term for one in known),
        overlaps=overlaps_on(signed, asked, record.facts),
        amendments=amendments,
    )


def _known(store: Store, record: AssignmentRecord, version: int | None) -> tuple[TermRecord, ...]:
    if version is None:
        return store.term_records(record.id)
    if not 1 <= version <= record.version:
        raise NotFoundError(f"assignment {record.id} has no version {version}")
    return store.terms_at(record.id, version)


@dataclass(frozen=True, slots=True)
class Replacement:
    """An amendment that a term has part in, the other term as it stands last, and its letter."""

    amendment: AmendmentRecord
    other: TermRecord
    letter: LetterRecord


@dataclass(frozen=True, slots=True)
class TermHistory:
    """What became of a term: `last` is how it stands, or stood last.

    `replaces` are the earlier terms whose place it took, `replaced_by` the later ones.
    """

    record: AssignmentRecord
    letter: LetterRecord
    last: TermRecord
    steps: tuple[Step, ...]
    letters: tuple[LetterRecord, ...]
    replaces: tuple[Replacement, ...]
    replaced_by: tuple[Replacement, ...]


def term_history(office: Office, who: Person, term_id: int) -> TermHistory:
    """What happened to a term, by any row of it; for HR and finance.

    To finance one that nobody ever confirmed is not there.
    """
    need_role(who, "hr", "finance")
    with office.database.read() as store:
        found, letter = seen_term(store, who, term_id)
        key = found.term.key
        rows = store.lineage(letter.assignment_id, key)
        if "hr" not in who.roles and not any(one.confirmed_at for one in rows):
            raise NotFoundError("There is no such term.")
        record = seen_assignment(store, who, letter.assignment_id)
        letters = store.letters(record.id)
        amendments = store.amendments(record.id)
        return TermHistory(
            record=record,
            letter=letter,
            last=rows[-1],
            steps=steps_of(rows, amendments),
            letters=letters,
            replaces=tuple(
                _part(store, letters, one, one.earlier) for one in amendments if one.later == key
            ),
            replaced_by=tuple(
                _part(store, letters, one, one.later)
                for one in amendments
                if one.earlier == key and one.later
            ),
        )


def _part(
    store: Store, letters: tuple[LetterRecord, ...], one: AmendmentRecord, other: str
) -> Replacement:
    by_id = {letter.id: letter for letter in letters}
    term = store.lineage(by_id[one.letter_id].assignment_id, other)[-1]
    return Replacement(one, term, by_id[term.letter_id])
