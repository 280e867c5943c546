"""A month for a page: how many costs it has, what they add up to, and some of them at a place.

Adding up is the database's, so that a page of a long month costs no more than that of a short one.
"""

import heapq
from collections.abc import Iterator
from typing import Any

from sqlmodel import case, col, desc, func, literal, select, tuple_, union_all

from assignments.core.ledger import KINDS, CostLine
from assignments.core.money import Money
from assignments.core.month import Several
from assignments.core.spent import Alike
from assignments.storage.store.ledger import Ledger, Wanted
from assignments.storage.tables import AssignmentRow, ClaimRow, LineRow, PostingRow, UserRow
from assignments.storage.tables.columns import stored_id


class LedgerPages(Ledger):
    """Costs of a month as a page shows them."""

    def count_costs(self, month: str) -> int:
        """How many costs a month has."""
        return sum(
            self.session.exec(
                select(func.count()).select_from(row).where(col(row.month) == month)
            ).one()
            for row in (LineRow, PostingRow)
        )

    def costs_traced(self, month: str) -> tuple[tuple[int, ...], ...]:
        """Numbers that change with any cost that a month gets: how many, and sums of columns.

        Costs are only ever added to a month, so that equal traces are the same costs.
        """
        traced: list[tuple[int, ...]] = []
        for row, cost in ((LineRow, LineRow.approved_minor), (PostingRow, PostingRow.cost_minor)):
            sums: tuple[Any, ...] = (func.count(), func.sum(row.id), func.sum(cost))
            asked = select(*sums).select_from(row).where(col(row.month) == month)
            found = self.session.connection().execute(asked).one()
            traced.append(tuple(int(one or 0) for one in found))
        return tuple(traced)

    def costs_added_up(self, month: str) -> Iterator[Several]:
        """The costs of a month, those alike in every group of totals added up to one."""
        for asked in (_lines_added_up(month), _postings_added_up(month)):
            for row in self.session.connection().execute(asked):
                yield _several(row)

    def costs_at(self, month: str, first: int, count: int) -> tuple[CostLine, ...]:
        """So many costs of a month from a place on, in the ledger's order."""
        lines = _places(LineRow, col(LineRow.claim_id), posting=0)
        postings = _places(PostingRow, literal(0), posting=1)
        both = union_all(
            lines.where(col(LineRow.month) == month), postings.where(col(PostingRow.month) == month)
        )
        asked = both.order_by("assignment_id", "posting", "claim_id", "id")
        found = self.session.connection().execute(asked.offset(first).limit(count)).all()
        ids: dict[int, tuple[int, ...]] = {
            posting: tuple(row.id for row in found if row.posting == posting) for posting in (0, 1)
        }
        wanted = Wanted(month, lines=ids[0], postings=ids[1])
        both_kinds = (self.lines_costing(wanted), self.postings_costing(wanted))
        return tuple(heapq.merge(*both_kinds, key=lambda line: line.place))

    def costs_behind(
        self, month: str, place: tuple[int, bool, int, int] | None, count: int
    ) -> tuple[CostLine, ...]:
        """So many costs of a month behind a place of the ledger's order; from its front for none.

        Each of the two tables is asked for so many at most, so that a late place costs no more.
        """
        wanted = (
            Wanted(month, lines=self._behind(LineRow, month, place, count)),
            Wanted(month, postings=self._behind(PostingRow, month, place, count)),
        )
        both = (*self.lines_costing(wanted[0]), *self.postings_costing(wanted[1]))
        return tuple(sorted(both, key=lambda line: line.place)[:count])

    def _behind(
        self,
        row: type[LineRow | PostingRow],
        month: str,
        place: tuple[int, bool, int, int] | None,
        count: int,
    ) -> tuple[int, ...]:
        is_posting = row is PostingRow
        claim: Any = literal(0) if is_posting else col(LineRow.claim_id)
        kind = literal(int(is_posting))
        own: tuple[Any, ...] = (col(row.assignment_id), kind, claim, col(row.id))
        asked = select(col(row.id)).where(col(row.month) == month)
        if place is not None:
            asked = asked.where(tuple_(*own) > tuple_(*(literal(int(one)) for one in place)))
        order = (col(row.assignment_id), claim, col(row.id))
        found = self.connection.execute(asked.order_by(*order).limit(count))
        return tuple(stored_id(number) for (number,) in found)

    def costs_alike(self, assignment_id: int) -> Iterator[Alike]:
        """The costs of an assignment, those alike in kind, category and month added up to one."""
        lines = _alike(LineRow, ClaimRow.kind, LineRow.approved_minor)
        lines = lines.join(ClaimRow, col(ClaimRow.id) == col(LineRow.claim_id))
        postings = _alike(PostingRow, PostingRow.kind, PostingRow.cost_minor)
        for row, asked in ((LineRow, lines), (PostingRow, postings)):
            found = asked.where(*Wanted(assignment_id=assignment_id).of(row))
            for kind, category, month, code, count, minor in self.connection.execute(found):
                yield Alike(kind, category, month, count, Money(int(minor), code))

    def newest_costs(self, assignment_id: int, first: int, count: int) -> tuple[CostLine, ...]:
        """So many costs of an assignment from a place on: the newest month first, then by kind."""
        own = Wanted(assignment_id=assignment_id)
        lines = _newest(LineRow, ClaimRow.kind, col(LineRow.claim_id), posting=0)
        lines = lines.join(ClaimRow, col(ClaimRow.id) == col(LineRow.claim_id))
        postings = _newest(PostingRow, PostingRow.kind, literal(0), posting=1)
        both = union_all(lines.where(*own.of(LineRow)), postings.where(*own.of(PostingRow)))
        asked = both.order_by(desc("month"), "rank", "day", "posting", "claim_id", "id")
        found = self.connection.execute(asked.offset(first).limit(count)).all()
        ids: dict[int, tuple[int, ...]] = {
            posting: tuple(row.id for row in found if row.posting == posting) for posting in (0, 1)
        }
        wanted = Wanted(assignment_id=assignment_id, lines=ids[0], postings=ids[1])
        both_kinds = (*self.lines_costing(wanted), *self.postings_costing(wanted))
        costs = {(int(not one.claim_id), one.line_id): one for one in both_kinds}
        return tuple(costs[row.posting, row.id] for row in found)


def _alike(row: type[LineRow | PostingRow], kind: Any, cost: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    groups: tuple[Any, ...] = (
        col(kind),
        col(row.category),
        col(row.month),
        col(row.settlement_currency),
    )
    sums: tuple[Any, ...] = (*groups, func.count(), func.sum(cost))
    return select(*sums).select_from(row).group_by(*groups)


def _newest(row: type[LineRow | PostingRow], kind: Any, claim_id: Any, *, posting: int) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    ranks = {name: place for place, name in enumerate(KINDS)}
    columns: tuple[Any, ...] = (
        col(row.month).label("month"),
        case(ranks, value=col(kind)).label("rank"),
        col(row.day).label("day"),
        literal(posting).label("posting"),
        claim_id.label("claim_id"),
        col(row.id).label("id"),
    )
    return select(*columns).select_from(row)


def _places(row: type[LineRow | PostingRow], claim_id: Any, *, posting: int) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    columns: tuple[Any, ...] = (
        col(row.assignment_id).label("assignment_id"),
        literal(posting).label("posting"),
        claim_id.label("claim_id"),
        col(row.id).label("id"),
    )
    return select(*columns)


def _lines_added_up(month: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    row = LineRow
    sums = (
        func.sum(row.minor).label("claimed"),
        func.sum(row.counted_minor).label("counted"),
        func.sum(row.allowed_minor).label("allowed"),
        func.sum(row.approved_minor).label("approved"),
    )
    asked = _added_up(row, ClaimRow.kind, sums, month)
    return asked.join(ClaimRow, col(ClaimRow.id) == col(row.claim_id))


def _postings_added_up(month: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    row = PostingRow
    cost = func.sum(row.cost_minor)
    names = ("counted", "allowed", "approved")
    sums = (func.sum(row.minor).label("claimed"), *(cost.label(name) for name in names))
    return _added_up(row, row.kind, sums, month)


def _added_up(row: type[LineRow | PostingRow], kind: Any, sums: Any, month: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    groups: tuple[Any, ...] = (
        col(row.assignment_id),
        col(UserRow.name).label("employee"),
        col(row.category),
        col(kind).label("kind"),
        col(row.currency),
        col(row.settlement_currency),
    )
    columns: tuple[Any, ...] = (*groups, func.count().label("lines"), *sums)
    return (
        select(*columns)
        .select_from(row)
        .join(AssignmentRow, col(AssignmentRow.id) == col(row.assignment_id))
        .join(UserRow, col(UserRow.id) == col(AssignmentRow.employee_id))
        .where(col(row.month) == month)
        .group_by(*groups)
    )


def _several(row: Any) -> Several:  # noqa: ANN401 - columns by name
    currency = row.settlement_currency
    return Several(
        assignment_id=row.assignment_id,
        employee=row.employee,
        category=row.category,
        kind=row.kind,
        lines=row.lines,
        claimed=Money(int(row.claimed), row.currency),
        counted=Money(int(row.counted or 0), currency),
        allowed=Money(int(row.allowed), currency),
        approved=Money(int(row.approved), currency),
    )
