"""The rows of a sheet of lines as the XML that a workbook holds, written downwards.

A workbook's other parts are XlsxWriter's; rows are written here because a month has many of them.
Amounts stand with the digits they have, days as spreadsheets count them, texts harmless.
"""

import datetime as dt
import re
from functools import lru_cache

from assignments.core.ledger import CostLine
from assignments.core.money import Money, decimals
from assignments.exports.columns import harmless

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


def cell_text(text: str) -> str:
    """A harmless text that a cell can hold; a longer one ends in an ellipsis."""
    told = harmless(text)
    return f"{told[: LONGEST - 1]}…" if len(told) > LONGEST else told


@lru_cache(maxsize=8192)
def _text(text: str) -> str:
    """What stands behind a text cell's place."""
    told = _ESCAPED.sub(lambda found: f"_x005F{found[0]}", cell_text(text))
    told = _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", told).translate(_MARKUP)
    keep = ' xml:space="preserve"' if told != told.strip() else ""
    return f'" t="inlineStr"><is><t{keep}>{told}</t></is></c>'


@lru_cache(maxsize=4096)
def _day(day: dt.date) -> str:
    return f'" s="{_DATE}"><v>{day.toordinal() - _DAY_ZERO_NUMBER}</v></c>'


def _instant(at: dt.datetime) -> str:
    since = (at if at.tzinfo is dt.UTC else at.astimezone(dt.UTC)) - _DAY_ZERO
    return f'" s="{_INSTANT}"><v>{since.days + since.seconds / _DAY_SECONDS!r}</v></c>'


def _money(money: Money) -> str:
    return f'" s="{_MONEY[decimals(money.currency)]}"><v>{money}</v></c>'


def _amounts(line: CostLine) -> tuple[str | None, str, str]:
    """What was counted, allowed and approved: often one sum, and then told once."""
    counted, allowed, approved = line.counted, line.allowed, line.approved
    told, minor = _money(allowed), allowed.minor  # all three are in the settlement currency
    return (
        None if counted is None else told if counted.minor == minor else _money(counted),
        told,
        told if approved.minor == minor else _money(approved),
    )


def row_xml(number: int, label: str, line: CostLine) -> str:
    """The row of a line: its cells in the order of NAMES, empty ones left out.

    The cells that every line has stand in one piece each; those that may be empty, by themselves.
    """
    n, claimed, rate_date = number, line.claimed, line.rate_date
    counted, allowed, approved = _amounts(line)
    told = (
        f'<row r="{n}"><c r="A{n}{_text(label)}<c r="B{n}"><v>{line.assignment_id}</v></c>'
        f"{_cell('C', n, line.employee)}{_cell('D', n, line.home)}{_cell('E', n, line.host)}"
        f"{_cell('F', n, line.cost_centre)}"
        f'<c r="G{n}"><v>{line.claim_id}</v></c><c r="H{n}"><v>{line.line_id}</v></c>'
        f'<c r="I{n}{_text(line.category)}<c r="J{n}{_day(line.date)}'
        f'<c r="K{n}{_text(line.person)}<c r="L{n}{_text(line.paid_by)}'
        f'<c r="M{n}{_money(claimed)}<c r="N{n}{_text(claimed.currency)}'
    )
    if line.rate is not None:
        told += f'<c r="O{n}" s="{_RATE}"><v>{line.rate}</v></c>'
    if rate_date is not None:
        told += f'<c r="P{n}{_day(rate_date)}'
    if line.rate_source:
        told += f'<c r="Q{n}{_text(line.rate_source)}'
    if counted is not None:
        told += f'<c r="R{n}{counted}'
    return (
        f'{told}<c r="S{n}{allowed}<c r="T{n}{approved}<c r="U{n}{_text(line.approved.currency)}'
        f'<c r="V{n}{_text("yes" if line.override else "no")}'
        f"{_cell('W', n, line.letter)}{_cell('X', n, line.clause)}{_cell('Y', n, line.decided_by)}"
        f'<c r="Z{n}{_instant(line.decided_at)}{_cell("AA", n, line.reason)}'
        f"{_cell('AB', n, '; '.join(line.receipts))}{_cell('AC', n, line.kind)}"
        f"{_cell('AD', n, line.adjusts)}{_cell('AE', n, _SAID[line.taxable])}"
        f"{_cell('AF', n, line.supplier)}{_cell('AG', n, line.source)}</row>"
    )


def _cell(column: str, number: int, text: str) -> str:
    """A text cell, or nothing where there is no text."""
    return f'<c r="{column}{number}{_text(text)}' if text else ""
