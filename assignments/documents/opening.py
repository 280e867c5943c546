"""The way in: a file's name and bytes become the letter's text, or an InputError that says why."""

from dataclasses import dataclass

from assignments.documents.apart import parsed
from assignments.documents.kinds import kind_of
from assignments.documents.limits import MOST_BYTES, MOST_CHARACTERS
from assignments.documents.plain import decoded
from assignments.documents.refusals import REFUSALS, refusal

__all__ = ["MOST_BYTES", "MOST_CHARACTERS", "Opened", "opened"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter's text and the kind of file that it came from: txt, pdf, docx or html.

    The text of a txt is the file's characters as they stand. Of the other kinds it has plain line
    ends, a form feed between pages where they are known, and no other control characters. `notice`
    is a sentence about how it was read, where the reader should look; `pages` their number.
    """

    text: str
    kind: str
    notice: str | None = None
    pages: int | None = None


def opened(name: str, data: bytes) -> Opened:
    """Open a file by its content; raise InputError, which names the file, where that fails."""
    kind = _kind(name, data)
    if kind == "txt":
        text, notice = decoded(data, name)
        letter = Opened(text, kind, notice)
    else:
        told = parsed(kind, data, name)
        letter = Opened(told["text"], kind, told.get("notice"), told.get("pages"))
    if not letter.text.strip("\ufeff\x00 \t\r\n\f"):
        raise refusal("blank", name)
    return letter


def _kind(name: str, data: bytes) -> str:
    if not data.strip():
        raise refusal("empty", name)
    if len(data) > MOST_BYTES:
        raise refusal("large", name)
    kind = kind_of(name, data)
    if kind in REFUSALS:
        raise refusal(kind, name)
    return kind
