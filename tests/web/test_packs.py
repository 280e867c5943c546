"""The pack of a tax year: what was paid, how it is treated, what is missing, and its files."""

import csv
import datetime as dt
import io

import openpyxl
import pytest

from assignments.actions import taxability
from assignments.actions.taxability import TaxabilityInput
from tests.web.world import key


@pytest.fixture
def here(ids):
    """The address of an assignment's packs."""
    return f"/assignments/{ids['assignment_id']}/packs"


@pytest.mark.parametrize("role", ["hr", "finance", "expatriate"])
def test_a_year_is_listed_and_shown(browser_of, here, role):
    """To HR, to finance and to the employee: every cost, and what is missing."""
    visitor = browser_of(role)
    links = [link.get("href") for link in visitor.get(here).all(".//main//li/a")]
    assert f"{here}/2026" in links
    words = visitor.get(f"{here}/2026").words()
    assert "1 January 2026 to 31 December 2026, as the company treats it in China" in words
    assert "RentClaim, 16 Mar 2026" in words
    assert "All together Nobody said 1 USD 3,000.00" in words
    assert "Months that are open, so that costs may still come: 2026-03." in words
    assert "Nobody said of 1 cost whether the country taxes it." in words
    assert "not decided yet: claim" in words


def test_another_country_has_its_own_table(browser_of, office, people, here):
    """What is taxable at home need not be in the host country."""
    finance = people["finance"]
    what = TaxabilityInput("housing_rent", "US", dt.date(2025, 1, 1), taxable=True)
    taxability.record_taxability(office, finance, what, key())
    visitor = browser_of("finance")
    assert "All together Nobody said 1" in visitor.get(f"{here}/2026").words()
    shown = visitor.get(f"{here}/2026?country=US")
    assert "All together Taxable 1 USD 3,000.00" in shown.words()
    (file,) = [one.get("href") for one in shown.all(".//main//a") if ".csv" in one.get("href")]
    (row,) = csv.DictReader(io.StringIO(visitor.get(file).data.decode("utf-8-sig"), newline=""))
    assert (row["day"], row["taxable"], row["cost"]) == ("2026-03-16", "yes", "3000.00")


def test_the_days_of_a_year_may_be_others(browser_of, here):
    """From April to April, or up to a day of its own; a year that is none is refused."""
    visitor = browser_of("hr")
    words = visitor.get(f"{here}/2025?first=2025-04-06").words()
    assert "6 April 2025 to 5 April 2026" in words
    assert "1 cost, in the order of days" in words
    assert "No costs" in visitor.get(f"{here}/2026?last=2026-03-15").words()
    for asked in ("first=2026-02-30", "last=2025-01-01", "last=2039-01-01", "country=QQ"):
        visitor.get(f"{here}/2026?{asked}", status=422)
    visitor.get(f"{here}/1066", status=422)


def test_a_workbook_holds_totals_costs_and_what_is_missing(browser_of, here):
    """Two sheets; amounts are numbers, days are days."""
    book = openpyxl.load_workbook(io.BytesIO(browser_of("hr").get(f"{here}/2026.xlsx").data))
    assert book.sheetnames == ["summary", "lines"]
    said = [row[0] for row in book["summary"].iter_rows(values_only=True) if row[0]]
    assert "housing_rent" in said
    assert any("2026-03" in one for one in said)
    names, row = book["lines"].iter_rows(values_only=True)
    told = dict(zip(names, row, strict=True))
    assert (told["cost"], told["day"].date()) == (3000, dt.date(2026, 3, 16))
