"""Looking for words: how a text is taken apart, what somebody looks for, and where it was hit.

Letters count without case and accents. Chinese and Japanese, which are written without spaces, are
taken apart into pairs of signs; an amount is one word, as is each run of letters and digits.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST, MOST_WORDS = 100, 6  # of what is looked for
WORD_AT_MOST = 40
AROUND = 60  # characters shown on either side of a hit
_SIGNS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(
    rf"(?P<signs>[{_SIGNS}]+)"
    r"|(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)"
    rf"|(?P<word>[^\W_{_SIGNS}]+)"
)
_BY_NUMBER = re.compile(r"(?:(?P<what>[^\W\d]+)\s*)?#?\s*(?P<number>\d{1,9})\s*\Z")
# What may stand before a number, in the languages of the pages.
NAMES = {
    "claim": "claim",
    "line": "line",
    "assignment": "assignment",
    "报销单": "claim",
    "明细": "line",
    "外派": "assignment",
}


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing that must be there: a word, or where `begins` one that begins so."""

    word: str
    begins: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for: `text` as typed, its words as typed, and what must be there.

    `number` is that of a claim, a line or an assignment where it may be one; `of` names which.
    """

    text: str
    words: tuple[str, ...]
    sought: tuple[Sought, ...]
    number: int | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `hit` where it is what was looked for."""

    text: str
    hit: bool = False


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """A sign without case and accent; itself where that would make several of it."""
    bare = unicodedata.normalize("NFKD", sign)[:1].casefold()
    return bare if len(bare) == 1 else sign


def folded(text: str) -> str:
    """A text without case and accents, each sign in its place."""
    return "".join(map(_plain, text))


def words_in(text: str) -> Iterator[str]:
    """The words of a text by which it is found."""
    for found in _TOKEN.finditer(folded(text)):
        if found["signs"]:
            yield from _pairs(found["signs"])
            yield found["signs"][-1]
        else:
            yield _word(found)


def _pairs(signs: str) -> Iterator[str]:
    return (signs[at : at + 2] for at in range(len(signs) - 1))


def _word(found: re.Match[str]) -> str:
    return found[0].replace(",", "")[:WORD_AT_MOST]


def query_of(typed: str) -> Query:
    """What somebody looks for; nothing is sought where no word stands in it."""
    text = " ".join(typed[:LONGEST].split())
    found = list(_TOKEN.finditer(folded(text)))[:MOST_WORDS]
    sought = tuple(dict.fromkeys(one for token in found for one in _sought(token)))
    words = tuple(dict.fromkeys(text[one.start() : one.end()] for one in found))
    number = _BY_NUMBER.match(folded(text))
    of = (
        None
        if number is None
        else NAMES.get(number["what"] or "", "" if not number["what"] else None)
    )
    if number is None or of is None:
        return Query(text, words, sought)
    return Query(text, words, sought, int(number["number"]), of)


def _sought(found: re.Match[str]) -> tuple[Sought, ...]:
    signs = found["signs"]
    if not signs:
        word = _word(found)
        return (Sought(word, begins=len(word) > 1),)
    return tuple(Sought(one, begins=False) for one in _pairs(signs)) or (Sought(signs),)


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether every word stands somewhere in a text, at least as a part of one."""
    plain = folded(text)
    return all(folded(one) in plain for one in words)


def marked(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """A text in pieces, the words that were looked for marked."""
    wanted = sorted({folded(one) for one in words if one}, key=len, reverse=True)
    if not wanted:
        return (Piece(text),) if text else ()
    hits = re.compile("|".join(map(re.escape, wanted)))
    pieces, last = [], 0
    for hit in hits.finditer(folded(text)):
        pieces += [Piece(text[last : hit.start()]), Piece(text[hit.start() : hit.end()], hit=True)]
        last = hit.end()
    return tuple(one for one in (*pieces, Piece(text[last:])) if one.text)


def around(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """The same of what stands around the first hit; a text without one is told by its front."""
    several = tuple(words)
    plain = folded(text)
    places = [at for at in (plain.find(folded(one)) for one in several) if at >= 0]
    first = max(0, min(places, default=0) - AROUND)
    last = first + 3 * AROUND
    shown = " ".join(text[first:last].split())
    front, back = "… " if first else "", " …" if last < len(text) else ""
    return marked(f"{front}{shown}{back}", several)
