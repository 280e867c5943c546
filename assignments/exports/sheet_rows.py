"""The rows of a sheet of lines as the XML that a workbook holds, written downwards.

A workbook's other parts are XlsxWriter's; rows are written here because a month has many of them.
Amounts stand with the digits they have, days as spreadsheets count them, texts harmless.
"""

import datetime as dt
import re
from functools import lru_cache

from assignments.core.ledger import CostLine
from assignments.core.money import Money, decimals
from assignments.exports.columns import NAMES, harmless

LONGEST = 32_767  # characters in a cell
# The looks of cells in the order in which a workbook numbers them, from 1 on.
LOOKS: dict[str, dict[str, object]] = {
    "heading": {"bold": True},
    "rate": {"num_format": "0.##########"},
    "date": {"num_format": "yyyy-mm-dd"},
    "instant": {"num_format": "yyyy-mm-dd hh:mm:ss"},
    "0": {"num_format": "#,##0"},
    "2": {"num_format": "#,##0.00"},
    "3": {"num_format": "#,##0.000"},
    "4": {"num_format": "#,##0.0000"},
}
_STYLE = {name: number for number, name in enumerate(LOOKS, 1)}
_MONEY = {places: _STYLE[str(places)] for places in (0, 2, 3, 4)}
_RATE, _DATE, _INSTANT = _STYLE["rate"], _STYLE["date"], _STYLE["instant"]
_DAY_ZERO = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)
_DAY_ZERO_NUMBER = _DAY_ZERO.toordinal()
_DAY_SECONDS = 86_400
_SAID = {True: "yes", False: "no", None: ""}
_ESCAPED = re.compile("_x[0-9a-fA-F]{4}_")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def column_name(place: int) -> str:
    """The letters of a column by its place: A, B, … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


_AT = [f'<c r="{column_name(place)}' for place in range(len(NAMES))]


def cell_text(text: str) -> str:
    """A harmless text that a cell can hold; a longer one ends in an ellipsis."""
    told = harmless(text)
    return f"{told[: LONGEST - 1]}…" if len(told) > LONGEST else told


@lru_cache(maxsize=4096)
def _text(text: str | None) -> str:
    """What stands behind a text cell's place; nothing where there is no text."""
    if not text:
        return ""
    told = _ESCAPED.sub(lambda found: f"_x005F{found[0]}", cell_text(text))
    told = _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", told).translate(_MARKUP)
    keep = ' xml:space="preserve"' if told != told.strip() else ""
    return f'" t="inlineStr"><is><t{keep}>{told}</t></is></c>'


@lru_cache(maxsize=4096)
def _day(day: dt.date | None) -> str:
    if day is None:
        return ""
    return f'" s="{_DATE}"><v>{day.toordinal() - _DAY_ZERO_NUMBER}</v></c>'


def _instant(at: dt.datetime) -> str:
    since = (at if at.tzinfo is dt.UTC else at.astimezone(dt.UTC)) - _DAY_ZERO
    return f'" s="{_INSTANT}"><v>{since.days + since.seconds / _DAY_SECONDS!r}</v></c>'


def _money(money: Money | None) -> str:
    if money is None:
        return ""
    return f'" s="{_MONEY[decimals(money.currency)]}"><v>{money}</v></c>'


def row_xml(number: int, label: str, line: CostLine) -> str:
    """The row of a line: its cells in the order of NAMES, empty ones left out."""
    cells = (
        _text(label),
        f'"><v>{line.assignment_id}</v></c>',
        _text(line.employee),
        _text(line.home),
        _text(line.host),
        _text(line.cost_centre),
        f'"><v>{line.claim_id}</v></c>',
        f'"><v>{line.line_id}</v></c>',
        _text(line.category),
        _day(line.date),
        _text(line.person),
        _text(line.paid_by),
        _money(line.claimed),
        _text(line.claimed.currency),
        "" if line.rate is None else f'" s="{_RATE}"><v>{line.rate}</v></c>',
        _day(line.rate_date),
        _text(line.rate_source),
        _money(line.counted),
        _money(line.allowed),
        _money(line.approved),
        _text(line.approved.currency),
        _text("yes" if line.override else "no"),
        _text(line.letter),
        _text(line.clause),
        _text(line.decided_by),
        _instant(line.decided_at),
        _text(line.reason),
        _text("; ".join(line.receipts)),
        _text(line.kind),
        _text(line.adjusts),
        _text(_SAID[line.taxable]),
        _text(line.supplier),
        _text(line.source),
    )
    told = [f"{at}{number}{cell}" for at, cell in zip(_AT, cells, strict=True) if cell]
    return f'<row r="{number}">{"".join(told)}</row>'
