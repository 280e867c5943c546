"""Questions about assignments and the journeys and goods under them."""

from dataclasses import replace

from sqlmodel import col, select, update

from assignments.core.records import AssignmentRecord, Shipment, Trip
from assignments.storage.store.asking import Asking, Author, given, ready
from assignments.storage.tables import AssignmentRow, ShipmentRow, TripRow
from assignments.storage.tables.columns import stored_id


class Assignments(Asking):
    """Assignments, shipments and trips."""

    def lock_assignment(self, assignment_id: int) -> None:
        """Wait for other writers of the assignment and keep new ones off until the end.

        SQLite has one writer at a time already and reads past this. Rows that name the assignment
        may still be added meanwhile.
        """
        self._stands |= {
            one.id: one for one in self._assignments(self.rows(_LOCKED, id=assignment_id))
        }

    def assignment(self, assignment_id: int) -> AssignmentRecord | None:
        """One assignment; the lock's own answer where it is locked."""
        if assignment_id in self._stands:
            return self._stands[assignment_id]
        found = next(iter(self._assignments(self.rows(_ONE, id=assignment_id))), None)
        if found is not None and self.author is None:
            self._stands[assignment_id] = found  # a reader sees one moment
        return found

    def assignments(
        self, employee_id: int | None, before: int | None, size: int
    ) -> tuple[AssignmentRecord, ...]:
        """Some assignments, newest first: of one employee or of all, older than an id."""
        asked = select(AssignmentRow)
        if employee_id is not None:
            asked = asked.where(col(AssignmentRow.employee_id) == employee_id)
        if before is not None:
            asked = asked.where(col(AssignmentRow.id) < before)
        rows = self.session.exec(asked.order_by(col(AssignmentRow.id).desc()).limit(size))
        return self._assignments(list(rows))

    def _assignments(self, rows: list[AssignmentRow]) -> tuple[AssignmentRecord, ...]:
        people = self.persons(row.employee_id for row in rows)
        return tuple(row.value(people[row.employee_id]) for row in rows)

    def add_assignment(self, record: AssignmentRecord, author: Author) -> int:
        """Keep a new assignment."""
        row = AssignmentRow.of(record, author.person_id, author.at)
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def change_assignment(self, record: AssignmentRecord) -> None:
        """Write what is recorded of an assignment anew, and count its version up."""
        row = self.session.get_one(AssignmentRow, record.id)
        row.take_over(record)
        row.version += 1
        self.counted.add(record.id)
        self.session.add(row)
        self.session.flush()
        self.forget(record.id)

    def count_version(self, assignment_id: int) -> None:
        """Count the version up: something changed that verdicts rest on."""
        one = update(AssignmentRow).where(col(AssignmentRow.id) == assignment_id)
        self.session.exec(one.values(version=col(AssignmentRow.version) + 1))
        self.counted.add(assignment_id)
        self.forget(assignment_id)

    def shipments(self, assignment_id: int) -> tuple[Shipment, ...]:
        """The shipments of an assignment, in the order of their days."""
        asked = select(ShipmentRow).where(col(ShipmentRow.assignment_id) == assignment_id)
        rows = self.session.exec(asked.order_by(col(ShipmentRow.shipped_on), col(ShipmentRow.id)))
        return tuple(row.value() for row in rows)

    def trips(self, assignment_id: int) -> tuple[Trip, ...]:
        """The trips of an assignment, in the order of their days."""
        asked = select(TripRow).where(col(TripRow.assignment_id) == assignment_id)
        rows = self.session.exec(asked.order_by(col(TripRow.departs), col(TripRow.id)))
        return tuple(row.value() for row in rows)

    def add_shipment(self, shipment: Shipment, author: Author) -> int:
        """Keep a new shipment."""
        row = ShipmentRow.of(shipment, author.person_id, author.at)
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def add_trip(self, trip: Trip, author: Author) -> int:
        """Keep a new trip."""
        row = TripRow.of(trip, author.person_id, author.at)
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)


_ONE = ready(AssignmentRow, col(AssignmentRow.id) == given("id"))
_LOCKED = replace(_ONE, asked=_ONE.asked.with_for_update(key_share=True))
