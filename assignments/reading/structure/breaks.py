"""Whether a line goes on with the paragraph above it or begins another.

Told from the lines alone; labels and table rows begin blocks of their own in blocks.
"""

import re
from collections.abc import Sequence

from assignments.reading.structure.enumerations import Mark, continued, marks
from assignments.reading.structure.headings import is_brief, is_capitals, is_title, run_in
from assignments.reading.structure.labels import Numeral, label_of
from assignments.reading.structure.layout import Layout, is_unended
from assignments.reading.structure.lines import Line
from assignments.reading.structure.stationery import stands_alone

# A paragraph shorter than this was not cut by a page's end.
CUT = 50
# Lines further in than this below their lead are its list.
INWARD = 3
_JOINS = re.compile(
    r"(?:,|\b(?:the|a|an|of|and|or|to|for|in|with|your|its|by|from|at|under|on|any|all|such|our"
    r"|this|that|will|shall|be|is|are))$"
)
_BEGINS = re.compile(
    r"(?:We|I|You|Your|The|This|These|If|In|During|Upon|Please|It|As|For|All|Any|Sincerely|Very"
    r"|Yours|To|By|Dear|Each|No|Should|Accepted|Agreed|Acknowledged|Subject|Notwithstanding)\b"
)
_ENDS_ITEM = re.compile(r"[.:;\u3002]['\"\u201d\u2019)]*$|[;,]\s+(?:and|or|and/or)$")
_ITEM = re.compile(r"[A-Z$\u20ac\u00a3\d\"\u201c]")


def begins(held: Sequence[Line], line: Line, layout: Layout) -> bool:
    """Whether the line begins another block, with no label before it."""
    last = held[-1]
    if stands_alone(line.text) or (len(held) == 1 and stands_alone(last.text)):
        return not line.text[0].islower()
    if line.gap > layout.spacing or line.turned:
        return not _goes_on(held, line)
    if is_title_line(held, layout) or _is_above_long(held, line, layout):
        return not line.text[0].islower()
    return _is_new_paragraph(held, line, layout)


def is_title_line(held: Sequence[Line], layout: Layout, *, brief: bool = False) -> bool:
    """Whether what is held is a heading on a line of its own.

    `brief`: it may be one in small letters.
    """
    if len(held) > 1:
        return False
    text = held[0].text
    if layout.is_full(held[0]):
        return False
    if is_capitals(text) or not layout.width:
        return is_capitals(text)
    return is_title(text) or (brief and is_brief(text))


def _is_above_long(held: Sequence[Line], line: Line, layout: Layout) -> bool:
    """Whether a title stands above a paragraph that is one long line."""
    if layout.width or len(held) > 1 or not is_title(held[0].text):
        return False
    return layout.is_full(line) and run_in(line.text, 0) == (0, 0)


def _goes_on(held: Sequence[Line], line: Line) -> bool:
    """Whether a paragraph goes on below a gap: its sentence has not ended."""
    last = held[-1]
    titled = len(held) == 1 and (is_title(last.text) or is_capitals(last.text))
    if not is_unended(last.text) or is_capitals(line.text) or is_capitals(last.text):
        return False
    long = len(held) > 1 or len(last.text) > CUT
    if line.text[0].islower():
        return long or (line.turned and not titled)
    if _JOINS.search(last.text):
        return long
    return line.turned and long and not titled and not _BEGINS.match(line.text)


def _is_new_paragraph(held: Sequence[Line], line: Line, layout: Layout) -> bool:
    last = held[-1]
    if is_unended(last.text) or line.text[0].islower():
        return False
    if not layout.width:
        return True
    indented = line.indent >= last.indent + 2 and len(held) > 1
    return indented or not layout.is_full(last) or line.indent < held[0].indent - 1


def lists(held: Sequence[Line], line: Line, below: Sequence[Line], layout: Layout) -> bool:
    """Whether an indented line begins a list without marks, one line an item."""
    last = held[-1]
    if line.gap or line.indent < max(last.indent, held[0].indent) + INWARD:
        return False
    if not (is_unended(last.text) or last.text.endswith(":")) or not is_item(line, layout):
        return False
    following = below[0] if below else None
    if following is None or following.gap > layout.spacing:
        return True
    return abs(following.indent - line.indent) <= 1 and is_item(following, layout)


def is_item(line: Line, layout: Layout) -> bool:
    """Whether a line may be an item by itself: begun large and not full."""
    return bool(_ITEM.match(line.text)) and not layout.is_full(line)


def may_be_labelled(held: Sequence[Line], layout: Layout, *, beside: bool) -> bool:
    """Whether a label may stand at a line's begin with no blank line above it.

    `beside`: the paragraph above has one that is as far indented.
    """
    last = held[-1]
    if is_title_line(held, layout) or _ENDS_ITEM.search(last.text) or stands_alone(last.text):
        return True
    return not layout.is_full(last) and (beside or layout.width > 0)


def goes_on_inside(numerals: tuple[Numeral, ...], below: Sequence[Line], layout: Layout) -> bool:
    """Whether the list that a label would begin goes on in the middle of a line."""
    for line in below:
        if line.gap > layout.spacing:
            return False
        label = label_of(line)
        if label and continued([Mark(0, 0, label.numerals)], numerals):
            return False
        if continued(marks(line.text), numerals):
            return True
    return False
