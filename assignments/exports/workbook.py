"""A month as XLSX: a summary, added up while the lines passed by, and a sheet of the lines.

Amounts are numbers shown with their currency's decimals, dates are dates, and no text is a formula.
A spreadsheet's number holds fifteen digits, as many as a claim may have.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from assignments.core.ledger import CostLine
from assignments.core.money import Money, decimals
from assignments.core.month import Total, Totals, month_named
from assignments.exports.columns import NAMES, harmless, in_utc

LONGEST = 32_767  # characters in a cell
_CHUNK = 1 << 16
_WIDTHS = {"employee": 24, "home": 18, "host": 18, "category": 22, "reason": 40, "receipts": 40}
_LOOKS: dict[str | int, dict[str, object]] = {
    "heading": {"bold": True},
    "rate": {"num_format": "0.##########"},
    "date": {"num_format": "yyyy-mm-dd"},
    "instant": {"num_format": "yyyy-mm-dd hh:mm:ss"},
    0: {"num_format": "#,##0"},
    2: {"num_format": "#,##0.00"},
    3: {"num_format": "#,##0.000"},
    4: {"num_format": "#,##0.0000"},
}
_DAY_ZERO = dt.date(1899, 12, 30).toordinal()
_SAID = {True: "yes", False: "no", None: ""}


@lru_cache(maxsize=4096)
def _told(text: str) -> str:
    """A harmless text that a cell can hold; a longer one ends in an ellipsis.

    The library takes what looks like its own rich text for markup: that gets an apostrophe too.
    """
    told = f"'{text}" if text.startswith("<r>") else harmless(text)
    return f"{told[: LONGEST - 1]}…" if len(told) > LONGEST else told


class Writer:
    """Writes a month's lines into one sheet, and their totals into the one before it."""

    def __init__(self, label: str) -> None:
        """Begin the workbook of a month, in a folder of its own until it is whole."""
        made = dt.datetime.combine(month_named(label), dt.time())  # today would make another file
        self._label = label
        self._folder = tempfile.TemporaryDirectory()
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - `close` closes it
        self._book = Workbook(self._file, {"constant_memory": True, "tmpdir": self._folder.name})
        self._book.set_properties({"title": f"Costs of {label}", "created": made})
        self._looks = {name: self._book.add_format(look) for name, look in _LOOKS.items()}
        self._totals = Totals()
        self._summary = _Sheet(self._book.add_worksheet("summary"), self._looks)
        self._lines = _Sheet(self._book.add_worksheet("lines"), self._looks)
        self._lines.head(NAMES)

    def add(self, line: CostLine) -> None:
        """Write a row, and count the line in the totals."""
        self._totals.add(line)
        _fill(self._lines, self._label, line)

    def take(self) -> bytes:
        """Nothing: a workbook is packed once it is whole."""
        return b""

    def end(self) -> Iterator[bytes]:
        """The whole file."""
        self._summarise(self._totals.result())
        self._lines.finish()
        self._summary.finish()
        self._book.close()
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk

    def close(self) -> None:
        """Remove the files that it worked on."""
        self._file.close()
        self._folder.cleanup()

    def _summarise(self, totals: tuple[Total, ...]) -> None:
        """Write the totals; what was claimed has a column for each currency."""
        codes = sorted({money.currency for total in totals for money in total.claimed})
        sums = ("counted", "allowed", "approved", "settlement_currency")
        sheet = self._summary
        sheet.head(("by", "of", "name", "lines", *(f"claimed_{code}" for code in codes), *sums))
        for total in totals:
            sheet.next()
            for column, text in enumerate((total.group, total.key, total.name)):
                sheet.text(column, text)
            sheet.number(3, total.lines)
            claimed = {money.currency: money for money in total.claimed}
            told = (*map(claimed.get, codes), total.counted, total.allowed, total.approved)
            for column, money in enumerate(told, 4):
                sheet.money(column, money)
            sheet.text(4 + len(told), total.currency)


def _fill(sheet: "_Sheet", label: str, line: CostLine) -> None:
    """Write a line's cells, in the order of NAMES."""
    text, number, money, day = sheet.text, sheet.number, sheet.money, sheet.day
    sheet.next()
    text(0, label)
    number(1, line.assignment_id)
    text(2, line.employee)
    text(3, line.home)
    text(4, line.host)
    text(5, line.cost_centre)
    number(6, line.claim_id)
    number(7, line.line_id)
    text(8, line.category)
    day(9, line.date)
    text(10, line.person)
    text(11, line.paid_by)
    money(12, line.claimed)
    text(13, line.claimed.currency)
    sheet.rate(14, line.rate)
    day(15, line.rate_date)
    text(16, line.rate_source)
    money(17, line.counted)
    money(18, line.allowed)
    money(19, line.approved)
    text(20, line.approved.currency)
    text(21, "yes" if line.override else "no")
    text(22, line.letter)
    text(23, line.clause)
    text(24, line.decided_by)
    sheet.instant(25, line.decided_at)
    text(26, line.reason)
    text(27, "; ".join(line.receipts))
    text(28, line.kind)
    text(29, line.adjusts)
    text(30, _SAID[line.taxable])
    text(31, line.supplier)
    text(32, line.source)


class _Sheet:
    """One sheet, written downwards."""

    def __init__(self, sheet: Worksheet, looks: dict[str | int, Format]) -> None:
        self._sheet = sheet
        self._looks = looks
        self._string: Any = sheet.write_string
        self._number: Any = sheet.write_number
        self._money = {code: looks[code] for code in looks if isinstance(code, int)}
        self._at = 0
        self._columns = 0

    def head(self, names: tuple[str, ...]) -> None:
        """Write a heading that stays in sight."""
        self._columns = len(names)
        for column, name in enumerate(names):
            self._sheet.set_column(column, column, _WIDTHS.get(name, max(11, len(name) + 2)))
            self._string(0, column, name, self._looks["heading"])
        self._sheet.freeze_panes(1, 0)

    def finish(self) -> None:
        """Lay a filter over the rows."""
        self._sheet.autofilter(0, 0, self._at, self._columns - 1)

    def next(self) -> None:
        """Go down to the next row."""
        self._at += 1

    def text(self, column: int, text: str | None) -> None:
        """Write a text, harmless; nothing for none."""
        if text:
            self._string(self._at, column, _told(text))

    def number(self, column: int, number: int) -> None:
        """Write a whole number."""
        self._number(self._at, column, number)

    def rate(self, column: int, rate: str | None) -> None:
        """Write a rate with the digits it has."""
        if rate is not None:
            self._number(self._at, column, float(rate), self._looks["rate"])

    def money(self, column: int, money: Money | None) -> None:
        """Write an amount, shown with its currency's decimals."""
        if money is not None:
            places = decimals(money.currency)
            value = money.minor / 10**places  # exact to fifteen digits, and rounded once
            self._number(self._at, column, value, self._money[places])

    def day(self, column: int, day: dt.date | None) -> None:
        """Write a day as spreadsheets count them."""
        if day is not None:
            self._number(self._at, column, day.toordinal() - _DAY_ZERO, self._looks["date"])

    def instant(self, column: int, at: dt.datetime) -> None:
        """Write an instant in UTC."""
        self._sheet.write_datetime(self._at, column, in_utc(at), self._looks["instant"])
