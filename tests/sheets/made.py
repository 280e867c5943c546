"""Tables to be opened: their columns, and files made in the tests."""

import io
import zipfile

import openpyxl

from assignments.core.words import InputError
from assignments.sheets import Column, opened

COLUMNS = (
    Column("category", needed=True),
    Column("date", "day", needed=True),
    Column("amount", "number", needed=True),
    Column("currency", needed=True),
    Column("note", "note", longest=30),
)
HEADER = ("category", "date", "amount", "currency", "note")


def csv_of(*rows, header="category,date,amount,currency,note", end="\n"):
    """A CSV file of these lines under a header."""
    return f"{end.join((header, *rows))}{end}".encode()


def xlsx_of(*rows, header=HEADER, title="Sheet", more=()):
    """A workbook of these rows under a header; `more` are further sheets, a title and rows each."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in (header, *rows):
        book.active.append(row)
    for name, cells in more:
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data, changes):
    """An archive with some of its parts changed: a function or new bytes for each name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.infolist():
            held = old.read(part)
            change = changes.get(part.filename, held)
            new.writestr(part.filename, change(held) if callable(change) else change)
    return out.getvalue()


def rows_of(data, name="costs.csv", titled="claims"):
    """The rows of a file."""
    return list(opened(io.BytesIO(data), name, COLUMNS, titled).rows)


def words_of(data):
    """The words of each row of a file in which nothing is wrong."""
    rows = rows_of(data)
    assert [slip for row in rows for slip in row.slips] == []
    return [row.words for row in rows]


def slips_of(data):
    """Everything that is wrong in the rows of a file, as it is told."""
    return [str(slip) for row in rows_of(data) for slip in row.slips]


def refusal(data, name="costs.csv"):
    """Why a file is no table to be read."""
    try:
        rows_of(data, name)
    except InputError as error:
        return str(error)
    raise AssertionError("the file was read")
