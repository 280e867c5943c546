"""Tables in XLSX files: exact numbers, real dates, formulas by their cell, broken archives."""

import datetime as dt
import io
import re
import tempfile
import zipfile

import openpyxl
import pytest
import xlsxwriter

from assignments.core.words import InputError
from assignments.sheets import opened
from tests.sheets.made import (
    COLUMNS,
    HEADER,
    csv_of,
    refusal,
    repacked,
    rows_of,
    slips_of,
    words_of,
)
from tests.sheets.made import xlsx_of as xlsx

DAY = dt.date(2005, 3, 31)
RIDE = ("local_transport", DAY, 12.5, "USD", "a ride")
SHEET = "xl/worksheets/sheet1.xml"


def cells(number):
    """What a number in a cell is read as."""
    return words_of(xlsx((*RIDE[:2], number, "USD")))[0]["amount"]


def test_dates_and_numbers_are_exact():
    """Real dates become days, numbers the digits that were typed; text is read as in a CSV."""
    told = words_of(xlsx(RIDE, ("storage", "31.3.2005", "1.234,56", "USD", 7)))
    assert told == [
        {
            "category": "local_transport",
            "date": "2005-03-31",
            "amount": "12.5",
            "currency": "USD",
            "note": "a ride",
        },
        {
            "category": "storage",
            "date": "2005-03-31",
            "amount": "1234.56",
            "currency": "USD",
            "note": "7",
        },
    ]


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.1, "0.1"), (5, "5"), (5.0, "5"), (1e6, "1000000"), (1e-3, "0.001"), (-2.5, "-2.5")],
)
def test_number_is_what_was_typed(number, text):
    """A number has no digit that nobody typed, and no exponent."""
    assert cells(number) == text


def test_number_with_more_digits_than_a_cell_keeps():
    """What a sum of floats leaves behind is refused, not rounded."""
    data = repacked(xlsx(RIDE), {SHEET: lambda part: part.replace(b"12.5", b"0.30000000000000004")})
    (told,) = slips_of(data)
    assert told == (
        "row 2, amount: holds the number 0.30000000000000004, with more than 15 digits; "
        "round it to the digits that count"
    )


CELLS = {
    "formula": ((2, "=1+1"), "row 3, amount: cell C3 holds the formula '=1+1'"),
    "error": ((4, "#N/A"), "row 3, note: cell E3 holds the error #N/A"),
    "true": ((4, True), "row 3, note: cell E3 holds TRUE; write text"),
    "time": ((1, dt.time(3, 4)), "row 3, date: cell B3 holds a time of day; write a date"),
    "moment": ((1, dt.datetime(2005, 3, 31, 14, 5)), "row 3, date: has a time of day (14:05)"),  # noqa: DTZ001 - a cell has no zone
    "serial": ((1, 38442), "row 3, date: holds the number 38442, not a date"),
    "date": ((2, DAY), "row 3, amount: holds the date 2005-03-31; write a number"),
    "both": ((2, "1.234"), "row 3, amount: '1.234' could be 1.234 or 1234"),
}


@pytest.mark.parametrize("name", CELLS)
def test_cell_that_cannot_be_taken(name):
    """A slip names the row, the column and, where there is more to it, the cell."""
    (place, value), said = CELLS[name]
    (told,) = slips_of(xlsx(RIDE, [*RIDE[:place], value, *RIDE[place + 1 :]], RIDE))
    assert said in told


def test_other_programs_cells():
    """Shared strings, rich text, gaps, and cells without names are read alike."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ("storage", "2005-03-31"))
        sheet.write_number(1, 2, 12.5)
        sheet.write_string(1, 3, "USD")
        sheet.write_rich_string(1, 4, "very ", book.add_format({"bold": True}), "bold")
        sheet.write_row(4, 0, ("storage", "2005-03-31", 0.1 + 0.2, "USD"))
    data = out.getvalue()
    first, second = rows_of(data)
    assert first.words["note"] == "very bold"
    assert second.number == 5
    bare = repacked(data, {SHEET: lambda part: re.sub(rb' r="[A-Z]*[0-9]+"', b"", part)})
    assert [row.words for row in rows_of(bare)] == [first.words, second.words]


def test_days_are_counted_as_the_workbook_says():
    """A day counted from 1904, and one written as ISO, are that day."""
    early = repacked(
        WHOLE,
        {
            "xl/workbook.xml": lambda part: part.replace(
                b"<workbookPr/>", b'<workbookPr date1904="1"/>'
            )
        },
    )
    assert words_of(early)[0]["date"] == "2009-04-01"
    written = repacked(
        WHOLE,
        {SHEET: lambda part: part.replace(b's="1" t="n"><v>38442</v>', b't="d"><v>2005-03-31</v>')},
    )
    assert words_of(written)[0]["date"] == "2005-03-31"


def test_sheet_named_as_asked_or_the_first():
    """Of several worksheets the one named `claims` is read, else the first."""
    other = ("storage", *RIDE[1:])
    assert words_of(xlsx(RIDE, more=[("Other", [("x",)])]))[0]["category"] == "local_transport"
    both = xlsx(("x",), header=("y",), more=[("Claims", [HEADER, other])])
    assert words_of(both)[0]["category"] == "storage"


def test_gaps_count_as_rows():
    """Rows that the file leaves out are empty rows."""
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    for column, cell in enumerate(RIDE, 1):
        book.active.cell(9, column, cell)
    out = io.BytesIO()
    book.save(out)
    assert [row.number for row in rows_of(out.getvalue())] == [9]


def archive(**parts):
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


WHOLE = xlsx(RIDE)
BROKEN = {
    "cut": (WHOLE[: len(WHOLE) // 2], "is damaged or cut off"),
    "no archive": (b"PK\x03\x04" + b"x" * 200, "is damaged or cut off"),
    "sheet": (repacked(WHOLE, {SHEET: lambda part: part[:-40]}), "is damaged or cut off"),
    "row": (
        repacked(WHOLE, {SHEET: lambda part: part.replace(b'r="2"', b'r="9999999"')}),
        "is dam",
    ),
    "cell": (repacked(WHOLE, {SHEET: lambda part: part.replace(b'"B2"', b'"A1"')}), "is damaged"),
    "far": (repacked(WHOLE, {SHEET: lambda part: part.replace(b'"E2"', b'"ZZZZ2"')}), "is damaged"),
    "string": (
        repacked(
            WHOLE,
            {
                SHEET: lambda part: part.replace(
                    b't="inlineStr"><is><t>USD</t></is>', b't="s"><v>600</v>'
                )
            },
        ),
        "is damaged",
    ),
    "book": (repacked(WHOLE, {"xl/workbook.xml": b"<a>"}), "is damaged or cut off"),
    "styles": (repacked(WHOLE, {"xl/styles.xml": b"\0\0"}), "is damaged or cut off"),
    "archive": (archive(**{"a.txt": "a"}), "is an archive of files"),
    "ods": (archive(mimetype="application/vnd.oasis"), "is an OpenDocument file"),
    "word": (
        archive(**{"[Content_Types].xml": "x", "word/document.xml": "x"}),
        "is a Word document",
    ),
    "binary": (
        archive(**{"[Content_Types].xml": "x", "xl/workbook.bin": "x"}),
        "is a binary workbook",
    ),
    "bare": (xlsx(), "holds a header and no rows"),
    "nothing": (xlsx(header=()), "is empty"),
    "header": (xlsx(RIDE, header=("categry", *HEADER[1:])), "header: unknown column 'categry'"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_file_that_is_no_workbook(name):
    """Each broken or foreign archive says what it is."""
    data, said = BROKEN[name]
    assert said in refusal(data, "costs.xlsx")


def test_bomb_is_not_unpacked(monkeypatch):
    """A workbook that says it unpacks to more than the bound is not opened."""
    monkeypatch.setattr("assignments.sheets.workbook.MOST_UNPACKED", 3000)
    assert "unpacks to more than" in refusal(xlsx(*[RIDE] * 200), "costs.xlsx")


def test_entities_are_not_spun_out():
    """An XML part that would grow in memory is refused."""
    spun = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    sheet = f"<!DOCTYPE s [{spun}]><worksheet>&e11;</worksheet>".encode()
    assert "is damaged" in refusal(repacked(WHOLE, {SHEET: sheet}), "costs.xlsx")


def test_too_many_rows(monkeypatch):
    """Reading stops at the first row too many; empty ones count far less."""
    monkeypatch.setattr("assignments.sheets.workbook.MOST_ROWS", 3)
    assert len(rows_of(xlsx(*[RIDE] * 3))) == 3
    assert "has more than 200,000 rows" in refusal(xlsx(*[RIDE] * 4), "costs.xlsx")
    monkeypatch.setattr("assignments.sheets.workbook.MOST_CELLS", 10)
    assert "take out the empty" in refusal(xlsx(RIDE), "costs.xlsx")


def test_file_as_the_web_hands_it_over():
    """A file that is partly on disk is read like one in memory, of either kind."""
    for data in (WHOLE, csv_of("storage,2005-03-31,1,USD,x")):
        with tempfile.SpooledTemporaryFile(max_size=1) as stream:
            stream.write(data)
            assert len(list(opened(stream, "costs", COLUMNS).rows)) == 1


def test_file_stays_open():
    """Who opened the file closes it."""
    stream = io.BytesIO(WHOLE)
    list(opened(stream, "costs.xlsx", COLUMNS).rows)
    with pytest.raises(InputError):
        opened(stream, "costs.xlsx", COLUMNS[:1])
    assert not stream.closed
