"""The plan of an assignment on its pages: figures, assumptions, versions, and the overview."""

import csv
import uuid

import pytest

from assignments import actions
from tests.web.filled import cells, filled

RENT = {"how": "month", "amount": "2800.00", "currency": "USD", "quantity": "1"}


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def at(ids):
    """The page of the plan."""
    return f"/assignments/{ids['assignment_id']}/plan"


def assumed(hr, at, about="housing_rent|", place="", **typed):
    """Send the form of an assumption."""
    url = f"{at}/assume?place={place or 0}"
    words = {**RENT, "about": about, "first": "2026-01", "last": "2026-02", **typed}
    return hr.send(url, filled(hr.get(url), **words))


class TestShown:
    """What the page says."""

    def test_figures_stand_beside_assumption_and_clause(self, browser_of, at):
        """Sums by quarter, the sentence of each, the quoted words; finance changes nothing."""
        page = browser_of("finance").get(at)
        words = page.words()
        assert "At most, at the letter's limit of USD 3,000.00 a month." in words
        assert "Larch will pay back your rent, up to USD 3,000 a month." in words
        assert "3 trips a calendar year, at most one a month: no fare is known." in words
        assert "Q4 2025" in words
        assert "USD 90.00 a month, from September 2025 to August 2026, assumed by hand." in words
        assert "Assume" not in words.replace("Assumptions", "").replace("assumption", "")

    def test_by_month_and_year(self, hr, at):
        """The columns as they are asked for; another word shows the usual ones."""
        assert "Sep 2025" in hr.get(f"{at}?by=month").words()
        assert len(hr.get(f"{at}?by=year").all(".//table[1]//thead/tr/th")) > 4
        assert "Q4 2025" in hr.get(f"{at}?by=moon").words()

    def test_plan_actual_and_gaps(self, hr, at):
        """January was approved, February waits, the others are missing."""
        words = hr.get(at).words()
        assert "Rent expected from September 2025 to December 2025 and none recorded" in words
        assert "(USD 12,000.00 planned)" in words
        assert "1 term not confirmed yet: not in the plan." in words

    def test_owed_at_a_months_end(self, hr, at):
        """Of the month that is chosen."""
        words = hr.get(f"{at}?month=2026-02").words()
        assert "At the end of February 2026, in USD" in words
        hr.get(f"{at}?month=1999-01", status=422)

    @pytest.mark.parametrize("query", ["version=x", "version=0"])
    def test_no_such_version(self, hr, at, query):
        """A slip in the address is named; a number that is none is not found."""
        hr.get(f"{at}?{query}", status=422)
        hr.get(f"{at}?version=77", status=404)

    def test_the_file(self, hr, at):
        """A row for each figure with assumption and clause; a gap has no figure."""
        hr.get(f"{at}/1.csv")
        text = hr.last.data.decode("utf-8-sig")
        rows = list(csv.DictReader(text.splitlines()))
        rent = next(row for row in rows if row["category"] == "housing_rent")
        assert (rent["month"], rent["cost"], rent["basis"]) == ("2025-09", "3000.00", "limit")
        assert (rent["clause"], rent["letter"]) == ("4", "1")
        gap = next(row for row in rows if row["basis"] == "unknown")
        assert (gap["month"], gap["amount"]) == ("", "")
        hr.get(f"{at}/9.csv", status=404)


class TestMade:
    """What HR does."""

    def test_an_assumption_makes_the_next_version(self, hr, at):
        """It is shown with its months; the old version stays."""
        form = hr.get(f"{at}/assume?about=housing_rent%7C")
        assert (form.value_of("first"), form.value_of("last")) == ("2025-09", "2027-08")
        assert assumed(hr, at, note="A smaller flat.", label="New flat").status == 303
        words = hr.get(at).words()
        assert "2: New flat" in words
        assert (
            "USD 2,800.00 a month, from January 2026 to February 2026, assumed by hand: "
            "A smaller flat." in words
        )
        assert "This is an older version." in hr.get(f"{at}?version=1").words()
        compared = cells(hr.get(f"{at}/compare"))
        assert compared[0] == ["Rent", "72,000.00", "71,600.00", "-400.00"]

    def test_it_is_changed_and_taken_out(self, hr, at):
        """Each time the next version; the page of an older one is refused."""
        url = f"{at}/assume?place=1"
        form = hr.get(url)
        assert (form.value_of("amount"), form.value_of("about")) == ("90.00", "storage|")
        stale = filled(form, amount="95.00")
        assert hr.send(url, stale).status == 303
        assert hr.send(url, stale | {"key": str(uuid.uuid4())}).status == 409
        assert "USD 95.00 a month" in hr.get(at).words()
        assert hr.post(f"{at}/2/assumptions/1/drop", page=at).status == 303
        assert "USD 95.00 a month" not in hr.get(at).words()
        hr.get(f"{at}/assume?place=5", status=404)

    @pytest.mark.parametrize(
        ("slip", "where"),
        [
            ({"about": ""}, "about"),
            ({"amount": ""}, "amount"),
            ({"amount": "1,5"}, "amount"),
            ({"amount": "1.234"}, "amount"),
            ({"currency": "ABC"}, "currency"),
            ({"quantity": "-1"}, "quantity"),
            ({"rate": "0"}, "rate"),
            ({"first": ""}, "first"),
            ({"first": "March"}, "first"),
            ({"last": "2025-01"}, "last"),
            ({"note": "x" * 501}, "note"),
            ({"about": "storage|"}, "first"),
        ],
    )
    def test_a_slip_is_named(self, hr, at, slip, where):
        """Beside its field, with what was typed."""
        page = assumed(hr, at, **slip)
        assert (page.status, bool(page.error_of(where))) == (422, True)

    def test_nothing_needs_no_amount(self, hr, at):
        """Where nothing is expected."""
        assert assumed(hr, at, how="nothing", amount="", quantity="").status == 303
        assert "No housing rent is expected" in hr.get(at).words()

    def test_a_plan_without_an_end_asks_for_its_last_day(self, hr, ids):
        """And takes at most ten years."""
        other = ids["amended_assignment_id"]
        url = f"/assignments/{other}/plan"
        assert "Not kept yet" in hr.get(url).words()
        far = hr.post(f"{url}/keep", {"last": "2037-01-01"})
        assert far.status == 422
        assert "ten years" in far.error_of("last")
        assert hr.post(f"{url}/keep", {"label": "As it was", "last": ""}).status == 303
        assert "1: As it was" in hr.get(url).words()

    def test_no_rate_is_named(self, hr, at):
        """The cost stands in no total, and the page says so."""
        assumed(hr, at, about="utilities|", currency="MAD")
        words = hr.get(at).words()
        assert "No rate is known for some costs" in words
        assert "Utilities: MAD 5,600.00" in words.replace("\xa0", " ")


def test_the_overview(browser_of, hr, ids, office, people):
    """What goes on, with actual, plan and forecast; a newer assignment has no plan yet."""
    ((name, actual, *_, forecast),) = cells(browser_of("finance").get("/plans"))
    assert name == "Ben Okafor, ShanghaiVersion 1, to 31 Aug 2027"
    assert (actual, forecast) == ("USD 3,000.00", "USD 57,300.00")
    what = actions.AssignmentInput(
        employee_id=people["nobody"].id,
        employer="Larch Optics",
        position="Buyer",
        home_country="US",
        home_city="Tacoma",
        host_country="CN",
        host_city="Dalian",
        start=office.today(),
        settlement_currency="USD",
    )
    for number in range(26):
        actions.record_assignment(office, people["hr"], what, f"overview {number}")
    first = hr.get("/plans")
    assert "DalianNo plan was kept" in first.words()
    assert len(first.all(".//tbody/tr")) == 25
    assert first.all(".//a[@rel='next']")


def test_a_plan_that_nobody_can_make_yet(hr, office, people):
    """Without an expected end the page asks for a last day."""
    what = actions.AssignmentInput(
        employee_id=people["nobody"].id,
        employer="Larch Optics",
        position="Buyer",
        home_country="US",
        home_city="Tacoma",
        host_country="CN",
        host_city="Dalian",
        start=office.today(),
        settlement_currency="USD",
    )
    at = actions.record_assignment(office, people["hr"], what, "one more").id
    url = f"/assignments/{at}/plan"
    assert "so a plan needs a last day" in hr.get(url).words()
    assert "give the plan's last day" in hr.post(f"{url}/keep", {"last": ""}).error_of("last")
    assert "keep a plan with a last day first" in hr.get(f"{url}/assume").words()
    assert hr.post(f"{url}/keep", {"last": "2027-03-31"}).status == 303
    assert "No figure yet" in hr.get(url).words()
