"""Questions about how the company reads words that letters leave open."""

from sqlmodel import col, or_, select, update

from assignments.core.reading_records import Ending, ReadingRecord
from assignments.core.readings import CompanyReading
from assignments.storage.store.asking import Author
from assignments.storage.store.shared import Shared
from assignments.storage.tables import CompanyReadingRow, LetterRow
from assignments.storage.tables.columns import stored_id
from assignments.storage.tables.shared import READINGS

Found = list[tuple[CompanyReadingRow, str | None]]


class CompanyReadings(Shared):
    """The readings of letters, of assignments and of the company, as they were recorded."""

    def reading(self, reading_id: int) -> ReadingRecord | None:
        """One reading, ended or not."""
        asked = _ASKED.where(col(CompanyReadingRow.id) == reading_id)
        return next(iter(self._values(list(self.session.exec(asked)))), None)

    def company_readings(self) -> tuple[ReadingRecord, ...]:
        """The company's for all letters, the first recorded first."""
        asked = _ASKED.where(col(CompanyReadingRow.assignment_id).is_(None))
        return self._values(list(self.session.exec(asked.order_by(col(CompanyReadingRow.id)))))

    def readings(self, assignment_id: int) -> tuple[ReadingRecord, ...]:
        """Those for an assignment, for its letters and for all letters, as they were recorded."""
        own = col(CompanyReadingRow.assignment_id) == assignment_id
        asked = _ASKED.where(or_(own, col(CompanyReadingRow.assignment_id).is_(None)))
        return self._values(list(self.session.exec(asked.order_by(col(CompanyReadingRow.id)))))

    def counted_readings(self, assignment_id: int) -> tuple[CompanyReading, ...]:
        """The same as the judge sees them, without those that were taken back."""
        found = (record.counted for record in self.readings(assignment_id))
        return tuple(reading for reading in found if reading is not None)

    def _values(self, found: Found) -> tuple[ReadingRecord, ...]:
        people = self.persons(one for row, _ in found for one in (row.set_by, row.ended_by))
        return tuple(row.value(number, people) for row, number in found)

    def add_reading(self, what: ReadingRecord, author: Author) -> int:
        """Keep a reading."""
        row = CompanyReadingRow.of(what, author.person_id)
        self.count_shared(READINGS)
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def end_reading(self, reading_id: int, ending: Ending, author: Author) -> None:
        """Write down how a reading ended."""
        self.count_shared(READINGS)
        one = update(CompanyReadingRow).where(col(CompanyReadingRow.id) == reading_id)
        ended = one.values(ended_on=ending.last, end_reason=ending.reason)
        self.session.exec(ended.values(ended_by=author.person_id, ended_at=author.at))


_ASKED = select(CompanyReadingRow, LetterRow.number).join(
    LetterRow, col(LetterRow.id) == col(CompanyReadingRow.letter_id), isouter=True
)
