"""Text put together from blocks, lines and cells: of several breaks only the widest counts.

It knows nothing of HTML or Word: both say where a block, a line or a cell begins and ends.
"""

import re
from dataclasses import dataclass

from assignments.documents.limits import MOST_CHARACTERS
from assignments.documents.refusals import refusal
from assignments.documents.signs import cleaned

NONE, SPACE, CELL, LINE, BLANK, PAGE = range(6)
_BREAKS = ("", " ", "\t", "\n", "\n\n", "\n\f")
_SPACES = re.compile(r"[ \t\r\n\f]+")
# Sheets give a sign its own cell to line up the figures: it belongs to its figure.
_BEFORE_FIGURES = frozenset("$£€¥")
_AFTER_FIGURES = frozenset(")%")
LONG = 100


@dataclass(slots=True, eq=False)
class _Cell:
    """An open cell: the line on which it began to speak; what it said, where that was one piece."""

    line: int | None = None
    said: str | None = None


class Flow:
    """Words with the breaks between them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._line = 0
        self._pending = NONE
        self._held = False
        self._rows: list[tuple[int, int]] = []
        self._cells: list[_Cell] = []
        self._silent: list[_Cell] = []

    def say(self, words: str) -> None:
        """Add words; spaces and line breaks in them are one space."""
        inner = words.strip()
        if inner:
            self._widen(SPACE if words[0].isspace() else NONE)
            self._add(_SPACES.sub(" ", inner))
        if words and words[-1].isspace():
            self._widen(SPACE)

    def say_as_it_stands(self, words: str) -> None:
        """Add words with their spaces and line breaks."""
        if words:
            self._add(words)
            self._line += words.count("\n")

    def mark(self, number: str) -> None:
        """Add the number of a list's item; its first words follow on the same line."""
        if number:
            self._add(number)
            self._pending = SPACE
            self._held = True

    def part(self, width: int) -> None:
        """Begin a new line, paragraph or page, unless a number or a cell waits for its words."""
        if not self._held:
            self._widen(width)

    def break_line(self) -> None:
        """Break the line; a second time leaves one empty."""
        self.part(BLANK if self._pending >= LINE else LINE)

    def let_go(self) -> None:
        """End an item: if it said nothing, its number stands alone."""
        if not self._silent:
            self._held = False

    def open_row(self) -> None:
        """Begin a row of a table."""
        self.part(LINE)
        self._rows.append((self._line, self._length))

    def close_row(self) -> None:
        """End a row; one of several lines, or a long one, is a paragraph of its own."""
        line, length = self._rows.pop()
        long = self._line > line + 1 or self._length - length > LONG
        self.part(BLANK if long else LINE)

    def open_cell(self) -> None:
        """Begin a cell of a table's row."""
        cell = _Cell()
        self._cells.append(cell)
        self._silent.append(cell)
        self._held = True

    def close_cell(self) -> None:
        """End a cell: the next stands on its line, unless this one had several."""
        if not self._cells:
            return
        cell = self._cells.pop()
        self._held = False
        if cell.line is None:
            self._silent.pop()  # the innermost was the last to open
        elif cell.said in _BEFORE_FIGURES:
            self._pending = NONE
        else:
            self._pending = CELL if cell.line == self._line else LINE

    def text(self) -> str:
        """All that was said."""
        return cleaned("".join(self._parts))

    def _widen(self, width: int) -> None:
        self._pending = max(self._pending, width)

    def _add(self, words: str) -> None:
        if self._pending == CELL and words[0] in _AFTER_FIGURES:
            self._pending = NONE
        if self._parts:
            self._parts.append(_BREAKS[self._pending])
            self._line += self._pending >= LINE
        self._parts.append(words)
        self._length += len(words)
        if self._length > MOST_CHARACTERS:
            raise refusal("long")
        self._tell_cells(words)
        self._pending, self._held = NONE, False

    def _tell_cells(self, words: str) -> None:
        if self._cells:
            first = self._cells[-1].line is None
            self._cells[-1].said = words if first else None
        for cell in self._silent:
            cell.line = self._line
        self._silent.clear()
