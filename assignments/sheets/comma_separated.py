"""Rows of text from a CSV file: its encoding, its separator and its quotation marks."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from assignments.core.words import InputError
from assignments.sheets.columns import Column, plain_name
from assignments.sheets.limits import MOST_ROWS
from assignments.sheets.refusals import refusal

HEAD = 64 * 1024
SEPARATORS = ",;\t"
_HINT = "sep="
_NARROW = "utf-8-sig"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FAULTS = {
    "field limit": (
        "has a cell of more than 131,072 characters",
        "close its quotation mark, or shorten it",
    ),
    "end of data": ("opens a quotation mark that nothing closes", "close it"),
    "expected after": (
        "has a quotation mark within a cell",
        'write the whole cell in quotation marks and double those within, as in "a ""b"""',
    ),
}


class _Lent(TextIOWrapper):
    """Text of a file that somebody else opened, and closes."""

    def close(self) -> None:
        """Leave it open."""


class CommaSeparated:
    """One CSV file, looked through once: its separator, how many rows it has, and the rows."""

    def __init__(self, stream: BinaryIO, name: str, columns: Sequence[Column]) -> None:
        """Look through the file; InputError where it is none that can be read to its end."""
        self._stream, self.name = stream, name
        self._text = _Lent(stream, self._encoding(), newline="")
        self.separator = self._separator(columns)
        self.total = self._count()

    @property
    def pointed(self) -> bool:
        """Whether a point in a number can only be a decimal one."""
        return self.separator == ","

    def _encoding(self) -> str:
        self._stream.seek(0)
        head = self._stream.read(HEAD)
        if head.startswith(_WIDE):
            return "utf-16"
        if b"\0" in head:
            sparse = head[1::2].count(0) > len(head) // 4 or head[::2].count(0) > len(head) // 4
            if not sparse and head.count(0) * 20 < len(head):
                return _NARROW  # a few: each is named by its row
            raise refusal("no mark" if sparse else "no text", self.name)
        return _NARROW

    def _separator(self, columns: Sequence[Column]) -> str:
        """The one that makes the most known columns of the first line that is not empty."""
        known = {column.name for column in columns}
        line = next((one.strip("\r\n") for one in self._lines() if one.strip()), "")
        if line.lower().startswith(_HINT) and line[len(_HINT) :] in SEPARATORS:
            return line[len(_HINT) :] or ","

        def worth(separator: str) -> tuple[int, int]:
            cells = line.split(separator)
            names = [plain_name(cell.strip().strip('"')) for cell in cells]
            return sum(name in known for name in names), len(cells)

        return max(SEPARATORS, key=worth)

    def _lines(self) -> Iterator[str]:
        self._text.seek(0)
        try:
            yield from self._text
        except UnicodeDecodeError as error:
            raise self._not_text(error) from None
        except UnicodeError:  # UTF-16 that ends within a character
            raise refusal("damaged", self.name) from None

    def _not_text(self, error: UnicodeDecodeError) -> InputError:
        """Which line is not UTF-8: nobody guesses what else it may be."""
        if self._text.encoding != _NARROW:
            return refusal("damaged", self.name)
        self._stream.seek(0)
        line = next((at for at, line in enumerate(self._stream, 1) if not _is_utf8(line)), 0)
        what = f"is not UTF-8 (byte {error.object[error.start]:#04x}), perhaps Windows-1252"
        return InputError(f"{self.name}, line {line}", what, "save it as CSV UTF-8")

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not empty, with its number; the first is the header."""
        reader = csv.reader(self._lines(), delimiter=self.separator, strict=True)
        number = 0
        try:
            for number, row in enumerate(reader, 1):
                if any(row) and not _is_hint(number, row, self.separator):
                    yield number, row
        except csv.Error as error:
            raise self._broken(number + 1, str(error)) from None

    def _broken(self, number: int, said: str) -> InputError:
        found = (told for sign, told in _FAULTS.items() if sign in said)
        what, remedy = next(found, ("cannot be read", "save the file anew as CSV in UTF-8"))
        return InputError(f"{self.name}, row {number}", what, remedy)

    def _count(self) -> int:
        """How many rows there are under the header; InputError where they are too many."""
        count = -1
        for count, _ in enumerate(self.rows()):
            if count > MOST_ROWS:
                raise refusal("long", self.name)
        if count < 0:
            raise refusal("empty", self.name)
        return count


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_hint(number: int, row: list[str], separator: str) -> bool:
    """Whether it is the line by which some programs name the separator."""
    return number == 1 and separator.join(row).lower() == f"{_HINT}{separator}"
