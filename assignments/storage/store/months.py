"""Approved lines by the time of their decision, read in columns for months of any size."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import aliased
from sqlmodel import col, func, select

from assignments.core.money import Money
from assignments.core.month import MonthLine
from assignments.storage.store.asking import Asking
from assignments.storage.tables import AssignmentRow, LineRow, ReceiptRow, UserRow

_DECIDER: Any = aliased(UserRow)
_COLUMNS: tuple[Any, ...] = (
    LineRow.id,
    LineRow.claim_id,
    LineRow.category,
    LineRow.day,
    LineRow.person,
    LineRow.paid_by,
    LineRow.minor,
    LineRow.currency,
    LineRow.settlement_currency,
    LineRow.rate,
    LineRow.rate_day,
    LineRow.rate_source,
    LineRow.counted_minor,
    LineRow.allowed_minor,
    LineRow.approved_minor,
    LineRow.override,
    LineRow.letter,
    LineRow.clause,
    LineRow.decided_at,
    LineRow.reason,
    LineRow.assignment_id,
    AssignmentRow.home_country,
    AssignmentRow.home_city,
    AssignmentRow.host_country,
    AssignmentRow.host_city,
    AssignmentRow.cost_centre,
    col(UserRow.name).label("employee"),
    _DECIDER.name.label("decider"),
)


class Months(Asking):
    """What finance takes over."""

    def decided_between(self) -> tuple[dt.datetime, dt.datetime] | None:
        """When the first and the last approved line was decided; None where there is none."""
        decided_at = col(LineRow.decided_at)
        asked = select(func.min(decided_at), func.max(decided_at)).where(*_approved())
        first, last = self.session.exec(asked).one()
        return None if first is None or last is None else (first, last)

    def approved_in(self, first: dt.datetime, end: dt.datetime) -> bool:
        """Whether a line was approved from an instant up to another, the latter not included."""
        asked = select(LineRow.id).where(*_approved(), *_between(first, end))
        return self.session.exec(asked.limit(1)).first() is not None

    def approved_lines(self, first: dt.datetime, end: dt.datetime) -> Iterator[MonthLine]:
        """The lines approved from an instant up to another, by assignment, claim and line."""
        names = self._receipt_names(first, end)
        found = self.session.connection().execute(_lines_between(first, end))
        for row in found.yield_per(1000):
            yield _month_line(row, tuple(names.get(row.id, ())))

    def _receipt_names(self, first: dt.datetime, end: dt.datetime) -> dict[int, list[str]]:
        asked = (
            select(ReceiptRow.line_id, ReceiptRow.name)
            .join(LineRow, col(LineRow.id) == col(ReceiptRow.line_id))
            .where(*_approved(), *_between(first, end))
            .order_by(col(ReceiptRow.id))
        )
        names: dict[int, list[str]] = {}
        for line_id, name in self.session.exec(asked):
            names.setdefault(line_id, []).append(name)
        return names


def _approved() -> tuple[Any, ...]:
    return (col(LineRow.status) == "approved",)


def _between(first: dt.datetime, end: dt.datetime) -> tuple[Any, ...]:
    return col(LineRow.decided_at) >= first, col(LineRow.decided_at) < end


def _lines_between(first: dt.datetime, end: dt.datetime) -> Select[Any]:
    asked: Select[Any] = (
        select(*_COLUMNS)
        .join(AssignmentRow, col(AssignmentRow.id) == col(LineRow.assignment_id))
        .join(UserRow, col(UserRow.id) == col(AssignmentRow.employee_id))
        .join(_DECIDER, _DECIDER.id == col(LineRow.decided_by))
        .where(*_approved(), *_between(first, end))
        .order_by(col(LineRow.assignment_id), col(LineRow.claim_id), col(LineRow.id))
    )
    return asked


def _month_line(row: Any, receipts: Sequence[str]) -> MonthLine:  # noqa: ANN401 - columns by name
    currency = row.settlement_currency
    return MonthLine(
        assignment_id=row.assignment_id,
        employee=row.employee,
        home=f"{row.home_city}, {row.home_country}".removeprefix(", "),
        host=f"{row.host_city}, {row.host_country}".removeprefix(", "),
        cost_centre=row.cost_centre,
        claim_id=row.claim_id,
        line_id=row.id,
        category=row.category,
        date=row.day,
        person=row.person,
        paid_by=row.paid_by,
        claimed=Money(row.minor, row.currency),
        rate=row.rate,
        rate_date=row.rate_day,
        rate_source=row.rate_source,
        counted=None if row.counted_minor is None else Money(row.counted_minor, currency),
        allowed=Money(row.allowed_minor, currency),
        approved=Money(row.approved_minor, currency),
        override=row.override,
        letter=row.letter or "",
        clause=row.clause or "",
        decided_by=row.decider,
        decided_at=row.decided_at,
        reason=row.reason,
        receipts=tuple(receipts),
    )
