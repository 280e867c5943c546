"""Tables in CSV files: encodings, separators, quotation marks, and the header."""

import pytest

from assignments.sheets.columns import MOST_NAMED
from tests.sheets.made import HEADER, csv_of, refusal, rows_of, slips_of, words_of

RIDE = "local_transport,2005-03-31,12.50,USD,a ride"
WORDS = {
    "category": "local_transport",
    "date": "2005-03-31",
    "amount": "12.50",
    "currency": "USD",
    "note": "a ride",
}


@pytest.mark.parametrize("mark", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(mark):
    """UTF-8 with and without a byte order mark and UTF-16 with one are the same table."""
    data = csv_of(RIDE.replace("a ride", "Zürich é 上海")).decode().encode(mark)
    assert words_of(data) == [{**WORDS, "note": "Zürich é 上海"}]


def test_windows_1252_is_not_guessed():
    """A byte that is no UTF-8 is told with its line, and what it may be."""
    data = csv_of(RIDE, RIDE.replace("a ride", "Zürich")).decode().encode("cp1252")
    assert refusal(data) == (
        "costs.csv, line 3: is not UTF-8 (byte 0xfc), perhaps Windows-1252; save it as CSV UTF-8"
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(separator):
    """The separator is found in the header, also where some program names it in a line above."""
    data = csv_of(RIDE).decode().replace(",", separator)
    assert words_of(data.encode()) == [WORDS]
    assert words_of(f"sep={separator}\n{data}".encode()) == [WORDS]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end):
    """Any program's line ends are taken, and the last may be missing."""
    assert words_of(csv_of(RIDE, RIDE, end=end).rstrip()) == [WORDS, WORDS]


def test_row_numbers_are_those_of_a_spreadsheet():
    """A quoted line break begins no row; empty rows are passed over and counted."""
    data = csv_of(RIDE.replace("a ride", '"two\nlines"'), "", ",,,,", RIDE)
    rows = rows_of(data)
    assert [row.number for row in rows] == [2, 5]
    assert rows[0].words["note"] == "two\nlines"


def test_header_is_read_with_goodwill():
    """Case, outer spaces, order and gaps of the header's words do not matter."""
    header = "Amount, CURRENCY ,date,Category"
    assert words_of(csv_of("1,USD,2005-01-01,storage", header=header)) == [
        {"amount": "1", "currency": "USD", "date": "2005-01-01", "category": "storage"}
    ]


HEADERS = {
    "category,date,amnt,currency": "unknown column 'amnt'; the columns are category, date, amount, "
    "currency; and where wanted note",
    "category,date,amount,currency,amount": "has the column 'amount' twice",
    "category,note": "has no columns 'date', 'amount', 'currency'",
    "category|date|amount|currency": "unknown column 'category|date|amount|currency'",
    ",".join(f"c{number}" for number in range(MOST_NAMED + 3)): "'c4' and 3 more",
    "," * 300 + ",".join(HEADER): "more than 200 columns",
}


@pytest.mark.parametrize("header", HEADERS)
def test_header_that_is_none(header):
    """A column that is unknown, doubled or missing is named, with the known ones."""
    told = refusal(csv_of(RIDE, header=header))
    assert told.startswith("costs.csv, header: ")
    assert HEADERS[header] in told


FILES = {
    b"": "is empty",
    b" \n\r\n": "is empty",
    b"\xef\xbb\xbf": "is empty",
    csv_of(): "holds a header and no rows",
    csv_of(",,,,", " , "): "holds a header and no rows",
    csv_of(RIDE, RIDE.replace("a ride", '"a ride')): "row 3: opens a quotation mark that nothing",
    csv_of(RIDE.replace("a ride", '"a" ride')): "row 2: has a quotation mark within a cell",
    csv_of(RIDE + "x" * 200_000): "row 2: has a cell of more than 131,072 characters",
    csv_of(RIDE).decode().encode("utf-16-le"): "is in UTF-16 without a byte order mark",
    csv_of(RIDE).decode().encode("utf-16")[:-1]: "is damaged or cut off",
    b"%PDF-1.7 ...": "is a PDF",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1": "is neither CSV nor XLSX",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600: "is an old workbook (.xls)",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"): "is locked",
}


@pytest.mark.parametrize("data", FILES, ids=lambda data: FILES[data])
def test_file_that_is_no_table(data):
    """Each file that cannot be read as a whole says why, with its name."""
    told = refusal(data)
    assert told.startswith("costs.csv")
    assert FILES[data] in told


def test_too_many_rows(monkeypatch):
    """A file of too many rows is refused while they are counted, before one is read."""
    monkeypatch.setattr("assignments.sheets.comma_separated.MOST_ROWS", 3)
    assert len(rows_of(csv_of(*[RIDE] * 3))) == 3
    assert "has more than 200,000 rows; part it" in refusal(csv_of(*[RIDE] * 4, '"never read'))


def test_too_large_a_file(monkeypatch):
    """A file of more than 50 MB is not read."""
    monkeypatch.setattr("assignments.sheets.opening.MOST_BYTES", 20)
    assert "is larger than 50 MB" in refusal(csv_of(RIDE))


CELLS = {
    "=1+1": "note: holds the formula '=1+1'; put its value in its place",
    "+cmd|' /C calc'!A0": "note: holds the formula",
    "-2+3+cmd": "note: holds the formula",
    "@SUM(A1)": "note: holds the formula",
    "a\0b": "note: holds a NUL, which is no text",
    "a\x07b": "note: holds the control character 0x07",
    "x" * 31: "note: has more than 30 characters; shorten it",
    "a,b": "has a cell that stands under no column",
}


@pytest.mark.parametrize("cell", CELLS)
def test_cell_that_cannot_be_taken(cell):
    """A slip names the row and the column; the rows around it are read."""
    data = csv_of(RIDE, RIDE.replace("a ride", cell), RIDE)
    (told,) = slips_of(data)
    assert told.startswith("row 3")
    assert CELLS[cell] in told


@pytest.mark.parametrize("cell", ["-", "-5 %"[:2], "+41 44 1", "1=1", "a@b"])
def test_cell_that_only_looks_like_a_formula(cell):
    """A telephone number, a dash and a sign within the text are text."""
    assert words_of(csv_of(RIDE.replace("a ride", cell)))[0]["note"] == cell


def test_line_break_where_one_line_is_wanted():
    """Only a note may go over several lines."""
    data = csv_of(RIDE.replace("local_transport", '"local\ntransport"'))
    assert "category: has a line break in it" in slips_of(data)[0]


def test_all_slips_of_a_row():
    """A row tells everything that is wrong with it."""
    told = slips_of(csv_of("=a,3/4/2005,1e5,USD,x"))
    assert [one.partition(":")[0] for one in told] == [
        "row 2, category",
        "row 2, date",
        "row 2, amount",
    ]
