"""What a sentence's numbers are worth and what they count, by invented sentences."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assignments.reading.quantities import quantities

TRAPS = (
    "US$ 1,000.50 per month £ € RMB ¥ CHF 2'500.-- 50% (fifty percent) six (6) months' salary "
    "one (1) forty foot (40') container 500 lbs. a round trip each year 1/12 January 18, 2005 "
    "Section 5.2(a) up to not to exceed twice a year US$1 = RMB 8.27 to - ( ) [ ] . , ; : 401(k)"
).split(" ")


def only(text):
    """The one quantity of a text that is neither a date nor a mere name of something."""
    found = [q for q in quantities(text) if q.kind != "date" and q.unit != "reference"]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "currency", "printed"),
    [
        ("We pay $1,000 to you.", "1000", "USD", "$1,000"),
        ("It is US$ 5,000.00 gross.", "5000", "USD", "US$ 5,000.00"),
        ("It is USD 5,000.", "5000", "USD", "USD 5,000"),
        ("It is 5,000 USD.", "5000", "USD", "5,000 USD"),
        ("It is RMB20,000 for the move.", "20000", "CNY", "RMB20,000"),
        ("It is POUNDS STERLING 912.40.", "912.4", "GBP", "POUNDS STERLING 912.40"),
        ("It is 8,000 Great British Pounds.", "8000", "GBP", "8,000 Great British Pounds"),
        ("It is £730.", "730", "GBP", "£730"),
        ("Rent in Shanghai is ¥9,000.", "9000", "CNY", "¥9,000"),
        ("It is ¥300,000.", "300000", "JPY", "¥300,000"),
        ("It is CHF 2'500.-- in all.", "2500", "CHF", "CHF 2'500.--"),
        ("It is SFr. 3.500,00 in all.", "3500", "CHF", "SFr. 3.500,00"),
        ("It is EUR 1.200,50 in all.", "1200.5", "EUR", "EUR 1.200,50"),
        ("It is € 5 000 in all.", "5000", "EUR", "€ 5 000"),
        ("It is A$500.", "500", "AUD", "A$500"),
        ("It is C$700.", "700", "CAD", "C$700"),
        ("It is HK$ 9,000.", "9000", "HKD", "HK$ 9,000"),
        ("It is S$10,000.", "10000", "SGD", "S$10,000"),
        ("It is NT$11,000.", "11000", "TWD", "NT$11,000"),
        ("It is Rs. 1,50,000.", "150000", "INR", "Rs. 1,50,000"),
        ("It is 4,000 Canadian dollars.", "4000", "CAD", "4,000 Canadian dollars"),
        ("It is five thousand dollars ($5,000).", "5000", "USD", "five thousand dollars ($5,000)"),
        (
            "It is Five Thousand and 00/100 Dollars ($5,000.00).",
            "5000",
            "USD",
            "Five Thousand and 00/100 Dollars ($5,000.00)",
        ),
        (
            "It is RMB 90,000 (NINETY THOUSAND CHINESE YUAN).",
            "90000",
            "CNY",
            "RMB 90,000 (NINETY THOUSAND CHINESE YUAN)",
        ),
        ("It is $1.5 million.", "1500000", "USD", "$1.5 million"),
        ("It is $25K.", "25000", "USD", "$25K"),
        ("A $50,000 bonus is paid.", "50000", "USD", "$50,000"),
        ("We pay $.31 for it.", "0.31", "USD", "$.31"),
    ],
)
def test_money_is_read_with_its_currency(text, value, currency, printed):
    """An amount is found with its sign, code or name, its words and its figures."""
    found = only(text)
    assert (found.kind, found.value, found.currency) == ("money", Decimal(value), currency)
    assert text[found.first : found.last] == printed


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("We pay 50% of it.", "share", "50", None),
        ("We pay fifty percent (50%) of it.", "share", "50", None),
        ("We pay 50 per cent of it.", "share", "50", None),
        ("We pay one-half of it.", "share", "50", None),
        ("We pay half of the rent.", "share", "50", None),
        ("It rises by 25 percentage points.", "share", "25", None),
        ("You stay six (6) months.", "duration", "6", "month"),
        ("You stay ninety (90) days.", "duration", "90", "day"),
        ("You stay for a 6-month period.", "duration", "6", "month"),
        ("You stay twelve (12) consecutive months.", "duration", "12", "month"),
        ("You have 10 working days.", "duration", "10", "day"),
        ("You have an eighteen-month stay.", "duration", "18", "month"),
        ("You have 24 hours.", "duration", "24", "hour"),
        ("We ship 500 lbs. of goods.", "weight", "500", "lb"),
        ("We ship 500 pounds of household goods.", "weight", "500", "lb"),
        ("We ship 1,100 kg by air.", "weight", "1100", "kg"),
        ("We ship 300 cubic feet.", "volume", "300", "cubic_foot"),
        ("We ship 20 CBM.", "volume", "20", "cubic_metre"),
        ("You have three home leave trips.", "count", "3", "trip"),
        ("You have two (2) round trips.", "count", "2", "trip"),
        ("You have three (3) round-trip airline tickets.", "count", "3", "trip"),
        ("You have one return flight.", "count", "1", "trip"),
        ("You have a round trip.", "count", "1", "trip"),
        ("We ship two automobiles.", "number", "2", "vehicle"),
        ("It is for two persons.", "number", "2", "person"),
        ("You get two months of salary.", "salary", "2", "month"),
        ("You get six (6) months' base salary.", "salary", "6", "month"),
        ("You get 1/12 of your annual salary.", "salary", "1", "month"),
        ("You get two times your annual base salary.", "salary", "2", "year"),
        ("You get 50,000 shares.", "stock", "50000", "share"),
        ("You get options to purchase 10,000.", "stock", "10000", "share"),
    ],
)
def test_units_are_read(text, kind, value, unit):
    """A number is what the words beside it make of it."""
    found = only(text)
    assert (found.kind, found.value, found.unit) == (kind, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "size"),
    [
        ("We ship one 40-foot container.", 1, 40),
        ("We ship one (1) forty foot (40') container.", 1, 40),
        ("We ship a 20 ft. container.", 1, 20),
        ("We ship two twenty-foot containers.", 2, 20),
        ("We ship one 20' or 40' container.", 1, 40),
    ],
)
def test_containers_are_counted_and_sized(text, value, size):
    """How many containers, and of how many feet."""
    found = only(text)
    assert (found.kind, found.value, found.size_ft) == ("container", value, size)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It starts on January 18, 2005.", dt.date(2005, 1, 18)),
        ("It starts on 18 January 2005.", dt.date(2005, 1, 18)),
        ("It starts on 1/18/2005.", dt.date(2005, 1, 18)),
        ("It ends on September 30.", None),
        ("It began in 1999.", None),
        ("It is due on the 15th of each month.", None),
        ("It is fiscal 1997.", None),
    ],
)
def test_dates_are_no_amounts(text, day):
    """A day or a year is a date, with the day where it is said in full."""
    (found,) = quantities(text)
    assert (found.kind, found.day) == ("date", day)


@pytest.mark.parametrize(
    "text",
    [
        "The 401(k) plan stays.",
        "See Section 280G of the Code.",
        "See Rule 16b-3.",
        "Send Form W-2.",
        "Austin, TX 78730",
        "Tel: 512-555-0100",
        "See paragraph 4.",
        "(2) the return of the goods",
    ],
)
def test_numbers_that_name_are_references(text):
    """The number of a section, a form, a telephone or a list item counts nothing."""
    assert {q.unit for q in quantities(text)} == {"reference"}


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("You get $500 per month.", "month"),
        ("You get $500 a month.", "month"),
        ("You get $500/month.", "month"),
        ("You get a monthly allowance of $500.", "month"),
        ("You get a $500 monthly allowance.", "month"),
        ("You get $230,000 per annum, payable monthly.", "calendar_year"),
        ("You get $60,000 in equal monthly installments.", None),
        ("You get a per diem of $60.", "day"),
        ("You get a one-time payment of $5,000.", "once"),
        ("You get a lump sum of $5,000.", "once"),
        ("You get two trips per month.", "month"),
        ("You get a trip home each quarter.", "quarter"),
        ("You get one trip per assignment year.", "assignment_year"),
        ("You get one trip in each year of the assignment.", "assignment_year"),
        ("You get two trips during the assignment.", "assignment"),
        ("You get four weeks of vacation per year.", "calendar_year"),
        ("You get $500 per trip.", "trip"),
        ("You get $500 bi-weekly.", None),
    ],
)
def test_periods_are_read(text, per):
    """Per what time something is granted; how it is paid out is none."""
    assert only(text).per == per


def test_an_interval_is_a_period_of_something_else():
    """One trip every three months: one trip a quarter, and no length of time."""
    trip, interval = quantities("You get one trip every three months.")
    assert (trip.kind, trip.value, trip.per) == ("count", 1, "quarter")
    assert (interval.kind, interval.unit) == ("number", "interval")


@pytest.mark.parametrize(
    ("text", "bound", "negated"),
    [
        ("We pay up to a maximum of $25,000.", "most", False),
        ("It shall not exceed $25,000.", "most", False),
        ("It is no more than $25,000.", "most", False),
        ("It is capped at $25,000.", "most", False),
        ("It will not be limited to $25,000.", "most", True),
        ("It is at least $25,000.", "least", False),
        ("It is not less than $25,000.", "least", False),
        ("It is approximately $25,000.", "about", False),
        ("It is $25,000.", "exact", False),
        ("It is $2,500-$3,000.", "most", False),
        ("It takes three to four weeks.", "most", False),
    ],
)
def test_bounds_are_read(text, bound, negated):
    """Whether a number is the most, the least or about what is meant, or lifted by a "not"."""
    found = only(text)
    assert (found.bound, found.negated) == (bound, negated)


@pytest.mark.parametrize(
    "text", ["You get 500 lbs per person.", "They get $500 each.", "$60 for each family member"]
)
def test_for_each_person(text):
    """A limit may be meant for each person."""
    assert only(text).each


@pytest.mark.parametrize(
    "text",
    [
        "US $1.00 = RMB 8.27",
        "at a rate of 1.9 dollars to the pound",
        "at an exchange rate of 7.8",
    ],
)
def test_rates_of_exchange_are_no_money(text):
    """What one currency is worth in another is not paid to anyone."""
    assert {q.unit for q in quantities(text)} == {"exchange_rate"}


@given(st.one_of(st.text(), st.lists(st.sampled_from(TRAPS)).map(" ".join)))
def test_every_digit_is_told_once(text):
    """Whatever the text, quantities lie in it in order and apart, and each digit is in one."""
    text = " ".join(text.split())
    end, told = 0, set()
    for quantity in quantities(text):
        assert end <= quantity.first < quantity.last <= len(text)
        end = quantity.last
        told.update(range(quantity.first, end))
    assert {place for place, sign in enumerate(text) if sign in "0123456789"} <= told


def test_a_sign_between_two_amounts_belongs_to_one():
    """A row of amounts has each sign with the amount that follows it."""
    text = "Rent 1,200 $12,000 £500 $300"
    assert [text[q.first : q.last] for q in quantities(text)] == [
        "1,200",
        "$12,000",
        "£500",
        "$300",
    ]
