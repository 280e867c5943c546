"""Receipts as they lie before a phone: their words drawn, then tilted, faded, blurred, creased.

receipts.json has what is printed, made up from what receipts of these kinds print, and what a
person reads on each.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageFont

CHINESE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
LATIN = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
TYPED = Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")
FONTS = {"chinese": CHINESE, "latin": LATIN, "typed": TYPED}
TOLD = Path(__file__).parent / "receipts.json"
PAPER = (252, 250, 244)


@dataclass(frozen=True, slots=True)
class Photo:
    """How a receipt was photographed: degrees of tilt, how dark its ink is, what blurs it."""

    tilt: float = 0.0
    ink: int = 30
    blur: float = 0.0
    noise: int = 0
    table: bool = False
    quality: int = 90
    size: int = 34


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is printed, a row a line, its parts set apart by bars; and what a person reads of it.

    `amount`, `currency`, `date`, `name`; None where a careful person would not say.
    """

    rows: tuple[str, ...]
    true: tuple[str | None, ...]
    photo: Photo
    font: Path


def picture_of(receipt: Receipt) -> bytes:
    """The photograph, as a phone sends it."""
    photo = receipt.photo
    sheet = _printed(receipt)
    if photo.blur:
        sheet = sheet.filter(ImageFilter.GaussianBlur(photo.blur))
    if photo.noise:
        sheet = _grained(sheet, photo.noise)
    if photo.table:
        table = Image.new("RGB", (sheet.width + 240, sheet.height + 200), (92, 70, 52))
        table.paste(sheet, (120, 100))
        sheet = table
    if photo.tilt:
        around = (92, 70, 52) if photo.table else PAPER
        sheet = sheet.rotate(photo.tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=around)
    stream = io.BytesIO()
    sheet.save(stream, "JPEG", quality=photo.quality)
    return stream.getvalue()


def _printed(receipt: Receipt) -> Image.Image:
    size = receipt.photo.size
    font = ImageFont.truetype(str(receipt.font), size)
    wide = size * 24
    sheet = Image.new("RGB", (wide, int(len(receipt.rows) * size * 1.7) + 2 * size), PAPER)
    draw = ImageDraw.Draw(sheet)
    for number, row in enumerate(receipt.rows):
        down = size + int(number * size * 1.7)
        _set(draw, [part.strip() for part in row.split("|")], (down, wide, size), font, receipt)
    return sheet


def _set(draw, parts, place, font, receipt) -> None:
    """The first part at the left, the last at the right, those between at even distances."""
    down, wide, size = place
    ink = (receipt.photo.ink,) * 3
    room = wide - 2 * size
    for number, part in enumerate(parts):
        if len(parts) > 1 and number == len(parts) - 1:
            left = wide - size - draw.textlength(part, font=font)
        else:
            left = size + room * number / max(1, len(parts))
        draw.text((left, down), part, ink, font)


def _grained(sheet: Image.Image, noise: int) -> Image.Image:
    """Grain as of a dark room."""
    other = Image.effect_noise(sheet.size, 80).convert("RGB")
    return Image.blend(sheet, other, noise / 100)


def _of(words: Mapping[str, Any]) -> Receipt:
    photo = Photo(**words["photo"])
    return Receipt(tuple(words["rows"]), tuple(words["true"]), photo, FONTS[words["font"]])


RECEIPTS: Mapping[str, Receipt] = {
    name: _of(words) for name, words in json.loads(TOLD.read_text()).items()
}
