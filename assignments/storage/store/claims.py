"""Questions about claims, lines and receipts, and the writing of each step of a line's life."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Generic

from sqlalchemy import select as columns
from sqlmodel import SQLModel, and_, col, delete, func, or_, select, update

from assignments.core.money import Money
from assignments.core.records import ClaimRecord, LineRecord, Person, Receipt
from assignments.storage.files import StoredFile
from assignments.storage.prepared import Among
from assignments.storage.store.approvals import NO_FIRST
from assignments.storage.store.asking import Author, R, columns_of, given, ready
from assignments.storage.store.kept_as import kept_as
from assignments.storage.store.ledger_months import LedgerMonths
from assignments.storage.store.numbers import new_ids
from assignments.storage.store.steps import Begun, Draft
from assignments.storage.tables import ClaimRow, LineRow, LooseReceiptRow, ReceiptRow
from assignments.storage.tables.bare import bare
from assignments.storage.tables.columns import stored_id

SHOWN = or_(col(LineRow.seq).is_not(None), col(LineRow.status) == "draft")


class Claims(LedgerMonths):
    """Claims with their lines; a draft line that was taken out is not shown."""

    def claim(self, claim_id: int) -> ClaimRecord | None:
        """One claim with its lines and their receipts, all by one question."""
        found = self.ask(_WHOLE, id=claim_id)
        if not found:
            return None
        claims, lines, receipts = (_apart(part, found) for part in _PARTS)
        row: ClaimRow = claims[0]
        self.claims_read[claim_id] = row
        people = self.persons([row.created_by, *(one for line in lines for one in line.people)])
        return row.value(people[row.created_by], self._told(lines, receipts, people))

    def claims(
        self, assignment_id: int, drafts_of: int, before: int | None, size: int
    ) -> tuple[ClaimRecord, ...]:
        """Some claims of an assignment, newest first; drafts only of one person."""
        own = col(ClaimRow.created_by) == drafts_of
        asked = select(ClaimRow).where(
            col(ClaimRow.assignment_id) == assignment_id,
            or_(own, col(ClaimRow.submitted_at).is_not(None)),
        )
        if before is not None:
            asked = asked.where(col(ClaimRow.id) < before)
        rows = self.session.exec(asked.order_by(col(ClaimRow.id).desc()).limit(size))
        return self._claims(list(rows))

    def _claims(self, rows: list[ClaimRow]) -> tuple[ClaimRecord, ...]:
        people = self.persons(row.created_by for row in rows)
        lines: dict[int, list[LineRecord]] = {}
        for line in self._lines(self.rows(_LINES_OF, claims=[row.id for row in rows])):
            lines.setdefault(line.claim_id, []).append(line)
        return tuple(
            row.value(people[row.created_by], tuple(lines.get(row.id or 0, ()))) for row in rows
        )

    def line(self, line_id: int) -> LineRecord | None:
        """One line."""
        return next(iter(self._lines(self.rows(_LINE, id=line_id))), None)

    def lines(self, line_ids: Iterable[int]) -> tuple[LineRecord, ...]:
        """Some lines, by id."""
        return self._lines(self.rows(_LINES, ids=list(line_ids)))

    def _lines(self, rows: list[LineRow]) -> tuple[LineRecord, ...]:
        people = self.persons(one for row in rows for one in row.people)
        receipts = self.rows(_RECEIPTS, lines=[row.id for row in rows])
        return self._told(rows, receipts, people)

    def _told(
        self, rows: list[LineRow], receipts: list[ReceiptRow], people: Mapping[int, Person]
    ) -> tuple[LineRecord, ...]:
        """The lines with their receipts; remembered as they were read."""
        self.lines_read |= {row.id or 0: row for row in rows}
        found: dict[int | None, tuple[Receipt, ...]] = {}
        for receipt in receipts:
            found[receipt.line_id] = (*found.get(receipt.line_id, ()), receipt.value())
        return tuple(row.value(found.get(row.id, ()), people) for row in rows)

    def add_claim(self, assignment_id: int, begun: Begun, author: Author) -> int:
        """Begin a claim."""
        row = ClaimRow(
            assignment_id=assignment_id,
            title=begun.title,
            kind=begun.kind,
            supplier=begun.supplier,
            invoice=begun.invoice,
            status="draft",
            created_by=author.person_id,
            created_at=author.at,
        )
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def add_line(self, assignment_id: int, claim_id: int, draft: Draft) -> int:
        """Add a line at the end of a draft."""
        last = select(func.max(LineRow.position)).where(col(LineRow.claim_id) == claim_id)
        position = (self.session.exec(last).one() or 0) + 1
        row = LineRow.of(draft.facts, (assignment_id, claim_id, position))
        row.note, row.trip_id, row.shipment_id = draft.note, draft.trip_id, draft.shipment_id
        row.charge(draft.bank)
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def write_line(self, line_id: int, draft: Draft) -> None:
        """Write a draft line anew."""
        row = self.session.get_one(LineRow, line_id)
        row.take_over(draft.facts)
        row.note, row.trip_id, row.shipment_id = draft.note, draft.trip_id, draft.shipment_id
        row.charge(draft.bank)
        self.session.add(row)
        self.session.flush()

    def keep_bank_charge(self, line_id: int, bank: Money | None) -> None:
        """Keep what the bank charged for a line, or that nobody says so any more."""
        row = self.session.get_one(LineRow, line_id)
        row.charge(bank)
        self.session.add(row)
        self.session.flush()

    def set_status(self, line_id: int, status: str) -> None:
        """Bring a line into another status that changes nothing of what it holds.

        What one person approved first does not count any more.
        """
        one = update(LineRow).where(col(LineRow.id) == line_id)
        self.session.exec(one.values(status=status, **NO_FIRST))

    def shipment_is_weighed(self, shipment_id: int, without: int | None) -> bool:
        """Whether another line of a shipment carries its weight or containers already."""
        asked = select(LineRow.weight_value, LineRow.containers).where(
            col(LineRow.shipment_id) == shipment_id,
            col(LineRow.id) != (without or 0),
            col(LineRow.status).not_in(["rejected", "withdrawn"]),
        )
        return any(weight or containers for weight, containers in self.session.exec(asked))

    def next_seq(self, assignment_id: int) -> int:
        """The number that the next submitted line of an assignment gets."""
        ((last,),) = self.ask(_LAST_SEQ, id=assignment_id)
        return (last or 0) + 1

    def receipt(self, receipt_id: int) -> Receipt | None:
        """One receipt."""
        row = self.session.get(ReceiptRow, receipt_id)
        return None if row is None else row.value()

    def add_receipt(self, line: LineRecord, stored: StoredFile, name: str, author: Author) -> int:
        """Name a kept file under a line; the same file once a line."""
        (number,) = new_ids(self.session, ReceiptRow)
        row = ReceiptRow(
            id=number,
            assignment_id=line.assignment_id,
            line_id=line.id,
            **kept_as(stored, name, author),
        )
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def remove_receipt(self, receipt_id: int) -> None:
        """Name a file under its line no more."""
        self.session.exec(delete(ReceiptRow).where(col(ReceiptRow.id) == receipt_id))

    def receipts_named(self) -> set[str]:
        """The SHA-256 of every file that a line names, or a draft beside its lines."""
        both = columns(col(ReceiptRow.sha256)).union(columns(col(LooseReceiptRow.sha256)))
        return {sha256 for (sha256,) in self.connection.execute(both)}


_LAST_SEQ = select(func.max(LineRow.seq)).where(col(LineRow.assignment_id) == given("id"))
_LINE = ready(LineRow, col(LineRow.id) == given("id"), SHOWN)
_LINES = ready(LineRow, Among(col(LineRow.id), "ids"), order=(col(LineRow.id),))
_LINES_OF = ready(
    LineRow,
    Among(col(LineRow.claim_id), "claims"),
    SHOWN,
    order=(col(LineRow.position), col(LineRow.id)),
)
_RECEIPTS = ready(ReceiptRow, Among(col(ReceiptRow.line_id), "lines"), order=(col(ReceiptRow.id),))


@dataclass(frozen=True, slots=True)
class _Part(Generic[R]):
    """The columns of one table among those of a question that joins several."""

    row: type[R]
    names: tuple[str, ...]
    first: int


def _apart(part: _Part[R], found: Iterable[Sequence[Any]]) -> list[R]:
    """The bare rows of one table, each once, in the order of the answer."""
    last = part.first + len(part.names)
    rows = {row[part.first]: row[part.first : last] for row in found}
    return [bare(part.row, part.names, row) for number, row in rows.items() if number is not None]


_ROWS: tuple[type[SQLModel], ...] = (ClaimRow, LineRow, ReceiptRow)
_CLAIM, _LINE_ROW, _RECEIPT = map(columns_of, _ROWS)
_FIRSTS = accumulate((len(_CLAIM), len(_LINE_ROW)), initial=0)
_PARTS: tuple[Any, ...] = tuple(
    _Part(row, tuple(column.key for column in columns_of(row)), first)
    for row, first in zip(_ROWS, _FIRSTS, strict=True)
)
_WHOLE = (
    columns(*_CLAIM, *_LINE_ROW, *_RECEIPT)
    .select_from(
        _CLAIM.id.table.outerjoin(
            _LINE_ROW.id.table, and_(_LINE_ROW.claim_id == _CLAIM.id, SHOWN)
        ).outerjoin(_RECEIPT.id.table, _RECEIPT.line_id == _LINE_ROW.id)
    )
    .where(_CLAIM.id == given("id"))
    .order_by(_LINE_ROW.position, _LINE_ROW.id, _RECEIPT.id)
)
