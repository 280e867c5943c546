"""The text of a PDF, page by page: its lines, an empty one between paragraphs, wide gaps kept."""

import ctypes
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

from assignments.documents.limits import MOST_CHARACTERS
from assignments.documents.refusals import refusal
from assignments.documents.signs import cleaned

HYPHEN = "\x02"  # how PDFium marks one at the end of a line, where it drops the line break
WIDE = 1.5  # of the size of the letters: a gap within a line that parts two columns
APART = 1.25  # of the usual distance of two lines: a gap that parts two paragraphs


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, the height of its foot on the page, and the size of its letters."""

    text: str
    foot: float
    size: float


def read(data: bytes) -> dict[str, object]:
    """The text, the pages parted by form feeds, and their number."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise refusal(_word(error)) from None
    pages, length = [], 0
    for number in range(len(document)):
        pages.append(tuple(_lines(document, number)))
        length += sum(len(line.text) for line in pages[-1])
        if length > MOST_CHARACTERS:
            raise refusal("long")
    if not any(line.text.strip() for page in pages for line in page):
        raise refusal("scan")
    leading = _leading(pages)
    text = "\f".join(_joined(page, leading) for page in pages)
    return {"text": cleaned(text), "pages": len(pages)}


def _word(error: pypdfium2.PdfiumError) -> str:
    return "locked" if error.err_code == raw.FPDF_ERR_PASSWORD else "damaged"


def _lines(document: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    """The lines of a page in the order in which it draws them."""
    text = document[number].get_textpage()
    line = _Line(text)
    for place in range(raw.FPDFText_CountChars(text)):
        sign = raw.FPDFText_GetUnicode(text, place)
        if sign == ord(HYPHEN):
            line.add(place, ord("-"))
        if sign in {ord("\n"), ord(HYPHEN)}:
            yield line.done()
            line = _Line(text)
        elif sign != ord("\r"):
            line.add(place, sign)
    yield line.done()


class _Line:
    """A line while its signs are added: where its first stands, and the gaps between words."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._signs: list[int] = []
        self._last: int | None = None
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._foot = self._size = 0.0

    def add(self, place: int, sign: int) -> None:
        """Add the sign at a place of the page's text."""
        if sign in {0x20, 0xA0}:
            self._signs.append(0x20)
            return
        if self._last is None:
            self._begin(place)
        elif self._signs[-1] == 0x20 and self._gap(place) > WIDE * self._size:  # noqa: PLR2004
            self._signs.append(0x20)
        self._signs.append(sign)
        self._last = place

    def _begin(self, place: int) -> None:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._text, place, ctypes.byref(x), ctypes.byref(y))
        self._foot = y.value
        self._size = raw.FPDFText_GetFontSize(self._text, place)
        self._signs.clear()

    def _gap(self, place: int) -> float:
        left, _ = self._sides(place)
        _, right = self._sides(self._last or 0)
        return left - right

    def _sides(self, place: int) -> tuple[float, float]:
        raw.FPDFText_GetCharBox(self._text, place, *(ctypes.byref(edge) for edge in self._edges))
        left, right, *_ = (edge.value for edge in self._edges)
        return left, right

    def done(self) -> Line:
        """The line as it was drawn; signs beyond the first plane come in two halves."""
        halves = b"".join(
            sign.to_bytes(4, "little") for sign in self._signs if sign <= sys.maxunicode
        )
        text = halves.decode("utf-32-le", "surrogatepass")
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return Line(whole.rstrip(), self._foot, self._size)


def _leading(pages: list[tuple[Line, ...]]) -> float:
    """The usual distance from one line to the next."""
    steps = Counter(
        round(above.foot - below.foot, 1)
        for page in pages
        for above, below in pairwise(page)
        if above.foot > below.foot
    )
    return steps.most_common(1)[0][0] if steps else 0.0


def _joined(page: tuple[Line, ...], leading: float) -> str:
    parts: list[str] = []
    for above, line in pairwise((None, *page)):
        if above is not None and line is not None:
            parts.append("\n\n" if above.foot - line.foot > APART * leading > 0 else "\n")
        parts.append("" if line is None else line.text)
    return "".join(parts)
