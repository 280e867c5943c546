"""A letter's text: how an uploaded file is read, where quoted words stand, how it is shown.

Only characters and places. What the words mean is a term's business.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from assignments.core.records import TermRecord
from assignments.core.words import InputError

MOST_BYTES = 1024 * 1024
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


def read_upload(data: bytes) -> tuple[str, bool]:
    """The text of an uploaded file, and whether it had to be read as Windows text (cp1252).

    InputError for a file that is too large, empty or no plain text.
    """
    if len(data) > MOST_BYTES:
        raise InputError("upload", "the file is larger than 1 MiB", "send the letter alone")
    if not data.strip():
        raise InputError("upload", "the file is empty", "send the letter's text")
    try:
        text, guessed = data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        text, guessed = _windows_text(data), True
    try:
        return tidy(text), guessed
    except InputError:
        raise _no_text() from None


def _windows_text(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise _no_text() from None


def _no_text() -> InputError:
    what = "this is no plain text, perhaps a PDF, a picture or a Word file"
    return InputError("upload", what, "save it as a .txt file or paste the text")


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
    """A stretch of a letter: the terms that quote it, and those whose quote ends with it."""

    text: str
    quoting: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def pieces(text: str, terms: Iterable[TermRecord]) -> tuple[Piece, ...]:
    """A letter in stretches that the same terms quote; the pieces join to the text."""
    spans = [
        (one.term.start, one.term.end, one.id)
        for one in terms
        if one.term.start is not None and one.term.end is not None
    ]
    cuts = sorted({0, len(text), *(place for start, end, _ in spans for place in (start, end))})
    return tuple(
        Piece(
            text[first:last],
            tuple(term for start, end, term in spans if start <= first and last <= end),
            tuple(term for _, end, term in spans if end == last),
            tuple(term for start, _, term in spans if start == first),
        )
        for first, last in pairwise(cuts)
    )
