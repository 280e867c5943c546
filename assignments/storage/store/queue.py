"""The queue of lines that wait for a person, by the time they were submitted."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select, tuple_

from assignments.core.money import Money
from assignments.storage.store.asking import Asking
from assignments.storage.tables import AssignmentRow, ClaimRow, LineRow, UserRow

_COLUMNS: tuple[Any, ...] = (
    LineRow.id,
    LineRow.claim_id,
    ClaimRow.title,
    LineRow.assignment_id,
    UserRow.name,
    AssignmentRow.host_city,
    LineRow.category,
    LineRow.day,
    LineRow.minor,
    LineRow.currency,
    LineRow.allowed_minor,
    LineRow.settlement_currency,
    LineRow.submitted_verdict,
    LineRow.submitted_at,
    AssignmentRow.employee_id,
    ClaimRow.created_by,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line that waits, with what a list shows of it."""

    line_id: int
    claim_id: int
    claim_title: str
    assignment_id: int
    employee: str
    host_city: str
    category: str
    date: dt.date
    claimed: Money
    allowed: Money | None
    outcome: str
    submitted_at: dt.datetime
    employee_id: int
    claimant_id: int


class Queue(Asking):
    """Lines in one status, oldest first."""

    def waiting(
        self, status: str, after: tuple[dt.datetime, int] | None, size: int
    ) -> tuple[Waiting, ...]:
        """Some lines in a status, in the order of (submitted at, id), behind such a pair."""
        asked = (
            select(*_COLUMNS)
            .join(ClaimRow, col(ClaimRow.id) == col(LineRow.claim_id))
            .join(AssignmentRow, col(AssignmentRow.id) == col(LineRow.assignment_id))
            .join(UserRow, col(UserRow.id) == col(AssignmentRow.employee_id))
            .where(col(LineRow.status) == status)
        )
        place = (col(LineRow.submitted_at), col(LineRow.id))
        if after is not None:
            asked = asked.where(tuple_(*place) > tuple_(*after))
        return tuple(_waiting(row) for row in self.session.exec(asked.order_by(*place).limit(size)))


def _waiting(row: Sequence[Any]) -> Waiting:
    line_id, claim_id, claim_title, assignment_id, employee, host_city, category, day = row[:8]
    minor, currency, allowed, settlement, verdict, submitted_at, employee_id, claimant_id = row[8:]
    return Waiting(
        line_id=line_id,
        claim_id=claim_id,
        claim_title=claim_title,
        assignment_id=assignment_id,
        employee=employee,
        host_city=host_city,
        category=category,
        date=day,
        claimed=Money(minor, currency),
        allowed=None if allowed is None else Money(allowed, settlement),
        outcome=verdict["outcome"],
        submitted_at=submitted_at,
        employee_id=employee_id,
        claimant_id=claimant_id,
    )
