"""A month as CSV (RFC 4180): UTF-8 with its mark, so that a spreadsheet reads names rightly.

The mark stands before the name of the first column, the month: a reader who does not know it loses
no more than that name.
"""

import csv
from collections.abc import Iterable
from functools import lru_cache

from assignments.core.ledger import CostLine
from assignments.exports.columns import NAMES, Cell, harmless_apart, row
from assignments.exports.writing import TextWriter

_MARK = "\ufeff"
_TYPED = frozenset(  # columns that hold what the program wrote, none of it a person's text
    "month assignment claim line date claimed claimed_currency rate rate_date counted allowed "
    "approved settlement_currency override decided_at_utc kind adjusts taxable".split()
)
_text = lru_cache(maxsize=4096)(harmless_apart)
_OVERRIDE, _DECIDED_AT, _RECEIPTS, _TAXABLE = (
    NAMES.index(name) for name in ("override", "decided_at_utc", "receipts", "taxable")
)
_TEXTS = tuple(place for place, name in enumerate(NAMES) if name not in {*_TYPED, "receipts"})
_SAID = {True: "yes", False: "no", None: ""}


def plain(label: str, line: CostLine) -> list[Cell]:
    """The cells of a line as CSV has them: nothing that runs, yes and no, one text a cell."""
    cells = list(row(label, line))
    for place in _TEXTS:
        text = cells[place]
        if text:
            cells[place] = _text(text)
    cells[_OVERRIDE] = "yes" if line.override else "no"
    cells[_TAXABLE] = _SAID[line.taxable]
    cells[_DECIDED_AT] = str(cells[_DECIDED_AT]).replace("T", " ")
    cells[_RECEIPTS] = _text("; ".join(line.receipts)) if line.receipts else ""
    return cells


class TableWriter(TextWriter):
    """Writes a table: its names first, then rows."""

    def __init__(self, names: Iterable[str]) -> None:
        """Begin with the names of the columns."""
        super().__init__()
        self.table = csv.writer(self, lineterminator="\r\n")
        self.write(_MARK)
        self.table.writerow(names)


class Writer(TableWriter):
    """Writes a month's lines, one a row."""

    def __init__(self, label: str) -> None:
        """Begin the file of a month."""
        super().__init__(NAMES)
        self._label = label

    def add(self, line: CostLine) -> None:
        """Write a row."""
        self.table.writerow(plain(self._label, line))
