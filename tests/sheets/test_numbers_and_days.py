"""Numbers and days as people and spreadsheets write them: read, or said to be two things."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.words import InputError
from assignments.sheets.days import iso
from assignments.sheets.numbers import bare

NUMBERS = {
    "12": "12",
    "1234.56": "1234.56",
    "1234,56": "1234.56",
    "1.234,56": "1234.56",
    "1,234.56": "1234.56",
    "1.234.567": "1234567",
    "1,234,567": "1234567",
    "1.234.567,8": "1234567.8",
    "1 234,5": "1234.5",
    "1\u00a0234\u00a0567": "1234567",
    "1'234.50": "1234.50",
    "0,234": "0.234",
    "0.234": "0.234",
    "1234.567": "1234.567",
    "-5": "-5",
    "-1.234,5": "-1234.5",
}


@pytest.mark.parametrize("typed", NUMBERS)
def test_number_that_means_one_thing(typed):
    """Decimal points, decimal commas and groups of thousands are read where they are certain."""
    assert bare(typed, "amount", pointed=False) == NUMBERS[typed]


def test_number_that_could_be_two():
    """Three digits after one sign may be decimals or thousands: nobody guesses."""
    for typed in ("1.234", "1,234"):
        with pytest.raises(InputError) as caught:
            bare(typed, "amount", pointed=False)
        assert str(caught.value) == (
            f"amount: '{typed}' could be 1.234 or 1234; write 1234 or 1.2340"
        )
    assert bare("1.234", "amount", pointed=True) == "1.234"
    with pytest.raises(InputError):
        bare("1,234", "amount", pointed=True)


def test_number_that_a_spreadsheet_shortened():
    """Digits that are gone are asked for."""
    with pytest.raises(InputError, match="was shortened by a spreadsheet"):
        bare("1,23E+05", "amount", pointed=False)


@pytest.mark.parametrize("typed", ["twelve", "1.2.3", "12,34,5", "1.23,4.5", "$5", "5-"])
def test_what_is_no_number_is_left_to_the_core(typed):
    """What is no number stays as it was typed, so that it is refused by its own words."""
    assert bare(typed, "amount", pointed=False) == typed


@settings(max_examples=20)
@given(st.decimals(min_value="0.01", max_value="99999999", places=2))
def test_number_written_in_any_country(number):
    """A number with two decimals is the same, however it is grouped."""
    text = f"{number:,.2f}"
    swapped = text.replace(",", "_").replace(".", ",").replace("_", ".")
    for written in (text, swapped, text.replace(",", " "), f"{number:f}"):
        assert bare(written, "amount", pointed=False) == f"{number:f}"


DAYS = {
    "2005-03-31": "2005-03-31",
    "31.03.2005": "2005-03-31",
    "1.3.2005": "2005-03-01",
    "2005-03-31 00:00:00": "2005-03-31",
    "2005-03-31T00:00": "2005-03-31",
}


@pytest.mark.parametrize("typed", DAYS)
def test_day_that_means_one_thing(typed):
    """YYYY-MM-DD and DD.MM.YYYY are read."""
    assert iso(typed, "date") == DAYS[typed]


REFUSED = {
    "03/04/2005": "'03/04/2005' could be 2005-04-03 or 2005-03-04; write YYYY-MM-DD",
    "03-04-2005": "could be 2005-04-03 or 2005-03-04",
    "31/03/2005": "is not written as a day is here; write 2005-03-31",
    "03/31/2005": "is not written as a day is here; write 2005-03-31",
    "05/05/2005": "is not written as a day is here; write 2005-05-05",
    "32/13/2005": "is not written as a day is here; write YYYY-MM-DD",
    "31.03.05": "'31.03.05' has no century",
    "2005-03-31 14:05": "has a time of day (14:05); write 2005-03-31",
}


@pytest.mark.parametrize("typed", REFUSED)
def test_day_that_could_be_two(typed):
    """What could be two days, or is a moment, says so."""
    with pytest.raises(InputError) as caught:
        iso(typed, "date")
    assert REFUSED[typed] in str(caught.value)
