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
from tests.ledgers import month_in
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


def until(office, visitor, moment):
    """Move the clock on; a log-in has ended by then, so there is a new one."""
    object.__setattr__(office, "clock", lambda: moment)
    visitor.log_in(visitor.person.email)


def test_the_months_are_listed_oldest_first(finance, app, office, people, ids):
    """Only months with costs; the newest decision's month comes last."""
    until(office, finance, NOW.replace(month=5))
    actions.approve(office, people["hr"], ids["line_id"], Approval(), key())
    links = [link.text for link in finance.get("/months").all(".//main//li/span[1]/a")]
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
    month = month_in(office, LABEL)
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
    sums = list(book["summary"].iter_rows(values_only=True))
    assert Decimal(str(sums[-1][sums[0].index("approved")])) == total.approved.amount


def test_totals_stand_by_assignment_category_kind_and_currency(finance, approved):
    """Four groups in one table."""
    firsts = [row[0] for row in cells(finance.get(f"/months/{LABEL}"), 1)]
    assert firsts == [
        *("Of", "By assignment", "Ben Okafor"),
        *("By category", "Rent", "By kind", "Claim", "By currency", "USD"),
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


@pytest.fixture
def later(office, finance):
    """The office in the month after its costs."""
    until(office, finance, NOW.replace(month=4))


@pytest.fixture
def waiting(office, people, ids, later):
    """A line of the month that nobody has decided."""
    who = people["expatriate"]
    made = claimed(office, who, ids["assignment_id"], "March", rent(3, "20.00"))
    actions.submit_claim(office, who, made["claim_id"], key())


def test_a_month_that_is_not_over_has_no_button(finance):
    """It says until when it lasts."""
    answer = finance.get(f"/months/{LABEL}")
    assert "2026-03 is not over: its last day is 2026-03-31." in answer.words()
    assert answer.all(".//main//form") == []


def test_a_month_is_closed_from_its_page(browser_of, finance, waiting):
    """Once what stands open is acknowledged; then it tells when, by whom, and verifies."""
    url, action = f"/months/{LABEL}", f"/months/{LABEL}/close"
    words = finance.get(url).words()
    assert "This stands open" in words
    assert browser_of("hr").get(url).all(".//main//form") == []
    refused = finance.post(action, page=url, status=422)
    assert "acknowledge it to close it" in refused.error_of("acknowledged")
    done = finance.post(action, {"acknowledged": "y"}, page=url, status=303)
    words = finance.get(done.location).words()
    assert "Sealed on 16 April 2026, 12:00 by Chiara Ruiz, with 1 line and 5 files" in words
    assert "Everything is as it was sealed" in finance.get(f"{url}/verified").words()
    assert "Closed on 16 April 2026" in finance.get("/months").words()


def test_a_closed_months_files_are_the_stored_bytes(finance, office, people, later):
    """Whatever is renamed afterwards; their size is told before they come."""
    before = file_of(finance, "csv")
    finance.post(f"/months/{LABEL}/close", {"acknowledged": "y"}, page=f"/months/{LABEL}")
    for kind in ("csv", "xlsx", "jsonl", "journal", "payroll"):
        answer = finance.get(f"/months/{LABEL}.{kind}")
        assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert file_of(finance, "csv") == before


def test_a_second_closing_says_when_and_by_whom(finance, later):
    """The same form sent twice is done once; another form is told who closed it."""
    url, action = f"/months/{LABEL}", f"/months/{LABEL}/close"
    form = finance.get(url).form(action) | {"acknowledged": "y"}
    assert finance.send(action, form).status == finance.send(action, form).status == 303
    other = form | {"key": key()}
    words = finance.send(action, other, status=409).words()
    assert "2026-03 was closed at 2026-04-16 12:00:00 UTC by Chiara Ruiz" in words


def test_what_comes_later_names_the_closed_month(finance, office, people, ids, later):
    """It is shown in the month that it lies in."""
    finance.post(f"/months/{LABEL}/close", {"acknowledged": "y"}, page=f"/months/{LABEL}")
    object.__setattr__(office, "clock", lambda: NOW.replace(day=31))
    actions.approve(office, people["hr"], ids["line_id"], Approval(), key())
    assert "Adjusts March 2026, which was closed" in finance.get("/months/2026-04").words()
    assert finance.get(f"/months/{LABEL}/verified").words().count("as it was sealed") == 1


@pytest.mark.parametrize("label", ["2026-03", "2026-02", "2027-01"])
def test_an_open_month_is_not_verified(finance, label):
    """It says that it is open."""
    assert f"{label} is open" in finance.get(f"/months/{label}/verified", status=409).words()
