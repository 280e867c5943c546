"""The few rows that HR sees first of many: what waits, what ends, what runs out. All bounded."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from assignments.core.records import AssignmentRecord
from assignments.core.standing import StandingRecord
from assignments.storage.store.asking import Asking
from assignments.storage.tables import AssignmentRow, LineRow, StandingItemRow, TermRow
from assignments.storage.tables.lines import WAITS

_END = func.coalesce(col(AssignmentRow.ended_on), col(AssignmentRow.expected_end))


class Glances(Asking):
    """What is most pressing, never all of it."""

    def waiting_by_outcome(self, status: str) -> dict[str, int]:
        """How many lines wait in a status, by the outcome of their verdict."""
        columns: tuple[Any, ...] = (col(LineRow.outcome), func.count())
        asked = select(*columns).where(col(LineRow.status) == status, WAITS)
        rows = self.connection.execute(asked.group_by(col(LineRow.outcome)))
        return {outcome: count for outcome, count in rows if outcome is not None}

    def ending_first(
        self, first: dt.date, last: dt.date, size: int
    ) -> tuple[tuple[AssignmentRecord, ...], int]:
        """Some assignments that end between two days, soonest first; and how many there are."""
        within = (_END.between(first, last), col(AssignmentRow.erased_at).is_(None))
        asked = select(AssignmentRow).where(*within).order_by(_END, col(AssignmentRow.id))
        rows = list(self.session.exec(asked.limit(size)))
        people = self.persons(one.employee_id for one in rows)
        count = self._count(*within) if len(rows) == size else len(rows)
        return tuple(one.value(people[one.employee_id]) for one in rows), count

    def past_their_end(self, today: dt.date) -> int:
        """How many assignments are past their expected end without a recorded one."""
        row = AssignmentRow
        return self._count(
            col(row.ended_on).is_(None), col(row.expected_end) < today, col(row.erased_at).is_(None)
        )

    def _count(self, *which: ColumnElement[bool]) -> int:
        return self.session.exec(select(func.count(col(AssignmentRow.id))).where(*which)).one()

    def terms_open_in(self) -> int:
        """Under how many assignments terms stand that nobody confirmed."""
        number: Any = func.count(func.distinct(col(TermRow.assignment_id)))
        asked = select(number).where(
            col(TermRow.retired_at).is_(None), col(TermRow.confirmed_at).is_(None)
        )
        return int(self.connection.execute(asked).scalar_one())

    def running_out_first(
        self, first: dt.date, last: dt.date, size: int
    ) -> dict[int, list[StandingRecord]]:
        """All items of so many assignments of which something runs out soonest between two days."""
        row = StandingItemRow
        open_ones = col(row.undone_at).is_(None)
        columns: tuple[Any, ...] = (col(row.assignment_id), func.min(col(row.last_day)))
        soonest = select(*columns).where(open_ones, col(row.last_day).between(first, last))
        soonest = soonest.group_by(col(row.assignment_id)).order_by(func.min(col(row.last_day)))
        ids = [number for number, _ in self.connection.execute(soonest.limit(size))]
        return self._items_of(ids)

    def _items_of(self, ids: Iterable[int]) -> dict[int, list[StandingRecord]]:
        row = StandingItemRow
        asked = select(row).where(
            col(row.assignment_id).in_(sorted(ids)), col(row.undone_at).is_(None)
        )
        rows = list(self.session.exec(asked.order_by(col(row.id))))
        people = self.persons(one.added_by for one in rows)
        found: dict[int, list[StandingRecord]] = {}
        for one in rows:
            found.setdefault(one.assignment_id, []).append(one.value(people))
        return found
