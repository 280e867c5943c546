"""A month as CSV (RFC 4180): UTF-8 with its mark, so that a spreadsheet reads names rightly.

The mark stands before the name of the first column, the month: a reader who does not know it loses
no more than that name.
"""

import csv
import io
import re
from collections.abc import Iterator
from functools import lru_cache

from assignments.core.ledger import CostLine
from assignments.exports.columns import (
    NAMES,
    PLAIN,
    Cell,
    amounts,
    day_told,
    harmless_apart,
    in_utc,
)
from assignments.exports.writing import TextWriter

_MARK = "\ufeff"
_SAID = {True: "yes", False: "no", None: ""}
_QUOTED = re.compile('[,"\r\n]')


def field(text: str) -> str:
    """A text as a field of the file: harmless, and in quotes where it needs them."""
    if PLAIN.fullmatch(text):
        return text
    told = harmless_apart(text)
    if not _QUOTED.search(told):
        return told
    doubled = told.replace('"', '""')
    return f'"{doubled}"'


@lru_cache(maxsize=8192)
def _fields(*texts: str | None) -> str:
    """Fields that stand side by side and come together often: worked out once."""
    return ",".join(field(text or "") for text in texts)


def record(label: str, line: CostLine) -> str:
    """A line as a record of the file: its fields in the order of NAMES.

    Nothing but people's texts can need quotes.
    """
    claimed, rate_date = line.claimed, line.rate_date
    counted, allowed, approved = amounts(line)
    return (
        f"{label},{line.assignment_id},"
        f"{_fields(line.employee, line.home, line.host, line.cost_centre)},"
        f"{line.claim_id},{line.line_id},{line.category},{day_told(line.date)},"
        f"{line.person},{line.paid_by},{claimed!s},{claimed.currency},{line.rate or ''},"
        f"{'' if rate_date is None else day_told(rate_date)},{_fields(line.rate_source)},"
        f"{counted or ''},{allowed},{approved},{line.approved.currency},"
        f"{'yes' if line.override else 'no'},"
        f"{_fields(line.letter, line.clause, line.decided_by)},{in_utc(line.decided_at)},"
        f"{line.reason and field(line.reason)},"
        f"{field('; '.join(line.receipts)) if line.receipts else ''},"
        f"{line.kind},{line.adjusts},{_SAID[line.taxable]},{_fields(line.supplier, line.source)}"
    )


class TableWriter:
    """Writes a table: its names first, then rows, some hundred at once."""

    def __init__(self, names: tuple[str, ...]) -> None:
        """Begin with the names of the columns."""
        self.rows: list[tuple[Cell, ...]] = [names]
        self._shelf = io.StringIO(_MARK, newline="")
        self._shelf.seek(0, io.SEEK_END)
        self._table = csv.writer(self._shelf, lineterminator="\r\n")

    def take(self) -> bytes:
        """The rows that came since the last time."""
        self._table.writerows(self.rows)
        self.rows.clear()
        taken = self._shelf.getvalue().encode()
        self._shelf.seek(0)
        self._shelf.truncate()
        return taken

    def end(self) -> Iterator[bytes]:
        """Nothing comes behind the last row."""
        return iter(())

    def close(self) -> None:
        """Nothing is held but memory."""


class Writer(TextWriter):
    """Writes a month's lines, one a record."""

    def __init__(self, label: str) -> None:
        """Begin the file of a month with the names of its columns."""
        super().__init__()
        self._label = label
        self.write(f"{_MARK}{','.join(NAMES)}\r\n")

    def add(self, line: CostLine) -> None:
        """Write a record."""
        self.write(f"{record(self._label, line)}\r\n")
