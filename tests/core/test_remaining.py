"""What remains after lines: a row for each balance and period, in the contract's words."""

import pytest

from tests.core.cases import ASSIGNMENT, amount, judged, line, printed, term


def rows(terms, lines, *names, **rest) -> list[tuple]:
    """Some columns of what remains."""
    return [
        tuple(row.get(name) for name in names) for row in printed(terms, lines, **rest)["remaining"]
    ]


NUMBERS = ("period", "granted", "used", "held", "left")


def test_row_for_every_period_touched():
    """A balance has a row for each period in which something is held or used."""
    terms = [term("storage", amount("100.00", "calendar_year"))]
    decided = {"decision": {"is": "approved", "amount": "30.00"}}
    lines = [
        line(1, "storage", "40.00", **decided),
        line(2, "storage", "20.00", "2005-07-01"),
        line(3, "storage", "90.00", "2006-07-01"),
    ]
    assert rows(terms, lines, *NUMBERS) == [
        ("2005", "100.00", "30.00", "20.00", "50.00"),
        ("2006", "100.00", "0.00", "90.00", "10.00"),
    ]


@pytest.mark.parametrize(
    ("per", "period"),
    [
        ("month", "2006-12"),
        ("day", "2006-12-31"),
        ("quarter", "2006-Q4"),
        ("week", "2006-W52"),
        ("assignment_year", "assignment year 2"),
        ("once", "assignment"),
    ],
)
def test_untouched_balance_shows_the_day_of_judging(per, period):
    """A balance that nothing touched has one row, for the period of the day of judging."""
    terms = [term("storage", amount("100.00", per))]
    assert rows(terms, [], *NUMBERS) == [(period, "100.00", "0.00", "0.00", "100.00")]


def test_row_for_every_person():
    """A balance of each beneficiary names whose it is."""
    trips = {"type": "count", "max": 2, "unit": "trip", "per": "calendar_year", "each": True}
    people = ["employee", "spouse", "children"]
    terms = [term("home_leave_airfare", trips, beneficiaries=people, accompanying=True)]
    flown = line(1, "home_leave_airfare", trip="T", **{"for": "spouse"})
    assert rows(terms, [flown], "for", "period", "held", "left") == [
        ("employee", "2006", "0", "2"),
        ("spouse", "2005", "1", "1"),
    ]


def test_pool_is_one_row():
    """Limits of one pool are one row, with the pool's name and the first clause in force."""
    terms = [
        term("storage", amount("50.00", pool="move"), clause="1", to="2005-12-31"),
        term("furnishing", amount("80.00", pool="move"), clause="2"),
        term("pet_transport", amount("70.00", pool="move"), clause="3"),
    ]
    lines = [line(1, "storage", "30.00"), line(2, "furnishing", "30.00")]
    assert rows(terms, lines, "clause", "pool", "granted", "held", "left") == [
        ("2", "move", "80.00", "60.00", "20.00")
    ]


def test_measures_are_told_to_three_decimals():
    """Weights and months are told to three decimals, rounded down, in the limit's own unit."""
    terms = [
        term("air_freight", {"type": "weight", "max": 100, "unit": "lb"}),
        term("temporary_housing", {"type": "duration", "max": 2, "unit": "month"}),
    ]
    days = {"from": "2005-03-01", "to": "2005-03-11"}
    lines = [
        line(1, "air_freight", weight={"value": "10", "unit": "kg"}),
        line(2, "temporary_housing", covers=days),
    ]
    assert rows(terms, lines, "unit", "granted", "held", "left") == [
        ("lb", "100", "22.046", "77.953"),
        ("month", "2", "0.322", "1.677"),
    ]


def test_limit_over_what_was_shipped_grows():
    """A limit over the outbound weight grants what was shipped and so much more."""
    over = {"type": "weight", "max": 10, "unit": "lb", "over": "outbound_weight"}
    terms = [term("household_goods"), term("return_freight", over, when="any")]
    lines = [line(1, "household_goods", weight={"value": "90", "unit": "lb"})]
    assert rows(terms, lines, "granted", "left") == [("100", "100")]


def test_unknown_salary_grants_nothing_known():
    """Where it cannot be told what is granted, neither that nor what is left is told."""
    share = {"type": "share", "max": "1", "of": "monthly_salary"}
    terms = [term("relocation_allowance", share)]
    lines = [line(1, "relocation_allowance")]
    assert rows(terms, lines, *NUMBERS) == [("assignment", None, "0.00", "100.00", None)]


def test_unconfirmed_terms_and_notes_have_no_row():
    """What nobody confirmed, and what pays nothing, grants nothing."""
    terms = [
        term("storage", amount("100.00"), confirmed=False),
        term("tax_equalization", amount("100.00"), pays="withheld"),
    ]
    assert rows(terms, [line(1, "storage")], "clause") == []


def test_override_of_some_days_leaves_the_others_theirs():
    """What is left of a month is what its days have left, whatever was taken above some of them."""
    terms = [term("utilities", amount("31.00", "month"))]
    first = {"from": "2005-03-01", "to": "2005-03-02"}
    decided = {"decision": {"is": "approved", "amount": "31.00"}}
    lines = [line(1, "utilities", "31.00", covers=first, **decided)]
    assert rows(terms, lines, *NUMBERS) == [("2005-03", "31.00", "31.00", "0.00", "30.00")]
    after = line(2, "utilities", "40.00", "2005-03-31")
    assert str(judged(terms, [*lines, after]).verdicts[1].allowed) == "30.00"


def test_unknown_salary_holds_by_days():
    """What waits for a salary to be recorded holds the days it covers, to be counted then."""
    share = {"type": "share", "max": "0.1", "of": "monthly_salary", "per": "month"}
    terms = [term("car_allowance", share)]
    lines = [line(1, "car_allowance", "62.00", covers={"from": "2005-03-01", "to": "2005-05-01"})]
    assert rows(terms, lines, "period", "held") == [("2005-03", "31.00"), ("2005-04", "31.00")]
    salary = {"amount": "400.00", "currency": "USD"}
    known = {"assignment": ASSIGNMENT | {"monthly_salary": salary}}
    assert rows(terms, lines, "granted", "held", "left", **known) == [
        ("40.00", "31.00", "9.00"),
        ("40.00", "31.00", "9.00"),
    ]
