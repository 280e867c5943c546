"""A month as XLSX: a summary, added up while the lines passed by, and a sheet of the lines.

Amounts are numbers shown with their currency's decimals, dates are dates, and no text is a formula.
A spreadsheet's number holds fifteen digits, as many as a claim may have. XlsxWriter makes the
workbook; the lines' rows, which `sheet_rows` writes, are packed meanwhile and put into it.
"""

import datetime as dt
import io
import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from assignments.core.ledger import CostLine
from assignments.core.money import Money, decimals
from assignments.core.month import Total, Totals, month_named
from assignments.exports.columns import NAMES
from assignments.exports.packed_part import PackedPart
from assignments.exports.sheet_rows import LOOKS, cell_text, column_name, row_xml

_CHUNK = 1 << 16
_WIDTHS = {"employee": 24, "home": 18, "host": 18, "category": 22, "reason": 40, "receipts": 40}
_LINES = "xl/worksheets/sheet2.xml"
_SAMPLES = re.compile(rb'<row r="2">.*</sheetData>', re.DOTALL)
_EXTENT = re.compile(rb'<dimension ref="[^"]*"/>')


class Writer:
    """Writes a month's lines into one sheet, and their totals into the one before it."""

    def __init__(self, label: str, count: int) -> None:
        """Begin the rows of a month: a sheet tells first how many it has."""
        self._label = label
        self._totals = Totals()
        self._row, self._last = 1, count + 1
        with zipfile.ZipFile(_frame(label, (), self._last)) as made:
            sheet = made.read(_LINES)
        extent = f'<dimension ref="A1:{column_name(len(NAMES) - 1)}{self._last}"/>'
        head, self._tail = _SAMPLES.split(_EXTENT.sub(extent.encode(), sheet))
        self._rows = PackedPart()
        self._rows.write(head)
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - `close` closes it

    def take(self, lines: Sequence[CostLine]) -> bytes:
        """Write rows, and count their lines in the totals; a workbook comes once it is whole."""
        told = []
        for number, line in enumerate(lines, self._row + 1):
            self._totals.add(line)
            told.append(row_xml(number, self._label, line))
        self._row += len(lines)
        self._rows.write("".join(told).encode())
        return b""

    def end(self) -> Iterator[bytes]:
        """The whole file; ValueError where there were not as many lines as was said."""
        if self._row != self._last:
            raise ValueError(f"{self._row - 1} lines came, not {self._last - 1}")
        self._rows.write(b"</sheetData>" + self._tail)
        frame = _frame(self._label, self._totals.result(), self._last)
        with zipfile.ZipFile(frame) as made, zipfile.ZipFile(self._file, "w") as packed:
            for part in made.infolist():
                if part.filename == _LINES:
                    self._rows.put_into(packed, part)
                else:
                    packed.writestr(part, made.read(part))
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk

    def close(self) -> None:
        """Remove the files that it worked on."""
        self._rows.close()
        self._file.close()


def _frame(label: str, totals: tuple[Total, ...], last: int) -> io.BytesIO:
    """A workbook with the summary, and a sample of each look where the lines will stand.

    The library numbers looks as it writes cells: the samples come first, in the order of LOOKS.
    """
    made = dt.datetime.combine(month_named(label), dt.time())  # today would make another file
    file = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        book = Workbook(file, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"title": f"Costs of {label}", "created": made})
        looks = {name: book.add_format(look) for name, look in LOOKS.items()}
        summary, lines = book.add_worksheet("summary"), book.add_worksheet("lines")
        _head(lines, NAMES, looks["heading"], last)
        for column, look in enumerate(looks.values()):
            lines.write_number(1, column, 0, look)
        lines.write_number(2, 0, 0)  # has the row before it written
        _summarise(summary, totals, looks)
        book.close()
    return file


def _head(sheet: Worksheet, names: tuple[str, ...], look: object, last: int) -> None:
    """Write a heading that stays in sight, with a filter over the rows down to the last."""
    for column, name in enumerate(names):
        sheet.set_column(column, column, _WIDTHS.get(name, max(11, len(name) + 2)))
        sheet.write_string(0, column, name, look)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last - 1, len(names) - 1)


def _summarise(sheet: Worksheet, totals: tuple[Total, ...], looks: dict[str, object]) -> None:
    """Write the totals; what was claimed has a column for each currency."""
    codes = sorted({money.currency for total in totals for money in total.claimed})
    claimed_names = tuple(f"claimed_{code}" for code in codes)
    sums = ("counted", "allowed", "approved", "settlement_currency")
    names = ("by", "of", "name", "lines", *claimed_names, *sums)
    _head(sheet, names, looks["heading"], len(totals) + 1)
    for at, total in enumerate(totals, 1):
        for column, text in enumerate((total.group, total.key, total.name)):
            _write_text(sheet, at, column, text)
        sheet.write_number(at, 3, total.lines)
        claimed = {money.currency: money for money in total.claimed}
        told = (*map(claimed.get, codes), total.counted, total.allowed, total.approved)
        for column, money in enumerate(told, 4):
            if money is not None:
                _write_money(sheet, at, column, money, looks)
        _write_text(sheet, at, 4 + len(told), total.currency)


def _write_text(sheet: Worksheet, at: int, column: int, text: str) -> None:
    """Write a harmless text; the library would take what looks like its own markup for it."""
    told = cell_text(text)
    if told:
        sheet.write_string(at, column, f"'{told}" if told.startswith("<r>") else told)


def _write_money(
    sheet: Worksheet, at: int, column: int, money: Money, looks: dict[str, object]
) -> None:
    look = looks[str(decimals(money.currency))]
    sheet.write_number(at, column, float(money.amount), look)
