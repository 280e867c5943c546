"""What kind of receipt some bytes are, by what they hold and never by their name.

Whether they are whole, what they would unpack to, and whether they are two kinds of file at once.
Keeping them is in `files`.
"""

import io
import re
import struct
from collections.abc import Iterator

import pillow_heif
from PIL import Image

from assignments.core.words import InputError

PDF, JPEG, PNG, HEIC, WEBP = (
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/heic",
    "image/webp",
)
MEDIA_TYPES = (PDF, JPEG, PNG, HEIC, WEBP)
SUFFIXES = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png", HEIC: ".heic", WEBP: ".webp"}
MOST_PIXELS = 89_478_485  # Pillow's own bound: a quarter of a gigabyte of red, green and blue
MOST_OF_WEBP = 24_000_000  # which can only be unpacked whole, at six bytes a pixel
MOST_SCANS = 250  # of a JPEG: a usual one has ten, a hostile one thousands, each a walk over it all
TAIL = 1024  # bytes in which a PDF ends, by its specification's own reading habits

_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis"})
_BROKEN = (OSError, ValueError, SyntaxError, IndexError, RuntimeError, struct.error)
# Six bytes and more: of ten million random ones, a picture's, shorter marks turn up by chance.
_MARKUP = re.compile(rb"<(script|html[\s>]|!doctype html|\?php\s|iframe|svg\s+xmlns)")
_PDF_START = re.compile(rb"%PDF-[12]\.[0-9]")
_PDF_END = re.compile(rb"startxref\s+[0-9]+\s+%%EOF")
_ZIP_END = b"PK\x05\x06"
_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"


def media_type_of(data: bytes, where: str) -> str:
    """One of MEDIA_TYPES; raise InputError for other kinds, cut-off, oversized and double files."""
    if not data:
        raise InputError(where, "is empty", "choose the file again")
    kind = _signature(data)
    if kind is None:
        raise InputError(
            where,
            "is no PDF, JPEG, PNG, HEIC or WebP, whatever its name says",
            "photograph the receipt or save it as a PDF",
        )
    if not (_is_whole_pdf(data) if kind == PDF else _is_whole_picture(data, kind, where)):
        raise InputError(
            where, "is cut off or damaged", "see that it opens on your device, then upload it again"
        )
    if _is_double(data, kind):
        raise InputError(
            where, "hides a file of another kind", "photograph the receipt or print it to a PDF"
        )
    return kind


def _signature(data: bytes) -> str | None:
    if _PDF_START.match(data):
        return PDF
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    return HEIC if _is_heic(data) else None


def _is_heic(data: bytes) -> bool:
    """Whether the first box names a still picture in HEVC: mif1 alone could be any codec."""
    if data[4:8] != b"ftyp":
        return False
    end = min(int.from_bytes(data[:4], "big"), 256)
    brands = [data[at : at + 4] for at in (8, *range(16, end, 4))]
    return brands[0] in _BRANDS or (brands[0] == b"mif1" and not _BRANDS.isdisjoint(brands))


def _is_whole_pdf(data: bytes) -> bool:
    """Whether a PDF has its end, a root and an object; an encrypted one shows all three too."""
    return (
        _PDF_END.search(data, max(0, len(data) - TAIL)) is not None
        and b"/Root" in data
        and b" obj" in data
    )


def _is_whole_picture(data: bytes, kind: str, where: str) -> bool:
    if kind == JPEG and data.count(b"\xff\xda") > MOST_SCANS:
        return False
    try:
        _read_heic(data) if kind == HEIC else _read_picture(data, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InputError(
            where,
            f"unpacks to more than {_most_of(kind) // 1_000_000} million pixels",
            "save the picture smaller and upload that",
        ) from error
    except _BROKEN:
        return False
    return True


def _most_of(kind: str) -> int:
    return MOST_OF_WEBP if kind == WEBP else MOST_PIXELS


def _within_bounds(size: tuple[int, int], kind: str) -> None:
    """Stop before a picture is unpacked that memory may not hold."""
    width, height = size
    if width * height > _most_of(kind):
        raise Image.DecompressionBombError


def _read_picture(data: bytes, kind: str) -> None:
    """Read a picture to its end: a JPEG at an eighth, a PNG by its checksums, to spare memory."""
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as picture:
        _within_bounds(picture.size, kind)
        if picture.format == "PNG":
            picture.verify()
            if _PNG_END not in data:
                raise ValueError("the last chunk is missing")
        else:
            picture.draft("L", (1, 1))
            picture.load()


def _read_heic(data: bytes) -> None:
    if sum(_boxes(data)) != len(data):
        raise ValueError("the boxes do not add up to the file")
    _within_bounds(pillow_heif.open_heif(io.BytesIO(data)).size, HEIC)


def _boxes(data: bytes) -> Iterator[int]:
    """The sizes of the boxes that an HEIC file is made of, as each says of itself."""
    at = 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size == 0:
            size = len(data) - at
        yield max(size, 8)
        at += max(size, 8)


def _is_double(data: bytes, kind: str) -> bool:
    """Whether another program would take the file for an archive, a web page or a PDF."""
    end = data.rfind(_ZIP_END)
    if end >= 0 and end + 22 + int.from_bytes(data[end + 20 : end + 22], "little") == len(data):
        return True
    if kind == PDF:
        ends = data[:TAIL] + data[data.rfind(b"%%EOF") :]
        return _MARKUP.search(ends.lower()) is not None
    return b"%PDF-" in data[:TAIL] or _MARKUP.search(data.lower()) is not None
