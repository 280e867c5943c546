"""The first page of each role: what is urgent first, and figures that equal the other pages'."""

import csv
import datetime as dt
import io
import re
from contextlib import closing
from dataclasses import replace

import pytest

from assignments import actions
from assignments.actions import Approval
from assignments.actions.cost_pictures import OpenMonth, PictureWish, cost_picture
from assignments.actions.month_pages import month_page
from assignments.actions.my_home import entitlements
from assignments.actions.staff import grant_roles
from assignments.core.month import Total
from assignments.storage.database import migrate, open_database
from assignments.web.homes import finance as homes
from tests.web.world import claimed, key, rent


@pytest.fixture
def approved(office, people, ids):
    """An approved line more in March."""
    who, hr = people["expatriate"], people["hr"]
    made = claimed(office, who, ids["assignment_id"], "March", rent(2, "20.00"))
    actions.submit_claim(office, who, made["claim_id"], key())
    actions.approve(office, hr, made["line_ids"][0], Approval("20.00", ""), key())
    return made


def table(answer, number):
    """The rows of a table of the page, each a list of texts."""
    rows = answer.all(".//main//table")[number].findall(".//tr")
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("role", "home"),
    [("hr", "/home/hr"), ("finance", "/home/finance"), ("expatriate", "/home/mine")],
)
def test_logging_in_leads_to_the_home_of_the_role(browser_of, role, home):
    """It is the first entry of the menu, marked there."""
    visitor = browser_of(role)
    assert visitor.get("/", status=302).location == home
    (link,) = visitor.get(home).all(".//nav[@class='menu']//a[@aria-current]")
    assert (link.text, link.get("href")) == ("Home", home)


def test_somebody_with_several_roles_finds_each_home(browser_of, office, people):
    """The menu has one home, and its page leads to the others."""
    person = people["hr"]
    administrator = people["administrator"]
    roles = frozenset({"hr", "finance", "expatriate"})
    grant_roles(office, administrator, person.id, roles, key())
    page = browser_of("hr").get("/home/hr")
    assert [one.text for one in page.all(".//nav[@class='menu']//a")].count("Home") == 1
    links = page.all(".//nav[@aria-label='Homes']//a")
    assert [one.get("href") for one in links] == ["/home/hr", "/home/finance", "/home/mine"]
    assert [one.text for one in links if one.get("aria-current")] == ["HR"]


def test_the_employee_sees_what_waits_for_them_and_what_is_left(browser_of, ids):
    """A question leads straight to its answer; limits are sentences with what is forfeited."""
    page = browser_of("expatriate").get("/home/mine")
    links = [one.get("href") for one in page.all(".//section[@aria-labelledby='to-do']//a")]
    assert any(re.fullmatch(r"/claims/\d+/lines/\d+/answer", one) for one in links)
    said = page.words(".//section[@aria-labelledby='left']")
    assert "3 of 3 trips left in 2026; 3 trips forfeited on 31 December 2026" in said
    assert "USD 3,000.00 of USD 3,000.00 left in March 2026" in said.replace("\u00a0", " ")
    assert f"/mine/{ids['assignment_id']}" in page.text


def test_an_assignment_of_somebody_else_is_not_found(browser_of, ids):
    """Neither its numbers nor that it exists."""
    browser_of("stranger").get("/home/mine")
    browser_of("expatriate").get("/home/mine?assignment=999", status=404)


def test_what_is_left_today_is_what_remaining_tells(office, people, ids):
    """The home and the page of the assignment read the same balances."""
    with office.database.read() as store:
        record = store.assignment(ids["assignment_id"])
        found = entitlements(store, office, record)
    whole = actions.left(office, people["expatriate"], record.id, whole=True).rows
    same = {(one.term_key, one.kind, one.person, one.period): one for one in whole}
    assert found
    for one in found:
        row = one.row
        assert same.get((row.term_key, row.kind, row.person, row.period), row) == row


def test_hr_sees_what_is_hard_first(browser_of):
    """By the order of the queue; each count leads to its lines."""
    page = browser_of("hr").get("/home/hr")
    outcomes = [row[2].split()[0] for row in table(page, 0)[1:]]
    order = ["Needs", "Refused", "Reduced", "Allowed"]
    assert outcomes == sorted(outcomes, key=order.index)
    assert page.all(".//a[@href='/queue?outcome=review']")
    assert page.all(".//a[@href='/queue?order=hard']")


def test_many_open_months_leave_room_for_the_charts(browser_of, approved, monkeypatch):
    """What stands against the oldest is spelt out, the next unfold, the rest is a line of links."""
    found = homes.cost_picture

    def long(*asked):
        it = found(*asked)
        check = it.open[0].checks
        old = [
            OpenMonth(f"2025-{month:02}", check if month < 4 else None) for month in range(1, 13)
        ]
        return replace(it, open=tuple(old))

    monkeypatch.setattr(homes, "cost_picture", long)
    page = browser_of("finance").get("/home/finance")
    part = ".//*[@aria-labelledby='open']"
    assert len(page.all(f"{part}/ul/li")) == 3
    assert len(page.all(f"{part}//details")) == 2
    links = [one.get("href") for one in page.all(f"{part}/p/a")]
    assert links == [*(f"/months/2025-{month:02}" for month in range(4, 10)), "/months"]
    assert "3 more months" in page.words(part)


def test_each_picture_stands_without_style_or_script(browser_of, approved):
    """It has a name and says where its figures are; nothing of it is loaded from anywhere."""
    page = browser_of("finance").get("/home/finance")
    charts = page.all(".//main//svg[@role='img']") or page.all(
        ".//main//{http://www.w3.org/2000/svg}svg[@role='img']"
    )
    assert charts
    drawn = "".join(re.findall(r'<svg class="chart".*?</svg>', page.text, re.DOTALL))
    assert drawn.count("<title ") == drawn.count("<desc ") == len(charts)
    assert "<rect" in drawn
    for word in ("style", "<script", "href", "xlink", "http:"):
        assert word not in drawn


def test_the_sums_are_those_of_the_months(office, people, approved):
    """Month by month, and category by category, to the last cent."""
    who = people["finance"]
    it = cost_picture(office, who, PictureWish())
    for one in it.sums.months:
        page = month_page(office, who, one.name, 0, 1)
        assert one.costs == page.count
        assert one.money.minor == sum(total.approved.minor for total in page.by("currency"))
    every: dict[str, int] = {}
    for one in it.sums.months:
        for total in month_page(office, who, one.name, 0, 1).by("category"):
            assert isinstance(total, Total)
            every[total.key] = every.get(total.key, 0) + total.approved.minor
    parts = {part.name: part.money.minor for one in it.sums.families for part in one.categories}
    assert parts == every


def test_a_cost_of_today_is_in_the_next_picture(office, people, ids):
    """What was kept in memory is not shown again once anything was written."""
    who, hr = people["finance"], people["hr"]
    before = cost_picture(office, who, PictureWish()).sums.total
    made = claimed(office, people["expatriate"], ids["assignment_id"], "More", rent(2, "20.00"))
    actions.submit_claim(office, people["expatriate"], made["claim_id"], key())
    assert cost_picture(office, who, PictureWish()).sums.total == before
    actions.approve(office, hr, made["line_ids"][0], Approval("20.00", ""), key())
    after = cost_picture(office, who, PictureWish()).sums.total
    assert (after.costs, after.money.minor) == (before.costs + 1, before.money.minor + 2000)


def test_one_assignment_alone_comes_to_its_row(office, people, ids):
    """Narrowed to it, the total is what its bar shows."""
    who = people["finance"]
    every = cost_picture(office, who, PictureWish())
    row = next(one for one in every.sums.assignments if one.name == str(ids["assignment_id"]))
    alone = cost_picture(office, who, PictureWish(assignment_id=ids["assignment_id"]))
    assert (alone.sums.total.costs, alone.sums.total.money) == (row.costs, row.money)


@pytest.mark.parametrize("part", ["months", "categories", "assignments"])
def test_a_table_as_a_file_adds_up_to_the_total(browser_of, office, people, part):
    """The same figures, exact, with what is chosen."""
    text = browser_of("finance").get(f"/home/finance/{part}.csv").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    total = cost_picture(office, people["finance"], PictureWish()).sums.total.money
    assert round(sum(float(row["amount"]) for row in rows) * 100) == total.minor
    assert {row["currency"] for row in rows} == {total.currency}


def test_a_choice_that_makes_no_sense_is_told(browser_of):
    """A year without costs, a currency that nothing settles in, no number, no such assignment."""
    finance = browser_of("finance")
    for words in ("year=1999", "currency=XYZ", "year=x"):
        assert finance.get(f"/home/finance?{words}", status=None).status in {400, 422}
    finance.get("/home/finance?assignment=999", status=404)


def test_sums_on_either_database(database_url):
    """An office without costs has no picture, and what is most pressing is nothing."""
    migrate(database_url)
    with closing(open_database(database_url)) as database, database.read() as store:
        assert list(store.months_grouped(["2026-01"], None)) == []
        assert store.waiting_by_outcome("submitted") == {}
        assert store.running_out_first(dt.date(2026, 1, 1), dt.date(2026, 2, 1), 5) == {}
