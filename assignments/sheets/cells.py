"""One cell's text, by the kind of its column: without formulas, control signs or excess."""

import re

from assignments.core.words import InputError, told
from assignments.sheets.columns import Column
from assignments.sheets.days import iso
from assignments.sheets.numbers import bare

# Letters need no look: a formula begins with a sign.
_FORMULA = re.compile(r"[=@]|[+-](?![0-9 .,()/-]*\Z)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_cell(cell: str, column: Column, *, pointed: bool) -> str:
    """What stands in a cell, empty where nothing does; InputError names the column.

    `pointed` as in `numbers.bare`.
    """
    text = cell.strip()
    if text.isalnum() and len(text) <= column.longest and column.kind == "text":
        return text
    if not text:
        return ""
    _plain(text, column)
    if column.kind == "number":
        return bare(text, column.name, pointed=pointed)
    if column.kind == "day":
        return iso(text, column.name)
    return text


def _plain(text: str, column: Column) -> None:
    """Raise InputError for a text that no cell of the column may hold."""
    where = column.name
    if _FORMULA.match(text):
        what = f"holds the formula {told(text)}"
        raise InputError(where, what, "put its value in its place")
    control = _CONTROL.search(text)
    if control is not None:
        sign = "a NUL" if control[0] == "\0" else f"the control character {ord(control[0]):#04x}"
        raise InputError(where, f"holds {sign}, which is no text", "take it out")
    if len(text) > column.longest:
        raise InputError(where, f"has more than {column.longest:,} characters", "shorten it")
    if column.kind != "note" and ("\n" in text or "\r" in text):
        raise InputError(where, "has a line break in it", "write it on one line")
