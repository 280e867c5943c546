"""How dates, money, measures and the contract's words are said."""

import datetime as dt
from fractions import Fraction

import pytest

from assignments.core.approval import ROLES, STATUS_AFTER
from assignments.core.balances import Remaining
from assignments.core.check.wording import ORDER
from assignments.core.money import Money
from assignments.core.words import CATEGORIES, Outcome
from assignments.web import filters, reasons, speech
from assignments.web.gauge import gauge_of

NARROW = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "currency", "said"),
    [
        (Money(115000, "USD"), None, "USD 1,150.00"),
        ("1234567.5", "JPY", "JPY 1,234,568"),
        ("0.125", "KWD", "KWD 0.125"),
        ("-3.10", "EUR", "EUR -3.10"),
        (None, None, ""),
    ],
)
def test_money_is_said_with_its_code_and_its_own_decimals(value, currency, said):
    """A core amount and the contract's bare number look alike."""
    assert filters.money(value, currency) == said.replace(" ", NARROW)


def test_a_day_is_said_in_full_and_short():
    """A date and its ISO text are the same."""
    assert filters.day(dt.date(2005, 1, 18)) == filters.day("2005-01-18") == "18 January 2005"
    assert filters.day_short("2005-01-18") == "18 Jan 2005"
    assert filters.month_name("2005-03") == "March 2005"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("3", "trip", "3 trips"),
        (Fraction(1), "trip", "1 trip"),
        ("1000", "lb", "1,000 lb"),
        (Fraction(1, 3), "kg", "0.333 kg"),
        (Fraction(320050, 100), "USD", "USD 3,200.50"),
    ],
)
def test_a_quantity_is_said_in_its_own_unit(value, unit, said):
    """Money with its code, a measure with its unit."""
    assert filters.quantity(value, unit) == said.replace(" ", NARROW)


def test_what_nobody_knows_is_said():
    """A limit whose size is not known says so."""
    assert filters.quantity(None, "USD") == "not known"


def test_every_word_has_its_saying():
    """No category, reason, outcome, status or role shows as the contract spells it."""
    assert set(speech.CATEGORY_NAMES) == set(CATEGORIES)
    assert set(speech.REASONS) >= set(ORDER)
    assert set(speech.OUTCOMES) == {str(one) for one in Outcome}
    assert set(speech.STATUSES) >= set(STATUS_AFTER.values())
    assert set(speech.ROLES) == set(ROLES)
    assert not [name for name in speech.CATEGORY_NAMES.values() if "_" in name]


def _row(granted, used, held):
    left = max(Fraction(0), granted - used - held)
    return Remaining("1", "10", "housing_rent", None, "USD", "2005-03", granted, used, held, left)


def test_a_meter_parts_used_from_held():
    """The bar's parts are shares of what was granted, the words in the limit's unit."""
    gauge = gauge_of(_row(Fraction(3200), Fraction(800), Fraction(400)), filters.quantity)
    assert (gauge.used_share, gauge.held_share) == ("25.00", "12.50")
    assert dict(gauge.words)["left"] == f"USD{NARROW}2,000.00"
    assert not gauge.spent


def test_a_meter_never_passes_its_end():
    """What was approved above the limit fills the bar and leaves nothing."""
    gauge = gauge_of(_row(Fraction(100), Fraction(250), Fraction(10)), filters.quantity)
    assert (gauge.used_share, gauge.held_share) == ("100.00", "0.00")
    assert gauge.spent


def test_a_meter_of_nothing_granted_is_empty():
    """A limit of zero draws nothing and is spent."""
    gauge = gauge_of(_row(Fraction(0), Fraction(0), Fraction(0)), filters.quantity)
    assert (gauge.used_share, gauge.spent) == ("0.00", True)


def test_a_finding_without_a_limit_has_no_meter():
    """A mapping of the contract without quantities shows none."""
    finding = {"reason": "no_clause", "unit": None, "left": None}
    assert gauge_of(finding, filters.quantity) is None


def test_a_finding_of_the_contract_has_a_meter():
    """The mapping's used counts what others hold; it is shown as it is told."""
    finding = {"reason": "over_cap", "unit": "USD", "granted": "10", "used": "4", "left": "6"}
    gauge = gauge_of(finding, filters.quantity)
    assert gauge.used_share == "40.00"


def test_a_finding_that_tells_what_is_held_says_both_apart():
    """What others only hold is not counted as used, in the bar and in the words."""
    finding = {"reason": "over_cap", "unit": "USD", "granted": "10", "used": "4", "left": "6"}
    gauge = gauge_of(finding | {"held": "3"}, filters.quantity)
    assert (gauge.used_share, gauge.held_share) == ("10.00", "30.00")
    words = dict(gauge.words)
    assert (words["used"], words["held"]) == (f"USD{NARROW}1.00", f"USD{NARROW}3.00")


def test_file_sizes_and_counts_are_said():
    """Bytes as people read them, one and many apart."""
    assert filters.file_size(900) == "900 bytes"
    assert filters.file_size(2_480_000) == "2.5 MB"
    assert filters.plural(1, "line") == "1 line"
    assert filters.plural(2, "person", "people") == "2 people"


def test_a_sentence_of_the_core_is_written_as_people_write(app):
    """Its days, months and sums are; numbers that are none of them, and unknown codes, stay."""
    told = "At most 3300.00 USD in 2005-11 (since 2005-09-26), 0.5 XXQ, clause 5.1, 2005-13."
    with app.test_request_context():
        said = reasons.as_people_write(told)
    wanted = "At most USD 3,300.00 in November 2005 (since 26 September 2005), 0.5 XXQ, "
    assert said.replace(NARROW, " ") == f"{wanted}clause 5.1, 2005-13."
