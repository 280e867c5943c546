"""The rows of a sheet of lines as the XML that a workbook holds, written downwards.

A workbook's other parts are XlsxWriter's; rows are written here because a month has many of them.
Amounts stand with the digits they have, days as spreadsheets count them, texts harmless.
"""

import datetime as dt
import re
from functools import lru_cache

from assignments.core.ledger import CostLine
from assignments.core.money import decimals
from assignments.exports.columns import NAMES, PLAIN, amounts, harmless

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
_ROW = "\0"  # stands for the number of the row; no text that a cell holds has it
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


def cell_text(text: str) -> str:
    """A harmless text that a cell can hold; a longer one ends in an ellipsis."""
    told = harmless(text)
    return f"{told[: LONGEST - 1]}…" if len(told) > LONGEST else told


def _text(text: str) -> str:
    """What stands behind a text cell's place."""
    if PLAIN.fullmatch(text) and len(text) <= LONGEST and "_x" not in text and text[-1] != " ":
        return f'" t="inlineStr"><is><t>{text}</t></is></c>'
    told = _ESCAPED.sub(lambda found: f"_x005F{found[0]}", cell_text(text))
    told = _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", told).translate(_MARKUP)
    keep = ' xml:space="preserve"' if told != told.strip() else ""
    return f'" t="inlineStr"><is><t{keep}>{told}</t></is></c>'


@lru_cache(maxsize=8192)
def _texts(first: str, *texts: str | None) -> str:
    """Cells of texts side by side from a column on, empty ones left out: worked out once."""
    place = NAMES.index(first)
    return "".join(
        f'<c r="{column_name(place + at)}{_ROW}{_text(text)}'
        for at, text in enumerate(texts)
        if text
    )


@lru_cache(maxsize=4096)
def _day(name: str, day: dt.date) -> str:
    place = column_name(NAMES.index(name))
    return f'<c r="{place}{_ROW}" s="{_DATE}"><v>{day.toordinal() - _DAY_ZERO_NUMBER}</v></c>'


@lru_cache(maxsize=512)
def _of(currency: str) -> str:
    """What stands between an amount's column and its digits."""
    return f'{_ROW}" s="{_MONEY[decimals(currency)]}"><v>'


def _instant(at: dt.datetime) -> str:
    since = (at if at.tzinfo is dt.UTC else at.astimezone(dt.UTC)) - _DAY_ZERO
    return f"{since.days + since.seconds / _DAY_SECONDS!r}"


def row_xml(number: int, label: str, line: CostLine) -> str:
    """The row of a line: its cells in the order of NAMES, empty ones left out.

    It is put together of pieces that many rows share, and told its number at the end.
    """
    claimed, counted, allowed, approved = amounts(line)
    judged = _judged(line, counted, allowed, approved)
    told = f"{_first(label, line, claimed)}{judged}{_last(line)}"
    return told.replace(_ROW, str(number))


def _first(label: str, line: CostLine, claimed: str) -> str:
    """The cells that tell whose a cost is, and what was claimed."""
    code = line.claimed.currency
    return (
        f'<row r="{_ROW}">{_texts("month", label)}'
        f'<c r="B{_ROW}"><v>{line.assignment_id}</v></c>'
        f"{_texts('employee', line.employee, line.home, line.host, line.cost_centre)}"
        f'<c r="G{_ROW}"><v>{line.claim_id}</v></c><c r="H{_ROW}"><v>{line.line_id}</v></c>'
        f"{_texts('category', line.category)}{_day('date', line.date)}"
        f"{_texts('for', line.person, line.paid_by)}"
        f'<c r="M{_of(code)}{claimed}</v></c>'
        f"{_texts('claimed_currency', code)}"
    )


def _judged(line: CostLine, counted: str | None, allowed: str, approved: str) -> str:
    """The cells that tell at what rate it was counted, and what was approved."""
    code = line.approved.currency
    look = _of(code)
    told = "" if line.rate is None else f'<c r="O{_ROW}" s="{_RATE}"><v>{line.rate}</v></c>'
    if line.rate_date is not None:
        told += _day("rate_date", line.rate_date)
    if line.rate_source:
        told += _texts("rate_source", line.rate_source)
    if counted is not None:
        told += f'<c r="R{look}{counted}</v></c>'
    return (
        f'{told}<c r="S{look}{allowed}</v></c><c r="T{look}{approved}</v></c>'
        f"{_texts('settlement_currency', code, 'yes' if line.override else 'no')}"
    )


def _last(line: CostLine) -> str:
    """The cells that tell under which clause, by whom and why."""
    receipts = "; ".join(line.receipts)
    return (
        f"{_texts('letter', line.letter, line.clause, line.decided_by)}"
        f'<c r="Z{_ROW}" s="{_INSTANT}"><v>{_instant(line.decided_at)}</v></c>'
        f"{_cell('AA', line.reason)}{_cell('AB', receipts)}"
        f"{_texts('kind', line.kind, line.adjusts, _SAID[line.taxable])}"
        f"{_texts('supplier', line.supplier, line.source)}</row>"
    )


def _cell(column: str, text: str) -> str:
    """A text cell of its own, or nothing where there is no text."""
    return f'<c r="{column}{_ROW}{_text(text)}' if text else ""
