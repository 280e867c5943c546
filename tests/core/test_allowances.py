"""What falls due by the calendar: when, how much, and never above the limit."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.allowances import dues, waiting
from assignments.core.assignment import Assignment, Facts
from assignments.core.falling_due import PutForward, overpaid, still_open
from assignments.core.letter import term_of
from assignments.core.money import Money

modest = settings(max_examples=20, derandomize=True, deadline=None, database=None)
START = dt.date(2005, 1, 18)
SHANGHAI = Assignment(START, "US", "CN", "USD", accompanied_by=("spouse",))


def amount(most, per=None, **more):
    """A limit of an amount."""
    return {"type": "amount", "max": most, "currency": "USD", "per": per, **more}


def term(*limits, key="1", **words):
    """An allowance with these limits."""
    said = {"category": "cost_of_living", "pays": "allowance", "clause": "9", **words}
    return term_of({**said, "limits": list(limits)}, key, "")


def due(*terms, through=dt.date(2006, 12, 31), assignment=SHANGHAI):
    """What fell due, by day, label and amount."""
    facts = Facts(assignment, through, terms)
    return [(one.day.isoformat(), one.label, str(one.money)) for one in dues(facts, through)]


def test_a_sum_once_falls_due_on_the_later_of_its_first_day_and_the_start():
    """Not after its last day, nor after the end."""
    assert due(term(amount("2500", "once"))) == [("2005-01-18", "", "2500.00")]
    assert due(term(amount("2500"), **{"from": "2005-02-01"})) == [("2005-02-01", "", "2500.00")]
    assert due(term(amount("2500"), to="2005-01-17")) == []
    over = replace(SHANGHAI, end=dt.date(2005, 1, 31))
    assert due(term(amount("2500"), **{"from": "2005-02-01"}), assignment=over) == []


def test_a_sum_at_the_end_waits_for_the_end():
    """On the recorded end; none while there is none."""
    home = term(amount("800"), category="relocation_allowance", when="ending")
    assert due(home) == []
    (told,) = waiting(Facts(SHANGHAI, START, (home,)))
    assert told.why == "end"
    ended = replace(SHANGHAI, end=dt.date(2006, 3, 10))
    assert due(home, assignment=ended) == [("2006-03-10", "", "800.00")]


def test_so_much_a_month_is_prorated_by_days_at_both_ends():
    """Each on its last covered day: 14 of January's 31 days, 10 of April's 30."""
    found = due(term(amount("500", "month"), to="2005-04-10"))
    assert found == [
        ("2005-01-31", "2005-01", "225.80"),
        ("2005-02-28", "2005-02", "500.00"),
        ("2005-03-31", "2005-03", "500.00"),
        ("2005-04-10", "2005-04", "166.66"),
    ]


def test_so_much_a_year_comes_month_by_month_and_adds_up():
    """A whole calendar year is the whole sum; its months differ by a cent at most."""
    whole = replace(SHANGHAI, start=dt.date(2005, 1, 1))
    found = due(term(amount("1000", "calendar_year")), assignment=whole)
    first = [money for day, _, money in found if day.startswith("2005")]
    assert (len(first), set(first)) == (12, {"83.33", "83.34"})
    assert sum(map(Fraction, first)) == 1000


def test_days_weeks_and_quarters():
    """So much a day by the month; a week by its days; a quarter by its months."""
    days = {"to": "2005-02-02"}
    assert due(term(amount("10", "day"), **days)) == [
        ("2005-01-31", "2005-01", "140.00"),
        ("2005-02-02", "2005-02", "20.00"),
    ]
    assert due(term(amount("70", "week"), **days)) == [
        ("2005-01-23", "2005-W03", "60.00"),
        ("2005-01-30", "2005-W04", "70.00"),
        ("2005-02-02", "2005-W05", "30.00"),
    ]
    assert due(term(amount("300", "quarter"), **days))[1] == ("2005-02-02", "2005-02", "7.14")


def test_a_duration_bounds_how_long():
    """Three months from its first day on, never more than three sums."""
    found = due(term(amount("500", "month"), {"type": "duration", "max": 3, "unit": "month"}))
    assert [day for day, _, _ in found] == ["2005-01-31", "2005-02-28", "2005-03-31", "2005-04-17"]
    assert sum(Fraction(money) for _, _, money in found) <= 1500
    found = due(term(amount("9", "day"), {"type": "duration", "max": 20, "unit": "day"}))
    assert [money for _, _, money in found] == ["126.00", "54.00"]


def test_a_share_of_the_salary_needs_one():
    """Two monthly salaries once; without a salary it is said so."""
    share = term({"type": "share", "max": "2", "of": "monthly_salary", "per": "once"})
    assert due(share) == []
    paid = replace(SHANGHAI, monthly_salary=Money(500001, "USD"))
    assert due(share, assignment=paid) == [("2005-01-18", "", "10000.02")]


def test_each_person_on_the_assignment_gets_their_own():
    """Not the children, who stayed at home; without `each` it comes once."""
    family = {"beneficiaries": ["employee", "spouse", "children"]}
    each = term(amount("100", "once", each=True), **family)
    facts = Facts(SHANGHAI, START, (each,))
    assert [one.person for one in dues(facts, START)] == ["employee", "spouse"]
    assert len(due(term(amount("100", "once"), **family))) == 1


@pytest.mark.parametrize(
    ("why", "words", "limits"),
    [
        ("event", {"category": "home_leave_cash"}, [amount("900", "calendar_year")]),
        ("event", {}, [amount("900", "trip")]),
        ("event", {"category": "temporary_housing"}, [amount("60", "day")]),
        ("receipt", {"needs": ["receipt"]}, [amount("60", "month")]),
        ("no_figure", {}, []),
        ("reasonable", {"judgement": "reasonable"}, []),
        ("no_salary", {}, [{"type": "share", "max": "1", "of": "monthly_salary"}]),
        ("nobody", {"beneficiaries": ["children"]}, [amount("60", "month")]),
    ],
)
def test_some_allowances_never_fall_due_by_themselves(why, words, limits):
    """They are listed with what stands in the way."""
    facts = Facts(SHANGHAI, START, (term(*limits, **words),))
    assert [one.why for one in waiting(facts)] == [why]
    assert dues(facts, dt.date(2006, 12, 31)) == ()


def test_an_unconfirmed_term_brings_nothing():
    """Nor one that is no allowance."""
    assert due(term(amount("500", "month"), confirmed=False)) == []
    assert due(term(amount("500", "month"), pays="reimburse")) == []


PERS = st.sampled_from(["month", "quarter", "calendar_year", "assignment_year", "week", "day"])
DAYS = st.dates(dt.date(2004, 1, 1), dt.date(2006, 12, 31))


@modest
@given(PERS, DAYS, DAYS, st.integers(1, 10**7))
def test_parts_add_up_and_never_pass_the_limit(per, first, last, cents):
    """Whatever the days: one term's dues together are what two terms' that share its days are."""
    first, last = sorted((first, last))
    assignment = replace(SHANGHAI, start=first, end=last)
    most = str(Money(cents, "USD"))
    facts = Facts(assignment, last, (term(amount(most, per)),))
    found = dues(facts, last)
    by_period: dict[str, Fraction] = {}
    for one in found:
        covers = one.covers
        assert first <= covers.first
        assert covers.last == one.day <= last
        name = one.label.partition(", ")[2] or one.label
        if per in {"calendar_year", "quarter"}:
            quarter = f"Q{(one.day.month + 2) // 3}" if per == "quarter" else ""
            name = f"{one.day.year}{quarter}"
        units = covers.days if per == "day" else 1
        bound = Fraction(cents, 100) * units
        by_period[name] = by_period.get(name, Fraction(0)) + one.money.exact
        assert by_period[name] <= bound
    assert sum(one.covers.days for one in found) <= (last - first).days + 1


@modest
@given(DAYS, DAYS, st.integers(1, 10**7))
def test_what_was_due_stays_due_the_next_day(first, later, cents):
    """Looking later adds dues and changes none."""
    first, later = sorted((first, later))
    assignment = replace(SHANGHAI, start=first)
    facts = Facts(assignment, later, (term(amount(str(Money(cents, "USD")), "assignment_year")),))
    before = dues(facts, first + (later - first) / 2)
    assert dues(facts, later)[: len(before)] == before


def forward(key, cents, **changes):
    """A line that a due was put forward as, approved as it was."""
    given = {"number": 1, "line_id": 7, "status": "approved", "by_hand": False}
    given |= {"counted": cents, "approved": cents}
    return PutForward(key, money=Money(cents, "USD"), **(given | changes))


def test_what_is_open_is_what_no_line_gave():
    """A cut by the letter stays open; what a person decided, or has to, settles all of it."""
    facts = Facts(SHANGHAI, START, (term(amount("2500", "once")),))
    (one,) = dues(facts, START)
    cut = forward(one.key, 250000, approved=160000)
    assert [str(open_.money) for open_ in still_open([one], [cut])] == ["900.00"]
    for settled in ({"by_hand": True, "approved": 1}, {"status": "submitted", "approved": None}):
        assert still_open([one], [forward(one.key, 250000, **settled)]) == ()


def test_too_much_is_told_over_the_terms_of_one_balance():
    """A pool counts its terms together; a correction takes from it."""
    pooled = amount("500", "month", pool="living")
    early = term(pooled, key="1", to="2005-02-14")
    late = term(pooled | {"max": "600"}, key="2", **{"from": "2005-02-15"})
    found = dues(Facts(SHANGHAI, dt.date(2005, 3, 1), (early, late)), dt.date(2005, 2, 28))
    keys = {one.label: one.key for one in found if one.term.key == "1"}
    lines = [forward(keys["2005-01"], 22580), forward(keys["2005-02"], 50000)]
    assert overpaid(found, lines) == ()
    (one,) = overpaid(found, [*lines, forward(keys["2005-02"], 10000, line_id=8)])
    assert (one.label, str(one.money), one.line_ids) == ("2005-02", "50.00", (7, 8))
    corrected = forward(keys["2005-02"], 10000, line_id=8, corrected=-5000)
    assert overpaid(found, [*lines, corrected]) == ()
