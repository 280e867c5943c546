"""A month's files: the same bytes each time, read back by other programs, harmless to open."""

import csv
import datetime as dt
import io
import json
import time
import tracemalloc
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from assignments.core.money import Money
from assignments.core.month import Totals
from assignments.core.words import InputError
from assignments.exports import EXPORTS, export_named
from assignments.exports.columns import NAMES, harmless, harmless_apart
from tests.exports.months import HOSTILE, LINES, RENT, long_month
from tests.ledgers import month_of

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
MONTH = month_of("2005-03", LINES)
TABLES = ("csv", "xlsx", "jsonl")  # every line, every column
REFUSED_TEXTS = [
    "=1",
    "+1",
    "-1",
    "@x",
    "\t1",
    "\r1",
    "\n1",
    " =1",
    "\u00a0-1",
    "\ufeff=1",
    "\x00=1",
]


def made(kind, lines=MONTH.lines):
    """The bytes of the month as that kind of file."""
    return EXPORTS[kind].as_bytes("2005-03", lines)


def parts(data):
    """The files inside an XLSX with their times, apart from how they are packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return [(part.filename, part.date_time, pack.read(part)) for part in pack.infolist()]


def rows(kind):
    """The month read back, a dictionary a line."""
    if kind == "csv":
        return list(csv.DictReader(io.StringIO(made("csv").decode("utf-8-sig"), newline="")))
    if kind == "jsonl":
        return [json.loads(line) for line in made("jsonl").splitlines()]
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx")))["lines"]
    names, *lines = sheet.iter_rows()
    return [dict(zip([name.value for name in names], line, strict=True)) for line in lines]


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_month_is_written_byte_for_byte(kind):
    """The file equals its snapshot; of an XLSX, all that is packed into it, times included."""
    snapshot = (SNAPSHOTS / EXPORTS[kind].file_name("2005-03")).read_bytes()
    if kind == "xlsx":
        assert parts(made(kind)) == parts(snapshot)
    else:
        assert made(kind) == snapshot


@pytest.mark.parametrize("kind", EXPORTS)
def test_the_same_month_is_the_same_bytes_whenever_and_wherever_it_is_written(kind, monkeypatch):
    """Neither the clock nor the machine's time zone shows in a file."""
    before = made(kind)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        later = made(kind)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert later == before


@pytest.mark.parametrize("kind", TABLES)
def test_every_table_has_the_same_columns_and_lines(kind):
    """Names and order are those of the contract's month, whatever the file."""
    read = rows(kind)
    assert [tuple(one) for one in read] == [NAMES] * len(LINES)
    told = [one["line"] if kind != "xlsx" else one["line"].value for one in read]
    assert [int(number) for number in told] == [line.line_id for line in MONTH.lines]


def test_csv_is_rfc_4180_with_a_mark():
    """UTF-8 with its mark, CR LF after each record, quotes doubled, line ends kept in quotes."""
    data = made("csv")
    assert data.startswith(b"\xef\xbb\xbfmonth,assignment,")
    assert data.endswith(b"\r\n")
    assert b'"Only seat left; ""fully booked""\nsays the airline"' in data
    assert "上海, CN".encode() in data


def test_a_reader_who_does_not_know_the_mark_loses_only_the_month():
    """Every other column keeps its name when the file is read as plain UTF-8."""
    read = list(csv.DictReader(io.StringIO(made("csv").decode("utf-8"), newline="")))
    assert list(read[0])[1:] == list(NAMES[1:])


def test_amounts_are_bare_numbers_with_their_currencies():
    """Digits with exactly the currency's decimals and no sign, separator or code."""
    by_line = {int(one["line"]): one for one in rows("csv") if one["claim"] != "0"}
    assert by_line[7]["claimed"] == "26000.00"
    assert by_line[7]["claimed_currency"] == "CNY"
    assert by_line[7]["rate"] == "0.1208196"
    assert by_line[7]["counted"] == "3141.31"
    assert by_line[7]["settlement_currency"] == "USD"
    assert by_line[20]["claimed"] == "1.250"
    assert by_line[20]["approved"] == "400"
    assert (by_line[21]["counted"], by_line[21]["rate"]) == ("", "")
    told = {line["line"]: line for line in rows("jsonl")}
    assert (told[20]["claimed"], told[20]["approved"]) == ("1.250", "400")
    assert (told[21]["counted"], told[21]["rate"], told[21]["override"]) == (None, None, True)


def test_xlsx_amounts_are_numbers_and_dates_are_dates():
    """Read back with openpyxl: values, types, and the decimals they are shown with."""
    by_line = {one["line"].value: one for one in rows("xlsx")}
    rent, yen = by_line[7], by_line[20]
    assert (rent["claimed"].value, rent["claimed"].number_format) == (26000, "#,##0.00")
    assert (rent["counted"].value, rent["counted"].number_format) == (3141.31, "#,##0.00")
    assert (yen["claimed"].value, yen["claimed"].number_format) == (1.25, "#,##0.000")
    assert (yen["approved"].value, yen["approved"].number_format) == (400, "#,##0")
    assert rent["date"].value == dt.datetime(2005, 2, 28)  # noqa: DTZ001 - as a cell holds it
    assert rent["date"].number_format == "yyyy-mm-dd"
    assert rent["decided_at_utc"].value == dt.datetime(2005, 3, 31, 10, 30, 15)  # noqa: DTZ001
    assert rent["rate"].value == 0.1208196
    assert rent["cost_centre"].value == "00417"
    assert yen["clause"].value == "5.10"
    assert by_line[21]["counted"].value is None


def test_every_amount_in_an_xlsx_is_exact():
    """Fifteen digits, the most a claim may have, survive the file."""
    for minor in (1, 3, 999_999_999_999_999, 123_456_789_012_345):
        money = Money(minor, "USD")
        big = [replace(RENT, claimed=money, approved=money)]
        sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx", big)))["lines"]
        cell = sheet.cell(2, NAMES.index("claimed") + 1).value
        assert Decimal(repr(cell)) == money.amount


def test_hostile_texts_do_not_run():
    """In CSV and XLSX they begin with an apostrophe and are text; in JSON they are as typed."""
    columns = "employee home host cost_centre rate_source letter clause decided_by".split()
    columns += ["receipts", "supplier", "source"]
    (csv_row,) = (one for one in rows("csv") if one["line"] == "8")
    (xlsx_row,) = (one for one in rows("xlsx") if one["line"].value == 8)
    (json_row,) = (one for one in rows("jsonl") if one["line"] == 8)
    for name in columns:
        assert csv_row[name].startswith("'"), name
        assert xlsx_row[name].value.startswith("'"), name
        assert xlsx_row[name].data_type == "s", name
    assert csv_row["receipts"] == "'=cmd|' /C calc'!A0.pdf; b.pdf;' =c.pdf"
    assert csv_row["reason"] == "see;' =HYPERLINK(1)\n'- item"
    assert xlsx_row["reason"].value == HOSTILE.reason
    assert json_row["employee"] == "=1+1"
    assert json_row["receipts"] == list(HOSTILE.receipts)


def test_no_cell_of_an_xlsx_is_a_formula():
    """Nowhere in the packed sheets."""
    for name, _, content in parts(made("xlsx")):
        if name.startswith("xl/worksheets/"):
            assert b"<f>" not in content
            assert b"<hyperlink" not in content


@pytest.mark.parametrize("text", REFUSED_TEXTS)
def test_what_could_be_a_formula_gets_an_apostrophe(text):
    """Also behind white space and unseen characters."""
    assert harmless(text) == f"'{text}"
    assert harmless_apart(text).startswith("'")


@pytest.mark.parametrize("text", ["", "a=1", "'=1", "5 - 3", "Müller", "a; b", " x"])
def test_other_texts_are_untouched(text):
    """Harmless as they are."""
    assert harmless(text) == harmless_apart(text) == text


@pytest.mark.parametrize("mark", ";\t\r\n")
def test_a_text_parted_at_a_semicolon_or_tab_is_harmless_too(mark):
    """A program set to another separator sees a cell begin there."""
    assert harmless_apart(f"x{mark}=1{mark} -2") == f"x{mark}'=1{mark}' -2"


def test_the_files_totals_are_the_months_totals():
    """The totals sheet shows month_of's totals, and they are the sums of the rows in the file."""
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx")))["summary"]
    names, *lines = sheet.iter_rows(values_only=True)
    read = [dict(zip(names, line, strict=True)) for line in lines]
    assert [(one["by"], one["of"], one["settlement_currency"]) for one in read] == [
        (total.group, total.key, total.currency) for total in MONTH.totals
    ]
    for one, total in zip(read, MONTH.totals, strict=True):
        assert Decimal(str(one["approved"])) == total.approved.amount
        assert Decimal(str(one["counted"])) == total.counted.amount
        assert one["lines"] == total.lines
        claimed = {code: one[f"claimed_{code}"] for code in ("CNY", "KWD", "USD", "ZWL")}
        assert {code: Decimal(str(sum_)) for code, sum_ in claimed.items() if sum_ is not None} == {
            money.currency: money.amount for money in total.claimed
        }
    for total in MONTH.by("currency"):
        mine = [one for one in rows("csv") if one["settlement_currency"] == total.key]
        for name in ("counted", "allowed", "approved"):
            added = sum((Decimal(one[name] or "0") for one in mine), Decimal(0))
            assert added == getattr(total, name).amount


def test_totals_passed_by_equal_totals_of_the_month():
    """The fold that a stream goes through is the one that the page shows."""
    totals = Totals()
    assert tuple(totals.passing(MONTH.lines)) == MONTH.lines
    assert totals.result() == MONTH.totals


@pytest.mark.parametrize("kind", EXPORTS)
def test_an_empty_month_is_a_file_without_lines(kind):
    """Its columns are there where the file has any."""
    data = made(kind, ())
    if kind == "csv":
        assert data.decode("utf-8-sig").splitlines() == [",".join(NAMES)]
    elif kind == "jsonl":
        assert data == b""
    elif kind in {"journal", "payroll"}:
        assert len(data.decode().splitlines()) <= 2
    else:
        book = openpyxl.load_workbook(io.BytesIO(data))
        assert book.sheetnames == ["summary", "lines"]
        assert [book["lines"].max_row, book["summary"].max_row] == [1, 1]


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_long_month_is_written_in_little_memory(kind):
    """Lines come from an iterator, and no more than some hundred are held at a time."""
    tracemalloc.start()
    try:
        size = sum(map(len, EXPORTS[kind].chunks("2005-03", long_month(3_000), 3_000)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size > (100_000 if kind != "payroll" else 0)
    assert peak < 4_000_000


def test_a_workbook_is_refused_where_its_lines_are_not_as_many_as_was_said():
    """Its sheet tells first how many rows it has: no file says what it does not hold."""
    with pytest.raises(ValueError, match="1 lines came, not 2"):
        list(EXPORTS["xlsx"].chunks("2005-03", [RENT], 2))


def test_a_text_too_long_for_a_cell_ends_in_an_ellipsis():
    """XLSX cells hold 32,767 characters; the other files hold all."""
    line = replace(RENT, reason="x" * 40_000)
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx", [line])))["lines"]
    told = sheet.cell(2, NAMES.index("reason") + 1).value
    assert (len(told), told[-2:]) == (32_767, "x…")
    assert "x" * 40_000 in made("csv", [line]).decode()


def test_control_characters_do_not_break_a_workbook():
    """A NUL or an escape in a text still gives a file that opens."""
    line = replace(RENT, reason="a\x00b\x1bc\ufffed_x0041_")
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx", [line])))["lines"]
    assert sheet.max_row == 2
    assert list(csv.reader(io.StringIO(made("csv", [line]).decode("utf-8-sig"), newline="")))


def test_an_export_is_written_to_an_open_file_and_named(tmp_path):
    """The bytes are those of the chunks, the name tells month and kind."""
    path = tmp_path / "out"
    with path.open("wb") as out:
        EXPORTS["csv"].write("2005-03", MONTH.lines, out)
    assert path.read_bytes() == made("csv")
    assert EXPORTS["xlsx"].file_name("2005-03") == "costs-2005-03.xlsx"


def test_an_unknown_kind_of_file_is_refused():
    """With the kinds that there are."""
    with pytest.raises(
        InputError, match="unknown kind of file 'pdf'; use csv, xlsx, jsonl, journal"
    ):
        export_named("pdf")
    assert export_named("csv") is EXPORTS["csv"]
