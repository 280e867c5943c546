"""Finance's months: lines, totals and files of one, the same everywhere."""

import csv
import io
from decimal import Decimal

import openpyxl
import pytest

from assignments import actions
from assignments.actions import Approval
from assignments.core.money import Money
from assignments.web import months
from tests.web.world import NOW, claimed, key, rent

LABEL = f"{NOW:%Y-%m}"
REASON = "=the heating failed"


@pytest.fixture
def finance(browser_of):
    """Finance's browser."""
    return browser_of("finance")


@pytest.fixture
def approved(office, people, ids):
    """Two more approved lines, one of them above the limit; with January's there are three."""
    who, hr = people["expatriate"], people["hr"]
    made = claimed(office, who, ids["assignment_id"], "March", rent(2, "20.00"), rent(2, "30.00"))
    actions.submit_claim(office, who, made["claim_id"], key())
    for line_id, amount in zip(made["line_ids"], ("20.00", "3500.00"), strict=True):
        actions.approve(office, hr, line_id, Approval(amount, REASON), key())
    return made["line_ids"]


def cells(answer, number):
    """The rows of one of the page's tables, each a list of texts."""
    rows = answer.all(".//table")[number - 1].findall(".//tr")
    return [[" ".join(" ".join(cell.itertext()).split()) for cell in row] for row in rows]


def total_of(answer):
    """The sums of the page's last total, the one by currency."""
    return cells(answer, 1)[-1]


def test_the_months_are_listed_oldest_first(finance, app, office, people, ids):
    """Only months with costs; the newest decision's month comes last."""
    later = NOW.replace(month=5)
    object.__setattr__(office, "clock", lambda: later)
    actions.approve(office, people["hr"], ids["line_id"], Approval(), key())
    links = [link.text for link in finance.get("/months").all(".//main//li/a")]
    assert links == ["March 2026", "May 2026"]


@pytest.mark.parametrize("url", ["/months", f"/months/{LABEL}", f"/months/{LABEL}.csv"])
@pytest.mark.parametrize("name", ["expatriate", "nobody", "administrator"])
def test_months_are_not_there_for_others(browser_of, url, name):
    """Finance and HR alone know of them."""
    browser_of(name).get(url, status=404)
    browser_of("hr").get(url)


def test_a_month_shows_every_number_of_a_line(finance, ids):
    """Claimed, counted, allowed, approved, the clause, who decided when, and the receipts."""
    words = finance.get(f"/months/{LABEL}").words()
    assert "USD 3,200.00 USD 3,200.00 USD 3,000.00 USD 3,000.00 Letter 1, clause 4" in words
    assert "Ana Lima, 16 March 2026, 12:00" in words
    assert f"receipt {ids['decided_line_id']}.png" in words
    assert "Ben Okafor, Shanghai, CN Cost centre 4400" in words


def test_an_override_is_marked(finance, approved):
    """On the page and in the file, with its reason."""
    words = finance.get(f"/months/{LABEL}").words()
    assert words.count("Above the limit") == 1
    assert words.count(REASON) == 2
    rows = list(csv.DictReader(io.StringIO(file_of(finance, "csv").decode("utf-8-sig"))))
    assert [row["override"] for row in rows] == ["no", "no", "yes"]


def file_of(finance, kind):
    """The bytes of a month's file."""
    return finance.get(f"/months/{LABEL}.{kind}").data


def test_page_files_and_lines_have_one_total(finance, office, people, approved):
    """Page, CSV, XLSX and the month itself add up to the same to the cent."""
    page = finance.get(f"/months/{LABEL}")
    month = actions.month(office, people["finance"], LABEL)
    (total,) = month.by("currency")
    assert total.approved == sum((one.approved for one in month.lines), Money.zero("USD"))
    told = [f"USD {sum_.amount:,}" for sum_ in (total.counted, total.allowed, total.approved)]
    assert total_of(page) == ["USD", "3", "USD 3,250.00", *told]
    rows = list(csv.DictReader(io.StringIO(file_of(finance, "csv").decode("utf-8-sig"))))
    assert sum(Decimal(row["approved"]) for row in rows) == total.approved.amount
    book = openpyxl.load_workbook(io.BytesIO(file_of(finance, "xlsx")))
    names, *lines = book["lines"].iter_rows(values_only=True)
    place = names.index("approved")
    assert sum(Decimal(str(line[place])) for line in lines) == total.approved.amount
    sums = list(book["totals"].iter_rows(values_only=True))
    assert Decimal(str(sums[-1][sums[0].index("approved")])) == total.approved.amount


def test_totals_stand_by_assignment_category_and_currency(finance, approved):
    """Three groups in one table."""
    firsts = [row[0] for row in cells(finance.get(f"/months/{LABEL}"), 1)]
    assert firsts == [
        *("Of", "By assignment", "Ben Okafor"),
        *("By category", "Rent", "By currency", "USD"),
    ]


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_a_month_is_downloaded_as_a_file(finance, kind, media_type):
    """Under a name of its own, and kept by no cache on the way."""
    answer = finance.get(f"/months/{LABEL}.{kind}")
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["Content-Disposition"] == f"attachment; filename=costs-{LABEL}.{kind}"
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_page_leads_to_its_files(finance):
    """One button for each kind."""
    hrefs = {link.get("href") for link in finance.get(f"/months/{LABEL}").all(".//main//a")}
    assert {f"/months/{LABEL}.csv", f"/months/{LABEL}.xlsx"} <= hrefs


def test_many_lines_come_some_at_a_time(finance, approved, monkeypatch):
    """The totals stay those of the whole month."""
    monkeypatch.setattr(months, "AT_ONCE", 2)
    first = finance.get(f"/months/{LABEL}")
    assert "1 to 2 of 3 approved lines" in first.words()
    (link,) = first.all(".//nav[@class='pager']/a")
    second = finance.get(link.get("href"))
    assert "3 to 3 of 3 approved lines" in second.words()
    assert total_of(first) == total_of(second)
    (back,) = second.all(".//nav[@class='pager']/a")
    assert "1 to 2 of 3" in finance.get(back.get("href")).words()


@pytest.mark.parametrize("after", ["x", "-1", "", "9" * 30])
def test_a_made_up_place_breaks_nothing(finance, after):
    """Behind the last line there is nothing; what is no number is the beginning."""
    finance.get(f"/months/{LABEL}?after={after}")


def test_a_month_without_costs_says_so(finance):
    """Its files hold the heading alone."""
    assert "No costs in this month" in finance.get("/months/1999-01").words()
    assert finance.get("/months/1999-01.csv").data.count(b"\r\n") == 1


@pytest.mark.parametrize("label", ["2026-13", "2026", "march", "0001-01"])
def test_what_is_no_month_is_refused(finance, label):
    """It says how a month is written."""
    assert "2005-03" in finance.get(f"/months/{label}", status=422).words()
    finance.get(f"/months/{label}.csv", status=422)


def test_a_month_has_no_file_of_another_kind(finance):
    """Only what the page offers."""
    finance.get(f"/months/{LABEL}.exe", status=422)
