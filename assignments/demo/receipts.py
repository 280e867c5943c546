"""Receipts drawn for the demo: merchant, date and amount on a slip of paper, as PNG, JPEG or PDF.

The same slip gives the same bytes; no two slips of the story look alike. Nothing is kept here.
"""

import io
import re
import zlib
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

WIDTH = 460
MARGIN = 32
INK, PAPER, GREY = 24, 250, 120
SUFFIXES = (".png", ".jpg", ".pdf")


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on a receipt; `name` is the line's own name in the story."""

    name: str
    merchant: str
    date: str
    amount: str
    currency: str
    what: str

    @property
    def number(self) -> int:
        """A receipt number of five digits, always the same for the same slip."""
        return 10_000 + zlib.crc32(f"{self.name}|{self.date}|{self.amount}".encode()) % 90_000

    @property
    def file_name(self) -> str:
        """What its owner called the file; its suffix says which kind it is."""
        words = re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")
        return f"{words}{SUFFIXES[self.number % len(SUFFIXES)]}"


def drawn(slip: Slip) -> bytes:
    """The receipt as the bytes of a file of the kind that its name says."""
    picture = _picture(slip)
    stream = io.BytesIO()
    if slip.file_name.endswith(".pdf"):
        picture.save(stream, "PDF", resolution=96, title=slip.merchant, **_UNDATED)
    elif slip.file_name.endswith(".jpg"):
        picture.save(stream, "JPEG", quality=80)
    else:
        picture.save(stream, "PNG")
    return stream.getvalue()


# A PDF that carries the moment of its making would differ from one load to the next.
_UNDATED = {"creationDate": None, "modDate": None}


def _picture(slip: Slip) -> Image.Image:
    rows = (
        (slip.merchant, 24, INK),
        (f"Receipt {slip.number}", 16, GREY),
        ("", 16, GREY),
        (slip.date, 18, INK),
        (slip.what, 18, INK),
        ("", 16, GREY),
        (f"{slip.currency} {slip.amount}", 30, INK),
        ("Paid in full. Thank you.", 16, GREY),
    )
    height = 2 * MARGIN + sum(size + 12 for _, size, _ in rows)
    picture = Image.new("L", (WIDTH, height), PAPER)
    pen = ImageDraw.Draw(picture)
    top = MARGIN
    for text, size, shade in rows:
        pen.text((MARGIN, top), text, fill=shade, font=ImageFont.load_default(size))
        top += size + 12
    pen.rectangle((8, 8, WIDTH - 9, height - 9), outline=GREY)
    return picture
