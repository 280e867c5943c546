"""Receipts that wait for their line, and forms that were typed and not sent."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sqlmodel import col, delete, select, update

from assignments.core.drafts import KeptForm, LooseReceipt
from assignments.core.ledger import CLAIM
from assignments.core.records import LineRecord
from assignments.storage.files import StoredFile
from assignments.storage.store.asking import Asking, Author
from assignments.storage.store.kept_as import kept_as
from assignments.storage.store.numbers import new_ids
from assignments.storage.tables import (
    ClaimRow,
    KeptFormRow,
    LineRow,
    LooseReceiptRow,
    ReceiptRow,
)
from assignments.storage.tables.columns import stored_id


class Drafts(Asking):
    """What belongs to a draft beside its lines."""

    def rename_claim(self, claim_id: int, title: str) -> None:
        """Give a claim another title."""
        row = self.session.get_one(ClaimRow, claim_id)
        row.title = title
        self.session.add(row)
        self.session.flush()

    def loose_receipts(self, claim_id: int) -> tuple[LooseReceipt, ...]:
        """The receipts of a claim that belong to none of its lines, as they came."""
        asked = select(LooseReceiptRow).where(col(LooseReceiptRow.claim_id) == claim_id)
        rows = self.session.exec(asked.order_by(col(LooseReceiptRow.id)))
        return tuple(row.value() for row in rows)

    def lately_claimed(self, assignment_id: int, size: int) -> tuple[tuple[str, str], ...]:
        """Category and currency of the newest lines that the employee claimed, the newest first."""
        found = self.session.exec(
            select(LineRow.category, LineRow.currency)
            .join(ClaimRow, col(ClaimRow.id) == col(LineRow.claim_id))
            .where(col(LineRow.assignment_id) == assignment_id, col(ClaimRow.kind) == CLAIM)
            .order_by(col(LineRow.claim_id).desc(), col(LineRow.id).desc())
            .limit(size)
        )
        return tuple((category, currency) for category, currency in found)

    def add_loose_receipt(
        self, place: tuple[int, int], stored: StoredFile, name: str, author: Author
    ) -> int:
        """Name a kept file under a claim; `place` is its assignment and the claim."""
        (number,) = new_ids(self.session, LooseReceiptRow)
        row = LooseReceiptRow(
            id=number,
            assignment_id=place[0],
            claim_id=place[1],
            **kept_as(stored, name, author),
        )
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def remove_loose_receipts(self, receipt_ids: Iterable[int]) -> None:
        """Name them under their claim no more."""
        ids = list(receipt_ids)
        self.session.exec(delete(LooseReceiptRow).where(col(LooseReceiptRow.id).in_(ids)))

    def put_under(
        self, line: LineRecord, loose: Sequence[LooseReceipt], author: Author
    ) -> tuple[int, ...]:
        """Put receipts that waited under a line; their new numbers, in the same order."""
        numbers = new_ids(self.session, ReceiptRow, len(loose))
        rows = [
            ReceiptRow(
                id=number,
                assignment_id=line.assignment_id,
                line_id=line.id,
                sha256=one.sha256,
                name=one.name,
                media_type=one.media_type,
                size=one.size,
                added_by=author.person_id,
                added_at=author.at,
            )
            for number, one in zip(numbers, loose, strict=True)
        ]
        self.session.add_all(rows)
        self.remove_loose_receipts(one.id for one in loose)
        self.session.flush()
        return tuple(stored_id(row.id) for row in rows)

    def keep_proposed(self, receipt_id: int, proposed: Mapping[str, str]) -> None:
        """Keep what was read of a picture, where its receipt still waits."""
        one = update(LooseReceiptRow).where(col(LooseReceiptRow.id) == receipt_id)
        self.session.exec(one.values(proposed=dict(proposed)))

    def kept_form(self, person_id: int, which: int | str) -> KeptForm | None:
        """What somebody typed and did not send, by its number or the address of its page."""
        known = col(KeptFormRow.id) if isinstance(which, int) else col(KeptFormRow.place)
        asked = select(KeptFormRow).where(col(KeptFormRow.person_id) == person_id, known == which)
        row = self.session.exec(asked).first()
        return None if row is None else row.value()

    def kept_forms(self, person_id: int) -> tuple[KeptForm, ...]:
        """All that somebody typed and did not send, the newest first."""
        asked = select(KeptFormRow).where(col(KeptFormRow.person_id) == person_id)
        rows = self.session.exec(asked.order_by(col(KeptFormRow.at).desc()))
        return tuple(row.value() for row in rows)

    def keep_form(self, person_id: int, form: KeptForm) -> int:
        """Keep what is typed in the place of what was kept of the same page before."""
        asked = select(KeptFormRow).where(
            col(KeptFormRow.person_id) == person_id, col(KeptFormRow.place) == form.place
        )
        row = self.session.exec(asked).first()
        row = row or KeptFormRow(person_id=person_id, place=form.place, fields=[], at=form.at)
        row.fields, row.at = [list(one) for one in form.fields], form.at
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def drop_kept_form(self, person_id: int, place: str) -> None:
        """Forget what was typed on a page."""
        own = col(KeptFormRow.person_id) == person_id
        self.session.exec(delete(KeptFormRow).where(own, col(KeptFormRow.place) == place))

    def drop_kept_forms(self, before: dt.datetime) -> None:
        """Forget what was typed by anybody and not touched since."""
        self.session.exec(delete(KeptFormRow).where(col(KeptFormRow.at) < before))
