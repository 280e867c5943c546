"""A letter's text: its signs and line ends, where quoted words stand, how it is shown.

Only characters and places. What the words mean is a term's business.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

from assignments.core.records import TermRecord
from assignments.core.words import InputError

# A letter whose lines were broken at a width has none wider than this, and many that are full.
WIDEST, FULL, MANY = 100, 55, 5
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
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

    `lines` are its text parted where a line ends for good: see `is_hard_wrapped`.
    """

    text: str
    quoting: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    lines: tuple[str, ...] = ()


def pieces(text: str, terms: Iterable[TermRecord]) -> tuple[Piece, ...]:
    """A letter in stretches that the same terms quote; the pieces join to the text."""
    spans = [
        (one.term.start, one.term.end, one.id)
        for one in terms
        if one.term.start is not None and one.term.end is not None
    ]
    cuts = sorted({0, len(text), *(place for start, end, _ in spans for place in (start, end))})
    ends = _line_ends(text)
    return tuple(
        Piece(
            text[first:last],
            tuple(term for start, end, term in spans if start <= first and last <= end),
            tuple(term for _, end, term in spans if end == last),
            tuple(term for start, _, term in spans if start == first),
            _parted(text, first, last, ends),
        )
        for first, last in pairwise(cuts)
    )


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
    within = [place for place in ends if first < place <= last and place < len(text)]
    return tuple(text[begin:end] for begin, end in pairwise([first, *within, last]))
