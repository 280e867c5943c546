"""How a kept file is handed out: as a download under a safe name, or as a picture, inert."""

import unicodedata
from pathlib import PurePosixPath
from typing import BinaryIO

from flask import Response, send_file

from assignments.core.records import Receipt
from assignments.storage.contents import SUFFIXES
from assignments.web.headers import POLICY

ALONE = f"{POLICY}; sandbox"
LONGEST_NAME = 100


def handed_out(receipt: Receipt, opened: BinaryIO, *, inline: bool = False) -> Response:
    """The answer that streams an open file, with its length; the server closes it."""
    answer = send_file(
        opened,
        mimetype=receipt.media_type,
        as_attachment=not inline,
        download_name=safe_name(receipt),
    )
    answer.content_length = receipt.size
    answer.headers["Content-Security-Policy"] = ALONE
    return answer


def safe_name(receipt: Receipt) -> str:
    """The name its owner gave it, without folders, controls or a suffix of another kind."""
    last = PurePosixPath(receipt.name.replace("\\", "/")).name
    letters = (
        "_" if letter in '<>:"|?*' else letter
        for letter in unicodedata.normalize("NFC", last)
        if not unicodedata.category(letter).startswith("C")
    )
    stem = PurePosixPath("".join(letters).strip(" .")).stem.strip(" .")[:LONGEST_NAME]
    return f"{stem or 'receipt'}{SUFFIXES[receipt.media_type]}"
