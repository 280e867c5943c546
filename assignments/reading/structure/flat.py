"""Lines joined to one flat text that knows where each of its characters stands in the letter.

Single spaces; words that a line end split are whole again. Nothing here knows what is a sentence.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assignments.reading.structure.lines import BLANK, Line

_PIECE = re.compile(f"[^{BLANK}]+")
_ODD = re.compile(f"\\s{{2}}|(?! )[{BLANK}]")
_NO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
# A word has at most sixty letters, so that a text without spaces costs no more than another.
_WORDS = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,60}(?:-[^\W\d_]{1,60}){0,8}")
_OVER_LINES = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,60}-\s*[\r\n]\s*[^\W\d_]{0,60}")
_ENDING = re.compile(
    r"(?:ments?|[st]ions?|ings?|ed|ly|[ai]bl[ey]|[ae]nces?|it(?:y|ies)|ness|ful|[st]ive|[tc]ial"
    r"|tures?|[st]ory|i?[lz]?ations?|ers?|ors?|[ae]nt|al|ally|[ae]ry|[ei]ous|ural)"
)
_SPLIT = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
# Chinese and Japanese signs stand without spaces between words.
_CLOSE = re.compile("[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
# First parts that keep their hyphen when the line ends behind it.
_KEEPS = frozenset(
    """one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy
    eighty ninety half third quarter first second multi self non co pre post ex bi semi anti
    full part long short high low well mid all year month week day round cross on off out in up
    then tax pro re sub net lump home host work cost non out tri cash third so pay short""".split()
)
# Second parts that stand by themselves.
_STANDS = frozenset(
    """time term foot feet month months year years week weekly day days hour class end free based
    related paid rata of to the in up off out site by law in-law current wide solicitation
    competition refundable taxable exempt annual annually monthly bedroom way trip story level
    equity market sea land family school salary""".split()
)


@dataclass(frozen=True, slots=True)
class Flat:
    """A flat text; `places[n]` is where its character `n` stands in the letter."""

    text: str
    places: Sequence[int]

    def part(self, first: int, last: int) -> "Flat":
        """Its characters from `first` to before `last`, without the space around them."""
        kept = self.text[first:last]
        first += len(kept) - len(kept.lstrip())
        last -= len(kept) - len(kept.rstrip())
        return Flat(self.text[first:last], self.places[first : max(first, last)])


def known_words(letter: str) -> frozenset[str]:
    """The letter's words, in small letters, hyphens kept."""
    return frozenset(_WORDS.findall(_OVER_LINES.sub(" ", letter.lower())))


def flatten(lines: Iterable[Line], words: frozenset[str]) -> Flat:
    """The lines as one flat text; `words` are the letter's, to judge split words by."""
    said: list[str] = []
    places = array("I")
    for line in lines:
        if said:
            _join(said, places, line, words)
        _take(said, places, line)
    return Flat("".join(said), places)


def _take(said: list[str], places: "array[int]", line: Line) -> None:
    if not _ODD.search(line.text):
        said.append(line.text)
        places.extend(range(line.start, line.end))
        return
    before = 0
    for found in _PIECE.finditer(line.text):
        between = line.text[before : found.start()]
        if before and not _NO_WIDTH.issuperset(between):
            said.append(" ")
            places.append(line.start + before)
        said.append(found.group())
        places.extend(range(line.start + found.start(), line.start + found.end()))
        before = found.end()


def _join(said: list[str], places: "array[int]", line: Line, words: frozenset[str]) -> None:
    last, first = said[-1], line.text[0]
    split = _SPLIT.search(last)
    if split and first.isalnum():
        if _is_one_word(split.group(1), line.text, words):
            said[-1] = last[:-1]
            places.pop()
        return
    if last[-1:] == "-" and last != "-" and first.isalnum():
        return
    if _CLOSE.match(last[-1]) and _CLOSE.match(first):
        return
    said.append(" ")
    places.append(places[-1] + 1)


def _is_one_word(left: str, after: str, words: frozenset[str]) -> bool:
    found = _FIRST.match(after)
    if found is None or not found.group().islower():
        return False
    left, right = left.lower(), found.group()
    if left + right in words or f"{left}-{right}" in words:
        return left + right in words
    if left in _KEEPS or right in _STANDS:
        return False
    return bool(_ENDING.fullmatch(right)) or left not in words or right not in words
