"""Which rate counts on a day, and how an amount is turned and rounded."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from assignments.core.money import Money, decimals, shown
from assignments.core.rates import Conversion, Rate, RateTable
from tests.core.cases import amount, outcomes, printed, term

DAY = date(2005, 3, 14)


def found(*rates, base="CNY", quote="USD", day=DAY, settlement="USD"):
    """The conversion that a table of such rates finds; a rate is its day, base, quote, number."""
    table = RateTable(Rate(DAY - timedelta(back), *rest) for back, *rest in rates)
    return table.find(base, quote, day, settlement)


def test_rate_of_the_day_counts():
    """The rate of the line's own day is taken, not a newer or an older one."""
    rates = [(-1, "CNY", "USD", "3"), (0, "CNY", "USD", "2"), (1, "CNY", "USD", "1")]
    assert found(*rates).rate == 2


@pytest.mark.parametrize(("age", "rate"), [(6, 5), (7, 5), (8, None)])
def test_last_rate_counts_for_seven_days(age, rate):
    """Where none was published that day the last one before it counts, at most seven days old."""
    conversion = found((age, "CNY", "USD", "5"))
    assert (conversion and conversion.rate) == rate


def test_ways_of_one_day_in_their_order():
    """Of a day: as published, inverted, through the euro, through the settlement currency."""
    through_dollar = [(0, "CNY", "USD", "2"), (0, "USD", "GBP", "3")]
    through_euro = [(0, "EUR", "CNY", "4"), (0, "EUR", "GBP", "5")]
    inverted, published = (0, "GBP", "CNY", "8"), (0, "CNY", "GBP", "9")
    ways = [*through_dollar, *through_euro, inverted, published]
    rates = [found(*ways[:many], quote="GBP") for many in (2, 4, 5, 6)]
    assert [one.rate for one in rates] == [6, Fraction(5, 4), Fraction(1, 8), 9]
    assert [one.source for one in rates] == [
        "published, through USD",
        "published, through EUR",
        "published, inverted",
        "published",
    ]


def test_newest_day_comes_before_the_way():
    """A cross rate of today counts before the pair itself as published yesterday."""
    rates = [(1, "CNY", "USD", "2"), (0, "EUR", "CNY", "4"), (0, "EUR", "USD", "12")]
    assert found(*rates).rate == 3


def test_legs_of_two_days_are_no_rate():
    """Both legs of a cross rate are of one day."""
    assert found((0, "EUR", "CNY", "4"), (1, "EUR", "USD", "12")) is None


def test_first_rate_of_a_day_and_pair_stands():
    """A pair that stands twice on a day counts as it first stood."""
    assert found((0, "CNY", "USD", "2"), (0, "CNY", "USD", "3")).rate == 2


@pytest.mark.parametrize(
    ("minor", "currency", "rate", "rounded"),
    [
        (25, "USD", "0.1", "0.02"),
        (35, "USD", "0.1", "0.04"),
        (151, "JPY", "0.01", "2"),
        (150, "JPY", "0.01", "2"),
        (250, "JPY", "0.01", "2"),
        (1005, "KWD", "0.1005", "0.101"),
    ],
)
def test_rounded_once_half_to_even(minor, currency, rate, rounded):
    """The turned amount is rounded half to even to its currency's own minor unit."""
    into = {"USD": "EUR", "JPY": "KRW", "KWD": "BHD"}[currency]
    conversion = Conversion(currency, into, DAY, Fraction(rate), "made up")
    assert str(conversion.turn(Money(minor, currency))) == rounded


def test_minor_units_follow_the_standard():
    """Yen have no decimals, dinars three, most two."""
    assert [decimals(code) for code in ("JPY", "KWD", "USD", "CLF")] == [0, 3, 2, 4]


def test_currencies_do_not_add_up():
    """Adding or comparing two currencies is an error."""
    one, other = Money(1, "USD"), Money(1, "EUR")
    for deed in (Money.__add__, Money.__sub__, Money.__lt__, Money.__le__):
        with pytest.raises(ValueError, match="do not add up"):
            deed(one, other)


def test_shown_rounds_down():
    """Money is shown to its minor unit, a measure to three decimals, never more than there is."""
    assert shown(Fraction(9999, 1000), "USD") == "9.99"
    assert shown(Fraction(20000, 3), "kg") == "6666.666"
    assert shown(Fraction(30), "day") == "30"
    assert shown(Fraction(5, 2), "JPY") == "2"


def test_rate_is_told_with_its_day_and_source():
    """A verdict tells the rate that turned its amount; in the settlement currency there is none."""
    terms = [term("storage", amount("1000.00"))]
    costs = [
        {"id": ident, "category": "storage", "date": "2005-03-14", "amount": "10", "currency": code}
        for ident, code in (("1", "CNY"), ("2", "USD"), ("3", "GBP"))
    ]
    rates = [{"date": "2005-03-11", "from": "USD", "to": "CNY", "rate": "3"}]
    foreign, own, unknown = printed(terms, costs, rates=rates)["verdicts"]
    assert foreign["rate"] == {
        "date": "2005-03-11",
        "rate": "0.3333333333",
        "source": "published, inverted",
    }
    assert (foreign["counted"], own["counted"], own["rate"]) == ("3.33", "10.00", None)
    assert (unknown["counted"], unknown["rate"]) == (None, None)


def test_rounded_before_it_is_compared():
    """What a limit in a third currency sees is the turned amount, rounded once."""
    terms = [term("storage", amount("10.00", currency="EUR"))]
    costs = [
        {
            "id": "1",
            "category": "storage",
            "date": "2005-03-14",
            "amount": "8.00",
            "currency": "GBP",
        }
    ]
    rates = [
        {"date": "2005-03-14", "from": "GBP", "to": "EUR", "rate": "1.2506"},
        {"date": "2005-03-14", "from": "GBP", "to": "USD", "rate": "2"},
    ]
    assert outcomes(terms, costs, rates=rates) == [("allowed", "16.00")]
