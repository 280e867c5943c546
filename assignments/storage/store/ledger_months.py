"""Into which month a cost is written, and the writing of postings. Reading costs is in `ledger`."""

import datetime as dt

from sqlalchemy import text
from sqlmodel import select

from assignments.core.ledger import Posting, month_label, open_month
from assignments.storage.store.taxability import Taxabilities
from assignments.storage.tables import PostingRow, SealedMonthRow
from assignments.storage.tables.columns import stored_id

MONTHS = 20050131  # the number of PostgreSQL's lock for them; any that nobody else uses
_SHARED, _ALONE = "pg_advisory_xact_lock_shared", "pg_advisory_xact_lock"
_LABELS = select(SealedMonthRow.label)
_LOCKS = {function: text(f"SELECT {function}({MONTHS})") for function in (_SHARED, _ALONE)}


class LedgerMonths(Taxabilities):
    """Months that take costs, and those that are closed.

    Who writes a cost shares the lock of the months; who closes one has it alone. It comes before
    an assignment's lock. In SQLite a writer is alone anyway.
    """

    def share_month_lock(self) -> None:
        """Keep months from being closed until the transaction ends."""
        if not self._shares_months:
            self._lock_months(_SHARED)
        self._shares_months = True

    def take_month_lock(self) -> None:
        """Wait until nobody writes costs, and keep everybody from it until the transaction ends."""
        self._lock_months(_ALONE)

    def _lock_months(self, function: str) -> None:
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(_LOCKS[function])

    def closed_months(self) -> frozenset[str]:
        """The labels of the months that are closed."""
        if self._closed is not None:
            return self._closed
        return frozenset(label for (label,) in self.ask(_LABELS))

    def ledger_month(self, label: str) -> tuple[str, str]:
        """The month that a cost of a month is written into, and the closed one it adjusts."""
        self.share_month_lock()
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
        row.posted_by, row.posted_at = person_id or None, at
        row.taxable = self.taxable_there(assignment_id, posting.category, posting.day)
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)
