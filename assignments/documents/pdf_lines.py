"""The printed lines of one page of a PDF, in the order in which the page draws them."""

import ctypes
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

WIDE = 1.5  # of the size of the letters: a gap within a line that parts two columns
_HYPHEN = 0x02  # how PDFium marks one at the end of a line, where it drops the line break
_RETURN = 0x0D
_LINE_ENDS = frozenset({0x0A, _HYPHEN})
_SPACES = frozenset({0x20, 0xA0})


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: where on the page it stands, in points, and the size of its letters."""

    text: str
    left: float
    foot: float
    size: float


def lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    """The lines of a page, each trimmed; wide gaps in them are two spaces."""
    text = page.get_textpage()
    line = _Line(text)
    for place in range(raw.FPDFText_CountChars(text.raw)):
        sign = raw.FPDFText_GetUnicode(text.raw, place)
        if sign == _HYPHEN:
            line.add(place, ord("-"))
        if sign in _LINE_ENDS:
            yield line.done()
            line = _Line(text)
        elif sign != _RETURN and sign <= sys.maxunicode:
            line.add(place, sign)
    yield line.done()


class _Line:
    """A line while its signs are added: where its first stands, and the gaps between words."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text.raw
        self._signs: list[str] = []
        self._last: int | None = None
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._at = tuple(ctypes.byref(edge) for edge in self._edges)
        self._left = self._foot = self._size = 0.0

    def add(self, place: int, sign: int) -> None:
        """Add the sign at a place of the page's text."""
        if sign in _SPACES:
            self._signs.append(" ")
            return
        if self._last is None:
            self._begin(place)
        elif self._signs[-1] == " " and self._gap(place) > WIDE * self._size:
            self._signs.append(" ")
        self._signs.append(chr(sign))
        self._last = place

    def done(self) -> Line:
        """The line as it was drawn; signs beyond the first plane come in two halves."""
        halves = "".join(self._signs).rstrip().encode("utf-16-le", "surrogatepass")
        whole = halves.decode("utf-16-le", "replace")
        return Line(whole, self._left, self._foot, self._size)

    def _begin(self, place: int) -> None:
        raw.FPDFText_GetCharOrigin(self._text, place, *self._at[:2])
        self._left, self._foot = self._edges[0].value, self._edges[1].value
        self._size = raw.FPDFText_GetFontSize(self._text, place)
        self._signs.clear()

    def _gap(self, place: int) -> float:
        """How far the sign stands from the last one before it."""
        left, right, *_ = self._edges
        raw.FPDFText_GetCharBox(self._text, self._last, *self._at)
        edge = right.value
        raw.FPDFText_GetCharBox(self._text, place, *self._at)
        return left.value - edge
