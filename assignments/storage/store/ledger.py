"""The costs of a month or of an assignment, read in columns for months of any size."""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import col, func, select

from assignments.core.ledger import CostLine
from assignments.core.money import Money
from assignments.core.records import Person
from assignments.storage.store.ledger_months import LedgerMonths
from assignments.storage.tables import (
    AssignmentRow,
    ClaimRow,
    LineRow,
    PostingRow,
    ReceiptRow,
    UserRow,
)

AT_ONCE = 1000
_STREAMED = {"yield_per": AT_ONCE}  # said before it is asked, or the driver fetches every row
_BY: Any = aliased(UserRow)  # who decided or posted
_OF_ASSIGNMENT: tuple[Any, ...] = (
    AssignmentRow.home_country,
    AssignmentRow.home_city,
    AssignmentRow.host_country,
    AssignmentRow.host_city,
    AssignmentRow.cost_centre,
    col(UserRow.name).label("employee"),
    _BY.name.label("decider"),
)
_OF_LINE: tuple[Any, ...] = (
    LineRow.id,
    LineRow.assignment_id,
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
    LineRow.month,
    LineRow.adjusts,
    LineRow.taxable,
    ClaimRow.kind,
    ClaimRow.supplier,
    LineRow.in_place_of,
)
_OF_POSTING: tuple[Any, ...] = (
    PostingRow.id,
    PostingRow.assignment_id,
    PostingRow.kind,
    PostingRow.source,
    PostingRow.category,
    PostingRow.day,
    PostingRow.minor,
    PostingRow.currency,
    PostingRow.cost_minor,
    PostingRow.settlement_currency,
    PostingRow.rate,
    PostingRow.rate_day,
    PostingRow.rate_source,
    PostingRow.letter,
    PostingRow.clause,
    PostingRow.note,
    PostingRow.month,
    PostingRow.adjusts,
    PostingRow.taxable,
    PostingRow.posted_at,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which costs are asked for: of a month, of an assignment, or both; or some by number."""

    month: str | None = None
    assignment_id: int | None = None
    lines: tuple[int, ...] | None = None
    postings: tuple[int, ...] | None = None

    def of(self, row: type[LineRow] | type[PostingRow]) -> Iterator[ColumnElement[bool]]:
        """The conditions on one of the two tables."""
        yield col(row.month).is_not(None) if self.month is None else col(row.month) == self.month
        if self.assignment_id is not None:
            yield col(row.assignment_id) == self.assignment_id
        some = self.lines if row is LineRow else self.postings
        if some is not None:
            yield col(row.id).in_(some)


class Ledger(LedgerMonths):
    """What finance takes over."""

    def months_with_costs(self) -> tuple[str, ...]:
        """The months that hold a cost, oldest first."""
        return tuple(sorted({*self._months_of(LineRow), *self._months_of(PostingRow)}))

    def _months_of(self, row: type[LineRow] | type[PostingRow]) -> Iterator[str]:
        """The months of one table, each found from the one before it: lines are not looked at."""
        month = ""
        while True:
            later = select(func.min(row.month)).where(col(row.month) > month)
            found = self.session.exec(later).one()
            if found is None:
                return
            yield (month := found)

    def cost_lines(
        self, month: str | None = None, assignment_id: int | None = None
    ) -> Iterator[CostLine]:
        """The costs of a month, of an assignment, or of both; without either, all of them.

        By assignment; of each first the lines by claim and number, then the postings by number.
        They come while they are read, so that a month of any size takes little memory.
        """
        wanted = Wanted(month, assignment_id)
        return heapq.merge(
            self.lines_costing(wanted), self.postings_costing(wanted), key=lambda line: line.place
        )

    def lines_costing(self, wanted: Wanted) -> Iterator[CostLine]:
        """The approved lines that are asked for, in the ledger's order."""
        asked = (
            select(*_OF_LINE, *_OF_ASSIGNMENT)
            .join(ClaimRow, col(ClaimRow.id) == col(LineRow.claim_id))
            .join(AssignmentRow, col(AssignmentRow.id) == col(LineRow.assignment_id))
            .join(UserRow, col(UserRow.id) == col(AssignmentRow.employee_id))
            .outerjoin(_BY, _BY.id == col(LineRow.decided_by))
            .where(*wanted.of(LineRow))
            .order_by(col(LineRow.assignment_id), col(LineRow.claim_id), col(LineRow.id))
        )
        with self.session.connection().execute(asked, execution_options=_STREAMED) as found:
            for rows in found.partitions():
                names = self._receipt_names([row.id for row in rows])
                people = self.persons(row.in_place_of for row in rows)
                for row in rows:
                    yield _of_line(row, names.get(row.id, ()), people)

    def _receipt_names(self, line_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        asked = select(ReceiptRow.line_id, ReceiptRow.name).where(
            col(ReceiptRow.line_id).in_(line_ids)
        )
        names: dict[int, tuple[str, ...]] = {}
        for line_id, name in self.session.exec(asked.order_by(col(ReceiptRow.id))):
            names[line_id] = (*names.get(line_id, ()), name)
        return names

    def postings_costing(self, wanted: Wanted) -> Iterator[CostLine]:
        """The postings that are asked for, in the ledger's order."""
        asked = (
            select(*_OF_POSTING, *_OF_ASSIGNMENT)
            .join(AssignmentRow, col(AssignmentRow.id) == col(PostingRow.assignment_id))
            .join(UserRow, col(UserRow.id) == col(AssignmentRow.employee_id))
            .outerjoin(_BY, _BY.id == col(PostingRow.posted_by))
            .where(*wanted.of(PostingRow))
            .order_by(col(PostingRow.assignment_id), col(PostingRow.id))
        )
        with self.session.connection().execute(asked, execution_options=_STREAMED) as found:
            for row in found:
                yield _of_posting(row)


@lru_cache(maxsize=1024)
def _where(city: str, country: str) -> str:
    return f"{city}, {country}".removeprefix(", ")


def _of_line(
    row: Sequence[Any], receipts: tuple[str, ...], people: Mapping[int, Person]
) -> CostLine:
    """A line of the columns _OF_LINE and _OF_ASSIGNMENT, in their order: a month has many."""
    line_id, assignment_id, claim_id, category, day, person, paid_by, minor, code = row[:9]
    settled, rate, rate_day, rate_source, counted, allowed, approved, override = row[9:17]
    letter, clause, decided_at, reason, month, adjusts, taxable, kind, supplier = row[17:26]
    home_country, home_city, host_country, host_city, cost_centre, employee, decider = row[27:]
    if row[26] is not None:
        decider = f"{decider} for {people[row[26]].name}"
    allowed_money = Money(allowed, settled)
    return CostLine(
        assignment_id,
        employee,
        _where(home_city, home_country),
        _where(host_city, host_country),
        cost_centre,
        claim_id,
        line_id,
        category,
        day,
        person,
        paid_by,
        Money(minor, code),
        rate,
        rate_day,
        rate_source,
        None if counted is None else Money(counted, settled),
        allowed_money,
        allowed_money if approved == allowed else Money(approved, settled),
        override,
        letter or "",
        clause or "",
        decider or "",
        decided_at,
        reason,
        receipts,
        kind,
        month,
        adjusts or "",
        taxable,
        supplier,
    )


def _of_posting(row: Any) -> CostLine:  # noqa: ANN401 - columns by name
    cost = Money(row.cost_minor, row.settlement_currency)
    return CostLine(
        assignment_id=row.assignment_id,
        employee=row.employee,
        home=_where(row.home_city, row.home_country),
        host=_where(row.host_city, row.host_country),
        cost_centre=row.cost_centre,
        claim_id=0,
        line_id=row.id,
        category=row.category,
        date=row.day,
        person="employee",
        paid_by="company",
        claimed=Money(row.minor, row.currency),
        rate=row.rate,
        rate_date=row.rate_day,
        rate_source=row.rate_source,
        counted=cost,
        allowed=cost,
        approved=cost,
        override=False,
        letter=row.letter,
        clause=row.clause,
        decided_by=row.decider or "",
        decided_at=row.posted_at,
        reason=row.note,
        kind=row.kind,
        month=row.month,
        adjusts=row.adjusts or "",
        taxable=row.taxable,
        source=row.source,
    )
