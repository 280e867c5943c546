"""The rows of one worksheet, read from its XML: in a quarter of the time that openpyxl takes.

What the cells refer to (shared strings, formats of dates, the year that days count from) openpyxl
has read. Errors are those of `BREAKS`.
"""

import datetime as dt
import struct
import zlib
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from lxml import etree
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.utils.exceptions import InvalidFileException

# What is raised over a file that is not what it says it is.
BREAKS = (
    *(AssertionError, AttributeError, EOFError, IndexError, KeyError, OSError, OverflowError),
    *(RuntimeError, SyntaxError, TypeError, ValueError, NotImplementedError),
    *(BadZipFile, InvalidFileException, struct.error, zlib.error),
)
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_LETTERS = {letter: place for place, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1)}


def rows_of(sheet: Any) -> Iterator[tuple[int, list[Any]]]:  # noqa: ANN401 - openpyxl's own, without types
    """Each row that the worksheet holds with its number; a gap in a row is None."""
    cells, last = _Cells(sheet), 0
    with sheet.parent._archive.open(sheet._worksheet_path) as source:  # noqa: SLF001 - has no other way in
        parsing = etree.iterparse(source, tag="{*}row", resolve_entities=False, huge_tree=False)
        for _, row in parsing:
            number = int(row.get("r") or last + 1)
            if not last < number <= LAST_ROW:
                raise ValueError("rows out of order")
            yield number, cells.of(row)
            last = number
            row.clear()
            before = row.getprevious()
            while before is not None:
                row.getparent().remove(before)
                before = row.getprevious()


class _Cells:
    """What the cells of a worksheet hold, as values of Python; a formula as its text."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401 - as above
        book = sheet.parent
        self._strings: list[str] = sheet._shared_strings  # noqa: SLF001
        self._days: set[int] = book._date_formats  # noqa: SLF001
        self._spans: set[int] = book._timedelta_formats  # noqa: SLF001
        self._epoch: dt.datetime = book.epoch
        self._columns: dict[str, int] = {}
        self._known: dict[tuple[str, str], object] = {}

    def of(self, row: etree._Element) -> list[Any]:
        """The values of a row, each at its place."""
        values: list[Any] = []
        for cell in row:
            name = cell.get("r")
            at = len(values) if name is None else self._column(name) - 1
            if at < len(values):
                raise ValueError("cells out of order")
            while len(values) < at:
                values.append(None)
            values.append(self._value(cell))
        return values

    def _column(self, name: str) -> int:
        """The number of a cell's column, from a name such as AB12."""
        letters = name.rstrip("0123456789")
        if letters not in self._columns:
            number = 0
            for letter in letters:
                number = number * len(_LETTERS) + _LETTERS[letter]
            if not 0 < number <= LAST_COLUMN:
                raise ValueError("no such column")
            self._columns[letters] = number
        return self._columns[letters]

    def _value(self, cell: etree._Element) -> object:
        text = None
        for part in cell:
            tag = str(part.tag)
            if tag.endswith("}f"):
                return f"={part.text or ''}"
            if tag.endswith("}is"):
                return _inline(part)
            if tag.endswith("}v"):
                text = part.text
        return None if text is None else self._of(text, cell.get("t", "n"), cell.get("s", "0"))

    def _of(self, text: str, kind: str, style: str) -> object:
        if kind == "s":
            return self._strings[int(text)]
        if kind == "n":
            found = self._known.get((text, style), self)
            if found is self:
                found = self._number(text, int(style))
                if len(self._known) < LAST_COLUMN:
                    self._known[text, style] = found
            return found
        if kind == "b":
            return bool(int(text))
        if kind == "d":
            day: object = from_ISO8601(text)  # type: ignore[no-untyped-call]
            return day
        return text

    def _number(self, text: str, style: int) -> object:
        number = float(text) if set(text) & set(".eE") else int(text)
        if style not in self._days:
            return number
        try:
            return from_excel(number, self._epoch, timedelta=style in self._spans)
        except (OverflowError, ValueError):
            return "#VALUE!"


def _inline(part: etree._Element) -> str:
    """A text that stands in the cell itself, without the reading aids beside it."""
    if len(part) == 1 and str(part[0].tag).endswith("}t"):
        return part[0].text or ""
    found = part.iter("{*}t")
    return "".join(one.text or "" for one in found if not _is_aid(one))


def _is_aid(text: etree._Element) -> bool:
    parent = text.getparent()
    return parent is not None and str(parent.tag).endswith("}rPh")
