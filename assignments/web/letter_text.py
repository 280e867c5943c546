"""A letter's text: its signs and line ends, where quoted words stand, how it is shown.

Only characters and places. What the words mean is a term's business.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

from assignments.core.letter import LeftOver
from assignments.core.records import TermRecord
from assignments.core.words import InputError

# A letter whose lines were broken at a width has none wider than this, and many that are full.
WIDEST, FULL, MANY = 100, 55, 5
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# The end of a page, blank lines in a row and what a line is set in by: no mark goes over them.
_EMPTY = re.compile(r"\n?\f\s*|\n(?:[ \t]*\n){3,}|\n[ \t]{3,}|\A(?:[ \t]*\n)+")
_MANY_LINES = 3
# Signs that word processors put for plain ones, one for one, so that places stay the same.
_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u00a0": " ",
    }
)


def tidy(text: str) -> str:
    """A text with one kind of line end and no space around it; InputError where it is no text."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").strip("\n")
    if _NO_TEXT.search(plain):
        raise InputError("text", "holds signs that are no text", "give plain text")
    return plain.rstrip()


def only_text(text: str) -> str:
    """The text without the signs that are none, to be shown again."""
    return _NO_TEXT.sub("", text)


def has_other_signs(text: str) -> bool:
    """Whether a text holds signs that are none."""
    return _NO_TEXT.search(text) is not None


def find(quote: str, text: str, near: int = 0) -> tuple[int, int] | None:
    """Where the quoted words stand in a letter, whatever its line breaks and quotation marks.

    Of several places the one nearest to `near`; None where the words do not stand there.
    """
    words = quote.translate(_PLAIN).split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    found = [match.span() for match in pattern.finditer(text.translate(_PLAIN))]
    return min(found, key=lambda span: abs(span[0] - near), default=None)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a letter: the terms that quote it, that begin and that end with it.

    Of those that quote it `lead` is the one that began last. `left` is the start of the passage it
    belongs to that no term rests on, `number` whether it is one of the numbers there. `lines` are
    its text parted where a line ends for good: see `is_hard_wrapped`.
    """

    text: str
    start: int = 0
    quoting: tuple[int, ...] = ()
    lead: int | None = None
    ending: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    left: int | None = None
    number: bool = False
    lines: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it to be marked."""
        return not self.text.strip()

    @property
    def gap(self) -> bool:
        """Whether it is nothing but blank lines, more than a reader needs."""
        return self.blank and self.text.count("\n") > _MANY_LINES

    @property
    def page_end(self) -> bool:
        """Whether a page of the letter's file ends here."""
        return self.blank and "\f" in self.text

    @property
    def begins_left(self) -> bool:
        """Whether a passage that no term rests on begins with it."""
        return self.left == self.start


def pieces(
    text: str, terms: Iterable[TermRecord], left: Iterable[LeftOver] = ()
) -> tuple[Piece, ...]:
    """A letter in stretches that the same terms quote; the pieces join to the text."""
    quoted = _Spans(
        (one.term.start, one.term.end, one.id)
        for one in terms
        if one.term.start is not None and one.term.end is not None
    )
    passages = tuple(left)
    open_passages = _Spans((one.start, one.end, one.start) for one in passages)
    numbers = _Spans((*span, span[0]) for one in passages for span in one.numbers)
    empty = {place for found in _EMPTY.finditer(text) for place in found.span()}
    cuts = sorted({0, len(text), *quoted.places, *open_passages.places, *numbers.places, *empty})
    ends = _line_ends(text)
    return tuple(
        Piece(
            text=text[first:last],
            start=first,
            quoting=quoted.around(first),
            lead=quoted.lead,
            ending=quoted.ends.get(last, ()),
            begins=quoted.begins.get(first, ()),
            left=next(iter(open_passages.around(first)), None),
            number=bool(numbers.around(first)),
            lines=_parted(text, first, last, ends),
        )
        for first, last in pairwise(cuts)
    )


class _Spans:
    """Stretches with a name each, asked for in the order of their places."""

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        self.begins: dict[int, tuple[int, ...]] = {}
        self.ends: dict[int, tuple[int, ...]] = {}
        for start, end, name in spans:
            if start >= end:
                continue
            self.begins[start] = (*self.begins.get(start, ()), name)
            self.ends[end] = (*self.ends.get(end, ()), name)
        self.places = {*self.begins, *self.ends}
        self._open: dict[int, int] = {}

    def around(self, place: int) -> tuple[int, ...]:
        """The stretches that a place lies in; places are asked for in order, each cut once."""
        for name in self.ends.get(place, ()):
            self._open.pop(name, None)
        for name in self.begins.get(place, ()):
            self._open[name] = place
        return tuple(self._open)

    @property
    def lead(self) -> int | None:
        """Of the stretches around the last place asked for, the first of those that began last."""
        return max(self._open, key=self._open.__getitem__, default=None)


def is_hard_wrapped(text: str) -> bool:
    """Whether the letter's lines were broken at a width, not at the ends of its paragraphs."""
    lengths = [len(line) for line in text.splitlines()]
    return max(lengths, default=0) <= WIDEST and sum(one > FULL for one in lengths) >= MANY


def _line_ends(text: str) -> list[int]:
    """Where lines end for good: all of them; of a hard-wrapped letter those that are not full."""
    lines = text.splitlines(keepends=True)
    places = list(accumulate(len(line) for line in lines))
    if not is_hard_wrapped(text):
        return places
    after = [*lines[1:], ""]
    return [
        place
        for place, line, following in zip(places, lines, after, strict=True)
        if len(line.rstrip()) <= FULL or not following.strip()
    ]


def _parted(text: str, first: int, last: int, ends: list[int]) -> tuple[str, ...]:
    within = ends[bisect_right(ends, first) : bisect_right(ends, last)]
    inner = [place for place in within if place < len(text)]
    return tuple(text[begin:end] for begin, end in pairwise([first, *inner, last]))
