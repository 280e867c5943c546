"""The way in: a file's name and bytes become rows of words, or an InputError that says why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from assignments.core.words import InputError
from assignments.sheets.cells import read_cell
from assignments.sheets.columns import Column, matched
from assignments.sheets.comma_separated import CommaSeparated
from assignments.sheets.limits import MOST_BYTES
from assignments.sheets.refusals import refusal

if TYPE_CHECKING:  # the reader of workbooks is large, and loaded where there is one
    from assignments.sheets.workbook import Workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LOOKED_AT = 1024 * 1024
_END = 2
_TextOf = Callable[[object, Column, tuple[int, int]], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, the cells that are filled, and what cannot be taken.

    A slip's `where` is the row and the column.
    """

    number: int
    words: dict[str, str]
    slips: tuple[InputError, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that was opened; `total` is about how many rows it has, `rows` are read once.

    Reading the rows may still raise InputError for the file as a whole.
    """

    name: str
    total: int
    rows: Iterator[Row]


def opened(stream: BinaryIO, name: str, columns: Sequence[Column], titled: str = "") -> Sheet:
    """Open a table by its content; InputError, which names the file, where it is none.

    In a workbook it is the worksheet `titled` so, else the first. Columns are told by their names.
    """
    source = _source(stream, name, columns, titled)
    rows = source.rows()
    header = next(rows, None)
    if header is None:
        raise refusal("empty", name)
    known = matched(["" if one is None else str(one) for one in header[1]], columns, name)
    return Sheet(name, source.total, _read(source, rows, known))


def _source(
    stream: BinaryIO, name: str, columns: Sequence[Column], titled: str
) -> "CommaSeparated | Workbook":
    stream.seek(0, _END)
    if stream.tell() > MOST_BYTES:
        raise refusal("large", name)
    stream.seek(0)
    head = stream.read(_LOOKED_AT)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise refusal("empty", name)
    if head.startswith(b"PK"):
        from assignments.sheets.workbook import Workbook  # noqa: PLC0415 - see above

        return Workbook(stream, name, titled)
    if head.startswith(_OLE):
        raise refusal("locked" if _LOCKED in head else "old", name)
    if head.startswith(b"%PDF-"):
        raise refusal("pdf", name)
    return CommaSeparated(stream, name, columns)


def _read(
    source: "CommaSeparated | Workbook",
    rows: Iterator[tuple[int, list[Any]]],
    known: Sequence[Column | None],
) -> Iterator[Row]:
    told = None if isinstance(source, CommaSeparated) else source.text_of
    read = _words(known, told, pointed=source.pointed)
    none = True
    for number, cells in rows:
        row = read(number, cells)
        if row.words or row.slips:
            none = False
            yield row
    if none:
        raise refusal("bare", source.name)


def _words(
    known: Sequence[Column | None], told: _TextOf | None, *, pointed: bool
) -> Callable[[int, list[Any]], Row]:
    """A reader of rows with these columns."""
    places = [(at, column) for at, column in enumerate(known) if column is not None]
    nameless = [at for at, column in enumerate(known) if column is None]

    def read(number: int, cells: list[Any]) -> Row:
        words: dict[str, str] = {}
        slips = []
        for at, column in places:
            if at >= len(cells):
                break
            try:
                cell = cells[at]
                text = told(cell, column, (number, at + 1)) if told else cell
                if text:
                    word = read_cell(text, column, pointed=pointed)
                    if word:
                        words[column.name] = word
            except InputError as error:
                where = f"row {number}, {error.where}"
                slips.append(InputError(where, error.what, error.remedy))
        beside = [*(cells[at] for at in nameless if at < len(cells)), *cells[len(known) :]]
        if any(cell is not None and str(cell).strip() for cell in beside):
            what = "has a cell that stands under no column"
            slips.append(InputError(f"row {number}", what, "take it out, or name its column"))
        return Row(number, words, tuple(slips))

    return read
