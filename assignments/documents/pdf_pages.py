"""A PDF's pages as pictures, for whoever looks at one without opening it on their own machine.

Nothing that the file would do is done: what is drawn is drawn, in the child's limits.
"""

import base64
import io

import pypdfium2
from pypdfium2 import raw

from assignments.documents.refusals import refusal

MOST_SHOWN = 30  # pages
LONGEST_SIDE = 2000  # pixels
WIDEST = 1300
QUALITY = 88


def overview(data: bytes) -> dict[str, object]:
    """How many pages there are, and width and height of the first ones as they would be drawn."""
    document = _document(data)
    shown = range(min(len(document), MOST_SHOWN))
    sizes = [_size(*document.get_page_size(number)) for number in shown]
    return {"pages": len(document), "sizes": sizes}


def picture(data: bytes, number: int) -> dict[str, object]:
    """One page, counted from 1, as a JPEG in base64."""
    document = _document(data)
    if not 1 <= number <= min(len(document), MOST_SHOWN):
        raise refusal("damaged")
    if document.get_formtype() != raw.FORMTYPE_NONE:
        document.init_forms()
    page = document[number - 1]
    width, _ = _size(*page.get_size())
    drawn = page.render(scale=width / max(page.get_width(), 1)).to_pil().convert("RGB")
    made = io.BytesIO()
    drawn.save(made, "JPEG", quality=QUALITY)
    return {"picture": base64.b64encode(made.getvalue()).decode("ascii")}


def _document(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == raw.FPDF_ERR_PASSWORD
        raise refusal("locked" if locked else "damaged") from None
    if not len(document):
        raise refusal("damaged")
    return document


def _size(width: float, height: float) -> tuple[int, int]:
    """Pixels of a page: as wide as a screen has use for, and no side beyond the longest."""
    wide, high = max(width, 1.0), max(height, 1.0)
    scale = min(WIDEST / wide, LONGEST_SIDE / high)
    return max(1, round(wide * scale)), max(1, round(high * scale))
