"""A month as JSON Lines: an object a line, money and rates as decimal strings, texts untouched."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal

from assignments.core.ledger import CostLine
from assignments.core.money import Money
from assignments.exports.columns import NAMES, Cell, row


def _told(cell: Cell) -> str | int | bool | tuple[str, ...] | None:
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, Money):
        return str(cell)
    if isinstance(cell, dt.datetime):
        return f"{cell.isoformat()}Z"
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def chunks(label: str, lines: Iterable[CostLine]) -> Iterator[bytes]:
    """The file line by line."""
    for line in lines:
        told = {name: _told(cell) for name, cell in zip(NAMES, row(label, line), strict=True)}
        yield json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
