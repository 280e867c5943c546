"""The characters of a text file, as they stand: no line end, sign or mark is changed."""

import codecs
import re

from assignments.core.words import InputError
from assignments.documents.limits import MOST_CHARACTERS
from assignments.documents.refusals import refusal

WINDOWS = "The file is not UTF-8; it was read as Windows text. Look at its quotation marks."
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x19\x1b\x7f]")
FEW = 1000  # of so many characters one may be no text: old files have a stray one


def decoded(data: bytes, name: str) -> tuple[str, str | None]:
    """The text, a byte order mark of UTF-8 with it, and a notice where its coding was a guess."""
    text, notice = _characters(data, name)
    if "\x00" in text:
        raise refusal("no text", name)
    if len(text) > MOST_CHARACTERS:
        raise refusal("long", name)
    if len(_NO_TEXT.findall(text)) > len(text) // FEW + 1:
        raise refusal("no text", name)
    return text, notice


def _characters(data: bytes, name: str) -> tuple[str, str | None]:
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return _coded(data, coding, name), None
    try:
        return data.decode(), None
    except UnicodeDecodeError:
        return _coded(data, "cp1252", name), WINDOWS


def _coded(data: bytes, coding: str, name: str) -> str:
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        raise _no_text(name) from None


def _no_text(name: str) -> InputError:
    return refusal("no text", name)
