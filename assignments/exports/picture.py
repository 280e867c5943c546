"""A table of sums as CSV: UTF-8 with its mark, so that a spreadsheet reads names rightly."""

import csv
import io
from collections.abc import Iterable

from assignments.exports.columns import harmless_apart

MARK = "\ufeff"


def rows_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """The file of rows of texts, the first of them the names of the columns."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerows([harmless_apart(cell) for cell in row] for row in rows)
    return (MARK + out.getvalue()).encode()
