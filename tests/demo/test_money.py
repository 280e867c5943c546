"""The demo's whole assignment: costs of every kind, a settled tax year, sealed months."""

from assignments.actions import endings, funds, plans, tax
from assignments.actions.falling_due import standing
from assignments.actions.verifying import verify_month
from tests.ledgers import month_in

CLOSED = tuple(f"2005-{month:02}" for month in range(1, 12))


def costs_of(world, name, **wanted):
    """The ledger of one assignment, narrowed by what a line's fields are."""
    at = world.assignments[name].id
    with world.office.database.read() as store:
        lines = tuple(store.cost_lines(assignment_id=at))
    return [one for one in lines if all(getattr(one, is_) == to for is_, to in wanted.items())]


def test_every_closed_month_verifies(world):
    """Eleven months are sealed, and their records and files are what was sealed."""
    who = world.people["raman"]
    for label in CLOSED:
        verified = verify_month(world.office, who, label)
        assert verified.holds, verified.differences
        assert verified.lines == len(month_in(world.office, label).lines)


def test_an_assignment_has_costs_of_every_kind(world):
    """Claims, allowances, suppliers' invoices, pay and taxes stand in one ledger."""
    costs = costs_of(world, "lindgren")
    assert {one.kind for one in costs} == {"claim", "allowance", "supplier", "pay", "tax"}
    assert all(one.clause for one in costs if one.category != "tax_equalization")


def test_three_home_leaves_and_freight_out_and_back(world):
    """The calendar year's three trips are paid, and so are goods both ways."""
    flights = costs_of(world, "lindgren", category="home_leave_airfare")
    assert [str(one.date) for one in flights] == ["2005-03-21", "2005-07-18", "2005-10-24"]
    goods = {"air_freight", "sea_freight", "return_freight"}
    assert goods <= {one.category for one in costs_of(world, "lindgren", kind="claim")}


def test_allowances_and_pay_fell_due_month_by_month(world):
    """Partial months are prorated by days, at both ends; nothing more is due."""
    living = costs_of(world, "lindgren", category="cost_of_living")
    sums = [str(one.approved) for one in living]
    assert sums == ["461.29", *["650.00"] * 11, "272.58"]
    pay = [str(one.approved) for one in costs_of(world, "lindgren", kind="pay")]
    assert pay == ["8800.00", *["12400.00"] * 11, "5200.00"]
    found = standing(world.office, world.people["solberg"], world.assignments["lindgren"].id)
    assert found.count == 0


def test_the_taxes_of_2005_are_settled(world):
    """What is due is the final hypothetical tax, less what was withheld, plus the refund."""
    at, adviser = world.assignments["lindgren"].id, world.people["lindqvist"]
    (year,) = tax.years(world.office, adviser, at).years
    withheld = costs_of(world, "lindgren", category="hypothetical_tax")
    of_2005 = sum(one.approved.minor for one in withheld if one.date.year == 2005)
    assert year.state == "settled"
    assert year.withheld.minor == -of_2005
    assert year.settlement.due.minor == 2931500 + of_2005 + 64000
    (settled,) = costs_of(world, "lindgren", month="2006-11")
    assert settled.approved.minor == -year.settlement.due.minor


def test_the_adviser_sees_these_taxes_alone(world):
    """One assignment was given to the adviser."""
    (given,) = tax.granted(world.office, world.people["lindqvist"])
    assert given.id == world.assignments["lindgren"].id


def test_the_plan_stands_beside_what_was_spent(world):
    """Its newest version has a figure for each cost that nobody knew one for at first."""
    at = world.assignments["lindgren"].id
    _, latest = plans.kept_plan(world.office, world.people["raman"], at, 6)
    assert [one.category for one in latest.assumptions] == [
        "outbound_airfare",
        "air_freight",
        "sea_freight",
        "return_freight",
        "repatriation_airfare",
    ]


def test_money_set_aside_was_drawn(world):
    """Of what the letter puts aside for his things, a hundred and ninety dollars are left."""
    found = funds.funds(world.office, world.people["lindgren"], world.assignments["lindgren"].id)
    (fund,) = found.funds
    assert (fund.clause, str(fund.left)) == ("11", "190.00")


def test_the_rules_on_ending_were_read_and_confirmed(world):
    """The agreement's lump sum, health cover and grounds stand with their words."""
    at = world.assignments["whitlock"].id
    rules = endings.endings(world.office, world.people["raman"], at).rules
    assert {"lump_sum", "health_months", "good_reason"} <= {one.rule.kind for one in rules}
    assert all(one.confirmed_at is not None for one in rules)
