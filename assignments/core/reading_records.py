"""Readings as the office recorded them: for what, by whom, until when, and what they are by now.

Which one counts for a term is found in `readings` and `definitions`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assignments.core.definitions import definitions_of
from assignments.core.letter import PAYING, Term
from assignments.core.readings import CompanyReading, counting, norm_for
from assignments.core.records import Person


@dataclass(frozen=True, slots=True)
class Ending:
    """Who ended a reading, when and why; `last` None where it should never have counted."""

    last: dt.date | None
    by: Person | None
    at: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ReadingRecord:
    """One reading as it was recorded, for one letter, one assignment or the company."""

    id: int
    reading: CompanyReading
    assignment_id: int | None
    letter_id: int | None
    by: Person | None
    at: dt.datetime
    ending: Ending | None = None

    @property
    def counted(self) -> CompanyReading | None:
        """The reading as the judge sees it: up to its end; None where it never counts."""
        if self.ending is None:
            return self.reading
        if self.ending.last is None:
            return None
        return replace(self.reading, last=self.ending.last)


@dataclass(frozen=True, slots=True)
class AtWork:
    """A reading that counts on a day, with the terms that go by it or beside which it stands."""

    record: ReadingRecord
    terms: tuple[Term, ...]


def at_work(
    records: Iterable[ReadingRecord], terms: Iterable[Term], day: dt.date
) -> tuple[AtWork, ...]:
    """The readings that count for terms in force on a day, in the order of the terms."""
    known = {id(one): (record, one) for record in records if (one := record.counted) is not None}
    readings = [one for _, one in known.values()]
    found: dict[int, list[Term]] = {}
    for term in terms:
        if term.pays in PAYING and term.in_force(day):
            norm = norm_for(readings, term, day)
            beside = definitions_of(readings, term, day)
            for one in (*beside, norm) if norm is not None else beside:
                found.setdefault(id(one), []).append(term)
    return tuple(AtWork(known[key][0], tuple(of)) for key, of in found.items())


def states_of(records: Iterable[ReadingRecord], today: dt.date) -> dict[int, str]:
    """What each reading is by now, by id: holds, coming, ended, replaced or taken_back."""
    known = [(record.id, record.counted) for record in records]
    readings = [one for _, one in known if one is not None]
    return {number: _state(one, readings, today) for number, one in known}


def _state(reading: CompanyReading | None, readings: list[CompanyReading], today: dt.date) -> str:
    if reading is None:
        return "taken_back"
    day = today if reading.first is None else max(today, reading.first)
    if reading.is_over(day):
        return "ended"
    if not any(one is reading for one in counting(readings, day)):
        return "replaced"
    return "holds" if day == today else "coming"
