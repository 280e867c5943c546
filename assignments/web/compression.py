"""Text goes over the wire packed by gzip, where the browser takes that and it is worth it.

Pages carry tokens and words of the reader's own: each is padded by a length that nobody can
guess, in the name that gzip lets a file have (docs/adr/0043).
"""

import secrets
from functools import lru_cache
from gzip import GzipFile
from io import BytesIO

from flask import Flask, Response, request

from assignments.web.assets import ASSETS

TEXT = frozenset(
    {
        "application/json",
        "application/problem+json",
        "image/svg+xml",
        "text/css",
        "text/html",
        "text/javascript",
    }
)
SMALLEST = 600  # bytes; less comes in one packet anyhow
PADDING = 100  # bytes at most


def register(app: Flask) -> None:
    """Pack what is answered; last of all that is done to an answer, so register it first."""
    app.after_request(_packed)


def _packed(answer: Response) -> Response:
    asset = request.endpoint in ASSETS
    if answer.mimetype not in TEXT or not (asset or not answer.is_streamed):
        return answer
    answer.vary.add("Accept-Encoding")
    if not _wanted(answer):
        return answer
    answer.direct_passthrough = False
    plain = answer.get_data()
    if len(plain) < SMALLEST:
        return answer
    answer.set_data(_pack_asset(plain) if asset else _pack(plain, secrets.randbelow(PADDING)))
    answer.content_encoding = "gzip"
    if answer.get_etag()[0]:
        answer.set_etag(str(answer.get_etag()[0]), weak=True)
    return answer


def _wanted(answer: Response) -> bool:
    fresh = answer.status_code not in {204, 206, 304} and answer.content_encoding is None
    return fresh and request.method != "HEAD" and request.accept_encodings["gzip"] > 0


def _pack(plain: bytes, padding: int, level: int = 5) -> bytes:
    packed = BytesIO()
    with GzipFile("a" * padding, "wb", level, packed, mtime=0) as file:
        file.write(plain)
    return packed.getvalue()


@lru_cache(maxsize=64)
def _pack_asset(plain: bytes) -> bytes:
    return _pack(plain, 0, 9)
