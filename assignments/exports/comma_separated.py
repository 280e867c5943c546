"""A month as CSV (RFC 4180): UTF-8 with its mark, so that a spreadsheet reads names rightly.

The mark stands before the name of the first column, the month: a reader who does not know it loses
no more than that name.
"""

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from assignments.core.ledger import CostLine
from assignments.core.money import Money
from assignments.exports.columns import NAMES, Cell, harmless_apart, row

_MARK = "\ufeff"
_AT_ONCE = 200  # lines


class _Shelf:
    """What a csv.writer writes to: it keeps the rows until they are taken."""

    def __init__(self) -> None:
        self.rows: list[str] = []

    def write(self, text: str) -> None:
        self.rows.append(text)

    def take(self) -> bytes:
        taken = "".join(self.rows).encode()
        self.rows.clear()
        return taken


_text = lru_cache(maxsize=4096)(harmless_apart)


def _plain(cell: Cell) -> str:
    return str(cell)


_AS_TEXT: dict[type, Callable[..., str]] = {
    str: _text,
    int: _plain,
    Money: _plain,
    Decimal: lambda number: f"{number:f}",
    dt.date: dt.date.isoformat,
    dt.datetime: lambda at: f"{at:%Y-%m-%d %H:%M:%S}",
    bool: lambda said: "yes" if said else "no",
    tuple: lambda names: _text("; ".join(names)),
    type(None): lambda _: "",
}


def chunks(label: str, lines: Iterable[CostLine]) -> Iterator[bytes]:
    """The file piece by piece; holds some hundred lines at a time."""
    shelf = _Shelf()
    writer = csv.writer(shelf, lineterminator="\r\n")
    shelf.write(_MARK)
    writer.writerow(NAMES)
    for number, line in enumerate(lines, 1):
        writer.writerow([_AS_TEXT[type(cell)](cell) for cell in row(label, line)])
        if number % _AT_ONCE == 0:
            yield shelf.take()
    yield shelf.take()
