"""Questions about all assignments at once: which go on, which end, of which something runs out."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import or_
from sqlmodel import col, func, select

from assignments.core.records import AssignmentRecord
from assignments.core.standing import StandingRecord
from assignments.storage.store.asking import Asking
from assignments.storage.tables import AssignmentRow, StandingItemRow


class NearDays(Asking):
    """What is near, over all assignments."""

    def assignments_going_on(
        self, today: dt.date, after: int, most: int
    ) -> tuple[AssignmentRecord, ...]:
        """Assignments that have begun and not ended by a day, in order, after a number."""
        row = AssignmentRow
        asked = select(row).where(
            col(row.id) > after,
            col(row.first_day) <= today,
            or_(col(row.ended_on).is_(None), col(row.ended_on) >= today),
            col(row.erased_at).is_(None),
        )
        return self._as_records(list(self.session.exec(asked.order_by(col(row.id)).limit(most))))

    def assignments_ending(self, first: dt.date, last: dt.date) -> tuple[AssignmentRecord, ...]:
        """Assignments that end between two days, or are expected to; soonest first."""
        row = AssignmentRow
        end = func.coalesce(col(row.ended_on), col(row.expected_end))
        asked = select(row).where(end.between(first, last), col(row.erased_at).is_(None))
        return self._as_records(list(self.session.exec(asked.order_by(end, col(row.id)))))

    def running_out(self, first: dt.date, last: dt.date) -> dict[int, list[StandingRecord]]:
        """Of assignments of which something runs out between two days, all dated items."""
        row = StandingItemRow
        ending = select(row.assignment_id).where(
            col(row.undone_at).is_(None), col(row.last_day).between(first, last)
        )
        asked = select(row).where(col(row.assignment_id).in_(ending), col(row.undone_at).is_(None))
        rows = list(self.session.exec(asked.order_by(col(row.id))))
        people = self.persons(one.added_by for one in rows)
        found: dict[int, list[StandingRecord]] = {}
        for one in rows:
            found.setdefault(one.assignment_id, []).append(one.value(people))
        return found

    def assignments_by_id(self, ids: Iterable[int]) -> dict[int, AssignmentRecord]:
        """These assignments, but those that were erased."""
        row = AssignmentRow
        asked = select(row).where(col(row.id).in_(sorted(ids)), col(row.erased_at).is_(None))
        return {one.id: one for one in self._as_records(list(self.session.exec(asked)))}

    def _as_records(self, rows: list[AssignmentRow]) -> tuple[AssignmentRecord, ...]:
        people = self.persons(one.employee_id for one in rows)
        return tuple(one.value(people[one.employee_id]) for one in rows)
