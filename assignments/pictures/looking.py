"""The process that looks at one picture: it comes by standard input, the words go out."""

import io
import json
import os
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

MOST = 2000  # pixels along the longer side: enough to read, bounded in time and memory
SHARP = 2.0  # a PDF's page, in points of 1/72 inch, so many times as fine


def picture_of(content: bytes) -> Image.Image:
    """The picture, upright and not too large; of a PDF its first page."""
    if content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(content)
        made = document[0].render(scale=SHARP).to_pil()
        document.close()
    else:
        register_heif_opener()
        made = Image.open(io.BytesIO(content))
    upright = ImageOps.exif_transpose(made).convert("RGB")
    upright.thumbnail((MOST, MOST))
    return upright


def words_of(picture: Image.Image) -> Iterator[tuple[str, float, float, float, float]]:
    """Every stretch of words with its left, top, right and bottom."""
    from rapidocr_onnxruntime import RapidOCR  # noqa: PLC0415 - an extra

    engine: Any = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
    plain = io.BytesIO()
    picture.save(plain, "BMP")
    found, _ = engine(plain.getvalue())
    for corners, text, _sure in found or ():
        across, down = zip(*corners, strict=True)
        yield text, min(across), min(down), max(across), max(down)


if __name__ == "__main__":
    os.nice(10)
    json.dump(list(words_of(picture_of(sys.stdin.buffer.read()))), sys.stdout)
