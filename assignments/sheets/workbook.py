"""Rows of text from an XLSX file: dates and numbers as exact text, formulas named by their cell."""

import datetime as dt
import warnings
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from assignments.core.words import InputError, told
from assignments.sheets.columns import Column
from assignments.sheets.limits import (
    MOST_CELLS,
    MOST_IN_MEMORY,
    MOST_PARTS,
    MOST_ROWS,
    MOST_UNPACKED,
)
from assignments.sheets.refusals import refusal
from assignments.sheets.worksheet import BREAKS, rows_of

MOST_SIGNIFICANT = 15
_ERRORS = frozenset("#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA".split())


class Workbook:
    """One XLSX file; of several worksheets the one of the asked name, else the first."""

    pointed = False

    def __init__(self, stream: BinaryIO, name: str, titled: str) -> None:
        """Open the file; InputError where it is none, or larger than can be read."""
        self.name = name
        _fits(stream, name)
        stream.seek(0)
        try:
            with _quietly():
                book = load_workbook(stream, read_only=True, keep_links=False)
        except BREAKS:
            raise refusal("damaged", name) from None
        sheets = [one for one in book.worksheets if hasattr(one, "reset_dimensions")]
        if not sheets:
            raise refusal("no sheet", name)
        named = (one for one in sheets if one.title.strip().lower() == titled)
        self._sheet: Any = next(named, sheets[0])
        self.total = self._told_rows()

    def _told_rows(self) -> int:
        """How many rows the worksheet says it has; it need not be so."""
        try:
            return min(int(self._sheet.max_row or 1) - 1, MOST_ROWS)
        except BREAKS:
            return 0

    def text_of(self, value: object, column: Column, place: tuple[int, int]) -> str:
        """A cell's value as text, as the function of this name tells it."""
        return text_of(value, column, place)

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """Each row that is not empty, with its number; the first is the header."""
        filled = scanned = 0
        for number, row in self._found():
            scanned += 1 + len(row)
            if scanned > MOST_CELLS:
                raise refusal("wide", self.name)
            if any(cell is not None and cell != "" for cell in row):
                filled += 1
                if filled > MOST_ROWS + 1:
                    raise refusal("long", self.name)
                yield number, row

    def _found(self) -> Iterator[tuple[int, list[Any]]]:
        rows = rows_of(self._sheet)
        while True:
            try:
                found = next(rows, None)
            except BREAKS:
                raise refusal("damaged", self.name) from None
            if found is None:
                return
            yield found


def _quietly() -> warnings.catch_warnings:
    """Without the library's remarks on styles and validations that nobody asks for."""
    return warnings.catch_warnings(action="ignore")


def _fits(stream: BinaryIO, name: str) -> None:
    """Raise InputError unless the archive is a workbook within the bounds, by what it says.

    No more than it says is ever unpacked.
    """
    stream.seek(0)
    try:
        with ZipFile(stream) as archive:
            parts = archive.infolist()
    except BREAKS:
        raise refusal("damaged", name) from None
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names:
        raise refusal("ods" if "mimetype" in names else "archive", name)
    if "xl/workbook.xml" not in names and "xl/workbook.bin" in names:
        raise refusal("binary", name)
    if "word/document.xml" in names:
        raise refusal("document", name)
    if any(part.flag_bits & 1 for part in parts):
        raise refusal("locked", name)
    rest = (part.file_size for part in parts if "worksheets/" not in part.filename)
    large = sum(part.file_size for part in parts) > MOST_UNPACKED
    if large or sum(rest) > MOST_IN_MEMORY or len(parts) > MOST_PARTS:
        raise refusal("swollen", name)


def text_of(value: object, column: Column, place: tuple[int, int]) -> str:
    """A cell's value as the text that stands for it exactly; its place is row and column.

    InputError where it is of another kind than the column.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        if value in _ERRORS:
            raise InputError(column.name, f"cell {_cell(place)} holds the error {value}", "mend it")
        if value.startswith("="):
            what = f"cell {_cell(place)} holds the formula {told(value)}"
            raise InputError(column.name, what, "put its value in its place")
        return value
    if isinstance(value, dt.datetime | dt.date):
        return _day(value, column)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, column)
    if isinstance(value, bool | dt.time | dt.timedelta):
        what = f"cell {_cell(place)} holds {_kind(value)}"
        raise InputError(column.name, what, f"write {_wanted(column)}")
    what = f"cell {_cell(place)} holds a formula"
    raise InputError(column.name, what, "put its value in its place")


def _cell(place: tuple[int, int]) -> str:
    row, column = place
    return f"{get_column_letter(column)}{row}"


def _kind(value: object) -> str:
    return str(value).upper() if isinstance(value, bool) else "a time of day"


def _wanted(column: Column) -> str:
    return {"number": "a number", "day": "a date"}.get(column.kind, "text")


def _day(value: dt.datetime | dt.date, column: Column) -> str:
    if column.kind == "number":
        raise InputError(column.name, f"holds the date {value:%Y-%m-%d}", "write a number")
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            what = f"has a time of day ({value:%H:%M})"
            raise InputError(column.name, what, f"write {value:%Y-%m-%d}")
        value = value.date()
    return value.isoformat()


def _number(value: float, column: Column) -> str:
    """The shortest digits that are this number, without an exponent."""
    if column.kind == "day":
        what = f"holds {told(value)}, not a date"
        raise InputError(column.name, what, "format the cell as a date")
    exact = Decimal(repr(value))
    if not exact.is_finite() or len(exact.normalize().as_tuple().digits) > MOST_SIGNIFICANT:
        what = f"holds {told(value)}, with more than {MOST_SIGNIFICANT} digits"
        raise InputError(column.name, what, "round it to the digits that count")
    return f"{exact:f}".rstrip("0").rstrip(".") if "." in f"{exact:f}" else f"{exact:f}"
