"""A table in a file, CSV or XLSX, read row by row into words of known columns.

`opening.opened` is the way in. A file that is no such table is refused whole, with its name; a cell
that cannot be taken is a slip of its row, so that all of them can be told at once. Nothing is
guessed: a number or a day that could mean two things is a slip. What a word means is the core's.
"""

from assignments.sheets.columns import Column
from assignments.sheets.limits import MOST_BYTES, MOST_ROWS
from assignments.sheets.opening import Row, Sheet, opened

__all__ = ["MOST_BYTES", "MOST_ROWS", "Column", "Row", "Sheet", "opened"]
