"""A plan: what is expected by month, on which assumption; what was spent beside it."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.case import case_of
from assignments.core.money import Money
from assignments.core.periods import Covers, period_of
from assignments.core.plan import (
    Assumption,
    AssumptionInput,
    Outlook,
    assumption_json,
    assumption_kept,
    assumption_of,
    fit_together,
    project,
)
from assignments.core.plan.beside import Spent, accruals, beside, compared, missing
from assignments.core.plan.kept import projection_json, projection_kept
from assignments.core.rates import Conversion
from assignments.core.tax.withholding import Hypothetical
from assignments.core.words import InputError
from tests.core.cases import amount, case, term

START, END = dt.date(2005, 1, 18), dt.date(2005, 7, 17)
YUAN = Conversion("CNY", "USD", dt.date(2005, 1, 17), Fraction("0.12"), "published")
TRIPS = {"type": "count", "max": 3, "unit": "trip", "per": "calendar_year", "pool": "leave"}
modest = settings(max_examples=20, derandomize=True, deadline=None, database=None)


def outlook(*terms, last=END, rates=(YUAN,), **rest):
    """What is known of an assignment from 18 January 2005."""
    told = {"start": str(START), "monthly_salary": rest.pop("salary", None)}
    body = case(list(terms), [], **rest)
    body["assignment"] = {**body["assignment"], **told}
    return Outlook(case_of(body).facts, last, {one.base: one for one in rates})


def figures(plan, place=0):
    """The months of one estimate with their amounts."""
    return {one.month: str(one.amount) for one in plan.estimates[place].figures}


def usd(text):
    """Dollars."""
    return Money.parse(text, "USD")


def by_hand(category, price="100.00", first="2005-02", last="2005-03", **rest):
    """An assumption of so much a month."""
    return Assumption(category, rest.pop("how", "month"), first, last, usd(price), **rest)


def test_money_by_the_month_is_prorated_by_days():
    """The first and the last month have their share of the limit, and the sentence says which."""
    plan = project(outlook(term("local_transport", amount("310.00", "month"))))
    found = figures(plan)
    assert (found["2005-01"], found["2005-02"], found["2005-07"]) == ("140.00", "310.00", "170.00")
    (one,) = plan.estimates
    assert (one.basis, one.kind, one.clause) == ("limit", "claim", "1")
    assert one.says == "At most, at the letter's limit of USD 310.00 a month"


@pytest.mark.parametrize(
    ("when", "month"), [("preparing", "2005-01"), ("any", "2005-01"), ("ending", "2005-07")]
)
def test_what_is_paid_once_lies_in_its_window(when, month):
    """Before and at the start in the first month, at the end in the last."""
    plan = project(outlook(term("storage", amount("500.00"), when=when)))
    assert figures(plan) == {month: "500.00"}


def test_trips_cost_the_known_fare_and_lie_evenly():
    """Three home leaves; the terms that share the pool add nothing."""
    leave = term("home_leave_airfare", TRIPS, cabin="economy", destination="home")
    other = term("home_leave_airfare", TRIPS, beneficiaries=["spouse"], destination="host")
    fares = {"home_leave_airfare": {"amount": "1150.00", "currency": "USD"}}
    plan = project(outlook(leave, other, fares=fares))
    assert figures(plan) == {"2005-02": "1150.00", "2005-04": "1150.00", "2005-06": "1150.00"}
    assert plan.estimates[0].says == (
        "3 trips a calendar year, at most one a month, at the known economy fare of USD 1,150.00"
    )
    assert (plan.estimates[0].basis, plan.estimates[1].basis) == ("fare", "shared")
    longer = project(outlook(leave, fares=fares, last=dt.date(2006, 3, 5)))
    assert [one.month for one in longer.estimates[0].figures][3:] == ["2006-01", "2006-02"]


def test_every_traveller_who_came_along_flies():
    """A journey home for the employee and the spouse; without a fare it is a gap."""
    home = term("repatriation_airfare", beneficiaries=["employee", "spouse"], accompanying=True)
    (gap,) = project(outlook(home)).gaps
    assert gap.says == "One journey of 2 travellers: no fare is known"
    fares = {"repatriation_airfare": {"amount": "800.00", "currency": "USD"}}
    assert figures(project(outlook(home, fares=fares))) == {"2005-07": "1600.00"}


def test_trips_of_each_are_counted_for_everybody():
    """Where every traveller has trips of their own; else one of them takes each trip."""
    count = {"type": "count", "max": 1, "unit": "trip", "per": "calendar_year"}
    fares = {"home_leave_airfare": {"amount": "1000.00", "currency": "USD"}}
    for each, total in ((True, "2000.00"), (False, "1000.00")):
        both = ["employee", "spouse"]
        leave = term("home_leave_airfare", count | {"each": each}, beneficiaries=both)
        plan = project(outlook(leave, fares=fares))
        assert str(plan.total) == total
        assert ("for each of 2 travellers" in plan.estimates[0].says) == each


def test_a_norm_is_followed_as_it_changes():
    """From its day on, within the month; after its last day it goes on."""
    known = outlook(
        term("housing_rent", judgement="reasonable"),
        norms={"housing_rent": {"amount": "3100.00", "currency": "USD", "per": "month"}},
    )
    (reading,) = known.facts.readings
    later = replace(
        reading,
        norm=replace(reading.norm, money=usd("6200.00")),
        first=dt.date(2005, 3, 16),
        last=dt.date(2005, 4, 30),
    )
    known = replace(known, facts=replace(known.facts, readings=(reading, later)))
    found = figures(project(known))
    assert (found["2005-02"], found["2005-03"], found["2005-06"]) == (
        "3100.00",
        "4700.00",  # 15 days at 100 a day, 16 at 200
        "6200.00",
    )


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (
            term("air_freight", {"type": "weight", "max": 500, "unit": "lb"}),
            "Up to 500 lb: no price is known",
        ),
        (
            term("sea_freight", {"type": "containers", "max": 2, "size_ft": 40}),
            "Up to 2 containers: no price is known",
        ),
        (
            term("medical", {"type": "share", "max": "0.8", "of": "cost"}),
            "80 % of the cost: the cost is not known",
        ),
        (term("utilities"), "Paid as it comes: no limit, norm or fare gives a figure"),
        (term("utilities", judgement="reasonable"), "Paid as far as it is reasonable: no norm"),
        (
            term("business_expense", amount("60.00", "day")),
            "Up to USD 60.00 a day: how often is not known",
        ),
        (term("hypothetical_tax", pays="withheld"), "Hypothetical tax is withheld: no amount"),
    ],
)
def test_what_has_no_figure_is_named(told, says):
    """A gap says what is known and what is not; it adds nothing."""
    plan = project(outlook(told))
    assert plan.gaps[0].says.startswith(says)
    assert plan.total == usd("1.00") - usd("1.00")


def test_allowances_are_planned_as_they_fall_due():
    """Up to the plan's last day, though no end is recorded."""
    once = term("miscellaneous_allowance", amount("2500.00"), pays="allowance")
    monthly = term("car_allowance", amount("310.00", "month"), pays="allowance")
    plan = project(outlook(once, monthly))
    assert figures(plan) == {"2005-01": "2500.00"}
    assert figures(plan, 1)["2005-07"] == "170.00"
    assert {one.kind for one in plan.estimates} == {"allowance"}


def test_pay_and_hypothetical_tax():
    """The salary by days; the tax withheld lowers the cost."""
    salary = {"amount": "3100.00", "currency": "USD"}
    taxes = [Hypothetical("US", dt.date(2005, 2, 1), usd("280.00"))]
    plan = project(outlook(salary=salary), taxes=taxes)
    assert figures(plan)["2005-01"] == "1400.00"
    assert figures(plan, 1)["2005-02"] == "-280.00"
    assert [one.kind for one in plan.estimates] == ["pay", "tax"]


def test_pay_that_cannot_be_told_is_a_gap():
    """Where the letter speaks of a salary and nobody recorded it; tax in two currencies too."""
    note = term("base_salary", pays="note")
    pounds = Money.parse("100.00", "GBP")
    taxes = [
        Hypothetical("US", dt.date(2005, 2, 1), usd("280.00")),
        Hypothetical("US", dt.date(2005, 3, 10), pounds),
    ]
    plan = project(outlook(note), taxes=taxes)
    assert [one.category for one in plan.gaps] == ["base_salary", "hypothetical_tax"]
    assert "not recorded" in plan.gaps[0].says


def test_other_currencies_are_turned_or_left_out():
    """At the newest rate, with its story; without a rate the cost is in no total, and named."""
    terms = (
        term("utilities", amount("1000.00", "month", "CNY")),
        term("storage", amount("50.00", currency="GBP")),
    )
    plan = project(outlook(*terms))
    assert plan.estimates[0].figures[1].cost == usd("120.00")
    assert plan.estimates[0].rates == (YUAN,)
    assert [one.category for one in plan.without_rate] == ["storage"]
    assert "storage" not in plan.by_category()


def test_one_cost_in_two_clauses_is_counted_once():
    """The first that knows a figure; one that the letter rules out is not planned at all."""
    first = term("utilities", judgement="reasonable")
    second = term("utilities", amount("100.00", "month"), clause="2")
    plan = project(outlook(first, second))
    assert [one.clause for one in plan.estimates] == ["2"]
    ruled_out = term("utilities", pays="excluded")
    assert not project(outlook(second, ruled_out)).estimates


def test_unconfirmed_terms_cost_nothing():
    """Nobody has said yet that the letter grants them."""
    assert not project(
        outlook(term("utilities", amount("9.00", "month"), confirmed=False))
    ).total.minor


class TestByHand:
    """What HR assumes takes the place of what the plan would find."""

    def test_it_replaces_its_months(self):
        """The others stay; the clause stands beside it, and the limit does not bind it."""
        known = outlook(term("utilities", amount("310.00", "month")))
        plan = project(known, [by_hand("utilities", "400.00", quantity="1.5", note="A flat.")])
        assert sorted(figures(plan)) == ["2005-01", "2005-04", "2005-05", "2005-06", "2005-07"]
        hand = plan.estimates[1]
        assert figures(plan, 1) == {"2005-02": "600.00", "2005-03": "600.00"}
        assert (hand.basis, hand.clause, hand.place) == ("hand", "1", 1)
        assert hand.says == (
            "1.5 times USD 400.00 a month, from February 2005 to March 2005, "
            "assumed by hand: A flat."
        )

    def test_it_fills_a_gap(self):
        """A price for the freight; the months add up to exactly the sum."""
        known = outlook(term("air_freight", {"type": "weight", "max": 500, "unit": "lb"}))
        made = by_hand("air_freight", "0.10", last="2005-04", how="in_all", quantity="500")
        plan = project(known, [made])
        assert not plan.gaps
        assert plan.total == usd("50.00")
        assert list(figures(plan).values()) == ["16.66", "16.67", "16.67"]

    def test_it_may_say_that_nothing_is_expected(self):
        """Nothing is planned for these months."""
        known = outlook(term("utilities", amount("310.00", "month")))
        none = Assumption("utilities", "nothing", "2005-01", "2005-07")
        plan = project(known, [none])
        assert (plan.total.minor, len(plan.estimates)) == (0, 1)

    def test_it_may_bring_its_own_rate(self):
        """And tax assumed to be withheld lowers the cost."""
        price = Money.parse("100.00", "GBP")
        made = Assumption("utilities", "month", "2005-02", "2005-02", price, rate="1.9")
        tax = by_hand("hypothetical_tax")
        plan = project(outlook(), [made, tax])
        assert plan.by_category() == {
            "utilities": usd("190.00"),
            "hypothetical_tax": Money(-20000, "USD"),
        }
        assert "at a rate of 1.9" in plan.estimates[0].says

    def test_it_may_be_for_one_term(self):
        """Other terms of the category keep their figures."""
        terms = (
            term("storage", amount("100.00"), destination="home"),
            term("storage", amount("200.00"), destination="host"),
        )
        known = outlook(*terms)
        made = by_hand("storage", "30.00", "2005-01", "2005-01", term=known.facts.terms[0].key)
        assert project(known, [made]).total == usd("230.00")

    def test_two_for_the_same_months_are_refused(self):
        """Also where one is for a term of the category that the other is for."""
        fit_together([by_hand("storage"), by_hand("storage", first="2005-04", last="2005-05")])
        fit_together([by_hand("storage", term="1"), by_hand("storage", term="2")])
        with pytest.raises(InputError, match="assumed already"):
            fit_together([by_hand("storage"), by_hand("storage", term="2", first="2005-03")])

    def test_what_was_typed_becomes_an_assumption_and_json(self):
        """And the same again from what was kept."""
        typed = AssumptionInput(
            "storage", "in_all", "2005-02", "", "12.50", "USD", "2", " Two rooms. ", rate=""
        )
        made = assumption_of(typed)
        assert (made.sum, made.months, made.note) == (usd("25.00"), ("2005-02",), "Two rooms.")
        assert assumption_kept(assumption_json(made)) == made
        none = assumption_of(replace(typed, how="nothing"))
        assert assumption_kept(assumption_json(none)) == none

    @pytest.mark.parametrize(
        ("slip", "where"),
        [
            ({"category": "sweets"}, "category"),
            ({"how": "now and then"}, "how"),
            ({"first": "2005-13"}, "first"),
            ({"last": "2005-01"}, "last"),
            ({"last": "2025-01"}, "last"),
            ({"amount": "-5"}, "amount"),
            ({"amount": ""}, "amount"),
            ({"currency": "ABC"}, "amount"),
            ({"quantity": "0"}, "quantity"),
            ({"quantity": "NaN"}, "quantity"),
            ({"quantity": "99999999999999"}, "quantity"),
            ({"rate": "0"}, "rate"),
            ({"note": "x" * 501}, "note"),
        ],
    )
    def test_a_slip_is_named(self, slip, where):
        """Each with its field."""
        good = AssumptionInput("storage", "month", "2005-02", "2005-03", "12.50", "USD")
        with pytest.raises(InputError) as error:
            assumption_of(replace(good, **slip))
        assert error.value.where == where


PERS = ("once", "month", "quarter", "calendar_year", "assignment_year", "week")
POOLS = st.sampled_from((None, None, "a"))


@st.composite
def granted(draw):
    """A few terms with limits of money, some in pools, some left to a norm."""
    per = draw(st.sampled_from(PERS))
    made = []
    for category in ("utilities", "storage", "club_membership", "medical"):
        most = f"{draw(st.integers(1, 99_999))}.{draw(st.integers(0, 99)):02}"
        bound = amount(most, per, **({"pool": "a"} if draw(st.booleans()) else {}))
        more = [amount("777.77", draw(st.sampled_from(PERS)))] if draw(st.booleans()) else []
        made.append(
            term(category, bound, *more, judgement=draw(st.sampled_from((None, "reasonable"))))
        )
    return made


lasts = st.integers(0, 1500).map(lambda days: START + dt.timedelta(days))
NORMS = {"storage": {"amount": "1234.56", "currency": "USD", "per": "month"}}


@modest
@given(granted(), lasts)
def test_months_add_up_to_the_whole(terms, last):
    """By month, by category and by estimate it is one sum; and so it is once it was kept."""
    plan = project(outlook(*terms, last=last, norms=NORMS))
    nothing = Money.zero("USD")
    for parts in (plan.by_month(), plan.by_category()):
        assert sum(parts.values(), nothing) == plan.total
    assert sum((sum(one.amounts, nothing) for one in plan.estimates), nothing) == plan.total
    assert set(plan.by_month()) <= set(plan.months)
    assert projection_kept(projection_json(plan)) == plan


@modest
@given(granted(), lasts)
def test_a_plan_never_passes_a_limit(terms, last):
    """Without an assumption by hand no period of any limit gets more than it grants."""
    known = outlook(*terms, last=last, norms=NORMS)
    plan = project(known)
    for pers in ({"once"}, {"calendar_year"}, {"quarter"}, {"month"}):
        taken = defaultdict(Fraction)
        most = {}
        for one in plan.estimates:
            (mine,) = (each for each in known.facts.terms if each.key == one.term)
            for number, limit in enumerate(mine.limits):
                if limit.per not in pers:
                    continue
                for figure in one.figures:
                    day = dt.date.fromisoformat(f"{figure.month}-01")
                    name = limit.pool or f"{mine.key}:{number}"
                    key = (name, period_of(limit.per, day, START).label)
                    taken[key] += figure.amount.exact
                    most.setdefault((key, one.term), limit.most)
        for (key, _), bound in most.items():
            pooled = [value for (name, _), value in most.items() if name == key]
            assert taken[key] <= max([bound, *pooled])


@modest
@given(st.integers(1, 10**9), st.integers(1, 140))
def test_a_sum_spread_by_hand_is_whole(minor, months):
    """To the minor unit, however many months it is spread over."""
    last = f"{2005 + (months - 1) // 12}-{(months - 1) % 12 + 1:02}"
    made = Assumption("storage", "in_all", "2005-01", last, Money(minor, "USD"))
    assert sum(money.minor for _, money in made.pieces) == minor


class TestBeside:
    """The plan beside what was spent."""

    MAY = dt.date(2005, 5, 1)

    def plan(self):
        """Rent at 310 a month, a settling-in allowance."""
        return project(
            outlook(
                term("housing_rent", amount("310.00", "month")),
                term("miscellaneous_allowance", amount("2500.00"), pays="allowance"),
            )
        )

    def spent(self, day, cost, month="", category="housing_rent", covers=None):
        """A cost of a day written MM-DD."""
        on = dt.date.fromisoformat(f"2005-{day}")
        return Spent(category, "claim", on, None if cost is None else usd(cost), month, covers)

    def test_difference_and_forecast(self):
        """Planned to date less actual and held; the forecast adds what is due and what comes."""
        spent = [
            self.spent("02-01", "300.00", "2005-02"),
            self.spent("03-01", "320.00"),
            self.spent("03-02", None),
        ]
        due = {"miscellaneous_allowance": usd("2500.00")}
        found = beside(self.plan(), spent, "2005-03", due)
        rent = found.categories[0]
        assert (rent.planned, rent.actual, rent.held) == (
            usd("760.00"),
            usd("300.00"),
            usd("320.00"),
        )
        assert (rent.left, rent.forecast) == (usd("140.00"), usd("1720.00"))
        assert found.total.forecast == usd("4220.00")
        months = {row.name: row for row in found.months}
        assert (months["2005-02"].actual, months["2005-03"].held) == (usd("300.00"), usd("320.00"))
        assert months["2005-04"].later == usd("310.00")

    def test_accruals_at_a_months_end(self):
        """Approved and not handed over; incurred and not approved; fallen due and not claimed."""
        spent = [
            self.spent("01-31", "10.00", "2005-01"),  # January is closed
            self.spent("02-01", "20.00", "2005-02"),
            self.spent("02-10", "40.00", "2005-03"),  # approved in March
            self.spent("02-11", "80.00"),
            self.spent("03-01", "160.00"),
            self.spent("02-12", "320.00", covers=Covers(dt.date(2005, 2, 12), self.MAY)),
        ]
        due = {"miscellaneous_allowance": usd("2500.00")}
        allowance, rent = sorted(
            accruals(spent, "2005-02", {"2005-01"}, due, "USD"), key=lambda row: row.category
        )[::-1]
        assert (rent.category, allowance.category) == ("housing_rent", "miscellaneous_allowance")
        assert (rent.approved, rent.incurred) == (usd("20.00"), usd("120.00"))
        assert allowance.unclaimed == usd("2500.00")

    def test_expected_and_not_recorded(self):
        """Months that are over, in runs; covered months count, what waits too."""
        quarter = Covers(dt.date(2005, 1, 18), dt.date(2005, 3, 1))
        spent = [self.spent("02-01", "600.00", covers=quarter), self.spent("04-03", "310.00")]
        found = missing(self.plan(), spent, dt.date(2005, 7, 1))
        assert [(one.category, one.first, one.last, str(one.expected)) for one in found] == [
            ("housing_rent", "2005-03", "2005-03", "310.00"),
            ("housing_rent", "2005-05", "2005-06", "620.00"),
        ]

    def test_two_versions_by_category(self):
        """Before, after and the difference, also of what only one of them has."""
        later = project(outlook(term("housing_rent", amount("620.00", "month"))))
        rent, other = compared(self.plan(), later)
        assert rent.difference == usd("1860.00")
        assert (other.before, other.after.minor) == (usd("2500.00"), 0)
