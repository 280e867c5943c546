"""The text of a PDF, page by page, an empty line between paragraphs. Lines come from `pdf_lines`.

What was filled into a form counts as text; comments do not.
"""

from collections import Counter
from itertools import groupby, pairwise

import pypdfium2
from pypdfium2 import raw

from assignments.documents.limits import MOST_CHARACTERS
from assignments.documents.pdf_lines import Line, lines
from assignments.documents.refusals import refusal
from assignments.documents.signs import cleaned

APART = 1.25  # of the usual distance of two lines: a gap that parts two paragraphs
INDENTED = 1.0  # of the size of the letters: so does an indent after a sentence's end
_ENDS = (".", ":", ";", "!", "?", "。")
MOST_NAMED = 5
TAIL = 4096
Page = tuple[Line, ...]


def read(data: bytes) -> dict[str, object]:
    """The text, the pages parted by form feeds, their number, and which are pictures alone."""
    if b"%%EOF" not in data[-TAIL:]:  # PDFium would read what is left, and not say so
        raise refusal("damaged")
    document = _document(data)
    pages: list[Page] = []
    pictures: list[int] = []
    length = 0
    for number in range(len(document)):
        pages.append(_page(document, number))
        length += sum(len(line.text) for line in pages[-1])
        if length > MOST_CHARACTERS:
            raise refusal("long")
        if not any(line.text for line in pages[-1]) and _has_pictures(document[number]):
            pictures.append(number + 1)
    return _told(pages, pictures)


def _document(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == raw.FPDF_ERR_PASSWORD
        raise refusal("locked" if locked else "damaged") from None
    if document.get_formtype() != raw.FORMTYPE_NONE:
        document.init_forms()
    return document


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    page = document[number]
    if document.formenv is None:
        return tuple(lines(page))
    page.flatten()
    page.close()
    return tuple(_in_rows(tuple(lines(document[number]))))


def _in_rows(page: Page) -> list[Line]:
    """The lines from top to bottom: a form's values are drawn last, and belong to their labels."""
    rows = groupby(sorted(page, key=lambda line: -line.foot), key=lambda line: round(line.foot / 4))
    return [_row(sorted(row, key=lambda line: line.left)) for _, row in rows]


def _row(parts: list[Line]) -> Line:
    first = parts[0]
    words = " ".join(part.text for part in parts if part.text)
    return Line(words, first.left, first.foot, first.size)


def _has_pictures(page: pypdfium2.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))), None) is not None


def _told(pages: list[Page], pictures: list[int]) -> dict[str, object]:
    if not any(line.text for page in pages for line in page):
        raise refusal("scan" if pictures else "blank")
    leading = _leading(pages)
    text = "\n\f".join(_joined(page, leading) for page in pages)
    return {"text": cleaned(text), "pages": len(pages), "notice": _notice(pictures)}


def _notice(pictures: list[int]) -> str | None:
    if not pictures:
        return None
    if len(pictures) == 1:
        return f"Page {pictures[0]} holds no text, only a picture: look at what it says."
    named = ", ".join(str(number) for number in pictures[:MOST_NAMED])
    more = " and others" if len(pictures) > MOST_NAMED else ""
    return f"Pages {named}{more} hold no text, only pictures: look at what they say."


def _leading(pages: list[Page]) -> float:
    """The usual distance from one line to the next."""
    steps = Counter(
        round(above.foot - below.foot, 1)
        for page in pages
        for above, below in pairwise(page)
        if above.foot > below.foot
    )
    return steps.most_common(1)[0][0] if steps else 0.0


def _joined(page: Page, leading: float) -> str:
    parts = [page[0].text] if page else []
    for above, line in pairwise(page):
        parts += ("\n\n" if _begins(above, line, leading) else "\n", line.text)
    return "".join(parts)


def _begins(above: Line, line: Line, leading: float) -> bool:
    """Whether a line begins a paragraph: by the gap above it, or by its indent."""
    if above.foot - line.foot > APART * leading > 0:
        return True
    indent = line.left - above.left
    return above.text.endswith(_ENDS) and INDENTED * line.size < indent < 4 * line.size
