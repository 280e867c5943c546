"""Letters, terms, tables and invoices that mean harm: a clear answer, and nothing half saved."""

import gc
import io
import json
from functools import cache
from itertools import cycle

import pytest
from sqlalchemy import func, select

from assignments.storage.tables import METADATA
from tests.documents.made import pdf, word
from tests.documents.made import repacked as reworded
from tests.sheets.made import repacked, xlsx_of
from tests.walk.files import PNG
from tests.web.test_hostile_files import (
    HTML,
    MEBI,
    REFUSED,
    SVG,
    archive,
    kept_files,
    padded,
)
from tests.web.test_letters import A_LETTER
from tests.web.world import picture

# A large upload lies in a temporary file of the server's until Python clears it away, and warns.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
PASSING = {"attempt", "audit_entry", "audit_head", "log_in", "once"}
SEVERAL = 10 * MEBI + 1
NAMES = ("../../etc/passwd.{}", "C:\\evil\\a.{}", "a\u202etxt.{}", "nul\0l.{}", "x" * 3000 + ".{}")
HEADER = ("category", "date", "amount", "currency", "claim")
RIDE = ("storage", "2026-03-02", "25.00", "USD", "Spring")
ROWS = f"{','.join(HEADER)}\n{','.join(RIDE)}\n".encode()
PAID = {
    "supplier": "Harbour Homes",
    "number": "A-17",
    "date": "2026-02-02",
    "category_1": "storage",
    "amount_1": "20.00",
    "currency_1": "USD",
}
NO_RECEIPTS = (
    "nulls",
    "a page",
    "a picture and an archive",
    "a PDF that is an archive",
    "a picture of 60,000 by 60,000",
    "unpacking without end",
    "a byte too large",
)
FOREIGN = {  # what no form takes for a letter, for terms or for a table
    "empty": b"",
    "nulls": b"\0" * 2000,
    "a picture": PNG,
    "a picture and an archive": PNG + archive(),
    "a program": b"MZ\x90\0" + b"\0" * 100,
    "an archive": archive(),
    "an archive that leaves its folder": archive("../../x"),
    "a cut archive": archive()[:-10],
    "a cut PDF": b"%PDF-1.7\n" + b"[" * 20_000,
}


@cache
def unpacking():
    """Files of some hundred kilobytes that unpack to a hundred megabytes, by their kind."""
    zeros, sheet = b"\0" * 110 * MEBI, xlsx_of(RIDE, header=HEADER, title="claims")
    return {
        "pdf": pdf(b" " * len(zeros)),
        "docx": reworded(word("<w:p></w:p>"), document=zeros),
        "xlsx": repacked(sheet, {"xl/styles.xml": zeros}),
    }


@pytest.fixture(autouse=True)
def cleared():
    """Have the temporary files cleared away, and warn, before another test begins."""
    yield
    gc.collect()


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def kept(office):
    """How many rows there are of every kind, and which files; asked anew each time."""

    def kept():
        counts = (select(func.count()).select_from(one) for one in METADATA.sorted_tables)
        with office.database.snapshot() as connection:
            rows = [connection.execute(one).scalar() for one in counts]
        named = zip((one.name for one in METADATA.sorted_tables), rows, strict=True)
        return {name: count for name, count in named if name not in PASSING}, kept_files(office)

    return kept


def refused(browser, url, typed, files, field="upload"):
    """Send each file under a right name: it is told beside the file what is wrong with it."""
    form = browser.get(url).form(url.partition("?")[0]) or browser.last.form(url)
    for what, (data, name) in files.items():
        answer = browser.send(url, form | typed | {field: (io.BytesIO(data), name)})
        assert answer.status == 422, (what, answer.status)
        assert answer.error_of(field), what
        assert "<script>alert" not in answer.text, what
        assert not {"\u202e", "\0"} & set(answer.text), what


def named(files, *kinds):
    """The files, each under a right name of one of the kinds in turn."""
    return {
        f"{what} as {kind}": (data, f"a.{kind}")
        for (what, data), kind in zip(files.items(), cycle(kinds), strict=False)
    }


def test_a_letter_that_is_none(hr, ids, kept):
    """Whatever its name says, new or in the place of another's text."""
    before, typed = kept(), A_LETTER | {"text": "", "reason": "Misread."}
    files = named(FOREIGN | unpacking(), "pdf", "docx", "txt")
    files |= {name: (b"MZ\0\0" * 9, name.format("pdf")) for name in NAMES}
    files["a text too long"] = (b"1. Rent. " * (SEVERAL // 9), "letter.txt")
    files["a PDF too large"] = (padded(20 * MEBI + 1), "letter.pdf")
    refused(hr, f"/assignments/{ids['assignment_id']}/letters/new", typed, files)
    few = named({what: FOREIGN[what] for what in ("empty", "nulls", "a picture")}, "pdf")
    refused(hr, f"/letters/{ids['letter_id']}/text", typed, few)
    assert kept() == before


def test_a_page_that_would_run_is_a_letter_of_its_words(hr, ids):
    """What would run in it is left out; signs that are no page's are shown as signs."""
    url = f"/assignments/{ids['assignment_id']}/letters/new"
    for data in (HTML + b"<p>1. Rent is paid.</p>", b"1. Rent is paid. " + SVG):
        sent = A_LETTER | {"text": "", "upload": (io.BytesIO(data), "../letter.pdf")}
        shown = hr.get(hr.post(url, sent, status=303).location)
        assert "1. Rent is paid." in shown.words()
        assert not shown.all(".//main//script")
        assert not [one for one in shown.all(".//*") if one.get("onload")]


def test_terms_that_are_none(hr, ids, kept):
    """Neither a foreign file nor one that is nested, large or named without end is compared."""
    before = kept()
    files = {what: (data, "terms.json") for what, data in FOREIGN.items()}
    files["a page"] = (HTML, "terms.json")
    files["nested"] = (b'{"terms": ' + b"[" * 100_000, "terms.json")
    files["too large"] = (b'{"terms": []}' + b" " * SEVERAL, "terms.json")
    files |= {name: (b"[1]", name.format("json")) for name in NAMES}
    refused(hr, f"/letters/{ids['letter_id']}/terms/import", {}, files)
    assert kept() == before


def test_a_table_that_is_none(hr, ids, kept):
    """Of claims, of suppliers' invoices, of pay and of rates."""
    before = kept()
    files = named(FOREIGN | unpacking(), "csv", "xlsx")
    files |= {name: (PNG, name.format("xlsx")) for name in NAMES}
    files["a page"] = (HTML, "rows.csv")
    at = f"/assignments/{ids['assignment_id']}/import"
    for url in (at, f"{at}?what=suppliers", f"{at}?what=pay", "/rates/import"):
        refused(hr, url, {"do": "load"}, files)
    assert kept() == before


def test_an_invoice_whose_file_is_none(hr, ids, kept):
    """It is refused as a receipt would be, and no line of the invoice is kept."""
    before = kept()
    files = named({what: REFUSED[what] for what in NO_RECEIPTS}, "pdf", "png")
    files |= {name: (SVG, name.format("png")) for name in NAMES}
    refused(hr, f"/assignments/{ids['assignment_id']}/invoices/new", PAID, files, "receipt")
    assert kept() == before


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_shown_without_its_folder_and_signs(hr, ids, name):
    """Of a table, of terms and of an invoice that are taken."""
    terms = json.dumps(json.loads(hr.get(f"/letters/{ids['letter_id']}/terms.json").data)).encode()
    at = f"/assignments/{ids['assignment_id']}"
    sent = (
        (f"{at}/import", {"do": "load", "upload": (io.BytesIO(ROWS), name.format("csv"))}, 303),
        (
            f"/letters/{ids['letter_id']}/terms/import",
            {"upload": (io.BytesIO(terms), name.format("json"))},
            200,
        ),
        (
            f"{at}/invoices/new",
            PAID | {"receipt": (io.BytesIO(picture("lime")), name.format("png"))},
            303,
        ),
    )
    for url, typed, status in sent:
        answer = hr.post(url, typed, status=status)
        pages = [answer] if status == 200 else [hr.get(answer.location), hr.get(at)]
        for page in pages:
            assert not {"\u202e", "\0"} & set(page.text), url
            assert not [one for one in ("../", "etc/") if one in page.words()], url
            assert "x" * 300 not in page.text, url
