"""What falls due when an assignment ends on a day for a cause, by letters of two kinds.

Our own letters are always read; those of other people only where they lie beside the program.
"""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.assignment import Assignment
from assignments.core.ending import (
    EndingRule,
    OptionGrant,
    Untaken,
    falls_due,
    rule_json,
    rule_of,
)
from assignments.core.letter import Term
from assignments.core.words import InputError
from tests.core.endings import asked, day, known, rules_of, told, totals, usd

THREE = ("without_good_cause", "change_of_control", "good_reason")


@pytest.mark.parametrize("cause", THREE)
def test_our_letter_pays_within_two_years_of_the_first_day(cause):
    """Severance on the fifth working day, six months of cover for all, and pay of the month."""
    facts = known(yearly="225000")
    answer = asked(rules_of("seow_offer"), facts, "2006-06-14", cause)
    assert told(answer) == [
        ("lump_sum", "110000.00", "2006-06-21"),
        ("health_months", "2520.00", None),
        ("health_months+", "3660.00", None),
        ("pay_to_date", "8750.00", None),
    ]
    assert totals(answer) == ["USD 124930.00"]
    cover = answer.items[1].covers
    assert (cover.first, cover.last) == (day("2006-06-15"), day("2006-12-14"))


def test_a_window_ends_with_the_day_before_the_anniversary_or_with_it():
    """Out for "during its first two years", in for "within two years of"."""
    during, within = rules_of("seow_offer"), rules_of("abernathy_offer")
    facts = known()
    for rules, last, after in (
        (during, "2007-05-01", "2007-05-02"),
        (within, "2007-05-02", "2007-05-03"),
    ):
        assert "lump_sum" in [one.rule.kind for one in asked(rules, facts, last, THREE[0]).items]
        answer = asked(rules, facts, after, THREE[0])
        assert [one.rule.kind for one in answer.items] == ["pay_to_date"]
        assert [one.reason[:9] for one in answer.not_due] == ["No longer"] * 3


def test_a_window_from_the_letters_own_day_needs_no_first_day():
    """Two years "of today" count from the signing; after them only pay is due."""
    rules = rules_of("whitlock_agreement")
    facts = known(first_day=None, start="2005-01-17", signed={"1": day("2003-03-03")})
    inside = asked(rules, facts, "2005-03-03", "good_reason")
    assert ("lump_sum", "85000.00", "2005-03-10") in told(inside)
    outside = asked(rules, facts, "2005-03-04", "good_reason")
    assert [(one.rule.kind, one.rule.only) for one in outside.items] == [("pay_to_date", True)]
    assert len(outside.not_due) == 3
    unsigned = asked(rules, replace(facts, signed={}), "2005-03-03", "good_reason")
    assert unsigned.items[0].amount is None
    assert "signing day is not recorded" in unsigned.items[0].missing


def test_months_of_salary_are_exact_and_due_on_the_last_day():
    """Three months of 178,000 a year are 44,500, whatever a month rounds to."""
    answer = asked(rules_of("grunwald_offer"), known(yearly="178000"), "2006-06-30", THREE[0])
    assert told(answer)[0] == ("salary_months", "44500.00", "2006-06-30")
    for cause in ("change_of_control", "good_reason", "good_cause"):
        answer = asked(rules_of("grunwald_offer"), known(), "2006-06-30", cause)
        assert [one.rule.kind for one in answer.items] == ["pay_to_date"]


def test_the_natural_end_pays_the_way_home_and_what_was_set_aside_is_no_new_cost():
    """The fare for those who came along; freight is paid out of the fund; no severance."""
    rules = rules_of("whitlock_agreement", "whitlock_assignment")
    facts = known(
        start="2005-01-17", set_aside={"return_freight": usd("1800.00")}, family=("spouse",)
    )
    answer = asked(rules, facts, "2005-07-16", "natural_end")
    assert told(answer)[:2] == [("travel", "2300.00", None), ("freight", None, None)]
    assert answer.items[1].apart == usd("1800.00")
    assert "set aside" in answer.items[1].missing
    assert "lump_sum" not in [one.rule.kind for one in answer.items]


def test_unknown_facts_are_named_and_not_counted():
    """No premium, no salary, no grant, no fare: each item says what is missing."""
    facts = known(salary=None, covers=(), fares=(), first_day=None)
    rules = [
        *rules_of("seow_offer"),
        EndingRule("options_vest", (THREE[0],)),
        EndingRule("travel", (THREE[0],), category="repatriation_airfare"),
        EndingRule("pay_to_date", (THREE[0],)),
        EndingRule("vacation", (THREE[0],)),
    ]
    answer = asked(rules, facts, "2005-06-15", THREE[0])
    assert all(one.missing for one in answer.items)
    assert answer.totals == ()
    assert "first day of employment is not recorded" in answer.items[0].missing


def test_dependants_who_were_not_covered_get_nothing():
    """A cover without dependants leaves their months out, with the reason."""
    cover = replace(known().covers[0], dependants=None)
    answer = asked(rules_of("seow_offer"), known(covers=(cover,)), "2006-06-14", THREE[0])
    assert [one.rule.people for one in answer.items if one.rule.kind == "health_months"] == [
        ("employee",)
    ]
    assert [one.reason for one in answer.not_due] == [
        "No dependants are recorded as covered on that day."
    ]


def test_pay_is_owed_without_a_clause_on_ending_and_terms_pay_the_way_home():
    """Where no rule speaks of it, the salary's own clause does; travel by its term."""
    term = Term("1", "repatriation_airfare", "reimburse", "3", "7", ("employee", "spouse"))
    facts = known()
    answer = asked([], facts, "2006-06-15", "good_reason")
    assert told(answer) == [("pay_to_date", "5000.00", None)]
    assert "No clause on ending says so" in answer.items[0].contingent[0]
    ended = falls_due([], (term,), facts, day("2006-06-15"), "natural_end")
    assert told(ended)[1] == ("travel", "2300.00", None)


def test_children_are_not_counted_where_nobody_said_how_many():
    """The parents' fares are; what is missing stands beside them."""
    facts = known(family=("spouse", "children"))
    rule = EndingRule(
        "travel",
        ("natural_end",),
        category="repatriation_airfare",
        people=("employee", "spouse", "children"),
    )
    (item, _) = asked([rule], facts, "2006-06-15", "natural_end").items
    assert (str(item.amount), item.missing[:17]) == ("2300.00", "How many children")


def test_vacation_counts_the_newest_days_and_says_what_a_day_is():
    """Ten days of 120,000 a year are 10/260 of it."""
    counts = (Untaken(day("2006-01-01"), Fraction(3)), Untaken(day("2006-05-01"), Fraction(10)))
    rule = EndingRule("vacation", ("natural_end",), category="vacation")
    (item, _) = asked([rule], known(untaken=counts), "2006-06-15", "natural_end").items
    assert str(item.amount) == "4615.38"
    assert "260th" in item.contingent[0]


def test_earned_pay_is_named_where_no_salary_is_known():
    """An item without amount, that says so."""
    (item,) = asked([], known(salary=None), "2006-06-15", "good_cause").items
    assert (item.amount, item.missing) == (None, "The monthly salary is not recorded.")


def test_working_days_leave_out_weekends_and_say_so():
    """Five of them after a Friday end on the next Friday."""
    lump = asked(rules_of("seow_offer"), known(), "2006-06-16", THREE[0]).items[0]
    assert lump.due == day("2006-06-23")
    assert "Monday to Friday" in lump.contingent[0]


def test_a_slip_is_named():
    """A cause that is none, a day before the employment."""
    with pytest.raises(InputError, match="cause"):
        asked([], known(), "2006-06-15", "quarrel")
    with pytest.raises(InputError, match="before the employment began"):
        asked([], known(), "2005-05-01", "natural_end")
    for slip in (
        {"kind": "lump_sum", "causes": ["good_reason"]},
        {"kind": "lump_sum", "causes": []},
        {"kind": "health_months", "causes": ["good_reason"]},
        {"kind": "vacation", "causes": ["good_reason"], "after_window": True},
        {"kind": "gift", "causes": ["good_reason"]},
        {"kind": "vacation", "causes": ["good_reason"], "window_months": 10_000},
        {"kind": "salary_months", "causes": ["good_reason"], "months": "0"},
        {"kind": "lump_sum", "causes": ["good_reason"], "amount": "NaN", "currency": "USD"},
    ):
        with pytest.raises(InputError):
            rule_of(slip)


@settings(max_examples=20)
@given(
    number=st.integers(1, 10**6),
    cliff=st.integers(0, 24),
    steps=st.integers(0, 16),
    step=st.integers(1, 12),
    days=st.integers(0, 9000),
)
def test_options_vest_once_and_never_more_than_all(number, cliff, steps, step, days):
    """What has vested only grows, from nothing to all of them."""
    total = cliff + steps * step
    if not 0 < total <= 600:
        return
    begin = day("2000-01-31")
    grant = OptionGrant(begin, number, cliff, total, step)
    now = begin.fromordinal(begin.toordinal() + days)
    later = now.fromordinal(now.toordinal() + 31)
    assert 0 <= grant.vested(now) <= grant.vested(later) <= number
    assert grant.vested(begin.fromordinal(begin.toordinal() + 20_000)) == number


@pytest.mark.parametrize("name", ["seow_offer", "whitlock_agreement", "whitlock_assignment"])
def test_a_rule_comes_back_from_json(name):
    """Stored and read again it is the same."""
    for rule in rules_of(name):
        assert rule_of(rule_json(rule)) == rule


def test_an_assignment_may_begin_after_the_employment():
    """A day before the assignment and within the employment is answered."""
    facts = known(start="2006-01-01")
    assert facts.assignment == Assignment(
        day("2006-01-01"), "US", "CN", "USD", accompanied_by=("spouse",)
    )
    assert asked([], facts, "2005-06-15", "good_cause").items
