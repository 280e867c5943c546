"""A month's stored files read back, to be compared with the records: only what never changes."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from assignments.core.ledger import CostLine
from assignments.core.sealing import FIELDS, Row, unchanging_of
from assignments.exports.columns import NAMES
from assignments.exports.comma_separated import record

_PLACES = tuple(NAMES.index(name) for name in FIELDS)


class DamagedError(ValueError):
    """The bytes are not those of such a file."""


def json_rows(pieces: Iterable[bytes]) -> Iterator[Row]:
    """The lines of a JSON Lines file; DamagedError where one is none."""
    for line in _parted(pieces):
        try:
            yield unchanging_of(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise DamagedError("a line of it is not one of a month's") from error


def csv_rows(pieces: Iterable[bytes]) -> Iterator[Row]:
    """The lines of a CSV file as its texts; DamagedError where one is none."""
    try:
        table = csv.reader(line.decode() for line in _parted(pieces))
        next(table, None)
        for cells in table:
            yield _texts([cells[place] for place in _PLACES])
    except (ValueError, IndexError, csv.Error) as error:
        raise DamagedError("a line of it is not one of a month's") from error


def as_csv_row(label: str, line: CostLine) -> Row:
    """A line of the records as a CSV file of the month would tell it."""
    (cells,) = csv.reader(io.StringIO(record(label, line), newline=""))
    return _texts([cells[place] for place in _PLACES])


def _texts(cells: list[str]) -> Row:
    """The texts, the numbers of assignment, claim and line as numbers."""
    return (*map(int, cells[:3]), *cells[3:])


def _parted(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Bytes parted behind each line feed."""
    rest = b""
    for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            yield line + b"\n"
    if rest:
        yield rest
