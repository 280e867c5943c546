"""A letter that stands in one long line, parted where its clause numbers stand.

Lines that end where paragraphs end are left as they are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from assignments.reading.structure.lines import Line

# A line shorter than this is left whole; so is one with fewer numbers in order.
SHORTEST, FEWEST = 500, 3
_NUMBER = re.compile(
    r"(?<=[.;:)])\s+(?=(?:(?:ARTICLE|Article|SECTION|Section)\s+)?(\d{1,2}(?:\.\d{1,2})?|[IVX]{1,5})"
    r"[.)]?\s+[A-Z\"\u201c])"
)


def parted(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those too long for a paragraph parted before their clause numbers."""
    for line in lines:
        if len(line.text) < SHORTEST:
            yield line
        else:
            yield from _pieces(line)


def _pieces(line: Line) -> Iterator[Line]:
    found = list(_NUMBER.finditer(line.text))
    kept = {one for pair in pairwise(found) for one in pair if _follow(*pair)}
    if len(kept) < FEWEST:
        yield line
        return
    cuts = [0, *(one.end() for one in found if one in kept), len(line.text)]
    for first, last in pairwise(cuts):
        text = line.text[first:last].rstrip()
        start = line.start + first
        piece = replace(line, start=start, end=start + len(text), text=text)
        yield piece if not first else replace(piece, gap=1, turned=False)


def _follow(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether one number comes right after the other."""
    if not (one[1][0].isdigit() and other[1][0].isdigit()):
        return one[1].isalpha() and other[1].isalpha() and one[1] != other[1]
    chapter, _, part = one[1].partition(".")
    other_chapter, _, other_part = other[1].partition(".")
    if chapter == other_chapter:
        return int(other_part or 0) == int(part or 0) + 1
    return int(other_chapter) == int(chapter) + 1
