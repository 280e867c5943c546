"""Lists inside a paragraph: "(i) rent; (ii) school fees; and (iii) one car".

Which marks count a list is told here; how the paragraph is parted by it, in parts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assignments.reading.structure.labels import Numeral, numerals_of

# A paragraph with more marks is parted by the first of them only.
MOST_MARKS = 400
_MARK = re.compile(
    r"(?:(?<=[\s\"'\u201c\u2018\[\u2014])|^)(\(?)([A-Za-z]|[ivxIVX]{2,5}|\d{1,2})\),?(?=\s)"
)
_REFERRED = re.compile(
    r"(?:(?:sub)?-?(?:sections?|paragraphs?|clauses?|articles?|items?|rules?|exhibits?|schedules?"
    r"|parts?|points?|plans?|codes?|forms?)|\u00a7+|\bsecs?\.)\s*(?:\w+(?:\.\w+)*)?\s*"
    r"(?:\(\w{1,4}\)\s*(?:(?:,|and|or|through|to|&|-)\s*)*)*$",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(
    r"(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third)"
    r"|teen|ty|hundred|\d)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark inside a text, such as "(ii)", and what it may count as."""

    first: int
    last: int
    numerals: tuple[Numeral, ...]


def marks(text: str) -> tuple[Mark, ...]:
    """The marks that may count a list; references to clauses and "three (3)" are none."""
    return tuple(mark for mark, _ in zip(_marks(text), range(MOST_MARKS), strict=False))


def _marks(text: str) -> Iterator[Mark]:
    for found in _MARK.finditer(text):
        before = text[max(0, found.start() - 60) : found.start()].rstrip()
        if _NUMBER_WORD.search(before) and found[2].isdigit():
            continue
        numerals = numerals_of("()" if found[1] else ")", found[2])
        if numerals and not _REFERRED.search(before):
            yield Mark(found.start(), found.end(), numerals)


def first_list(found: Sequence[Mark]) -> tuple[Mark, ...]:
    """The first list that the marks count, without the lists inside its items; () for none."""
    for n, mark in enumerate(found):
        counted = _counted(found[n:], _firsts(mark))
        if len(counted) > 1:
            return counted
    return ()


def continued(found: Sequence[Mark], begun: tuple[Numeral, ...]) -> tuple[Mark, ...]:
    """The marks that go on with a list which a paragraph's own label began."""
    return _counted([Mark(0, 0, begun), *found], begun)[1:]


def _firsts(mark: Mark) -> tuple[Numeral, ...]:
    return tuple(numeral for numeral in mark.numerals if numeral[1] == 1)


def _counted(found: Sequence[Mark], begun: tuple[Numeral, ...]) -> tuple[Mark, ...]:
    counted, last = [Mark(found[0].first, found[0].last, begun)] if begun else [], begun
    for mark in found[1:] if begun else ():
        following = tuple(one for one in mark.numerals if (one[0], one[1] - 1) in last)
        if following:
            counted.append(mark)
            last = following
        elif any((style, 1) in mark.numerals for style, value in last):
            break
    return tuple(counted)
