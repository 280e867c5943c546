"""Questions of the search: people, assignments, letters by their columns, claims by their words.

What a person may see is given with each question, so that nothing else is ever looked at.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlalchemy import select as columns
from sqlmodel import col, select

from assignments.core.records import AssignmentRecord, LetterRecord, Person, TermRecord
from assignments.storage.store.asking import columns_of
from assignments.storage.store.assignments import Assignments
from assignments.storage.store.search_claims import ClaimsByWords, Reach
from assignments.storage.tables import AssignmentRow, LetterRow, TermRow, UserRow


class Searching(ClaimsByWords, Assignments):
    """What is looked for."""

    def people_found(self, words: Iterable[str], after: int, size: int) -> tuple[Person, ...]:
        """People in whose name or address all words stand, by number."""
        row = UserRow
        asked = select(row.id).where(col(row.id) > after, *_all(words, row.name, row.email))
        ids = list(self.session.exec(asked.order_by(col(row.id)).limit(size)))
        known = self.persons(ids)
        return tuple(known[one] for one in ids if one in known)

    def assignments_named(
        self, words: Iterable[str], reach: Reach, before: int, size: int
    ) -> tuple[AssignmentRecord, ...]:
        """Assignments with all words in what is recorded of them, newest first.

        Of those that are given one by one the employee's name and the host city alone.
        """
        row = AssignmentRow
        told: tuple[Any, ...] = (UserRow.name, row.host_city)
        if not reach.ids:
            told += (row.employer, row.position, row.home_city, row.cost_centre)
        asked = (
            select(row)
            .join(UserRow, col(UserRow.id) == col(row.employee_id))
            .where(col(row.id) < before, reach.clause(), *_all(words, *told))
        )
        rows = self.session.exec(asked.order_by(col(row.id).desc()).limit(size))
        return self._assignments(list(rows))

    def assignments_of(self, ids: Iterable[int], reach: Reach) -> dict[int, AssignmentRecord]:
        """Of assignments by number those that may be seen."""
        asked = select(AssignmentRow).where(
            col(AssignmentRow.id).in_(sorted(set(ids))), reach.clause()
        )
        return {one.id: one for one in self._assignments(list(self.session.exec(asked)))}

    def terms_of_letters(
        self, letters: Iterable[LetterRecord]
    ) -> dict[int, tuple[TermRecord, ...]]:
        """The terms of letters that are not retired, by the letter."""
        numbers = {one.id: one.number for one in letters}
        asked = select(TermRow).where(
            col(TermRow.letter_id).in_(sorted(numbers)), col(TermRow.retired_at).is_(None)
        )
        rows = sorted(self.session.exec(asked), key=lambda row: row.place)
        people = self.persons(one for row in rows for one in row.people)
        found: dict[int, tuple[TermRecord, ...]] = {}
        for row in rows:
            told = row.value(numbers[row.letter_id], people)
            found[row.letter_id] = (*found.get(row.letter_id, ()), told)
        return found

    def letters_with(
        self, words: Iterable[str], reach: Reach, before: int, size: int
    ) -> tuple[LetterRecord, ...]:
        """Letters in whose title or text all words stand, newest first."""
        row, of = columns_of(LetterRow), columns_of(AssignmentRow)
        names = ("id", "assignment_id", "number", "kind", "title", "signed_on", "text")
        asked = (
            columns(*(row[one] for one in names))
            .join_from(row.id.table, of.id.table, of.id == row.assignment_id)
            .where(row.id < before, reach.clause(), *_all(words, row.title, row.text))
        )
        found = self.connection.execute(asked.order_by(row.id.desc()).limit(size))
        return tuple(LetterRecord(**dict(zip(names, one, strict=True))) for one in found)


def _all(words: Iterable[str], *told: Any) -> Iterator[ColumnElement[bool]]:  # noqa: ANN401 - columns
    """That each word stands in one of the columns."""
    for word in words:
        yield or_(*(_column(one).icontains(word, autoescape=True) for one in told))


def _column(one: Any) -> Any:  # noqa: ANN401 - a column, or an attribute that has one
    return col(one)
