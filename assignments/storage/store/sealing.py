"""Closed months: their seals, their files' bytes in pieces, and what is asked before closing."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Text, cast
from sqlmodel import and_, col, exists, func, or_, select

from assignments.core.closing import Some, last_day
from assignments.core.month import month_named
from assignments.core.sealing import SealedFile, SealedMonth
from assignments.storage.store.asking import Asking
from assignments.storage.tables import (
    EventRow,
    LineRow,
    PostingRow,
    ReceiptRow,
    SealedChunkRow,
    SealedFileRow,
    SealedMonthRow,
    UserRow,
)
from assignments.storage.tables.lines import WAITS

PIECE = 1 << 20  # bytes
NAMED = 5  # lines


class Sealing(Asking):
    """Months that were closed, and what stands beside closing one."""

    def sealed_month(self, label: str) -> SealedMonth | None:
        """A closed month with its files; None while it is open."""
        asked = _SEALED.where(col(SealedMonthRow.label) == label)
        found = self.session.exec(asked).first()
        return None if found is None else found[0].value(found[1] or "", self._files(label))

    def was_closed(self, label: str) -> bool:
        """Whether the story of the office tells that a month was closed."""
        told = (col(EventRow.kind) == "month_closed", col(EventRow.text) == label)
        return self.session.exec(select(EventRow.id).where(*told)).first() is not None

    def last_sealed(self) -> SealedMonth | None:
        """The month that was closed last, without its files."""
        asked = _SEALED.order_by(col(SealedMonthRow.number).desc()).limit(1)
        found = self.session.exec(asked).first()
        return None if found is None else found[0].value(found[1] or "", ())

    def sealed_months(self) -> dict[str, SealedMonth]:
        """Every closed month by its label, without its files."""
        found = self.session.exec(_SEALED)
        return {row.label: row.value(closer or "", ()) for row, closer in found}

    def _files(self, label: str) -> tuple[SealedFile, ...]:
        asked = select(SealedFileRow).where(col(SealedFileRow.label) == label)
        rows = self.session.exec(asked.order_by(col(SealedFileRow.position)))
        return tuple(row.value() for row in rows)

    def seal_month(self, month: SealedMonth, person_id: int | None) -> None:
        """Keep a closed month and the names of its files; their bytes come after it."""
        self.session.add(
            SealedMonthRow(
                label=month.label,
                number=month.number,
                closed_at=month.closed_at,
                closed_by=person_id,
                zone=month.zone,
                lines=month.lines,
                lines_sha256=month.lines_sha256,
                previous=month.previous,
                previous_seal=month.previous_seal,
                seal=month.seal,
                audit_number=None if month.audit is None else month.audit.number,
                audit_chain=None if month.audit is None else month.audit.chain,
            )
        )
        self.session.flush()
        self._closed = None
        for position, one in enumerate(month.files):
            self.session.add(
                SealedFileRow(
                    label=month.label,
                    kind=one.kind,
                    position=position,
                    name=one.name,
                    media_type=one.media_type,
                    size=one.size,
                    sha256=one.sha256,
                )
            )
        self.session.flush()

    def keep_bytes(self, label: str, kind: str, pieces: Iterable[bytes]) -> None:
        """Keep the bytes of a closed month's file, given in pieces of at most PIECE."""
        for position, data in enumerate(pieces):
            row = SealedChunkRow(label=label, kind=kind, position=position, data=data)
            self.session.add(row)
            self.session.flush()
            self.session.expunge(row)  # so that no more than one piece is in memory

    def sealed_bytes(self, label: str, kind: str) -> Iterator[bytes]:
        """The stored bytes of a closed month's file, piece by piece."""
        own = (col(SealedChunkRow.label) == label, col(SealedChunkRow.kind) == kind)
        position = col(SealedChunkRow.position)
        places = self.session.exec(select(position).where(*own).order_by(position)).all()
        for place in places:
            one = select(SealedChunkRow.data).where(*own, position == place)
            yield self.session.exec(one).one()

    def waiting_lines(self, label: str, status: str) -> Some:
        """The lines that wait in a status, and whose day lies in a month."""
        return self._some(col(LineRow.status) == status, WAITS, _dated(label))

    def lines_without_rate(self, label: str) -> Some:
        """The lines of a month that were never counted: that wait, and that were approved in it."""
        waiting = and_(WAITS, _dated(label))
        uncounted = col(LineRow.counted_minor).is_(None)
        return self._some(or_(waiting, col(LineRow.month) == label), uncounted)

    def lines_without_receipt(self, label: str) -> Some:
        """The costs of a month that were approved though a receipt was missing."""
        has_one = exists().where(col(ReceiptRow.line_id) == col(LineRow.id))
        verdict = cast(LineRow.decided_verdict, Text)
        missing = verdict.like('%"receipt_missing"%')
        return self._some(col(LineRow.month) == label, ~has_one, missing)

    def _some(self, *which: Any) -> Some:  # noqa: ANN401 - SQLAlchemy's own conditions
        count = self.session.exec(select(func.count()).select_from(LineRow).where(*which)).one()
        if not count:
            return Some()
        asked = select(LineRow.claim_id, LineRow.id).where(*which)
        found = self.session.exec(asked.order_by(col(LineRow.id)).limit(NAMED))
        return Some(count, tuple((claim_id, line_id or 0) for claim_id, line_id in found))

    def costs_unsaid(self, label: str) -> int:
        """How many costs of a month nobody called taxable or not."""
        return sum(
            self.session.exec(
                select(func.count())
                .select_from(row)
                .where(col(row.month) == label, col(row.taxable).is_(None))
            ).one()
            for row in (LineRow, PostingRow)
        )


def _dated(label: str) -> ColumnElement[bool]:
    return col(LineRow.day).between(month_named(label), last_day(label))


_SEALED = select(SealedMonthRow, UserRow.name).join(
    UserRow, col(UserRow.id) == col(SealedMonthRow.closed_by), isouter=True
)
