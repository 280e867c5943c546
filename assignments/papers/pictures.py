"""A photograph of a receipt as a JPEG: upright, of a sane size, without what a camera notes."""

import struct
from pathlib import Path

from PIL import Image, ImageOps

from assignments.papers.refusals import BROKEN, LONGEST_SIDE, UnusableError

BROKEN_PICTURE = (
    OSError,
    ValueError,
    SyntaxError,
    LookupError,
    RuntimeError,
    struct.error,
    Image.DecompressionBombError,
)
FRAME = (180.0, 240.0)  # millimetres, as in source/behind.typ
FINEST = 150  # dots an inch: a small picture is not blown up to a page
_QUALITY = 82


def as_jpeg(taken: Path, made: Path) -> tuple[float, float]:
    """Write a picture as a JPEG, and how wide and high it is on paper, in millimetres.

    Raises UnusableError for one that cannot be read.
    """
    formats = ("HEIF",) if _is_heic(taken) else ("JPEG", "PNG", "WEBP")
    try:
        with Image.open(taken, formats=formats) as picture:
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
            upright = _on_white(ImageOps.exif_transpose(picture))
        upright.save(made, "JPEG", quality=_QUALITY, optimize=True)
    except BROKEN_PICTURE as error:
        raise UnusableError(BROKEN) from error
    return _on_paper(*upright.size)


def _is_heic(taken: Path) -> bool:
    """Whether it is of the kind that Pillow learns to read by a part of its own."""
    with taken.open("rb") as file:
        found = file.read(12)[4:8] == b"ftyp"
    if found:
        import pillow_heif  # noqa: PLC0415 - few receipts are of this kind

        pillow_heif.register_heif_opener()
    return found


def _on_white(picture: Image.Image) -> Image.Image:
    """A picture as paper shows it: what is clear is white, and grey of 16 bits is not black."""
    if picture.mode.startswith(("I", "F")):
        low, high = picture.convert("F").getextrema()
        span = max(float(high) - float(low), 1.0)  # type: ignore[arg-type]
        return picture.convert("F").point(lambda one: (one - low) * 255 / span).convert("L")
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture if picture.mode == "L" else picture.convert("RGB")
    clear = picture.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white


def _on_paper(width: int, height: int) -> tuple[float, float]:
    natural = 25.4 / FINEST
    scale = min(natural, FRAME[0] / width, FRAME[1] / height)
    return round(width * scale, 2), round(height * scale, 2)
