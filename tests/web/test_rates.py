"""Company rates typed by HR, and the look-up of which rate counts."""

import pytest

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
