"""A month as CSV (RFC 4180): UTF-8 with its mark, so that a spreadsheet reads names rightly.

The mark stands before the name of the first column, the month: a reader who does not know it loses
no more than that name.
"""

import csv
import io
from collections.abc import Iterator
from functools import lru_cache

from assignments.core.ledger import CostLine
from assignments.exports.columns import NAMES, Cell, amounts, day_told, harmless_apart, in_utc

_MARK = "\ufeff"
_text = lru_cache(maxsize=4096)(harmless_apart)
_SAID = {True: "yes", False: "no", None: ""}


def plain(label: str, line: CostLine) -> tuple[Cell, ...]:
    """The cells of a line in the order of NAMES, as CSV has them: texts harmless, yes and no."""
    claimed, rate_date = line.claimed, line.rate_date
    counted, allowed, approved = amounts(line)
    return (
        label,
        line.assignment_id,
        _text(line.employee),
        _text(line.home),
        _text(line.host),
        _text(line.cost_centre),
        line.claim_id,
        line.line_id,
        line.category,
        day_told(line.date),
        line.person,
        line.paid_by,
        str(claimed),
        claimed.currency,
        line.rate,
        None if rate_date is None else day_told(rate_date),
        _text(line.rate_source) if line.rate_source else None,
        counted,
        allowed,
        approved,
        line.approved.currency,
        "yes" if line.override else "no",
        _text(line.letter),
        _text(line.clause),
        _text(line.decided_by),
        in_utc(line.decided_at),
        _text(line.reason),
        _text("; ".join(line.receipts)) if line.receipts else None,
        line.kind,
        line.adjusts,
        _SAID[line.taxable],
        _text(line.supplier) if line.supplier else None,
        _text(line.source) if line.source else None,
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


class Writer(TableWriter):
    """Writes a month's lines, one a row."""

    def __init__(self, label: str) -> None:
        """Begin the file of a month."""
        super().__init__(NAMES)
        self._label = label

    def add(self, line: CostLine) -> None:
        """Take a row."""
        self.rows.append(plain(self._label, line))
