"""A PDF shown page by page as pictures, made in a process of its own. Nothing is kept.

A file that cannot be shown raises NotShownError, which says whether it is locked.
"""

import base64
from dataclasses import dataclass
from typing import Any

from assignments.core.words import InputError
from assignments.documents.apart import parsed
from assignments.documents.refusals import REFUSALS

LOCKED = REFUSALS["locked"][0]


class NotShownError(Exception):
    """A PDF that cannot be shown; `locked` where it asks for a password."""

    def __init__(self, what: str) -> None:
        """Take what the parser says that it is."""
        super().__init__(what)
        self.locked = what == LOCKED


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it will be drawn: its number from 1 on, and its size in pixels."""

    number: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages that can be shown, and how many there are in all."""

    shown: tuple[Sheet, ...]
    count: int


def sheets_of(data: bytes) -> Sheets:
    """What can be shown of a PDF."""
    told = _parsed("pages", data)
    sizes = told["sizes"]
    shown = tuple(Sheet(number, *size) for number, size in enumerate(sizes, 1))
    return Sheets(shown, told["pages"])


def drawn(data: bytes, number: int) -> bytes:
    """One page of a PDF as a JPEG."""
    return base64.b64decode(_parsed(f"page:{number}", data)["picture"])


def _parsed(kind: str, data: bytes) -> dict[str, Any]:
    try:
        return parsed(kind, data, "the file")
    except InputError as error:
        raise NotShownError(error.what) from error
