"""Questions about letters, their terms, and the fares beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import aliased, defer
from sqlmodel import col, select, update

from assignments.core.assignment import Fare
from assignments.core.letter import Origin, ReadLetter, Term
from assignments.core.records import LetterRecord, TermRecord
from assignments.storage.store.asking import Asking, Author
from assignments.storage.tables import (
    AssignmentRow,
    FareRow,
    LetterRow,
    TermRow,
    reading_words,
)
from assignments.storage.tables.columns import stored_id

# Long, and only the confirming page asks for it.
_BUT_ITS_READING = defer(col(LetterRow.reading))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class NewTerm:
    """A term to be kept: its value, its words, and the proposal that it comes from."""

    term: Term
    body: dict[str, Any]
    origin: Origin | None = None


def _row(letter: LetterRecord, new: NewTerm, by: Author, version: int) -> TermRow:
    term, origin = new.term, new.origin
    return TermRow(
        assignment_id=letter.assignment_id,
        letter_id=letter.id,
        lineage=term.key,
        category=term.category,
        clause=term.clause,
        pays=term.pays,
        first_day=term.first,
        last_day=term.last,
        body=new.body,
        proposal=None if origin is None else _origin_words(origin),
        proposed_by=by.person_id,
        proposed_at=by.at,
        in_version=version,
    )


def _origin_words(origin: Origin) -> dict[str, Any]:
    """Where a term comes from, as JSON."""
    from_file = {"file": origin.file} if origin.file else {}
    return {"words": dict(origin.words), "why": origin.why, **from_file}


class Letters(Asking):
    """Letters and terms, and fares."""

    def letter(self, letter_id: int) -> LetterRecord | None:
        """One letter."""
        row = self.session.get(LetterRow, letter_id, options=[_BUT_ITS_READING])
        return None if row is None else row.value()

    def letters(self, assignment_id: int) -> tuple[LetterRecord, ...]:
        """The letters of an assignment, in the order they were added."""
        asked = select(LetterRow).where(col(LetterRow.assignment_id) == assignment_id)
        rows = self.session.exec(asked.options(_BUT_ITS_READING).order_by(col(LetterRow.id)))
        return tuple(row.value() for row in rows)

    def add_letter(self, letter: LetterRecord, reading: ReadLetter, author: Author) -> int:
        """Keep a new letter, and how it was read."""
        row = LetterRow.of(letter, author.person_id, author.at)
        row.reading = reading_words(reading)
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def term(self, term_id: int) -> TermRecord | None:
        """One term, retired or not."""
        asked = select(TermRow, LetterRow.number).join(LetterRow)
        found = self.session.exec(asked.where(col(TermRow.id) == term_id)).all()
        return next(iter(self._terms(list(found))), None)

    def term_records(self, assignment_id: int) -> tuple[TermRecord, ...]:
        """The terms of an assignment that are not retired, in the letters' order."""
        return self._terms(self._current(assignment_id))

    def terms(self, assignment_id: int) -> tuple[Term, ...]:
        """The same terms as the judge sees them."""
        return tuple(row.term(number) for row, number in self._current(assignment_id))

    def retired_terms(self, assignment_id: int) -> tuple[Term, ...]:
        """The terms of an assignment that were taken out of force."""
        asked = select(TermRow, LetterRow.number).join(LetterRow)
        retired = asked.where(
            col(TermRow.assignment_id) == assignment_id, col(TermRow.retired_at).is_not(None)
        )
        return tuple(row.term(number) for row, number in self.session.exec(retired))

    def dropped_terms(self, letter_id: int) -> tuple[TermRecord, ...]:
        """The terms of a letter that were taken out unconfirmed and replaced by none."""
        other = aliased(TermRow)
        later = select(other.id).where(
            col(other.assignment_id) == col(TermRow.assignment_id),
            col(other.lineage) == col(TermRow.lineage),
            col(other.id) > col(TermRow.id),
        )
        asked = (
            select(TermRow, LetterRow.number)
            .join(LetterRow)
            .where(
                col(TermRow.letter_id) == letter_id,
                col(TermRow.retired_at).is_not(None),
                col(TermRow.confirmed_at).is_(None),
                ~later.exists(),
            )
        )
        return self._terms(sorted(self.session.exec(asked), key=lambda found: found[0].place))

    def _current(self, assignment_id: int) -> list[tuple[TermRow, str]]:
        asked = (
            select(TermRow, LetterRow.number)
            .join(LetterRow)
            .where(col(TermRow.assignment_id) == assignment_id, col(TermRow.retired_at).is_(None))
        )
        return sorted(self.session.exec(asked), key=lambda found: found[0].place)

    def _terms(self, found: list[tuple[TermRow, str]]) -> tuple[TermRecord, ...]:
        people = self.persons(one for row, _ in found for one in row.people)
        return tuple(row.value(number, people) for row, number in found)

    def add_term(
        self,
        letter: LetterRecord,
        term: Term,
        body: dict[str, Any],
        by: Author,
        origin: Origin | None = None,
    ) -> int:
        """Keep a new, unconfirmed term; one without a key begins a lineage of its own."""
        return self.add_terms(letter, [NewTerm(term, body, origin)], by)[0]

    def add_terms(
        self, letter: LetterRecord, several: Iterable[NewTerm], by: Author
    ) -> tuple[int, ...]:
        """Keep several new, unconfirmed terms as one does, in few statements."""
        coming = self.coming(letter.assignment_id)
        rows = [_row(letter, one, by, coming) for one in several]
        self.session.add_all(rows)
        self.session.flush()
        for row in rows:
            row.lineage = row.lineage or str(row.id)
        self.session.flush()
        return tuple(stored_id(row.id) for row in rows)

    def version(self, assignment_id: int) -> int:
        """The version of an assignment that stands."""
        asked = select(AssignmentRow.version).where(col(AssignmentRow.id) == assignment_id)
        return self.session.exec(asked).one()

    def coming(self, assignment_id: int) -> int:
        """The version that this transaction makes, whether it was counted up already or will be."""
        self.settled = False
        return self.version(assignment_id) + (assignment_id not in self.counted)

    def _coming_of(self, term_id: int) -> int:
        asked = select(TermRow.assignment_id).where(col(TermRow.id) == term_id)
        return self.coming(self.session.exec(asked).one())

    def confirm_term(self, term_id: int, author: Author) -> None:
        """Write down who confirmed a term, and when."""
        coming = self._coming_of(term_id)
        one = update(TermRow).where(col(TermRow.id) == term_id)
        signed = one.values(confirmed_by=author.person_id, confirmed_at=author.at)
        self.session.exec(signed.values(confirmed_in=coming))

    def retire_term(self, term_id: int, author: Author, why: str = "") -> None:
        """Take a term out for good, and write down why."""
        coming = self._coming_of(term_id)
        one = update(TermRow).where(col(TermRow.id) == term_id)
        signed = one.values(retired_at=author.at, retired_by=author.person_id)
        self.session.exec(signed.values(retired_why=why, retired_in=coming))

    def fares(self, assignment_id: int) -> tuple[Fare, ...]:
        """The known fares of an assignment, the last one set first."""
        asked = select(FareRow).where(col(FareRow.assignment_id) == assignment_id)
        rows = self.session.exec(asked.order_by(col(FareRow.id).desc()))
        return tuple(row.value() for row in rows)

    def add_fare(self, assignment_id: int, fare: Fare, author: Author) -> int:
        """Keep a fare."""
        self.settled = False
        row = FareRow.of(assignment_id, fare, author.person_id, author.at)
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)
