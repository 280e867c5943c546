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
from assignments.exports.columns import NAMES, Cell, amounts, day_told, harmless_apart, in_utc
from assignments.exports.writing import TextWriter

_MARK = "\ufeff"
_SAID = {True: "yes", False: "no", None: ""}
_QUOTED = re.compile('[,"\r\n]')


@lru_cache(maxsize=4096)
def field(text: str) -> str:
    """A text as a field of the file: harmless, and in quotes where it needs them."""
    told = harmless_apart(text)
    if not _QUOTED.search(told):
        return told
    doubled = told.replace('"', '""')
    return f'"{doubled}"'


def record(label: str, line: CostLine) -> str:
    """A line as a record of the file: its fields in the order of NAMES.

    Nothing but people's texts can need quotes; those stand together often, and are told once.
    """
    claimed, rate_date = line.claimed, line.rate_date
    counted, allowed, approved = amounts(line)
    return ",".join(
        (
            label,
            str(line.assignment_id),
            field(line.employee),
            field(line.home),
            field(line.host),
            field(line.cost_centre),
            str(line.claim_id),
            str(line.line_id),
            line.category,
            day_told(line.date),
            line.person,
            line.paid_by,
            str(claimed),
            claimed.currency,
            line.rate or "",
            "" if rate_date is None else day_told(rate_date),
            field(line.rate_source) if line.rate_source else "",
            counted or "",
            allowed,
            approved,
            line.approved.currency,
            "yes" if line.override else "no",
            field(line.letter),
            field(line.clause),
            field(line.decided_by),
            in_utc(line.decided_at),
            field(line.reason) if line.reason else "",
            field("; ".join(line.receipts)) if line.receipts else "",
            line.kind,
            line.adjusts,
            _SAID[line.taxable],
            field(line.supplier) if line.supplier else "",
            field(line.source) if line.source else "",
        )
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
