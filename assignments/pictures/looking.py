"""The process that looks at one picture: it comes by standard input, the words go out."""

import io
import json
import math
import os
import statistics
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

Corners = list[tuple[float, float]]  # from the left upper one, as a clock goes
MOST = 2000  # pixels along the longer side: enough to read, bounded in time and memory
TALL = 1.5  # times as high as wide
LONG = 2.0  # times as wide as high: what is shorter does not say how the paper lies
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
    """Every stretch of words with its left, top, right and bottom, as if the paper lay straight."""
    found = _seen(picture)
    if sum(_is_tall(corners) for corners, _ in found) > len(found) / 2:
        found = _seen(picture.rotate(90, expand=True))
    tilt = _tilt_of([corners for corners, _ in found])
    for corners, text in found:
        across, down = zip(*(_turned(point, -tilt) for point in corners), strict=True)
        yield text, min(across), min(down), max(across), max(down)


def _seen(picture: Image.Image) -> list[tuple[Corners, str]]:
    from rapidocr_onnxruntime import RapidOCR  # noqa: PLC0415 - an extra

    engine: Any = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
    plain = io.BytesIO()
    picture.save(plain, "BMP")
    found, _ = engine(plain.getvalue())
    return [(corners, text) for corners, text, _sure in found or ()]


def _is_tall(corners: Corners) -> bool:
    """Whether words stand upright: the paper lies on its side."""
    (left, top), (right, _), (_, bottom), _ = corners
    return bottom - top > TALL * (right - left)


def _tilt_of(every: list[Corners]) -> float:
    """How far the rows of a paper are turned, in radians: as half of its long words are or more."""
    long = sorted(every, key=lambda corners: corners[1][0] - corners[0][0])[len(every) // 2 :]
    turns = [
        math.atan2(right[1] - left[1], right[0] - left[0])
        for left, right, lower, _ in long
        if right[0] - left[0] > LONG * (lower[1] - right[1])
    ]
    return statistics.median(turns) if turns else 0.0


def _turned(point: tuple[float, float], by: float) -> tuple[float, float]:
    x, y = point
    return x * math.cos(by) - y * math.sin(by), x * math.sin(by) + y * math.cos(by)


if __name__ == "__main__":
    os.nice(10)
    json.dump(list(words_of(picture_of(sys.stdin.buffer.read()))), sys.stdout)
