"""Questions about assignments and the journeys and goods under them."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, func
from sqlalchemy import select as columns
from sqlmodel import col, select, update

from assignments.core.records import AssignmentRecord, Person, Shipment, Trip
from assignments.storage.store.asking import Asking, Author, columns_of, given, ready
from assignments.storage.store.ledger_months import MONTHS
from assignments.storage.tables import (
    AssignmentRow,
    ClaimRow,
    LineRow,
    RoleRow,
    RolesUsersRow,
    ShipmentRow,
    TripRow,
    UserRow,
)
from assignments.storage.tables.bare import bare
from assignments.storage.tables.columns import stored_id


class Assignments(Asking):
    """Assignments, shipments and trips."""

    def lock_assignment(self, assignment_id: int) -> None:
        """Wait for other writers of the assignment and keep new ones off until the end.

        Months stay open as long, too: their lock is shared first. SQLite has one writer at a time
        already and reads past this. Rows that name the assignment may still be added meanwhile.
        """
        self._lock("assignment", assignment_id)

    def lock_of_claim(self, claim_id: int) -> bool:
        """Lock the assignment that a claim is under, for ever; False where there is no claim."""
        return self._lock("claim", claim_id)

    def lock_of_line(self, line_id: int) -> bool:
        """Lock the assignment that a line is under, for ever; False where there is no line."""
        return self._lock("line", line_id)

    def _lock(self, by: str, number: int) -> bool:
        """Look up, share the months, lock and read the assignment and its employee at once."""
        postgres = self.connection.dialect.name == "postgresql"
        found = self.ask(_locking(by, postgres=postgres), id=number)
        for *told, email, name, language, roles, _ in found:
            row = bare(AssignmentRow, _NAMES, told)
            held = frozenset(roles.split(",")) if roles else frozenset()
            employee = Person(row.employee_id, email, name, held, language=language)
            self._met[employee.id] = employee
            self._stands[row.id or 0] = row.value(employee)
        self._shares_months = bool(found) or self._shares_months
        return bool(found)

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
_OWN, _USER, _ROLE = columns_of(AssignmentRow), columns_of(UserRow), columns_of(RoleRow)
_HAS = columns_of(RolesUsersRow)
_NAMES = tuple(column.key for column in _OWN)


@cache
def _locking(by: str, *, postgres: bool) -> Select[Any]:
    """What locks an assignment by its own id, or by that of a claim or line under it.

    What is selected is worked out before the row is locked: so the months come first.
    """
    month: ColumnElement[Any] = func.pg_advisory_xact_lock_shared(MONTHS) if postgres else _OWN.id
    under = {"claim": columns_of(ClaimRow), "line": columns_of(LineRow)}.get(by)
    which: Any = given("id")
    if under is not None:
        which = columns(under.assignment_id).where(under.id == which).scalar_subquery()
    together = func.string_agg if postgres else func.group_concat
    roles = (
        columns(together(_ROLE.name, ","))
        .join_from(_ROLE.id.table, _HAS.role_id.table, _HAS.role_id == _ROLE.id)
        .where(_HAS.user_id == _OWN.employee_id)
    )
    told = (_USER.email, _USER.name, _USER.language)
    asked = columns(*_OWN, *told, roles.scalar_subquery(), month)
    joined = asked.join_from(_OWN.id.table, _USER.id.table, _USER.id == _OWN.employee_id)
    return joined.where(_OWN.id == which).with_for_update(of=_OWN.id.table, key_share=True)
