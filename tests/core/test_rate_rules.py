"""Which rates count under a rule: month averages, typed rates, what a bank charged."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.money import Money
from assignments.core.rate_answers import is_absurd
from assignments.core.rate_rules import (
    CompanyRates,
    MonthAverages,
    charged,
    is_far,
    newest_of_each_pair,
)
from assignments.core.rates import Rate, RateTable

DAY = date(2005, 3, 14)
TYPED = RateTable([Rate(DAY, "CNY", "USD", "0.5", "company rate")])
NONE = RateTable()


def averaged(*rates, day=DAY, typed=NONE, settlement="USD"):
    """The mean of a month's published rates; a rate is its day, base, quote, number."""
    table = MonthAverages((Rate(date.fromisoformat(on), *rest) for on, *rest in rates), typed)
    return table.find("CNY", "USD", day, settlement)


def test_the_mean_of_the_months_days_counts():
    """Of all days of the month of the expense, before and after it, and of no other month."""
    days = [("2005-02-28", "9"), ("2005-03-01", "1"), ("2005-03-14", "2"), ("2005-03-31", "6")]
    found = averaged(
        *((day, "CNY", "USD", rate) for day, rate in days), ("2005-04-01", "CNY", "USD", "9")
    )
    assert (found.rate, found.day) == (3, date(2005, 3, 31))
    assert found.source == "published, average of 3 days of 2005-03"
    assert found.rule == "month_average"


def test_the_mean_is_of_daily_conversions():
    """Each day is turned by itself, in whichever way it knows; the mean of ratios, not of legs."""
    found = averaged(
        ("2005-03-01", "EUR", "CNY", "10"),
        ("2005-03-01", "EUR", "USD", "1"),
        ("2005-03-02", "EUR", "CNY", "5"),
        ("2005-03-02", "EUR", "USD", "2"),
        ("2005-03-03", "EUR", "USD", "2"),
        ("2005-03-04", "USD", "CNY", "4"),
    )
    assert found.rate == (Fraction(1, 10) + Fraction(2, 5) + Fraction(1, 4)) / 3
    assert found.source == (
        "published, through EUR and published, inverted, average of 3 days of 2005-03"
    )


def test_a_month_known_in_part_is_averaged_as_far_as_it_is_known():
    """One day is a mean too."""
    assert averaged(("2005-03-02", "CNY", "USD", "2")).source.endswith(
        "average of 1 day of 2005-03"
    )


def test_a_typed_rate_stands_in_for_a_month_without_rates():
    """Where nothing of the month was published; not beside one day that was."""
    assert averaged(typed=NONE) is None
    instead = averaged(("2005-02-28", "CNY", "USD", "9"), typed=TYPED)
    assert (instead.rate, instead.day) == (Fraction(1, 2), DAY)
    assert instead.source == "company rate, where no rate of 2005-03 was published"
    assert averaged(("2005-03-02", "CNY", "USD", "2"), typed=TYPED).rate == 2


@settings(max_examples=20, deadline=None)
@given(st.lists(st.decimals("0.01", "100", places=4), min_size=1, max_size=28))
def test_a_mean_lies_between_its_days(rates):
    """Never above the highest nor below the lowest day, and exact where all days are alike."""
    first = date(2005, 3, 1)
    days = [(str(first + timedelta(n)), "CNY", "USD", str(rate)) for n, rate in enumerate(rates)]
    mean = averaged(*days).rate
    assert Fraction(min(rates)) <= mean <= Fraction(max(rates))
    assert mean * len(rates) == sum(map(Fraction, rates))


def test_company_rates_count_alone():
    """The typed rate that holds on the day, with its rule; nothing where none holds."""
    table = CompanyRates([Rate(DAY, "CNY", "USD", "0.5", "company rate")])
    found = table.find("CNY", "USD", DAY, "USD")
    assert (found.source, found.rule) == ("company rate, by rule", "company_rate")
    assert table.find("USD", "CNY", DAY, "USD").source == "company rate, inverted, by rule"
    assert table.find("JPY", "USD", DAY, "USD") is None


def test_the_newest_typed_rate_of_a_pair_says_which_way():
    """An older one typed the other way round does not count beside it."""
    newest, older = Rate(DAY, "USD", "CNY", "8"), Rate(DAY, "CNY", "USD", "0.5")
    other = Rate(DAY, "EUR", "CNY", "10")
    assert newest_of_each_pair([newest, older, other]) == (newest, other)


def test_what_the_bank_charged_is_a_rate():
    """Turning the amount by it gives the charge again, to the minor unit."""
    amount, charge = Money.parse("333.33", "CNY"), Money.parse("41.07", "USD")
    found = charged(amount, charge, DAY)
    assert (found.turn(amount), found.source, found.rule) == (
        charge,
        "what the bank charged",
        "bank_charge",
    )


@pytest.mark.parametrize(
    ("rate", "far"), [("0.8", False), ("0.79", True), ("1.2", False), ("1.21", True)]
)
def test_a_rate_a_fifth_off_is_far(rate, far):
    """A fifth itself is not."""
    assert is_far(Fraction(rate), Fraction(1)) is far


@pytest.mark.parametrize(
    ("rate", "absurd"), [("99.9", False), ("100", True), ("0.0101", False), ("0.01", True)]
)
def test_a_rate_a_hundred_times_off_is_absurd(rate, absurd):
    """Either way."""
    assert is_absurd(Fraction(rate), Fraction(1)) is absurd
