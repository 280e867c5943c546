"""The files that are not opened: what each is, and what to do with it. Nothing is opened here."""

from assignments.core.words import InputError
from assignments.documents.limits import (
    MEGABYTE,
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_MEMORY,
    MOST_SECONDS,
    MOST_UNPACKED,
)

_PASTE = "or paste its text"
_ANEW = "save it as .docx, PDF or plain text"

# What a file turned out to be, by a word of its own, and what to do with it.
REFUSALS = {
    "empty": ("is empty", "give the letter itself"),
    "large": (f"is larger than {MOST_BYTES // MEGABYTE} MB", "give the letter alone"),
    "long": (
        f"holds more than {MOST_CHARACTERS:,} characters of text",
        "give the letter alone, without what is attached",
    ),
    "no text": (
        "holds signs that are no text",
        "give the letter as PDF, .docx, HTML or plain text",
    ),
    "picture": ("is a picture", f"run text recognition on it first, {_PASTE}"),
    "scan": (
        "holds pictures but no text",
        f"run text recognition on it first, {_PASTE}",
    ),
    "blank": ("holds no text", f"run text recognition on it first, {_PASTE}"),
    "locked": ("is locked with a password", f"save a copy without the password, {_PASTE}"),
    "doc": ("is an old Office file, perhaps .doc", f"{_ANEW}"),
    "rtf": ("is a rich text file (.rtf)", f"{_ANEW}"),
    "odt": ("is an OpenDocument file", f"{_ANEW}"),
    "workbook": ("is a workbook", "give the letter as .docx, PDF, HTML or plain text"),
    "slides": ("is a presentation", "give the letter as .docx, PDF, HTML or plain text"),
    "archive": ("is an archive of files", "unpack it and give the letter alone"),
    "mail": ("is an e-mail or a web archive", f"give the letter that it carries, {_PASTE}"),
    "damaged": ("is damaged or cut off", f"get a whole copy, {_PASTE}"),
    "swollen": (
        f"unpacks to more than {MOST_UNPACKED // MEGABYTE} MB",
        f"save it without its pictures, {_PASTE}",
    ),
    "deep": ("is nested too deeply", f"save it as PDF, {_PASTE}"),
    "slow": (f"took longer than {MOST_SECONDS} seconds to open", f"save it anew, {_PASTE}"),
    "hungry": (
        f"needs more than {MOST_MEMORY // MEGABYTE} MB of memory to open",
        f"save it anew, {_PASTE}",
    ),
    "crash": (
        f"is damaged, or needs more than {MOST_MEMORY // MEGABYTE} MB of memory to open",
        f"save it anew, {_PASTE}",
    ),
}


def refusal(word: str, where: str = "the file") -> InputError:
    """The error for a file of this kind."""
    what, remedy = REFUSALS[word]
    return InputError(where, what, remedy)
