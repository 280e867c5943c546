"""A paragraph's flat text parted: its sentences, and the items of the lists inside them.

Places in flat text only. Lists whose items are paragraphs of their own are told in assembly.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assignments.reading.structure.enumerations import Mark, continued, first_list, marks
from assignments.reading.structure.labels import Numeral
from assignments.reading.structure.sentences import sentences

# A sentence longer than this is parted at its semicolons; no part is shorter than that.
LONG, SHORTEST = 280, 30
# Lists in lists deeper than this are not parted.
DEEPEST = 4

Span = tuple[int, int]

# Words after which the items are no grants of their own: "the lesser of (i) … and (ii) …".
_BOUND = re.compile(
    r"\b(?:(?:lesser|greater|earlier|later|earliest|latest|sum|product|higher|highest|lower|lowest"
    r"|longer|shorter|excess|difference|least|greatest|larger|smaller|total|aggregate|ratio) of"
    r"(?: the following)?|if|when|whether|unless|because|either|between|until|after|before|upon)"
    r"[:,]?$",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"[,;.]?\s+(?=(?:in each case|in either case|in all cases|in the aggregate|collectively"
    r"|all of which|each of which|all subject to|subject in each"
    r"|which (?:amounts?|expenses?|costs?|payments?|benefits?|items?)\b"
    r"|(?:all )?(?:up to|not to exceed|not exceeding) (?:a|an) (?:maximum )?"
    r"(?:aggregate|total|combined|overall)))",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:[;,]?\s*\b(?:and/or|and|or|plus)|[;,])\s*$", re.IGNORECASE)
_SEMICOLON = re.compile(r"[;\uff1b]\s*(?:(?:and|or|plus)\s+(?=\S))?")
_COLON = re.compile(r"(?<!\d):(?=\s)")


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence or item; `leads` are the stretches that lead to it, the outermost first."""

    first: int
    last: int
    leads: tuple[Span, ...] = ()
    is_item: bool = False


def parts(text: str, begun: tuple[Numeral, ...] = ()) -> Iterator[Part]:
    """The sentences and items in order; `begun` is what the label before the text counts."""
    paragraph = _Paragraph(text, marks(text))
    for part in paragraph.begun(begun) if begun else paragraph.within(Part(0, len(text))):
        yield from _by_semicolons(text, part)


class _Paragraph:
    """A text with its marks and sentences, found once."""

    def __init__(self, text: str, found: Sequence[Mark]) -> None:
        self.text, self.marks = text, found
        self.starts = [first for first, _ in sentences(text)]

    def begun(self, numerals: tuple[Numeral, ...]) -> Iterator[Part]:
        """The parts where the paragraph's label may have begun a list that goes on inside it."""
        found = self._together(0, continued(self.marks, numerals))
        last = found[0].first if found else len(self.text)
        yield from self.within(Part(0, last))
        if found:
            yield from self._items(found, Part(0, len(self.text)))

    def within(self, part: Part) -> Iterator[Part]:
        """The sentences and items of a stretch."""
        while part.first < part.last:
            found = first_list([mark for mark in self.marks if _holds(part, mark)])
            found = self._together(found[0].first, found) if found else ()
            if len(found) < 2 or len(part.leads) >= DEEPEST:  # noqa: PLR2004 - one is no list
                break
            start = max(part.first, self._sentence(found[0].first))
            end = (
                self._end(found[-1], part)
                if self.text[start : found[0].first].strip()
                else part.last
            )
            yield from self._sentences(replace(part, last=start))
            yield from self._list(found, replace(part, first=start, last=end))
            part = replace(part, first=end)
        yield from self._sentences(part)

    def _list(self, found: Sequence[Mark], part: Part) -> Iterator[Part]:
        lead = replace(part, last=found[0].first)
        words = self.text[lead.first : lead.last].strip()
        if _BOUND.search(words):
            yield part
            return
        if words:
            yield lead
            part = replace(part, leads=(*part.leads, (lead.first, lead.last)))
        yield from self._items(found, part)

    def _items(self, found: Sequence[Mark], part: Part) -> Iterator[Part]:
        ends = [mark.first for mark in found[1:]]
        for mark, end in zip(found, [*ends, part.last], strict=True):
            item = Part(mark.last, end, part.leads, is_item=True)
            cut = _CONCLUDES.search(self.text, item.first + 1, end) if end == part.last else None
            yield from self.within(replace(item, last=cut.start() if cut else end))
            if cut:
                yield replace(item, first=cut.end(), is_item=False)

    def _sentences(self, part: Part) -> Iterator[Part]:
        for first, last in sentences(self.text[part.first : part.last]):
            yield replace(part, first=part.first + first, last=part.first + last)

    def _sentence(self, place: int) -> int:
        return self.starts[max(0, bisect_right(self.starts, place) - 1)]

    def _end(self, mark: Mark, part: Part) -> int:
        after = bisect_right(self.starts, mark.last)
        return min(part.last, self.starts[after]) if after < len(self.starts) else part.last

    def _together(self, first: int, found: Sequence[Mark]) -> tuple[Mark, ...]:
        """The marks up to where one stands within a sentence that the one before does not reach."""
        kept: list[Mark] = []
        last = first
        for mark in found:
            start = self._sentence(mark.first)
            if start > last and self.text[start : mark.first].strip():
                break
            kept.append(mark)
            last = mark.last
        return tuple(kept)


def _holds(part: Part, mark: Mark) -> bool:
    return part.first <= mark.first and mark.last <= part.last


def _by_semicolons(text: str, part: Part) -> Iterator[Part]:
    said = text[part.first : part.last]
    cuts = [found for found in _SEMICOLON.finditer(said) if found.end() < len(said)]
    colon = _COLON.search(said, 0, cuts[0].start()) if cuts else None
    if colon and _BOUND.search(said[: colon.end()]):
        colon = None
    if colon:
        lead = (part.first, part.first + colon.end())
        yield from trimmed(text, replace(part, last=lead[1]))
        part = replace(part, first=lead[1], leads=(*part.leads, lead), is_item=True)
    elif len(said) <= LONG:
        cuts = []
    start = part.first
    base = part.last - len(said)
    for cut in cuts:
        if colon or min(base + cut.start() - start, part.last - base - cut.end()) >= SHORTEST:
            yield from trimmed(text, replace(part, first=start, last=base + cut.start()))
            start = base + cut.end()
    yield from trimmed(text, replace(part, first=start))


def trimmed(text: str, part: Part) -> Iterator[Part]:
    """The part without space around it, nor "; and" behind an item; none where nothing is left."""
    said = text[part.first : part.last]
    if part.is_item:
        said = _AND.sub("", said)
    first = part.first + len(said) - len(said.lstrip())
    last = part.first + len(said.rstrip())
    if first < last:
        yield replace(part, first=first, last=last)
