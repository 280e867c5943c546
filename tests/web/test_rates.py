"""Company rates typed by HR, and the look-up of which rate counts."""

import datetime as dt

import pytest

from assignments.core.rates import Rate
from tests.web.filled import filled

RATE = {
    "base": "CNY",
    "quote": "USD",
    "rate": "0.12082",
    "first": "2005-01-01",
    "last": "2005-03-31",
}
LOOK_UP = "/rates?base={}&quote={}&on={}"


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


def test_a_rate_is_typed_listed_and_counts(hr):
    """From its first day to its last, with who typed it; the other way round inverted."""
    hr.post("/rates/new", RATE, status=303)
    page = hr.get(LOOK_UP.format("CNY", "USD", "2005-02-10"))
    assert "1 CNY = 0.12082 USD" in page.words()
    assert "Rate of 10 February 2005, company rate" in page.words()
    assert "Ana Lima" in page.words(".//tbody")
    assert "inverted" in hr.get(LOOK_UP.format("USD", "CNY", "2005-02-10")).words()


def test_a_day_without_a_rate_says_so(hr):
    """Before the first day, and where both are one currency."""
    hr.post("/rates/new", RATE, status=303)
    assert "No rate counts" in hr.get(LOOK_UP.format("CNY", "USD", "2004-12-31")).words()
    assert "same currency" in hr.get(LOOK_UP.format("USD", "USD", "2005-01-05")).words()


@pytest.mark.parametrize(
    ("slip", "field"),
    [
        ({"rate": ""}, "rate"),
        ({"rate": "0"}, "rate"),
        ({"rate": "-1"}, "rate"),
        ({"rate": "NaN"}, "rate"),
        ({"rate": "Infinity"}, "rate"),
        ({"rate": "1e3"}, "rate"),
        ({"rate": "1.1234567890123456"}, "rate"),
        ({"base": "XXX"}, "base"),
        ({"base": "USD"}, "quote"),
        ({"first": ""}, "first"),
        ({"first": "2005-02-29"}, "first"),
        ({"first": "1989-01-01"}, "first"),
        ({"last": "2004-12-31"}, "last"),
        ({"last": "2099-01-01"}, "last"),
    ],
)
def test_a_slip_stands_beside_its_field(hr, slip, field):
    """No rate is kept for a slip, and what was typed stays."""
    page = hr.post("/rates/new", RATE | slip, status=422)
    assert page.error_of(field)
    assert page.value_of("rate") == (slip | RATE if "rate" not in slip else slip)["rate"]
    assert "No company rate yet" in hr.get("/rates").words()


@pytest.mark.parametrize(
    ("base", "day", "field"), [("CNY", "x", "on"), ("CNY", "", "on"), ("???", "2005-01-05", "base")]
)
def test_a_slip_of_the_look_up_stands_beside_its_field(hr, base, day, field):
    """A day that is none, a currency that is none."""
    assert hr.get(LOOK_UP.format(base, "USD", day), 422).error_of(field)


def test_an_absurd_rate_wants_a_tick(hr):
    """A hundred times what is known stays in the form until somebody is sure."""
    hr.post("/rates/new", RATE, status=303)
    absurd = RATE | {"rate": "12.082"}
    page = hr.post("/rates/new", absurd, status=422)
    assert "0.12082" in page.error_of("rate")
    hr.post("/rates/new", absurd | {"sure": "y"}, status=303)
    assert "12.082" in hr.get("/rates").words(".//tbody")


def test_rates_are_looked_up_by_rule(hr, office):
    """The same day by each rule, and what the page says of it."""
    days = ("2005-02-01", "0.10"), ("2005-02-10", "0.12")
    with office.database.write(office.by_itself("test")) as store:
        store.keep_rates(Rate(dt.date.fromisoformat(day), "CNY", "USD", rate) for day, rate in days)
    asked = LOOK_UP.format("CNY", "USD", "2005-02-10")
    assert "1 CNY = 0.12 USD" in hr.get(asked).words()
    averaged = hr.get(f"{asked}&rule=month_average").words()
    assert "1 CNY = 0.11 USD" in averaged
    assert "published, average of 2 days of 2005-02" in averaged
    assert "this rule takes no other" in hr.get(f"{asked}&rule=company_rate").words()
    assert hr.get(f"{asked}&rule=best", 422).error_of("rule")
    hr.post("/rates/new", RATE, status=303)
    assert "company rate, by rule" in hr.get(f"{asked}&rule=company_rate").words()


def test_the_page_tells_how_far_rates_are_known(hr, office):
    """The newest day and its source, and the command for newer ones."""
    assert "None is known yet" in hr.get("/rates").words()
    with office.database.write(office.by_itself("test")) as store:
        store.keep_rates([Rate(dt.date(2026, 3, 13), "EUR", "USD", "1.1", "ECB")])
    words = hr.get("/rates").words()
    assert "Known up to 13 March 2026, source: ECB" in words
    assert "flask rates fetch" in words


def test_an_assignment_has_its_rate_rule(hr, browser_of, ids):
    """HR chooses it; HR and the employee read it."""
    at = f"/assignments/{ids['assignment_id']}"
    assert "Rate ruleDay of the expense" in hr.get(at).words()
    form = hr.get(f"{at}/change")
    assert form.value_of("rate_rule") == "expense_date"
    hr.send(f"{at}/change", filled(form, rate_rule="month_average"), status=303)
    assert "Rate ruleAverage of the month" in hr.get(at).words()
    assert hr.get(f"{at}/change").value_of("rate_rule") == "month_average"
    mine = browser_of("expatriate").get(f"/mine/{ids['assignment_id']}")
    assert "Average of the month" in mine.words()


def test_a_second_arrival_types_nothing(hr):
    """One rate of two clicks."""
    sent = filled(hr.get("/rates/new"), **RATE)
    for _ in range(2):
        hr.send("/rates/new", sent, status=303)
    assert len(hr.get("/rates").all(".//tbody/tr")) == 1


def test_finance_looks_up_and_types_none(browser_of):
    """Finance sees the rates alone."""
    page = browser_of("finance").get("/rates")
    assert "Type a company rate" not in page.words()
