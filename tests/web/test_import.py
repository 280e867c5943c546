"""Files of rows brought by page: only checked, loaded, refused with every problem by row."""

import datetime as dt
import io

import openpyxl
import pytest

from assignments import actions
from assignments.actions import RateInput
from assignments.actions.costs import costs
from assignments.actions.registers import typed_rates
from tests.web.world import key

HEADER = "category,date,amount,currency,claim"
RIDE = "storage,2026-03-02,25.00,USD,Spring"


def sent(text, do, name="costs.csv", **more):
    """The form with a file of this text."""
    return {"upload": (io.BytesIO(text.encode()), name), "do": do, **more}


@pytest.fixture
def claims_url(ids):
    """Where claim lines are brought."""
    return f"/assignments/{ids['assignment_id']}/import"


def drafts(office, people, ids):
    """The employee's claims that came of a file."""
    found = actions.claims(office, people["expatriate"], ids["assignment_id"]).items
    return [claim for claim in found if claim.title == "Spring"]


def test_a_file_is_checked_then_loaded(browser_of, claims_url, office, people, ids):
    """Checking tells what would be made and saves nothing; loading leads to the drafts."""
    visitor, text = browser_of("expatriate"), f"{HEADER}\n{RIDE}\n{RIDE}\n"
    checked = visitor.post(claims_url, sent(text, "check"), status=200)
    assert "costs.csv can be loaded" in checked.words()
    assert "1 claim of 2 rows" in checked.words()
    assert "Spring: 2 lines" in checked.words()
    assert drafts(office, people, ids) == []
    loaded = visitor.post(claims_url, sent(text, "load"), status=303)
    assert loaded.location == "/claims"
    assert "attach the receipts, then submit them" in visitor.get("/claims").text
    (claim,) = drafts(office, people, ids)
    assert (claim.status, len(claim.lines)) == ("draft", 2)


def test_every_problem_by_row(browser_of, claims_url, office, people, ids):
    """Checked or loaded, each problem stands in the table with its row, and nothing is saved."""
    text = f"{HEADER}\n{RIDE}\nnonsense,3/4/2026,=1,USD,Spring\n"
    for do in ("check", "load"):
        answer = browser_of("hr").post(claims_url, sent(text, do), status=422)
        rows = [" ".join("".join(one.itertext()).split()) for one in answer.all(".//tbody/tr")]
        assert len(rows) == 3
        assert "Row 3, date" in rows[0]
        assert "could be 2026-04-03 or 2026-03-04" in rows[0]
        assert "3 problems in costs.csv" in answer.words()
    assert drafts(office, people, ids) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("none", "", "The file is empty"),
        ("column", "categry,date,amount,currency\n", "unknown column 'categry'"),
        ("zip", "PK\x03\x04 no", "is damaged or cut off"),
    ],
)
def test_a_file_that_is_none(browser_of, claims_url, name, text, said):
    """What is no table is said beside the file."""
    answer = browser_of("hr").post(claims_url, sent(text, "load", f"{name}.csv"), status=422)
    assert said.replace("The file", f"{name}.csv").lower() in answer.error_of("upload").lower()


def test_no_file(browser_of, claims_url):
    """Without a file the form asks for one."""
    answer = browser_of("hr").post(claims_url, {"do": "load"}, status=422)
    assert "Choose the file." in answer.error_of("upload")


def test_the_same_file_twice(browser_of, claims_url, office, people, ids):
    """The second time it is asked whether that is meant."""
    visitor, text = browser_of("hr"), f"{HEADER}\n{RIDE}\n"
    visitor.post(claims_url, sent(text, "load"), status=303)
    answer = visitor.post(claims_url, sent(text, "load", "copy.csv"), status=422)
    assert "was imported here on 2026-03-16 by Ana Lima" in answer.error_of("again")
    assert "loaded here before" in visitor.post(claims_url, sent(text, "check")).words()
    visitor.post(claims_url, sent(text, "load", again="y"), status=303)
    assert len(drafts(office, people, ids)) == 2


def test_suppliers_invoices(browser_of, claims_url, office, people, ids):
    """Finance loads what suppliers bill: judged, and to be decided by HR."""
    text = (
        "supplier;invoice;category;date;amount;currency;covers_from;covers_to\n"
        "Quay Homes;7/26;housing_rent;01.03.2026;2.900,00;USD;2026-03-01;2026-04-01\n"
    )
    answer = browser_of("finance").post(claims_url, sent(text, "load"), status=303)
    assert answer.location == f"/assignments/{ids['assignment_id']}/costs"
    queue = actions.queue(office, people["hr"])
    titles = [one.claim_title for one in queue.items]
    assert "Quay Homes, invoice 7/26" in titles


def test_pay(browser_of, claims_url, office, people, ids):
    """HR loads a bonus: it lies in the month of its day."""
    text = "category,amount,currency,date,note\nbonus,1200.00,USD,2026-02-27,As promised\n"
    url = f"{claims_url}?what=pay"
    answer = browser_of("hr").post(url, sent(text, "load"), status=303)
    assert answer.location.endswith("/costs")
    lines = costs(office, people["hr"], ids["assignment_id"]).lines
    assert [(one.category, one.month) for one in lines if one.kind == "pay"] == [
        ("bonus", "2026-02")
    ]


def test_company_rates(browser_of, office, people):
    """HR loads company rates, all or none; one that is absurd is named."""
    header = "from,to,base,quote,rate\n"
    what = RateInput("CNY", "USD", "0.12", dt.date(2026, 1, 1), dt.date(2026, 1, 31))
    actions.set_company_rate(office, people["hr"], what, key())
    bad = f"{header}2026-02-01,2026-02-28,CNY,USD,0.13\n2026-03-01,2026-03-15,CNY,USD,13\n"
    visitor = browser_of("hr")
    before = len(typed_rates(office, people["hr"], None).items)
    answer = visitor.post("/rates/import", sent(bad, "load"), status=422)
    assert "Row 3, rate" in answer.words(".//table")
    assert len(typed_rates(office, people["hr"], None).items) == before
    good = bad.replace(",13\n", ",0.131\n")
    assert visitor.post("/rates/import", sent(good, "check")).status == 200
    assert visitor.post("/rates/import", sent(good, "load"), status=303).location == "/rates"
    assert len(typed_rates(office, people["hr"], None).items) == before + 2


def test_who_may_bring_what(browser_of, claims_url):
    """The employee brings claims alone, finance costs alone; what is unknown is not there."""
    assert browser_of("expatriate").get(f"{claims_url}?what=pay", status=404)
    assert browser_of("finance").get(f"{claims_url}?what=claims", status=404)
    assert "Import suppliers" in browser_of("finance").get(claims_url).words(".//h1")
    assert browser_of("hr").get(f"{claims_url}?what=rates", status=404)


def test_a_workbook(browser_of, claims_url, office, people, ids):
    """A workbook is taken like any other table, under the file's own name alone."""
    visitor = browser_of("hr")
    book = openpyxl.Workbook()
    for row in (HEADER, RIDE):
        book.active.append(row.split(","))
    data = io.BytesIO()
    book.save(data)
    data.seek(0)
    form = {"upload": (data, "C:\\costs\\book.xlsx"), "do": "load"}
    assert visitor.post(claims_url, form, status=303)
    newest = actions.claims(office, people["expatriate"], ids["assignment_id"]).items[0]
    assert (newest.title, len(newest.lines)) == ("Spring", 1)


def test_too_large_a_file(browser_of, claims_url, monkeypatch):
    """A file above the bound is said to be too large, beside the file."""
    monkeypatch.setattr("assignments.sheets.opening.MOST_BYTES", 10)
    answer = browser_of("hr").post(claims_url, sent(f"{HEADER}\n{RIDE}\n", "load"), status=422)
    assert "is larger than 50 MB" in answer.error_of("upload")
