"""Questions about plans, and what was spent beside them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import case, col, func, or_, select

from assignments.core.money import Money
from assignments.core.periods import Covers
from assignments.core.plan.beside import Spent
from assignments.core.plan.versions import Plan, PlanVersion
from assignments.core.records import AssignmentRecord
from assignments.storage.store.asking import Asking, Author
from assignments.storage.tables import (
    AssignmentRow,
    ClaimRow,
    LineRow,
    PlanVersionRow,
    PostingRow,
    RateRow,
)

WAITING = ("submitted", "asked")


@dataclass(frozen=True, slots=True)
class SpentSums:
    """What one assignment cost so far, and what waits, in minor units of settlement."""

    actual: int = 0
    held: int = 0


class Plans(Asking):
    """Plans as they were kept, and costs as they compare with them."""

    def add_plan(self, plan: Plan, author: Author) -> int:
        """Keep a plan as the next version; its number."""
        of_it = col(PlanVersionRow.assignment_id) == plan.version.assignment_id
        last = self.session.exec(select(func.max(PlanVersionRow.number)).where(of_it)).one()
        number = (last or 0) + 1
        self.session.add(PlanVersionRow.of(plan, number, author.person_id, author.at))
        self.session.flush()
        return number

    def plan(self, assignment_id: int, number: int | None = None) -> Plan | None:
        """One plan of an assignment, the newest unless a number is given."""
        asked = select(PlanVersionRow).where(col(PlanVersionRow.assignment_id) == assignment_id)
        if number is not None:
            asked = asked.where(col(PlanVersionRow.number) == number)
        row = self.session.exec(asked.order_by(col(PlanVersionRow.number).desc()).limit(1)).first()
        return None if row is None else row.value(self.persons([row.made_by]).get(row.made_by))

    def plan_versions(self, assignment_id: int) -> tuple[PlanVersion, ...]:
        """What was kept of an assignment, the newest first, without what it holds."""
        asked = _heads().where(col(PlanVersionRow.assignment_id) == assignment_id)
        rows = list(self.session.exec(asked.order_by(col(PlanVersionRow.number).desc())))
        people = self.persons(row.made_by for row in rows)
        return tuple(
            PlanVersion(
                assignment_id=assignment_id,
                number=row.number,
                label=row.label,
                made_by=people.get(row.made_by),
                made_at=row.made_at,
                as_of=row.as_of,
                last=row.last_day,
                total=Money(row.total_minor, row.currency),
            )
            for row in rows
        )

    def newest_plans(self, assignment_ids: Iterable[int]) -> dict[int, Plan]:
        """The newest plan of each of some assignments that has one."""
        newest = (
            select(func.max(PlanVersionRow.id))
            .where(col(PlanVersionRow.assignment_id).in_(sorted(assignment_ids)))
            .group_by(col(PlanVersionRow.assignment_id))
        )
        rows = self.session.exec(select(PlanVersionRow).where(col(PlanVersionRow.id).in_(newest)))
        return {row.assignment_id: row.value(None) for row in rows}

    def going(self, today: dt.date, before: int | None, size: int) -> tuple[AssignmentRecord, ...]:
        """Assignments without an end, or with one to come, newest first, older than an id."""
        ended = col(AssignmentRow.ended_on)
        asked = select(AssignmentRow).where(or_(ended.is_(None), ended >= today))
        if before is not None:
            asked = asked.where(col(AssignmentRow.id) < before)
        rows = list(self.session.exec(asked.order_by(col(AssignmentRow.id).desc()).limit(size)))
        people = self.persons(row.employee_id for row in rows)
        return tuple(row.value(people[row.employee_id]) for row in rows)

    def spent(self, assignment_id: int) -> tuple[Spent, ...]:
        """Every cost of an assignment that was approved, waits or was posted, by its day."""
        found = [*self._lines_spent(assignment_id), *self._postings_spent(assignment_id)]
        return tuple(sorted(found, key=lambda one: one.day))

    def _lines_spent(self, assignment_id: int) -> Iterator[Spent]:
        columns: tuple[Any, ...] = (
            LineRow.category,
            ClaimRow.kind,
            LineRow.day,
            LineRow.covers_first,
            LineRow.covers_end,
            LineRow.settlement_currency,
            LineRow.month,
            LineRow.approved_minor,
            LineRow.counted_minor,
            _held().label("held"),
        )
        asked = select(*columns).join(ClaimRow, col(ClaimRow.id) == col(LineRow.claim_id))
        asked = asked.where(col(LineRow.assignment_id) == assignment_id, _costing())
        for row in self.session.connection().execute(asked):
            approved = row.month is not None
            known = approved or row.counted_minor is not None
            minor = row.approved_minor if approved else row.held
            yield Spent(
                category=row.category,
                kind=row.kind,
                day=row.day,
                cost=Money(minor, row.settlement_currency) if known else None,
                month=row.month or "",
                covers=_covers(row.covers_first, row.covers_end),
            )

    def _postings_spent(self, assignment_id: int) -> Iterator[Spent]:
        asked = select(PostingRow).where(col(PostingRow.assignment_id) == assignment_id)
        for row in self.session.exec(asked):
            yield Spent(
                category=row.category,
                kind=row.kind,
                day=row.day,
                cost=Money(row.cost_minor, row.settlement_currency),
                month=row.month,
                covers=_covers(row.first_day, row.end_day),
            )

    def spent_sums(self, assignment_ids: Iterable[int]) -> dict[int, SpentSums]:
        """The same added up, of several assignments."""
        wanted = sorted(assignment_ids)
        actual = func.coalesce(func.sum(LineRow.approved_minor), 0)
        held = func.coalesce(func.sum(case((col(LineRow.month).is_(None), _held()), else_=0)), 0)
        of_lines, of_posts = col(LineRow.assignment_id), col(PostingRow.assignment_id)
        lines = select(*_columns(of_lines, actual, held)).where(of_lines.in_(wanted), _costing())
        posts = select(*_columns(of_posts, func.sum(PostingRow.cost_minor)))
        posts = posts.where(of_posts.in_(wanted))
        ask = self.session.connection().execute
        posted = {row[0]: int(row[1]) for row in ask(posts.group_by(of_posts))}
        sums = {row[0]: (int(row[1]), int(row[2])) for row in ask(lines.group_by(of_lines))}
        found = {at: (*sums.get(at, (0, 0)), posted.get(at, 0)) for at in wanted}
        return {at: SpentSums(spent + post, held) for at, (spent, held, post) in found.items()}

    def newest_rate_day(self, currency: str, day: dt.date) -> dt.date | None:
        """The newest day, not after a given one, on which a rate of a currency was published."""
        either = or_(col(RateRow.base) == currency, col(RateRow.quote) == currency)
        asked = select(func.max(RateRow.day)).where(either, col(RateRow.day) <= day)
        return self.session.exec(asked).one()


def _heads() -> Any:  # noqa: ANN401 - columns by name
    columns: tuple[Any, ...] = (
        PlanVersionRow.number,
        PlanVersionRow.label,
        PlanVersionRow.made_by,
        PlanVersionRow.made_at,
        PlanVersionRow.as_of,
        PlanVersionRow.last_day,
        PlanVersionRow.currency,
        PlanVersionRow.total_minor,
    )
    return select(*columns)


def _columns(*columns: Any) -> tuple[Any, ...]:  # noqa: ANN401 - columns of any kind
    return columns


def _costing() -> ColumnElement[bool]:
    """Lines that were approved, and those that wait."""
    return or_(col(LineRow.month).is_not(None), col(LineRow.status).in_(WAITING))


def _held() -> ColumnElement[int]:
    """What a waiting line holds: what is allowed; where a person must judge, what was counted."""
    allowed, counted = col(LineRow.allowed_minor), col(LineRow.counted_minor)
    return case((allowed > 0, allowed), (col(LineRow.counts), func.coalesce(counted, 0)), else_=0)


def _covers(first: dt.date | None, end: dt.date | None) -> Covers | None:
    return None if first is None or end is None else Covers(first, end)
