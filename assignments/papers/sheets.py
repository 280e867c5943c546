"""A PDF's pages as forms that can be laid into other pages: what they show and nothing they do.

A form holds a page's drawing and what it draws with. Links, fields, scripts, attachments and
layers hang on the page or the document, and stay behind.
"""

import io
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from assignments.papers.refusals import BROKEN, ENCRYPTED, LONG, MOST_PAGES_OF_ONE, UnusableError

BROKEN_PDF = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
POINT = 72 / 25.4  # points in a millimetre
LEFT, BOTTOM, WIDTH, HEIGHT = (one * POINT for one in (15.0, 26.0, 180.0, 240.0))
FORM, OURS = NameObject("/Sheet"), NameObject("/Receipt")
_CLAIM_OF_UA = b"pdfuaid:part"
_LARGEST = 14400  # points of a side, the most that the format knows


def drawn(taken: Path, made: Path) -> int:
    """Write a PDF's pages as forms into a file of our own, and how many there are.

    Raises UnusableError for one that is encrypted, broken or too long.
    """
    try:
        reader = PdfReader(taken, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnusableError(ENCRYPTED)
        count = len(reader.pages)
        if not 0 < count <= MOST_PAGES_OF_ONE:
            raise UnusableError(LONG if count else BROKEN)
        _copy(reader, made)
    except BROKEN_PDF as error:
        raise UnusableError(BROKEN) from error
    return count


def _copy(reader: PdfReader, made: Path) -> None:
    writer = PdfWriter()
    for page in reader.pages:
        sheet = writer.add_blank_page(WIDTH, HEIGHT)
        sheet[FORM] = writer._add_object(_form(page, writer))  # noqa: SLF001 - pypdf names no other way
    writer.write(made)


def _form(page: PageObject, writer: PdfWriter) -> StreamObject:
    """The page as a form: its content as it is, which is not read, and its resources."""
    form = DecodedStreamObject()
    content = page.get_contents()
    form.set_data(b"" if content is None else content.get_data())
    packed = form.flate_encode()
    box = page.cropbox
    left, bottom, right, top = (float(side) for side in (box.left, box.bottom, box.right, box.top))
    if not (0 < right - left <= _LARGEST and 0 < top - bottom <= _LARGEST):
        raise ValueError("a page without a size")
    resources = page.get("/Resources", DictionaryObject()).get_object()
    packed.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _numbers(left, bottom, right, top),
            NameObject("/Matrix"): _numbers(*_placed(page.rotation, (left, bottom, right, top))),
            NameObject("/Resources"): resources.clone(writer),
        }
    )
    return packed


def _placed(rotation: int, box: tuple[float, float, float, float]) -> tuple[float, ...]:
    """The matrix that turns a page upright and fits it into the frame, at the top, never larger."""
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    turned = Transformation().translate(-left, -bottom).rotate(-rotation % 360)
    across, up = {90: (0.0, wide), 180: (wide, high), 270: (high, 0.0)}.get(
        rotation % 360, (0.0, 0.0)
    )
    if rotation % 180:
        wide, high = high, wide
    scale = min(1.0, WIDTH / wide, HEIGHT / high)
    beside, under = (WIDTH - wide * scale) / 2, HEIGHT - high * scale
    return turned.translate(across, up).scale(scale).translate(beside, under).ctm


def _numbers(*several: float) -> ArrayObject:
    return ArrayObject(FloatObject(round(one, 4)) for one in several)


def with_sheets(made: bytes, files: Iterable[tuple[int, Path | None]]) -> bytes:
    """A paper with the pages of PDFs in the frames that were left for them at its end.

    Of each file how many pages it has there, and the file that `drawn` wrote; None for a picture.
    """
    known = tuple(files)
    writer = PdfWriter(clone_from=io.BytesIO(made))
    at = len(writer.pages) - sum(pages for pages, _ in known)
    for pages, file in known:
        for offset, sheet in enumerate(() if file is None else PdfReader(file).pages):
            form = sheet.raw_get(FORM).clone(writer)
            _lay_in(writer.pages[at + offset], form.indirect_reference, writer)
        at += pages
    _claim_less(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _lay_in(page: PageObject, form: IndirectObject, writer: PdfWriter) -> None:
    """Lay a form into the empty frame of a page of ours, as what a reader aloud passes over."""
    resources = page.setdefault(NameObject("/Resources"), DictionaryObject()).get_object()
    known = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
    known[OURS] = form
    around = (b"q\n", f"\nQ\n/Artifact BMC q 1 0 0 1 {LEFT:.2f} {BOTTOM:.2f} cm {OURS} Do Q EMC\n")
    before, after = (_stream(one, writer) for one in around)
    own = page.raw_get("/Contents")  # the typesetter writes one stream a page
    page[NameObject("/Contents")] = ArrayObject([before, own, after])


def _stream(words: bytes | str, writer: PdfWriter) -> IndirectObject:
    stream = DecodedStreamObject()
    stream.set_data(words.encode() if isinstance(words, str) else words)
    return writer._add_object(stream)  # noqa: SLF001 - as above


def _claim_less(writer: PdfWriter) -> None:
    """Take back the word that the whole file is PDF/UA: nobody has tagged what was laid in."""
    stream: Any = writer.root_object["/Metadata"].get_object()
    lines = stream.get_data().split(b"\n")
    plain = DecodedStreamObject()
    plain.update({NameObject("/Type"): stream["/Type"], NameObject("/Subtype"): stream["/Subtype"]})
    plain.set_data(b"\n".join(line for line in lines if _CLAIM_OF_UA not in line))
    writer.root_object[NameObject("/Metadata")] = writer._add_object(plain)  # noqa: SLF001 - as above
