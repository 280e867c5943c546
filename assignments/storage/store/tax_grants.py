"""Questions about which tax adviser sees the tax files of which assignment."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select, update

from assignments.core.records import AssignmentRecord, Person
from assignments.storage.store.asking import Author
from assignments.storage.store.assignments import Assignments
from assignments.storage.tables import AssignmentRow, TaxAdviserGrantRow
from assignments.storage.tables.columns import stored_id


@dataclass(frozen=True, slots=True)
class Grant:
    """That a tax adviser sees the tax files of an assignment from a day on, until it is ended."""

    id: int
    assignment_id: int
    person: Person | None
    first: dt.date
    ended_at: dt.datetime | None = None


class TaxGrants(Assignments):
    """Who advises on what."""

    def _kept(self, row: Any) -> int:  # noqa: ANN401 - any row with an id of its own
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def tax_grants(self, assignment_id: int) -> tuple[Grant, ...]:
        """The grants of an assignment, ended or not, the first one first."""
        asked = select(TaxAdviserGrantRow).where(
            col(TaxAdviserGrantRow.assignment_id) == assignment_id
        )
        rows = list(self.session.exec(asked.order_by(col(TaxAdviserGrantRow.id))))
        people = self.persons(row.person_id for row in rows)
        return tuple(_grant(row, people.get(row.person_id)) for row in rows)

    def tax_grant(self, grant_id: int) -> Grant | None:
        """One grant."""
        row = self.session.get(TaxAdviserGrantRow, grant_id)
        return None if row is None else _grant(row, self.person_of(row.person_id))

    def person_of(self, person_id: int) -> Person | None:
        """One person, or None."""
        return self.persons([person_id]).get(person_id)

    def is_granted(self, person_id: int, assignment_id: int, day: dt.date) -> bool:
        """Whether a tax adviser sees an assignment's tax files on a day."""
        asked = select(TaxAdviserGrantRow.id).where(
            col(TaxAdviserGrantRow.assignment_id) == assignment_id, *_holding(person_id, day)
        )
        return self.session.exec(asked.limit(1)).first() is not None

    def granted_assignments(self, person_id: int, day: dt.date) -> tuple[AssignmentRecord, ...]:
        """The assignments whose tax files an adviser sees on a day, newest first."""
        granted = select(TaxAdviserGrantRow.assignment_id).where(*_holding(person_id, day))
        asked = select(AssignmentRow).where(col(AssignmentRow.id).in_(granted))
        return self._assignments(list(self.session.exec(asked.order_by(_NEWEST))))

    def grant_tax(self, person_id: int, assignment_id: int, first: dt.date, author: Author) -> int:
        """Let an adviser see an assignment's tax files from a day on."""
        row = TaxAdviserGrantRow(
            person_id=person_id,
            assignment_id=assignment_id,
            first_day=first,
            granted_by=author.person_id,
            granted_at=author.at,
        )
        return self._kept(row)

    def end_tax_grant(self, grant_id: int, author: Author) -> None:
        """Let an adviser see them no more."""
        one = update(TaxAdviserGrantRow).where(col(TaxAdviserGrantRow.id) == grant_id)
        self.session.exec(one.values(ended_by=author.person_id, ended_at=author.at))


_NEWEST = col(AssignmentRow.id).desc()


def _holding(person_id: int, day: dt.date) -> Iterable[Any]:
    return (
        col(TaxAdviserGrantRow.person_id) == person_id,
        col(TaxAdviserGrantRow.ended_at).is_(None),
        col(TaxAdviserGrantRow.first_day) <= day,
    )


def _grant(row: TaxAdviserGrantRow, person: Person | None) -> Grant:
    return Grant(stored_id(row.id), row.assignment_id, person, row.first_day, row.ended_at)
