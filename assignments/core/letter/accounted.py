"""Which numbers of a letter are accounted for: in a term's words, set aside by a person, or open.

A number counts as the letter's reader found it; what it means is not asked here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assignments.core.letter.kept import ReadLetter, Span
from assignments.core.letter.terms import Term

_SENTENCE_ENDS = re.compile(
    r"[.;!?][\"'\u201d\u2019)\]]*(?=\s+[\"'\u201c\u2018(\[]?[^a-z\s])|\n\s*\n"
)
_LONGEST = 600  # characters shown around a number whose sentence does not end


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A passage that no term rests on, with the numbers in it."""

    start: int
    end: int
    numbers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Accounted:
    """How many of a letter's numbers stand where, and the passages that are still open."""

    confirmed: int
    proposed: int
    aside: int
    left: tuple[LeftOver, ...]

    @property
    def open(self) -> int:
        """The numbers that nobody has accounted for."""
        return sum(len(one.numbers) for one in self.left)

    @property
    def done(self) -> int:
        """The numbers that stand in a term or were set aside."""
        return self.confirmed + self.proposed + self.aside

    @property
    def all(self) -> int:
        """All numbers of the letter."""
        return self.done + self.open


class _Covered:
    """Stretches of a text, joined where they overlap, to ask which places lie within one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[list[int]] = []
        for start, end in sorted(spans):
            if joined and start < joined[-1][1]:
                joined[-1][1] = max(joined[-1][1], end)
            else:
                joined.append([start, end])
        self._starts = [start for start, _ in joined]
        self._ends = [end for _, end in joined]

    def around(self, span: Span) -> Span | None:
        """The stretch that the whole span lies in, if any does."""
        number = bisect_right(self._starts, span[0]) - 1
        if number < 0 or self._ends[number] < span[1]:
            return None
        return self._starts[number], self._ends[number]


def accounted(
    text: str, reading: ReadLetter, terms: Iterable[Term], aside: Iterable[Span]
) -> Accounted:
    """Where each number of a letter stands: in a confirmed term first, then in a proposed one."""
    quoted = [
        ((one.start, one.end), one.confirmed)
        for one in terms
        if one.start is not None and one.end is not None
    ]
    stands = (
        _Covered(span for span, is_confirmed in quoted if is_confirmed),
        _Covered(span for span, is_confirmed in quoted if not is_confirmed),
        _Covered(aside),
    )
    found: tuple[list[Span], ...] = ([], [], [], [])
    for number in reading.numbers:
        around = (place for place, one in enumerate(stands) if one.around(number) is not None)
        found[next(around, len(stands))].append(number)
    confirmed, proposed, put_aside, left = found
    return Accounted(
        confirmed=len(confirmed),
        proposed=len(proposed),
        aside=len(put_aside),
        left=tuple(_passages(text, reading.unread, left)),
    )


def _passages(text: str, unread: Sequence[Span], numbers: Sequence[Span]) -> Iterator[LeftOver]:
    """The sentences around some numbers: the reader's own, else as the text parts them."""
    if not numbers:
        return
    known, sentences = _Covered(unread), _Sentences(text)
    held: dict[Span, list[Span]] = {}
    for number in sorted(numbers):
        around = known.around(number) or sentences.around(number)
        held.setdefault(around, []).append(number)
    for (start, end), within in sorted(held.items()):
        yield LeftOver(start, end, tuple(within))


class _Sentences:
    """Where a text's sentences end: at full stops and blank lines, and within a page's half."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [found.end() for found in _SENTENCE_ENDS.finditer(text)]

    def around(self, span: Span) -> Span:
        """The sentence that a span stands in, without the space around it."""
        place = bisect_right(self._ends, span[0])
        start = self._ends[place - 1] if place else 0
        place = bisect_right(self._ends, span[1] - 1, lo=place)
        end = self._ends[place] if place < len(self._ends) else len(self._text)
        start, end = max(start, _far(span[0])), min(end, _far(span[1]) + 2 * _LONGEST)
        sentence = self._text[start:end]
        first = start + len(sentence) - len(sentence.lstrip())
        return first, max(span[1], start + len(sentence.rstrip()))


def _far(place: int) -> int:
    """The last of the places, so far apart, that lies well before one."""
    return max(0, place // _LONGEST * _LONGEST - _LONGEST)
