"""The printed lines of one page of a PDF, in the order in which the page draws them."""

import ctypes
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

WIDE = 1.5  # of the size of the letters: a gap within a line that parts two columns
_HYPHEN = 0x02  # how PDFium marks one at the end of a line, where it drops the line break
_SPACE, _FIRM_SPACE, _NEW_LINE, _RETURN = 0x20, 0xA0, 0x0A, 0x0D


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
    for place in range(raw.FPDFText_CountChars(text)):
        sign = raw.FPDFText_GetUnicode(text, place)
        if sign == _HYPHEN:
            line.add(place, ord("-"))
        if sign in {_NEW_LINE, _HYPHEN}:
            yield line.done()
            line = _Line(text)
        elif sign != _RETURN:
            line.add(place, sign)
    yield line.done()


class _Line:
    """A line while its signs are added: where its first stands, and the gaps between words."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._signs: list[int] = []
        self._last: int | None = None
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._left = self._foot = self._size = 0.0

    def add(self, place: int, sign: int) -> None:
        """Add the sign at a place of the page's text."""
        if sign in {_SPACE, _FIRM_SPACE}:
            self._signs.append(_SPACE)
            return
        if self._last is None:
            self._begin(place)
        elif self._signs[-1] == _SPACE and self._gap(place) > WIDE * self._size:
            self._signs.append(_SPACE)
        self._signs.append(sign)
        self._last = place

    def done(self) -> Line:
        """The line as it was drawn; signs beyond the first plane come in two halves."""
        known = (sign for sign in self._signs if sign <= sys.maxunicode)
        halves = b"".join(sign.to_bytes(4, "little") for sign in known)
        text = halves.decode("utf-32-le", "surrogatepass")
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return Line(whole.rstrip(), self._left, self._foot, self._size)

    def _begin(self, place: int) -> None:
        left, foot = self._edges[:2]
        raw.FPDFText_GetCharOrigin(self._text, place, ctypes.byref(left), ctypes.byref(foot))
        self._left, self._foot = left.value, foot.value
        self._size = raw.FPDFText_GetFontSize(self._text, place)
        self._signs.clear()

    def _gap(self, place: int) -> float:
        left, _ = self._sides(place)
        _, right = self._sides(self._last or 0)
        return left - right

    def _sides(self, place: int) -> tuple[float, float]:
        raw.FPDFText_GetCharBox(self._text, place, *map(ctypes.byref, self._edges))
        left, right, *_ = (edge.value for edge in self._edges)
        return left, right
