"""What a page shows of readings: those that count beside the clauses they are for, and the others.

Which of them counts the core says.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assignments.actions import AssignmentFile
from assignments.core.letter import PAYING, Term
from assignments.core.reading_records import ReadingRecord, at_work, states_of
from assignments.core.records import TermRecord

COUNTING = frozenset({"holds", "coming"})


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """One reading with what it is by now, and the clauses that it is for or stands beside."""

    record: ReadingRecord
    state: str
    clauses: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingsShown:
    """The readings of a page: those that count for its clauses, and the rest of its own."""

    counting: tuple[ReadingShown, ...]
    others: tuple[ReadingShown, ...]

    @property
    def definitions(self) -> tuple[ReadingShown, ...]:
        """Of those that count, the ones that define words."""
        return tuple(one for one in self.counting if one.record.reading.norm is None)


def _clauses(terms: Iterable[Term]) -> tuple[tuple[str, str], ...]:
    """Letter and clause of some terms, each once."""
    return tuple(dict.fromkeys((term.letter, term.clause) for term in terms))


def readings_shown(
    file: AssignmentFile, today: dt.date, letter_id: int | None = None
) -> ReadingsShown:
    """The readings that count for an assignment's terms, or one letter's, and its further ones."""
    terms = [one.term for one in file.terms if letter_id in {None, one.letter_id}]
    states = states_of(file.readings, today)
    working = at_work(file.readings, terms, today)
    counting = tuple(
        ReadingShown(one.record, states[one.record.id], _clauses(one.terms)) for one in working
    )
    shown = {one.record.id for one in working}
    mine = [one for one in file.readings if _is_of(one, letter_id) and one.id not in shown]
    others = tuple(ReadingShown(one, states[one.id]) for one in reversed(mine))
    return ReadingsShown(counting, others)


def _is_of(record: ReadingRecord, letter_id: int | None) -> bool:
    """Whether it was recorded for the assignment of the page, or for its letter."""
    if letter_id is not None:
        return record.letter_id == letter_id
    return record.assignment_id is not None


def company_shown(records: Iterable[ReadingRecord], today: dt.date) -> ReadingsShown:
    """The company's readings, the last recorded first: those that count or will, and the others."""
    known = tuple(records)
    states = states_of(known, today)
    shown = [ReadingShown(one, states[one.id]) for one in reversed(known)]
    return ReadingsShown(
        tuple(one for one in shown if one.state in COUNTING),
        tuple(one for one in shown if one.state not in COUNTING),
    )


def left_open(terms: Iterable[TermRecord]) -> tuple[TermRecord, ...]:
    """The terms that leave their amount to judgement."""
    return tuple(one for one in terms if one.term.judgement is not None and one.term.pays in PAYING)
