"""From a letter's clause to what its ending would cost, and money that is kept apart for it."""

import datetime as dt
from fractions import Fraction

import pytest

from assignments.actions import (
    FareInput,
    InputError,
    NotAllowedError,
    NotFoundError,
    StateError,
    set_fare,
)
from assignments.actions.cost_corrections import correct_cost
from assignments.actions.endings import (
    Correction,
    DecisionInput,
    confirm_rule,
    confirm_rules,
    correct_rule,
    decide_cause,
    drop_rule,
    endings,
    propose_rules,
    record_fact,
    record_rule,
    take_back_fact,
)
from assignments.actions.funds import EntryInput, funds, open_fund, record_entry
from assignments.actions.registers import assignment_history
from assignments.core.ending import HealthCover, OptionGrant, Untaken
from assignments.core.money import Money
from tests.core.endings import told, totals
from tests.stories.world import taxi

D = dt.date.fromisoformat
LETTER = """Dear Ms Okafor,

2. Pay. We pay you a salary of $120,000 a year.

5. If we part. If within two years of your first day we end your employment without cause, we pay
you a severance of $40,000 in one sum on the fifth day following it.

6. Good Reason shall mean (a) a lower post, or (b) a cut in pay.

7. At the end of the assignment we pay your airfare home.

8. Money for your air freight home is kept on an account of its own.
"""
SALARY = {
    "clause": "2",
    "category": "base_salary",
    "pays": "note",
    "quote": "We pay you a salary of $120,000 a year.",
    "limits": [{"type": "amount", "max": "120000", "currency": "USD", "per": "calendar_year"}],
}
FREIGHT = {
    "clause": "8",
    "category": "return_freight",
    "pays": "reimburse",
    "when": "any",
    "quote": "Money for your air freight home is kept on an account of its own.",
}
SUM = {
    "kind": "lump_sum",
    "causes": ["natural_end"],
    "clause": "7",
    "amount": "10.00",
    "currency": "USD",
    "quote": "we pay your airfare home",
}


def lettered(world):
    """An assignment under the letter, with its salary and its freight confirmed."""
    assignment_id = world.assignment()
    world.terms(world.letter(assignment_id, LETTER), (SALARY, FREIGHT))
    return assignment_id


def asked(world, assignment_id, on="2005-06-15", cause="without_good_cause", who=None):
    """What would fall due."""
    return endings(world.office, who or world.hr, assignment_id).on(D(on), cause)


def recorded(world, assignment_id, *facts):
    """Record facts of the employment."""
    return [
        record_fact(world.office, world.hr, assignment_id, one, world.key()).id for one in facts
    ]


def live(world, assignment_id):
    """The rules that were not taken out."""
    rules = endings(world.office, world.hr, assignment_id).rules
    return [one for one in rules if one.dropped_at is None]


def test_a_letters_rules_count_once_they_are_confirmed(world):
    """Read, confirmed, priced; read again nothing is new."""
    assignment_id = lettered(world)
    key = world.key()
    assert propose_rules(world.office, world.hr, assignment_id, key).id == 4
    assert propose_rules(world.office, world.hr, assignment_id, key).again
    assert propose_rules(world.office, world.hr, assignment_id, world.key()).id == 0
    assert told(asked(world, assignment_id)) == [("pay_to_date", "5000.00", None)]
    assert confirm_rules(world.office, world.hr, assignment_id, world.key()).id == 4
    recorded(world, assignment_id, D("2004-03-01"))
    answer = asked(world, assignment_id, who=world.finance)
    assert told(answer) == [
        ("lump_sum", "40000.00", "2005-06-20"),
        ("pay_to_date", "5000.00", None),
    ]
    assert totals(answer) == ["USD 45000.00"]
    assert answer.items[0].rule.clause == "5"
    late = asked(world, assignment_id, on="2006-03-02")
    assert [one.rule.kind for one in late.not_due] == ["lump_sum"]
    kinds = [one.kind for one in assignment_history(world.office, world.hr, assignment_id)]
    assert kinds.count("ending_rule_confirmed") == 4


def test_facts_are_dated_replaced_and_taken_back(world):
    """The later first day counts; a slip counts no longer, and stays in the list."""
    assignment_id = lettered(world)
    first, second, *_ = recorded(
        world,
        assignment_id,
        D("2004-03-01"),
        D("2004-04-01"),
        HealthCover(D("2005-01-01"), Money(400_00, "USD")),
        OptionGrant(D("2004-04-01"), 480, 12, 48, 3),
        Untaken(D("2005-05-31"), Fraction("4.5")),
    )
    file = endings(world.office, world.hr, assignment_id)
    assert file.facts.first_day == D("2004-04-01")
    assert file.facts.cover(D("2005-06-15")).own == Money(400_00, "USD")
    assert file.facts.grants[0].vested(D("2005-06-15")) == 120
    assert file.facts.untaken_on(D("2005-06-15")).days == Fraction(9, 2)
    take_back_fact(world.office, world.hr, assignment_id, second, world.key())
    assert endings(world.office, world.hr, assignment_id).facts.first_day == D("2004-03-01")
    with pytest.raises(StateError):
        take_back_fact(world.office, world.hr, assignment_id, second, world.key())
    with pytest.raises(NotFoundError):
        take_back_fact(world.office, world.hr, lettered(world), first, world.key())
    for slip in (D("1980-01-01"), Untaken(D("2005-05-31"), Fraction(9999))):
        with pytest.raises(InputError):
            recorded(world, assignment_id, slip)


def test_rules_are_corrected_and_taken_out_with_their_reason(world):
    """The old one is kept; words that the letter has not are refused."""
    assignment_id = lettered(world)
    letter_id = endings(world.office, world.hr, assignment_id).letters[0].id
    rule_id = record_rule(world.office, world.hr, letter_id, SUM, world.key()).id
    assert ("lump_sum", "10.00", None) in told(asked(world, assignment_id, cause="natural_end"))
    less = Correction({"amount": "7.00"})
    with pytest.raises(InputError, match="reason"):
        correct_rule(world.office, world.hr, rule_id, less, world.key())
    new = correct_rule(
        world.office, world.hr, rule_id, Correction({"amount": "7.00"}, "A slip."), world.key()
    ).id
    assert ("lump_sum", "7.00", None) in told(asked(world, assignment_id, cause="natural_end"))
    with pytest.raises(StateError):
        drop_rule(world.office, world.hr, rule_id, "Again.", world.key())
    drop_rule(world.office, world.hr, new, "No such sum.", world.key())
    assert live(world, assignment_id) == []
    rules = endings(world.office, world.hr, assignment_id).rules
    assert [one.dropped_why for one in rules] == ["A slip.", "No such sum."]
    elsewhere = {**SUM, "quote": "we pay you a million"}
    with pytest.raises(InputError, match="stand in the letter"):
        record_rule(world.office, world.hr, letter_id, elsewhere, world.key())


def test_a_rule_that_was_taken_out_is_not_proposed_again(world):
    """What a person dropped stays dropped; a rule is confirmed once."""
    assignment_id = lettered(world)
    propose_rules(world.office, world.hr, assignment_id, world.key())
    first, *others = live(world, assignment_id)
    drop_rule(world.office, world.hr, first.id, "", world.key())
    assert propose_rules(world.office, world.hr, assignment_id, world.key()).id == 0
    confirm_rule(world.office, world.hr, others[0].id, world.key())
    with pytest.raises(StateError):
        confirm_rule(world.office, world.hr, others[0].id, world.key())


def test_a_person_decides_on_a_cause_by_the_letters_list(world):
    """With day, reason and item; it changes no figure."""
    assignment_id = lettered(world)
    propose_rules(world.office, world.hr, assignment_id, world.key())
    item = next(one for one in live(world, assignment_id) if one.rule.clause == "6(b)")
    day = D("2005-05-31")
    what = DecisionInput("good_reason", given=True, day=day, reason="Less.", rule_id=item.id)
    with pytest.raises(InputError, match="confirmed item"):
        decide_cause(world.office, world.hr, assignment_id, what, world.key())
    confirm_rule(world.office, world.hr, item.id, world.key())
    before = asked(world, assignment_id, cause="good_reason")
    decide_cause(world.office, world.hr, assignment_id, what, world.key())
    (kept,) = endings(world.office, world.finance, assignment_id).decisions
    assert (kept.given, kept.rule_id, kept.by.name) == (True, item.id, "Hana")
    assert asked(world, assignment_id, cause="good_reason") == before


def test_only_hr_and_finance_see_what_an_ending_costs(world):
    """The employee is not let in, a stranger finds nothing; finance changes nothing."""
    assignment_id = lettered(world)
    with pytest.raises(NotAllowedError):
        endings(world.office, world.ada, assignment_id)
    with pytest.raises(NotFoundError):
        endings(world.office, world.ben, assignment_id)
    with pytest.raises(NotAllowedError):
        propose_rules(world.office, world.finance, assignment_id, world.key())
    day = D("2004-03-01")
    with pytest.raises(NotAllowedError):
        record_fact(world.office, world.finance, assignment_id, day, world.key())


def opened(world, assignment_id):
    """A fund on the letter's freight clause."""
    (clause,) = funds(world.office, world.hr, assignment_id).clauses
    return open_fund(world.office, world.hr, assignment_id, clause.id, world.key()).id


def entry(world, fund_id, kind, amount, **more):
    """Record an entry of a fund."""
    key = more.pop("key", None) or world.key()
    what = EntryInput(kind, amount, D("2005-05-31"), **{"note": "As agreed.", **more})
    return record_entry(world.office, world.hr, fund_id, what, key)


def counted(world, assignment_id):
    """What the ledger holds of an assignment's freight home, in cents."""
    with world.office.database.read() as store:
        lines = list(store.cost_lines(assignment_id=assignment_id))
    return sum(one.approved.minor for one in lines if one.category == "return_freight")


def test_freight_that_was_paid_out_of_the_fund_is_counted_once(world):
    """Set aside 2,000; 700 of freight drawn: the ledger has 2,000, the fund 1,300."""
    assignment_id = lettered(world)
    fund_id = opened(world, assignment_id)
    entry(world, fund_id, "deposit", "2000.00")
    assert counted(world, assignment_id) == 2000_00
    (line,) = world.submit(
        assignment_id, taxi("700.00", category="return_freight", date="2005-05-03")
    )
    with pytest.raises(StateError):
        entry(world, fund_id, "draw", "", line_id=line.id)
    world.approve(line.id, "700.00", "As agreed.")
    assert counted(world, assignment_id) == 2700_00
    key = world.key()
    first = entry(world, fund_id, "draw", "", line_id=line.id, key=key)
    assert entry(world, fund_id, "draw", "", line_id=line.id, key=key).id == first.id
    assert counted(world, assignment_id) == 2000_00
    with pytest.raises(StateError, match="drawn for already"):
        entry(world, fund_id, "draw", "", line_id=line.id)
    (fund,) = funds(world.office, world.ada, assignment_id).funds
    assert (str(fund.left), fund.clause) == ("1300.00", "8")
    ending = asked(world, assignment_id, cause="natural_end")
    freight = next(one for one in ending.items if one.rule.kind == "freight")
    assert (freight.amount, str(freight.apart)) == (None, "1300.00")
    entry(world, fund_id, "refund", "1300.00")
    assert counted(world, assignment_id) == 700_00


def test_a_corrected_cost_is_drawn_as_it_is_now(world):
    """700 approved and put right to 500: 500 are drawn, and no more."""
    assignment_id = lettered(world)
    fund_id = opened(world, assignment_id)
    entry(world, fund_id, "deposit", "2000.00")
    ride = taxi("700.00", category="return_freight", date="2005-05-03")
    (line,) = world.submit(assignment_id, ride)
    world.approve(line.id, "700.00", "As agreed.")
    correct_cost(world.office, world.hr, line.id, ("500.00", "Billed less."), world.key())
    with pytest.raises(InputError, match=r"only USD 500\.00"):
        entry(world, fund_id, "draw", "600.00", line_id=line.id)
    entry(world, fund_id, "draw", "", line_id=line.id)
    assert counted(world, assignment_id) == 2000_00
    assert str(funds(world.office, world.hr, assignment_id).funds[0].left) == "1500.00"


def test_nobody_moves_money_set_aside_for_themselves(world):
    """Not even in HR."""
    eve = world.someone("Eve", "hr", "expatriate")
    assignment_id = world.assignment(employee=eve)
    world.terms(world.letter(assignment_id, LETTER), (SALARY, FREIGHT))
    fund_id = opened(world, assignment_id)
    what = EntryInput("deposit", "1.00", D("2005-05-31"))
    with pytest.raises(NotAllowedError, match="themselves"):
        record_entry(world.office, eve, fund_id, what, world.key())


def test_a_fund_never_falls_below_nothing(world):
    """Too much, without reason, for a line of another kind, in advance, by others."""
    assignment_id = lettered(world)
    fund_id = opened(world, assignment_id)
    assert funds(world.office, world.hr, assignment_id).clauses == ()
    with pytest.raises(InputError, match="left in the fund"):
        entry(world, fund_id, "draw", "1.00")
    entry(world, fund_id, "deposit", "10.00")
    with pytest.raises(InputError, match="note"):
        entry(world, fund_id, "draw", "1.00", note=" ")
    with pytest.raises(InputError, match="line"):
        entry(world, fund_id, "deposit", "1.00", line_id=1)
    late = EntryInput("deposit", "1.00", D("2005-06-02"))
    with pytest.raises(InputError, match="not over"):
        record_entry(world.office, world.hr, fund_id, late, world.key())
    for amount in ("0", "-1", "NaN", "1.001", ""):
        with pytest.raises(InputError):
            entry(world, fund_id, "deposit", amount)
    what = EntryInput("deposit", "1.00", D("2005-05-31"))
    for who in (world.ada, world.finance):
        with pytest.raises(NotAllowedError):
            record_entry(world.office, who, fund_id, what, world.key())
    with pytest.raises(NotFoundError):
        funds(world.office, world.ben, assignment_id)
    assert str(funds(world.office, world.finance, assignment_id).funds[0].left) == "10.00"


def test_the_way_home_is_priced_by_the_known_fare(world):
    """The term's own clause pays it at the natural end; a clause says it too: once."""
    assignment_id = lettered(world)
    propose_rules(world.office, world.hr, assignment_id, world.key())
    confirm_rules(world.office, world.hr, assignment_id, world.key())
    fare = FareInput("repatriation_airfare", "990.00", "USD", None, None)
    set_fare(world.office, world.hr, assignment_id, fare, world.key())
    answer = asked(world, assignment_id, cause="natural_end")
    assert [one for one in told(answer) if one[0] == "travel"] == [("travel", "990.00", None)]
