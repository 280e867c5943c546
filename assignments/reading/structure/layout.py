"""How a letter as a whole is set: how wide its lines are, how far apart, stretched or not.

Measured once; the paragraphs are then told by it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assignments.reading.structure.lines import Line

# Lines broken at a width are no wider and no narrower; fewer lines than this show nothing.
WIDEST, NARROWEST, FEWEST = 112, 36, 5
# A line as full as this part of the width was broken by the width.
FULL = 0.72
_UNENDED = re.compile(r"[^.:;!?\u3002\uff1a\uff1b][\"'\u201d\u2019)\]]*$")
_STRETCHED = re.compile(r"[^\s.:;!?]\s{2,3}\S")


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide, how far apart.

    `width`: of the lines, 0 where lines end at no width; `spacing`: blank lines between the lines
    of one paragraph; `stretched`: lines filled up to the margin with spaces.
    """

    width: int
    spacing: int
    stretched: bool

    def is_full(self, line: Line) -> bool:
        """Whether the line may have been broken for want of room."""
        return line.indent + len(line.text) >= (self.width or WIDEST) * FULL


def is_unended(text: str) -> bool:
    """Whether the text stops within a sentence."""
    return bool(_UNENDED.search(text))


def layout(lines: Sequence[Line]) -> Layout:
    """How the lines are set."""
    widths = sorted(line.indent + len(line.text) for line in lines if " " in line.text)
    widest = widths[int(len(widths) * 0.97)] if len(widths) >= FEWEST else 0
    width = widest if NARROWEST <= widest <= WIDEST else 0
    return Layout(width, _spacing(lines, width), _is_stretched(lines))


def _spacing(lines: Sequence[Line], width: int) -> int:
    within = sorted(
        line.gap
        for last, line in pairwise(lines)
        if width and is_unended(last.text) and len(last.text) > width * 0.6 and not line.turned
    )
    return within[len(within) // 5] if len(within) >= FEWEST else 0


def _is_stretched(lines: Sequence[Line]) -> bool:
    long = [line for line in lines if len(line.text) > WIDEST // 2]
    stretched = sum(len(_STRETCHED.findall(line.text)) > 1 for line in long)
    return stretched * 4 > len(long) >= FEWEST
