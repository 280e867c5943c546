"""The costs of a month or of an assignment, read in columns for months of any size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from assignments.core.ledger import CostLine
from assignments.storage.prepared import AT_ONCE, Among, streamed
from assignments.storage.store.ledger_months import LedgerMonths
from assignments.storage.store.ledger_values import (
    BY,
    DECIDER,
    NO_RECEIPT,
    OF_ASSIGNMENT,
    OF_LINE,
    OF_POSTING,
    Known,
    named,
    of_line,
    of_posting,
    places,
)
from assignments.storage.tables import (
    AssignmentRow,
    ClaimRow,
    LineRow,
    PostingRow,
    ReceiptRow,
    UserRow,
)

_STREAMED = {"yield_per": AT_ONCE}
_IN_ORDER = (col(LineRow.assignment_id), col(LineRow.claim_id), col(LineRow.id))


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
            yield Among(col(row.id), "some")

    def words(self, row: type[LineRow] | type[PostingRow]) -> dict[str, Any]:
        """The numbers that these conditions name."""
        some = self.lines if row is LineRow else self.postings
        return {} if some is None else {"some": list(some)}


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
        return _merged(self.lines_costing(wanted), self.postings_costing(wanted))

    def lines_costing(self, wanted: Wanted) -> Iterator[CostLine]:
        """The approved lines that are asked for, in the ledger's order.

        Their receipts are asked for beside them: joined, they would have lines come several times.
        """
        lines = select(*OF_LINE).join(ClaimRow, col(ClaimRow.id) == col(LineRow.claim_id))
        receipts = (
            select(ReceiptRow.line_id, ReceiptRow.id, ReceiptRow.name)
            .join(LineRow, col(LineRow.id) == col(ReceiptRow.line_id))
            .order_by(*_IN_ORDER)
        )
        which, words = tuple(wanted.of(LineRow)), wanted.words(LineRow)
        theirs = chain.from_iterable(streamed(self.connection, receipts.where(*which), words))
        receipt, known = next(theirs, NO_RECEIPT), Known({}, {})
        asked = lines.where(*which).order_by(*_IN_ORDER)
        for rows in streamed(self.connection, asked, words):
            self._meet(rows, known)
            for row in rows:
                own = []
                while receipt[0] == row[0]:
                    own.append(receipt)
                    receipt = next(theirs, NO_RECEIPT)
                yield of_line(row, named(own), known)

    def _meet(self, rows: Sequence[Sequence[Any]], known: Known) -> None:
        """Get to know the assignments of some rows, and who decided them in whose place."""
        unmet = {row[1] for row in rows} - known.assignments.keys()
        asked = (
            select(AssignmentRow.id, *OF_ASSIGNMENT[:-1])
            .join(UserRow, col(UserRow.id) == col(AssignmentRow.employee_id))
            .where(col(AssignmentRow.id).in_(unmet))
        )
        for number, *where, employee in self.session.exec(asked) if unmet else ():
            known.assignments[number] = (employee, *places(*where))
        deciders = {row[DECIDER] for row in rows} - known.deciders.keys()
        people = self.persons(one for pair in deciders for one in pair)
        for by, for_ in deciders:
            name = people[by].name if by in people else None
            told = (name or "") if for_ is None else f"{name} for {people[for_].name}"
            known.deciders[by, for_] = told

    def postings_costing(self, wanted: Wanted) -> Iterator[CostLine]:
        """The postings that are asked for, in the ledger's order."""
        asked = (
            select(*OF_POSTING, *OF_ASSIGNMENT)
            .join(AssignmentRow, col(AssignmentRow.id) == col(PostingRow.assignment_id))
            .join(UserRow, col(UserRow.id) == col(AssignmentRow.employee_id))
            .outerjoin(BY, BY.id == col(PostingRow.posted_by))
            .where(*wanted.of(PostingRow))
            .order_by(col(PostingRow.assignment_id), col(PostingRow.id))
        )
        words = wanted.words(PostingRow)
        with self.connection.execute(asked, words, execution_options=_STREAMED) as found:
            for row in found:
                yield of_posting(row)


def _merged(lines: Iterator[CostLine], postings: Iterator[CostLine]) -> Iterator[CostLine]:
    """Both in the ledger's order: an assignment's postings behind its lines."""
    posting = next(postings, None)
    if posting is None:
        yield from lines
        return
    for line in lines:
        while posting is not None and posting.assignment_id < line.assignment_id:
            yield posting
            posting = next(postings, None)
        yield line
    if posting is not None:
        yield posting
        yield from postings
