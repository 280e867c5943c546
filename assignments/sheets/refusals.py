"""The files that hold no table to be read: what each is, and what to do with it."""

from assignments.core.words import InputError
from assignments.sheets.limits import MEGABYTE, MOST_BYTES, MOST_CELLS, MOST_ROWS, MOST_UNPACKED

_ANEW = "save it as .xlsx or as CSV in UTF-8"
REFUSALS = {
    "empty": ("is empty", "give a file with a header and rows"),
    "bare": ("holds a header and no rows", "give a file with rows under the header"),
    "large": (f"is larger than {MOST_BYTES // MEGABYTE} MB", "part it into several files"),
    "long": (f"has more than {MOST_ROWS:,} rows", "part it into several files"),
    "wide": (
        f"has more than {MOST_CELLS:,} cells",
        "take out the empty columns and rows beside and below the table",
    ),
    "no text": ("is neither CSV nor XLSX", _ANEW),
    "no mark": ("is in UTF-16 without a byte order mark", "save it as CSV in UTF-8"),
    "locked": ("is locked with a password", "save a copy without the password"),
    "old": ("is an old workbook (.xls)", _ANEW),
    "binary": ("is a binary workbook (.xlsb)", _ANEW),
    "ods": ("is an OpenDocument file", _ANEW),
    "document": ("is a Word document", _ANEW),
    "pdf": ("is a PDF", _ANEW),
    "archive": ("is an archive of files", "unpack it and give the table alone"),
    "damaged": ("is damaged or cut off", "get a whole copy, or save it anew"),
    "swollen": (
        f"unpacks to more than {MOST_UNPACKED // MEGABYTE} MB",
        "save it anew with the table alone, or as CSV",
    ),
    "no sheet": ("holds no worksheet", "give a workbook with a table in it"),
}


def refusal(word: str, name: str) -> InputError:
    """The error for a file of this kind."""
    what, remedy = REFUSALS[word]
    return InputError(name, what, remedy)
