"""Lines gathered into blocks: one paragraph, list item, table row or heading line each.

What a block means for the clauses and headings around it is told in scopes and assembly.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assignments.reading.structure.enumerations import Mark, continued, marks
from assignments.reading.structure.headings import is_apart, is_capitals, is_title
from assignments.reading.structure.labels import Label, label_of
from assignments.reading.structure.layout import Layout, is_unended
from assignments.reading.structure.lines import Line
from assignments.reading.structure.numbering import Found, Levels, opened
from assignments.reading.structure.tables import columns, goes_on, parted, wraps

# "2. (a) (i)": a line begins with no more labels than this.
MOST_LABELS = 3
# How many lines below are looked at to tell a list inside a paragraph.
AHEAD = 12
# A paragraph shorter than this was not cut by a page's end.
CUT = 50
_ANNOUNCES = re.compile(r"(?:[:\uff1a]|\b(?:following|follows|below)\b[^.]{0,80}\.?)\s*$")
_JOINS = re.compile(
    r"(?:,|\b(?:the|a|an|of|and|or|to|for|in|with|your|its|by|from|at|under|on|any|all|such|our"
    r"|this|that|will|shall|be|is|are))$"
)
_BEGINS = re.compile(
    r"(?:We|I|You|Your|The|This|These|If|In|During|Upon|Please|It|As|For|All|Any|Sincerely|Very|Yours"
    r"|To|By|Dear|Each|No|Should|Accepted|Agreed|Acknowledged|Subject|Notwithstanding)\b"
)
_ENDS_ITEM = re.compile(r"[.:;\u3002]['\"\u201d\u2019)]*$|[;,]\s+(?:and|or|and/or)$")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, without the labels before them.

    `levels` are the open clauses where it stands, by the labels alone; `side` is what stands in
    the column to the left of it.
    """

    lines: tuple[Line, ...]
    levels: Levels = ()
    label: Label | None = None
    opens: int = 0
    start: int = 0
    indent: int = 0
    is_row: bool = False
    side: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """What it says, roughly: words split over lines are not joined."""
        return " ".join(line.text for line in self.lines)

    @property
    def margin(self) -> int:
        """How far its lines are indented at least."""
        return min([self.indent, *(line.indent for line in self.lines[1:])])

    @property
    def gap(self) -> int:
        """How many blank lines stand above it."""
        return self.lines[0].gap


def blocks(lines: Iterable[Line], layout: Layout) -> Iterator[Block]:
    """The lines in blocks, in order."""
    every = tuple(lines)
    held = _Held(layout)
    for n, line in enumerate(every):
        held.below = every[n + 1 : n + 1 + AHEAD]
        done = held.take(line)
        if done:
            yield done
    if held.lines:
        yield held.block()


@dataclass(slots=True)
class _Held:
    """The block that is being gathered, and the clauses open so far."""

    layout: Layout
    lines: list[Line] = field(default_factory=list)
    side: list[Line] = field(default_factory=list)
    cells: tuple[int, ...] = ()
    levels: Levels = ()
    begun: tuple[Found, ...] = ()
    opens: int = 0
    led: bool = False
    headed: bool = False
    below: tuple[Line, ...] = ()
    start: int = -1
    indent: int = 0

    def take(self, line: Line) -> Block | None:
        """Take one more line; the block before it where the line begins another."""
        done = None
        cells = columns(line, self.layout)
        if self.lines and self._stays_in_row(line, cells):
            return None
        labels = self._labels(line)
        if self.lines and (labels or self._begins(line, cells)):
            done = self.block()
            self._clear(done)
        if self.lines:
            self.lines.append(line)
        else:
            self._start(line, labels)
        return done

    def block(self) -> Block:
        """What is held, as a block."""
        label = self.begun[-1].label if self.begun else None
        is_row = len(self.cells) > 1
        lines, side = tuple(self.lines), tuple(self.side)
        return Block(lines, self.levels, label, self.opens, self.start, self.indent, is_row, side)

    def _clear(self, done: Block) -> None:
        text = done.lines[-1].text
        self.led = bool(_ANNOUNCES.search(text)) or (done.label is None and is_unended(text))
        if done.label is None and len(done.lines) == 1 and is_heading_line(done.text):
            self.headed, self.led = True, False
            if is_apart(done.text):
                self.levels = ()
        else:
            self.headed = False
        self.lines, self.side, self.cells, self.begun = [], [], (), ()
        self.opens, self.start = 0, -1

    def _start(self, line: Line, labels: Sequence[Found]) -> None:
        if self.start < 0:
            self.start, self.indent = line.start, line.indent
        for found in labels:
            levels = None if found.label.is_bullet else opened(self.levels, found)
            if levels is not None:
                self.opens += 1
                self.levels = levels
        self.begun += tuple(labels)
        rest = (
            line.after(labels[-1].start - line.start + labels[-1].label.length) if labels else line
        )
        if rest.text:
            self.lines.append(rest)
            self.cells = columns(rest, self.layout)

    def _labels(self, line: Line) -> list[Found]:
        """The labels that the line begins with, if it may begin with labels here."""
        found: list[Found] = []
        rest, levels = line, self.levels
        apart = not self.lines or line.gap > self.layout.spacing
        while rest.text and len(found) < MOST_LABELS and (label := label_of(rest)):
            one = Found(
                label, rest.start, rest.indent, apart or bool(found), self._led(), self.headed
            )
            after = levels if label.is_bullet else opened(levels, one)
            if after is None or not (found or apart or self._may_be_labelled(one)):
                break
            found.append(one)
            levels, rest = after, rest.after(label.length)
        return found

    def _led(self) -> bool:
        return bool(_ANNOUNCES.search(self.lines[-1].text)) if self.lines else self.led

    def _may_be_labelled(self, found: Found) -> bool:
        """Whether a label may stand at the line's begin with no blank line above it."""
        last = self.lines[-1]
        if found.label.may_be_first and self._goes_on_inside(found):
            return False
        if self._is_heading() or _ENDS_ITEM.search(last.text):
            return True
        if self.begun and self.begun[-1].indent == found.indent:
            return not self.layout.is_full(last) or found.label.is_bullet
        return not self.layout.is_full(last) and self.layout.width > 0

    def _goes_on_inside(self, found: Found) -> bool:
        """Whether the list that a label would begin goes on in the middle of a line."""
        for line in self.below:
            if line.gap > self.layout.spacing:
                return False
            at_begin = label_of(line)
            if at_begin and continued([Mark(0, 0, at_begin.numerals)], found.label.numerals):
                return False
            if continued(marks(line.text), found.label.numerals):
                return True
        return False

    def _stays_in_row(self, line: Line, cells: tuple[int, ...]) -> bool:
        if len(self.cells) < 2:  # noqa: PLR2004 - one cell is no row
            return False
        first = self.lines[0]
        if self.side:
            first = self.side[0]
        if cells and wraps(first, self.cells, line, cells):
            left, right = parted(line, cells)
            self._part()
            self.side.append(left)
            self.lines.append(right)
            return True
        if not cells and goes_on(first, self.cells, line):
            self._part()
            self.lines.append(line)
            return True
        return False

    def _part(self) -> None:
        """Set the left column beside the words of the right one."""
        if not self.side and len(self.cells) == 2:  # noqa: PLR2004 - two columns
            left, right = parted(self.lines[0], self.cells)
            self.side, self.lines = [left], [right]

    def _begins(self, line: Line, cells: tuple[int, ...]) -> bool:
        last = self.lines[-1]
        if cells or self.cells:
            return True
        if line.gap > self.layout.spacing or line.turned:
            return not self._goes_on(last, line)
        if self._is_heading():
            return not line.text[0].islower()
        return self._is_new_paragraph(last, line)

    def _is_heading(self) -> bool:
        if len(self.lines) > 1 or self.cells:
            return False
        text = self.lines[0].text
        short = self.layout.width > 0 and not self.layout.is_full(self.lines[0])
        return is_capitals(text) or (short and is_title(text))

    def _goes_on(self, last: Line, line: Line) -> bool:
        """Whether a paragraph goes on below a gap: its sentence has not ended."""
        if not is_unended(last.text) or self._is_heading() or is_capitals(line.text):
            return False
        long = len(self.lines) > 1 or len(last.text) > CUT
        if line.text[0].islower():
            return long or line.turned
        if bool(_JOINS.search(last.text)):
            return long
        return line.turned and long and not (self._is_title_line() or _BEGINS.match(line.text))

    def _is_title_line(self) -> bool:
        return len(self.lines) == 1 and is_title(self.lines[0].text)

    def _is_new_paragraph(self, last: Line, line: Line) -> bool:
        if not self.layout.width or is_unended(last.text) or line.text[0].islower():
            return False
        indented = line.indent >= last.indent + 2 and len(self.lines) > 1
        return indented or not self.layout.is_full(last) or line.indent < self.indent - 1


def is_heading_line(text: str) -> bool:
    """Whether a line by itself is a heading."""
    return is_capitals(text) or is_apart(text) or (is_title(text) and text[-1] != ".")
