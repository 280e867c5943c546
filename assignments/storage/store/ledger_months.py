"""Into which month a cost is written, and the writing of postings. Reading costs is in `ledger`."""

import datetime as dt

from sqlmodel import select

from assignments.core.ledger import Posting, month_label, open_month
from assignments.storage.store.asking import Asking
from assignments.storage.tables import PostingRow
from assignments.storage.tables.columns import stored_id


class LedgerMonths(Asking):
    """Months that take costs, and those that are closed."""

    def closed_months(self) -> frozenset[str]:
        """The labels of the months that are closed."""
        return frozenset()

    def ledger_month(self, label: str) -> tuple[str, str]:
        """The month that a cost of a month is written into, and the closed one it adjusts."""
        return open_month(label, self.closed_months())

    def post(
        self, assignment_id: int, posting: Posting, person_id: int | None, at: dt.datetime
    ) -> int | None:
        """Write a posting into its day's month, and say its id; None where it is there already."""
        there = select(PostingRow.id).where(
            PostingRow.assignment_id == assignment_id, PostingRow.source == posting.source
        )
        if self.session.exec(there).first() is not None:
            return None
        month = self.ledger_month(month_label(posting.day))
        row = PostingRow.of(posting, assignment_id, month)
        row.posted_by, row.posted_at = person_id, at
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)
