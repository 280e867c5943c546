"""Lines set in columns: which they are, and what stands in the left column beside a long text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assignments.reading.structure.headings import has_verb
from assignments.reading.structure.layout import Layout, is_unended
from assignments.reading.structure.lines import Line

# No cell of a row is wider, no row is; a cell as wide as this holds running words.
WIDEST_CELL, WIDEST_ROW, RUNNING = 130, 160, 20
# A title in the left column is no longer.
LONGEST_TITLE = 60
_GAP = re.compile(r"\s*\|\s*|\s*\t\s*|[ \u00a0]{3,}|(?<=[^.!?:;]) {2,}(?=[$\u20ac\u00a3]|\d)")
_WIDE_GAP = re.compile(r"\s*\|\s*|\s*\t\s*|[ \u00a0]{6,}")
_JOINS = re.compile(r"\b(?:to|of|at|the|a|and|or|for|with|than|exceed|exceeding|by|per|least)$")
_AFTER_STOP = re.compile(r"[.!?;][\"'\u201d)]?[ \u00a0]{2,4}(?=[^\s$\u20ac\u00a3\d])")


def columns(line: Line, layout: Layout, *, beside: bool = False) -> tuple[int, ...]:
    """Where the cells of a row begin in its text; () where the line is no row.

    `beside`: it stands below a row, so that its cells may go on with a sentence.
    """
    gap = _WIDE_GAP if layout.stretched else _GAP
    text = line.text.strip("|")
    if len(text) > WIDEST_ROW and "|" not in text and "\t" not in text:
        return ()
    starts = [found.end() for found in gap.finditer(line.text) if _parts_cells(line.text, found)]
    if not starts or not _are_cells(line.text, starts, beside=beside):
        return ()
    return (0, *starts)


def _parts_cells(text: str, found: re.Match[str]) -> bool:
    if not 0 < found.start() < found.end() < len(text):
        return False
    return not _AFTER_STOP.match(text, found.start() - 1)


def _are_cells(text: str, starts: Sequence[int], *, beside: bool) -> bool:
    widths = [end - start for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]
    drawn = "|" in text or "\t" in text
    if max(widths) > WIDEST_CELL and not (drawn and widths[0] <= LONGEST_TITLE):
        return False
    return beside or len(starts) > 1 or drawn or not text[starts[0]].islower()


def is_titled(line: Line, cells: Sequence[int]) -> bool:
    """Whether a row of two cells is a heading beside a paragraph."""
    if len(cells) != 2 or cells[1] > LONGEST_TITLE:  # noqa: PLR2004 - two columns
        return False
    right = line.text[cells[1] :]
    return len(right) > WIDEST_CELL or (has_verb(right) and right.endswith("."))


def goes_on(last: Line, cells: Sequence[int], line: Line) -> bool:
    """Whether a line below a row only goes on with its last cell."""
    if len(cells) <= 1 or line.gap:
        return False
    right = last.text[cells[-1] :]
    runs_over = len(right) >= RUNNING and is_unended(right) and line.text[0].islower()
    return line.indent >= last.indent + cells[-1] - 2 or runs_over


def wraps(last: Line, cells: Sequence[int], line: Line, others: Sequence[int]) -> bool:
    """Whether two rows of two cells are one: the right cell's words run over to the next line."""
    if len(cells) != len(others) or len(cells) != 2 or line.gap:  # noqa: PLR2004 - two columns
        return False
    if abs(last.indent + cells[1] - line.indent - others[1]) > 1:
        return False
    left, right = last.text[cells[1] :], line.text[others[1] :]
    if len(left) < RUNNING or not is_unended(left):
        return False
    return right[0].islower() or (not right[0].isalpha() and bool(_JOINS.search(left)))


def parted(line: Line, cells: Sequence[int]) -> tuple[Line, Line]:
    """A row's left cell and what stands to the right of it."""
    left = line.text[: cells[1]].rstrip(" \t|\u00a0") or line.text[: cells[1]].rstrip()
    return replace(line, end=line.start + len(left), text=left), line.after(cells[1])
