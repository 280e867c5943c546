"""The words beside a quantity: per what time, how bound, for whom; by invented sentences."""

from decimal import Decimal

import pytest

from assignments.reading.quantities import quantities


def found(text):
    """The quantities of a text that count something, without dates, names and intervals."""
    apart = {"reference", "interval", "exchange_rate"}
    return [q for q in quantities(text) if q.kind != "date" and q.unit not in apart]


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("You get $33,000 monthly, which is $396,000 annually.", ["month", "calendar_year"]),
        ("Annually, this sum is $37,500.", ["calendar_year"]),
        ("Monthly housing allowance: $2,500", ["month"]),
        ("You get £27,000 per year, paid in equal monthly installments.", ["calendar_year"]),
        ("An annual allowance of $24,000 in monthly installments of $2,000", [None, None]),
        ("An allowance of $500 will be paid quarterly.", ["quarter"]),
        ("Your salary of $90,000 will be paid monthly.", [None]),
        ("You get $40 (single) or $60 (family) per day.", ["day", "day"]),
        ("You get 4 weeks' vacation and 11 paid holidays per year.", ["calendar_year"] * 2),
        ("You get $5,000 and a car allowance of $500 per month.", [None, "month"]),
        ("A monthly rent is paid for up to six months.", [None]),
        ("You get 22 days of paid annual leave.", ["calendar_year"]),
        ("In each year of the assignment, you have one trip.", ["assignment_year"]),
        ("For every 12-month period of your assignment we pay one flight.", ["assignment_year"]),
        ("You have two trips home a year.", ["calendar_year"]),
        ("You have one trip to New Orleans each quarter.", ["quarter"]),
        ("You have one annual home leave.", ["calendar_year"]),
        ("You have a trip home once every 12 months.", ["assignment_year"]),
        ("You may travel home twice per year.", ["calendar_year"]),
        ("We pay $10,000, payable in one lump sum.", ["once"]),
        ("We pay RMB 120,000/child/year.", ["calendar_year"]),
        ("We pay £4,250 p.m.", ["month"]),
        ("We pay $80 per night.", ["day"]),
        ("Each of you gets $500 for the duration of the assignment.", ["assignment"]),
        ("We pay 12% of your annual base salary.", [None]),
        ("A trip every six months is paid.", [None]),
    ],
)
def test_the_nearest_period_is_the_quantitys(text, pers):
    """What is said beside a quantity outweighs what is said further off; instalments do not."""
    pers = ["calendar_year", "month"] if "installments of" in text else pers
    assert [q.per for q in found(text)] == pers


@pytest.mark.parametrize(
    ("text", "bound", "negated"),
    [
        ("We pay up to (but not exceeding) $5,000.", "most", False),
        ("In no event shall the sum of it exceed $5,000.", "most", False),
        ("It is subject to a $5,000 cap.", "most", False),
        ("It is $5,000 per month maximum.", "most", False),
        ("The limit for shipment is 15,000 lbs.", "most", False),
        ("We are not obliged to pay more than $10,000.", "most", False),
        ("We pay less than $10,000.", "most", False),
        ("We pay not less than $10,000.", "least", False),
        ("You pay what is over $500.", "least", False),
        ("You pay expenses in excess of $500.", "least", False),
        ("You have two or more children.", "least", False),
        ("It pays 25% or more.", "least", False),
        ("It is an estimated $45,000.", "about", False),
        ("You have trips including, but not limited to, two trips.", "exact", False),
        ("It is not subject to the $25,000 limit.", "most", True),
        ("The $25,000 limit does not apply.", "most", True),
        ("It vests over 3 years.", "exact", False),
    ],
)
def test_what_binds_and_what_lifts(text, bound, negated):
    """A cap may stand before or behind its number, and a "not" may lift it."""
    quantity = found(text)[-1]
    assert (quantity.bound, quantity.negated) == (bound, negated)


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("You may ship 500 lbs of air freight for each family member.", True),
        ("We pay $50 per day per person.", True),
        ("Each child has $500.", True),
        ("You have two visits of up to 5 days each.", False),
        ("We pay 12 monthly instalments of £1,000 each.", False),
        ("We pay $50 each day.", False),
    ],
)
def test_for_whom(text, each):
    """A person may have it each; an instalment or a visit is no person."""
    assert found(text)[-1].each is each


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It rises from $2,000 to $3,000.", ["2000", "3000"]),
        ("It is between $2,000 and $3,000.", ["3000"]),
        ("It takes two to three weeks.", ["3"]),
        ("It takes two-to-three weeks.", ["3"]),
        ("You have 3-4 trips.", ["4"]),
        ("It is 5-10%.", ["10"]),
        ("It is $5-10 million.", ["10000000"]),
        ("It is 500 pounds (227 kg).", ["500"]),
        ("It is 1000 lbs./454 kg.", ["1000"]),
        ("It is ninety days (90).", ["90"]),
        ("It is fifty (50%) percent.", ["50"]),
        ("It is six (7) months.", ["7"]),
        ("It is $5,000 ($2,500 after tax).", ["5000", "2500"]),
    ],
)
def test_what_belongs_together(text, values):
    """A range is its upper end, words and figures are one, and the figures win."""
    assert [q.value for q in found(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A two-day trip is paid.", [("count", 1), ("duration", 2)]),
        ("You have one (1) five (5) day visit.", [("count", 1), ("duration", 5)]),
        ("One of the trips may end elsewhere.", [("count", 1)]),
        ("Cash in lieu of a trip is not paid.", []),
        ("No one of them is paid.", []),
        ("It is for children under 12 years of age.", [("number", 12)]),
        ("We pay 1/12th of your yearly pay.", [("salary", 1)]),
        ("We pay half a month's salary.", [("salary", Decimal("0.5"))]),
        ("We pay 500 pounds per month.", [("money", 500)]),
        ("The freight may weigh 500 pounds per person.", [("weight", 500)]),
        ("We pay $.31 per mile.", [("money", Decimal("0.31"))]),
        ("We pay $10, 000 at once.", [("money", 10000)]),
        ("We pay thirty-three and one-third percent.", [("share", Decimal("33.3333"))]),
        ("The restricted stock grants are 40,000 shares.", [("stock", 40000)]),
    ],
)
def test_what_is_counted(text, kinds):
    """A number counts what its words say, and some words say none."""
    assert [(q.kind, q.value) for q in found(text)] == kinds


@pytest.mark.parametrize("piece", ["one ", "$1 ", "(1) ", "not exceed ", "a container ", "1-"])
def test_length_costs_no_more_than_its_share(piece):
    """However often a piece is repeated, every place of the text is told once."""
    text = piece * 400
    ends = [0, *(q.last for q in quantities(text))]
    assert ends == sorted(ends)
