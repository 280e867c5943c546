"""Lines gathered into blocks: one paragraph, list item, table row or heading line each.

What a block means for the clauses and headings around it is told in scopes and assembly.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assignments.reading.structure.breaks import (
    begins,
    goes_on_inside,
    is_item,
    is_title_line,
    lists,
    may_be_labelled,
)
from assignments.reading.structure.headings import is_apart, is_capitals, is_title
from assignments.reading.structure.labels import Label, label_of
from assignments.reading.structure.layout import Layout, is_unended
from assignments.reading.structure.lines import Line
from assignments.reading.structure.numbering import Found, Levels, opened
from assignments.reading.structure.tables import columns, goes_on, is_titled, parted, wraps

# "2. (a) (i)": a line begins with no more labels than this.
MOST_LABELS = 3
# How many lines below are looked at to tell a list inside a paragraph.
AHEAD = 12
# What stands before the items of a list that has no marks.
UNMARKED = Label("", 0)
_ANNOUNCES = re.compile(r"(?:[:\uff1a]|\b(?:following|follows|below)\b[^.]{0,80}\.?)\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, without the labels before them.

    `levels` are the open clauses where it stands, by the labels alone; the last `opens` of them
    begin with it. `side` is what stands in the column to the left of it.
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
    before: Levels = ()
    found: list[Found] = field(default_factory=list)
    is_listed: bool = False
    led: bool = False
    headed: bool = False
    below: tuple[Line, ...] = ()

    def take(self, line: Line) -> Block | None:
        """Take one more line; the block before it where the line begins another."""
        if self.lines and self._stays_in_row(line):
            return None
        found = self._labels(line)
        done = None
        listed = bool(self.lines) and not found and self._lists(line)
        if self.lines and (found or listed or self._begins(line)):
            done = self.block()
            self._clear(done)
            self.is_listed = listed
        if self.lines:
            self.lines.append(line)
        else:
            self._start(line, found)
        return done

    def block(self) -> Block:
        """What is held, as a block."""
        label = self.found[-1].label if self.found else UNMARKED if self.is_listed else None
        shared = sum(one == other for one, other in zip(self.levels, self.before, strict=False))
        first = self.found[0] if self.found else (self.side or self.lines)[0]
        return Block(
            tuple(self.lines),
            self.levels,
            label,
            len(self.levels) - shared if self.found else 0,
            first.start,
            first.indent,
            len(self.cells) > 1,
            tuple(self.side),
        )

    def _clear(self, done: Block) -> None:
        text = done.lines[-1].text
        alone = done.label is None and len(done.lines) == 1
        self.headed = alone and is_heading_line(done.text)
        self.led = not self.headed and (
            bool(_ANNOUNCES.search(text)) or (done.label is None and is_unended(text))
        )
        if self.headed and is_apart(done.text):
            self.levels = ()
        self.before = self.levels
        self.lines, self.side, self.found, self.cells = [], [], [], ()

    def _start(self, line: Line, found: Sequence[Found]) -> None:
        for one in found:
            if not one.label.is_bullet:
                self.levels = opened(self.levels, one) or self.levels
        self.found += found
        rest = line.after(found[-1].start - line.start + found[-1].label.length) if found else line
        if rest.text:
            self.lines.append(rest)
            self.cells = columns(rest, self.layout)
            if is_titled(rest, self.cells):
                self._set_aside()

    def _labels(self, line: Line) -> list[Found]:
        """The labels that the line begins with, if it may begin with labels here."""
        found: list[Found] = []
        rest, levels = line, self.levels
        apart = not self.lines or line.gap > self.layout.spacing
        led = bool(_ANNOUNCES.search(self.lines[-1].text)) if self.lines else self.led
        while rest.text and len(found) < MOST_LABELS and (label := label_of(rest)):
            one = Found(label, rest.start, rest.indent, apart or bool(found), led, self.headed)
            after = levels if label.is_bullet else opened(levels, one)
            if after is None or not (one.apart or self._may_be_labelled(one)):
                break
            found.append(one)
            levels, rest = after, rest.after(label.length)
        return found

    def _may_be_labelled(self, found: Found) -> bool:
        label = found.label
        if (
            label.is_bracketed
            and label.may_be_first
            and goes_on_inside(label.numerals, self.below, self.layout)
        ):
            return False
        beside = bool(self.found) and abs(self.found[-1].indent - found.indent) <= 1
        return may_be_labelled(self.lines, self.layout, beside=beside)

    def _lists(self, line: Line) -> bool:
        if self.cells:
            return False
        if self.is_listed and line.gap == 0 and abs(line.indent - self.lines[0].indent) <= 1:
            return is_item(line, self.layout)
        return not self.is_listed and lists(self.lines, line, self.below, self.layout)

    def _begins(self, line: Line) -> bool:
        if self.cells or columns(line, self.layout):
            return True
        brief = bool(self.found) and not self.found[-1].label.is_bullet
        if brief and line.gap == 0 and is_title_line(self.lines, self.layout, brief=True):
            return not line.text[0].islower()
        return begins(self.lines, line, self.layout)

    def _stays_in_row(self, line: Line) -> bool:
        if not self.cells:
            return False
        first = self.side[0] if self.side else self.lines[0]
        others = columns(line, self.layout, beside=True)
        if wraps(first, self.cells, line, others):
            left, right = parted(line, others)
            self._set_aside(left)
            self.lines.append(right)
            return True
        if not others and goes_on(first, self.cells, line):
            self._set_aside()
            self.lines.append(line)
            return True
        return False

    def _set_aside(self, *more: Line) -> None:
        """Set the left column beside the words of the right one."""
        if not self.side and len(self.cells) == 2:  # noqa: PLR2004 - two columns
            left, right = parted(self.lines[0], self.cells)
            self.side, self.lines = [left], [right]
        self.side += more


def is_heading_line(text: str) -> bool:
    """Whether a line by itself is a heading."""
    return is_capitals(text) or is_apart(text) or (is_title(text) and text[-1] != ".")
