"""A tax year's pack as CSV or XLSX: every cost with its mark, the totals, and what is missing."""

import csv
import datetime as dt
import io
import tempfile

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from assignments.core.money import Money, decimals
from assignments.core.packs import Pack, Packed
from assignments.exports.columns import harmless, harmless_apart
from assignments.exports.sheet_rows import LOOKS, cell_text

SAID = {True: "yes", False: "no", None: "not said"}
NAMES = (
    "day",
    "kind",
    "category",
    "taxable",
    "cost",
    "currency",
    "claimed",
    "claimed_currency",
    "paid_by",
    "supplier",
    "for",
    "letter",
    "clause",
    "month",
    "adjusts",
    "spent",
    "claim",
    "line",
)
Cell = str | int | Money | dt.date


def _row(one: Packed) -> tuple[Cell, ...]:
    line = one.line
    return (
        one.day,
        line.kind,
        line.category,
        SAID[one.taxable],
        line.approved,
        line.approved.currency,
        line.claimed,
        line.claimed.currency,
        line.paid_by,
        line.supplier,
        line.person,
        line.letter,
        line.clause,
        line.month,
        line.adjusts,
        line.date,
        line.claim_id,
        line.line_id,
    )


def as_csv(pack: Pack) -> bytes:
    """The costs of a pack, one a row."""
    out = io.StringIO("\ufeff", newline="")
    out.seek(0, io.SEEK_END)
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(NAMES)
    for one in pack.costs:
        table.writerow(
            [harmless_apart(cell) if isinstance(cell, str) else str(cell) for cell in _row(one)]
        )
    return out.getvalue().encode()


def as_xlsx(pack: Pack, title: str, missing: tuple[str, ...]) -> bytes:
    """A sheet of the totals and of what is missing, and one of the costs."""
    file, year = io.BytesIO(), pack.year
    with tempfile.TemporaryDirectory() as folder:
        book = Workbook(file, {"tmpdir": folder})
        made = dt.datetime.combine(year.last, dt.time())
        book.set_properties({"title": title, "created": made})
        looks = {name: book.add_format(look) for name, look in LOOKS.items()}
        sheet = _Sheet(book.add_worksheet("summary"), looks)
        sheet.head(("category", "taxable", "lines", "cost", "currency"))
        for total in (*pack.totals, *pack.sums):
            name = total.category or "all"
            cost = total.approved
            sheet.row((name, SAID[total.taxable], total.lines, cost, cost.currency))
        sheet.row(())
        sheet.row((f"{title}, {year.first} to {year.last}, {year.country}",))
        for sentence in missing or ("Nothing is known to be missing.",):
            sheet.row((sentence,))
        lines = _Sheet(book.add_worksheet("lines"), looks)
        lines.head(NAMES)
        for one in pack.costs:
            lines.row(_row(one))
        lines.filter()
        book.close()
    return file.getvalue()


class _Sheet:
    """One sheet, written downwards."""

    def __init__(self, sheet: Worksheet, looks: dict[str, object]) -> None:
        self._sheet = sheet
        self._looks = looks
        self._at = 0
        self._columns = 0

    def head(self, names: tuple[str, ...]) -> None:
        """Write a heading that stays in sight."""
        self._columns = len(names)
        for column, name in enumerate(names):
            self._sheet.set_column(column, column, max(13, len(name) + 2))
            self._sheet.write_string(0, column, name, self._looks["heading"])
        self._sheet.freeze_panes(1, 0)

    def filter(self) -> None:
        """Lay a filter over the rows."""
        self._sheet.autofilter(0, 0, self._at, self._columns - 1)

    def row(self, cells: tuple[Cell, ...]) -> None:
        """Write the next row."""
        self._at += 1
        for column, cell in enumerate(cells):
            if isinstance(cell, Money):
                look = self._looks[str(decimals(cell.currency))]
                self._sheet.write_number(self._at, column, float(cell.amount), look)
            elif isinstance(cell, dt.date):
                self._sheet.write_datetime(self._at, column, cell, self._looks["date"])
            elif isinstance(cell, int):
                self._sheet.write_number(self._at, column, cell)
            else:
                self._sheet.write_string(self._at, column, cell_text(harmless(cell)))
