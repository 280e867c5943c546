"""A month as XLSX: a sheet of lines, and a sheet of totals added up while the lines passed by.

Amounts are numbers shown with their currency's decimals, dates are dates, and no text is a formula.
A spreadsheet's number holds fifteen digits, as many as a claim may have.
"""

import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from assignments.core.ledger import CostLine
from assignments.core.money import Money, decimals
from assignments.core.month import Total, Totals, month_named
from assignments.exports.columns import NAMES, Cell, harmless, row

LONGEST = 32_767  # characters in a cell
_CHUNK = 1 << 16
_WIDTHS = {"employee": 24, "home": 18, "host": 18, "category": 22, "reason": 40, "receipts": 40}
_OPTIONS = {"constant_memory": True}
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


def chunks(label: str, lines: Iterable[CostLine]) -> Iterator[bytes]:
    """The file piece by piece, once its last line is written to a file of its own."""
    with tempfile.TemporaryFile() as file:
        _write(label, lines, file)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _write(label: str, lines: Iterable[CostLine], file: IO[bytes]) -> None:
    made = dt.datetime.combine(month_named(label), dt.time())  # today would make it another file
    totals = Totals()
    with Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": f"Costs of {label}", "created": made})
        looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        _Sheet(book.add_worksheet("lines"), looks).fill(
            NAMES, (row(label, line) for line in totals.passing(lines))
        )
        _Sheet(book.add_worksheet("totals"), looks).fill(*_table(totals.result()))


def _table(totals: tuple[Total, ...]) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Heading and rows of the totals; what was claimed has a column for each currency."""
    codes = sorted({money.currency for total in totals for money in total.claimed})
    claimed_names = tuple(f"claimed_{code}" for code in codes)
    sum_names = ("counted", "allowed", "approved", "settlement_currency")
    rows = []
    for total in totals:
        claimed = {money.currency: money for money in total.claimed}
        told: tuple[Cell, ...] = (total.group, total.key, total.name, total.lines)
        sums = (total.counted, total.allowed, total.approved, total.currency)
        rows.append((*told, *(claimed.get(code) for code in codes), *sums))
    return ("by", "of", "name", "lines", *claimed_names, *sum_names), rows


class _Sheet:
    """One sheet, written downwards."""

    def __init__(self, sheet: Worksheet, looks: dict[str | int, Format]) -> None:
        self._sheet = sheet
        self._looks = looks
        self._writers: dict[type, Callable[..., None]] = {
            str: self._text,
            tuple: lambda at, column, names: self._text(at, column, "; ".join(names)),
            bool: lambda at, column, said: self._text(at, column, "yes" if said else "no"),
            int: sheet.write_number,
            Decimal: partial(self._number, look="rate"),
            Money: self._money,
            dt.date: partial(self._day, look="date"),
            dt.datetime: partial(self._day, look="instant"),
            type(None): lambda *_: None,
        }

    def fill(self, names: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
        """Write a heading that stays in sight, and the rows, with a filter over them."""
        for column, name in enumerate(names):
            self._sheet.set_column(column, column, _WIDTHS.get(name, max(11, len(name) + 2)))
            self._sheet.write_string(0, column, name, self._looks["heading"])
        last = 0
        for last, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells):
                self._writers[type(cell)](last, column, cell)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, last, len(names) - 1)

    def _text(self, at: int, column: int, text: str) -> None:
        """Write a harmless text that a cell can hold; a longer one ends in an ellipsis."""
        told = harmless(text)
        if len(told) > LONGEST:
            told = f"{told[: LONGEST - 1]}…"
        if told:
            self._sheet.write_string(at, column, told)

    def _number(self, at: int, column: int, number: Decimal, look: str | int) -> None:
        self._sheet.write_number(at, column, float(number), self._looks[look])

    def _money(self, at: int, column: int, money: Money) -> None:
        self._number(at, column, money.amount, decimals(money.currency))

    def _day(self, at: int, column: int, day: dt.date, look: str) -> None:
        self._sheet.write_datetime(at, column, day, self._looks[look])
