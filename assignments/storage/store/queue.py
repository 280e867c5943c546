"""The queue of lines that wait for a person, by the time they were submitted."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select, tuple_

from assignments.core.ledger import CLAIM
from assignments.core.money import Money
from assignments.core.records import FirstApproval, Person
from assignments.storage.store.asking import Asking
from assignments.storage.tables import AssignmentRow, ClaimRow, LineRow, TakeRow, UserRow
from assignments.storage.tables.columns import money
from assignments.storage.tables.lines import WAITS, first_approval, first_columns

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
    LineRow.counted_minor,
    LineRow.allowed_minor,
    LineRow.settlement_currency,
    LineRow.submitted_verdict,
    LineRow.submitted_at,
    AssignmentRow.employee_id,
    ClaimRow.created_by,
    ClaimRow.kind,
    *first_columns(),
)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Of the lines that wait, those of one assignment or with one outcome; None: of any.

    With `second` those alone that one person approved and a second has still to.
    """

    assignment_id: int | None = None
    outcome: str | None = None
    second: bool = False

    def clauses(self) -> Iterator[ColumnElement[bool]]:
        """The conditions that a line has to meet."""
        if self.assignment_id is not None:
            yield col(LineRow.assignment_id) == self.assignment_id
        if self.outcome is not None:
            yield col(LineRow.outcome) == self.outcome
        if self.second:
            yield col(LineRow.first_by).is_not(None)


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
    counted: Money | None
    allowed: Money | None
    outcome: str
    reason: str
    submitted_at: dt.datetime
    employee_id: int
    claimant_id: int
    kind: str = CLAIM
    first: FirstApproval | None = None


EVERY = Narrowed()


class Queue(Asking):
    """Lines that wait, in one status, oldest first."""

    def how_many_wait(self, status: str) -> tuple[int, dt.datetime | None]:
        """How many lines are in a status, and when the first of them was submitted."""
        asked = select(func.count(), func.min(LineRow.submitted_at))
        return self.session.exec(asked.where(col(LineRow.status) == status, WAITS)).one()

    def waiting(
        self,
        status: str,
        after: tuple[dt.datetime, int] | None,
        size: int,
        narrowed: Narrowed = EVERY,
    ) -> tuple[Waiting, ...]:
        """Some lines in a status, in the order of (submitted at, id), behind such a pair."""
        asked = (
            select(*_COLUMNS)
            .join(ClaimRow, col(ClaimRow.id) == col(LineRow.claim_id))
            .join(AssignmentRow, col(AssignmentRow.id) == col(LineRow.assignment_id))
            .join(UserRow, col(UserRow.id) == col(AssignmentRow.employee_id))
            .where(col(LineRow.status) == status, WAITS, *narrowed.clauses())
        )
        place = (col(LineRow.submitted_at), col(LineRow.id))
        if after is not None:
            asked = asked.where(tuple_(*place) > tuple_(*after))
        found = self.session.exec(asked.order_by(*place).limit(size)).all()
        people = self.persons(one for row in found for one in row[18:20])
        return tuple(_waiting(row, people) for row in found)

    def next_waiting(
        self,
        status: str,
        place: tuple[dt.datetime, int] | None,
        narrowed: Narrowed = EVERY,
        *,
        back: bool = False,
    ) -> int | None:
        """The number of the line behind such a pair, or with `back` of the one before it.

        Without a pair the first one, or with `back` the last.
        """
        pair = (col(LineRow.submitted_at), col(LineRow.id))
        asked = select(col(LineRow.id)).where(
            col(LineRow.status) == status, WAITS, *narrowed.clauses()
        )
        if place is not None:
            here = tuple_(*pair)
            asked = asked.where(here < tuple_(*place) if back else here > tuple_(*place))
        order = (one.desc() for one in pair) if back else pair
        return self.session.exec(asked.order_by(*order).limit(1)).first()

    def last_day_claimed(self, assignment_id: int) -> dt.date | None:
        """The day of the line that was handed in last under an assignment."""
        asked = select(col(LineRow.day)).where(
            col(LineRow.assignment_id) == assignment_id, col(LineRow.seq).is_not(None)
        )
        return self.session.exec(asked.order_by(col(LineRow.seq).desc()).limit(1)).first()

    def periods_held(self, assignment_id: int) -> dict[str, dt.date | None]:
        """The periods in which a line that waits holds something.

        Of money by days, which has no periods, the first such day.
        """
        asked = (
            select(col(TakeRow.period), func.min(col(TakeRow.first_day)))
            .join(LineRow, col(LineRow.id) == col(TakeRow.line_id))
            .where(col(LineRow.assignment_id) == assignment_id, WAITS)
            .group_by(col(TakeRow.period))
        )
        return dict(self.session.exec(asked).all())


def _waiting(row: Sequence[Any], people: Mapping[int, Person]) -> Waiting:
    line_id, claim_id, claim_title, assignment_id, employee, host_city, category, day = row[:8]
    minor, currency, counted, allowed, settlement, verdict, submitted_at = row[8:15]
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
        counted=money(counted, settlement),
        allowed=money(allowed, settlement),
        outcome=verdict["outcome"],
        reason=verdict["findings"][0]["reason"],
        submitted_at=submitted_at,
        employee_id=row[15],
        claimant_id=row[16],
        kind=row[17],
        first=first_approval(row[18:], settlement, people),
    )
