"""Lines gathered into blocks: one paragraph, list item, table row or heading line each.

What a block means for the clauses and headings below it is told in assembly.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assignments.reading.structure.labels import Label, label_of
from assignments.reading.structure.lines import Line

# "2. (a) (i)": a line begins with no more labels than this; a line so long is a full one.
MOST_LABELS, FULL = 3, 50
_UNENDED = re.compile(r"[^.:;!?\u3002][\"'\u201d\u2019)\]]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, without the labels before them."""

    lines: tuple[Line, ...]
    labels: tuple[tuple[Label, Line], ...] = ()

    @property
    def indent(self) -> int:
        """How far its first line, with its label, is indented."""
        return self.labels[0][1].indent if self.labels else self.lines[0].indent


def blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """The lines in blocks, in order."""
    held: list[Line] = []
    labels: list[tuple[Label, Line]] = []
    for line in lines:
        found, rest = _labels(line)
        if held and _begins(held[-1], line, labelled=bool(found)):
            yield Block(tuple(held), tuple(labels))
            held, labels = [], []
        labels += found if not held else []
        rest = rest if not held else line
        if rest.text:
            held.append(rest)
    if held:
        yield Block(tuple(held), tuple(labels))


def _labels(line: Line) -> tuple[list[tuple[Label, Line]], Line]:
    found: list[tuple[Label, Line]] = []
    while line.text and len(found) < MOST_LABELS and (label := label_of(line)):
        found.append((label, line))
        line = line.after(label.length)
    return found, line


def _begins(last: Line, line: Line, *, labelled: bool) -> bool:
    if labelled and (line.gap or not _UNENDED.search(last.text)):
        return True
    if not line.gap:
        return False
    if not _UNENDED.search(last.text):
        return True
    return not (line.text[0].islower() or (line.turned and len(last.text) > FULL))
