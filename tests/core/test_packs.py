"""Which costs count in a tax year, and how they add up by the way they are treated."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from assignments.core.money import Money
from assignments.core.packs import day_of, pack_of, tax_year
from assignments.core.words import InputError
from tests.exports.months import FREIGHT, RENT, SALARY, WITHHELD, YEN

UTC = dt.UTC


def marked(line):
    """How the line says that it is treated."""
    return line.taxable


def test_a_claim_counts_on_the_day_of_its_decision_others_on_their_own():
    """By the company's time zone: 10:30 in UTC on the last of March is April in Auckland."""
    assert day_of(RENT, UTC) == dt.date(2005, 3, 31)
    late = replace(RENT, decided_at=dt.datetime(2005, 3, 31, 13, tzinfo=UTC))
    assert day_of(late, ZoneInfo("Pacific/Auckland")) == dt.date(2005, 4, 1)
    assert day_of(FREIGHT, UTC) == day_of(SALARY, UTC) == FREIGHT.date


def test_costs_of_the_year_stand_in_the_order_of_days_and_add_up():
    """By category and treatment; taxable first, then not, then what nobody said."""
    year = tax_year(2005, "CN", None, None)
    before = replace(SALARY, line_id=3, date=dt.date(2004, 12, 31))
    pack = pack_of(year, (RENT, FREIGHT, SALARY, WITHHELD, before), UTC, marked)
    assert [one.line for one in pack.costs] == [FREIGHT, SALARY, WITHHELD, RENT]
    told = [(one.category, one.taxable, one.approved.minor) for one in pack.totals]
    assert told == [
        ("air_freight", False, 88_005),
        ("base_salary", True, 1_916_667),
        ("housing_rent", None, 314_131),
        ("hypothetical_tax", None, -421_055),
    ]
    sums = [(one.taxable, one.lines, one.approved) for one in pack.sums]
    assert sums == [
        (True, 1, Money(1_916_667, "USD")),
        (False, 1, Money(88_005, "USD")),
        (None, 2, Money(-106_924, "USD")),
    ]


def test_two_settlement_currencies_have_two_sums():
    """They never add up."""
    pack = pack_of(tax_year(2005, "CN", None, None), (RENT, YEN), UTC, marked)
    assert [one.approved.currency for one in pack.sums] == ["JPY", "USD"]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (None, None, ("2005-01-01", "2005-12-31")),
        ("2005-04-06", None, ("2005-04-06", "2006-04-05")),
        (None, "2005-06-30", ("2005-01-01", "2005-06-30")),
        ("2004-07-01", "2005-06-30", ("2004-07-01", "2005-06-30")),
    ],
)
def test_a_tax_year_begins_in_january_unless_said_otherwise(first, last, days):
    """And lasts twelve months."""
    begin, end = (None if day is None else dt.date.fromisoformat(day) for day in (first, last))
    year = tax_year(2005, "GB", begin, end)
    assert (year.first.isoformat(), year.last.isoformat()) == days


@pytest.mark.parametrize(
    ("year", "first", "last", "says"),
    [
        (1066, None, None, "1066 is no tax year"),
        (2005, "2005-02-01", "2005-01-31", "comes before"),
        (2005, "2005-01-01", "2007-01-01", "is no year"),
    ],
)
def test_what_is_no_tax_year_is_refused(year, first, last, says):
    """It says which field is wrong."""
    begin, end = (None if day is None else dt.date.fromisoformat(day) for day in (first, last))
    with pytest.raises(InputError, match=says):
        tax_year(year, "CN", begin, end)
