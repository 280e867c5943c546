"""Tax equalization: what is withheld by days, which state a year is in, who owes whom."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core import tax
from assignments.core.approval import StateError
from assignments.core.money import Money
from assignments.core.periods import Covers, whole_month
from assignments.core.rates import Conversion
from assignments.core.words import InputError

D = dt.date
YEAR = tax.TaxYear(1, 1, "US", D(2005, 1, 1), D(2005, 12, 31), "equalised")
PROTECTED = tax.TaxYear(2, 1, "US", D(2005, 1, 1), D(2005, 12, 31), "protected")
UK = tax.TaxYear(3, 1, "GB", D(2005, 4, 6), D(2006, 4, 5), "equalised")
CNY = Conversion("CNY", "USD", D(2006, 3, 1), Fraction(1, 8), "published")


def usd(units):
    """So many dollars."""
    return Money(units * 100, "USD")


def note(number, kind, amount=None, **what):
    """A note with an amount in dollars."""
    money = usd(amount) if isinstance(amount, int) else amount
    return tax.TaxNote(number, 1, kind, what.pop("day", D(2006, 3, number)), money=money, **what)


def figure(number, name, amount):
    """A final figure."""
    return note(number, "assessment", amount, figure=name)


def withheld(first, end, amount):
    """Dollars withheld for some days, the end not included."""
    return tax.Withheld(f"{first:%Y-%m}", "US", Covers(first, end), usd(amount))


def counted(units):
    """A plain amount in dollars."""
    return tax.Counted("An amount", Fraction(units))


def test_a_month_withholds_its_monthly_amount_and_a_part_of_one_its_days():
    """Whole months are exactly the amount; half of April is half of it; nothing before it began."""
    known = [tax.Hypothetical("US", D(2005, 2, 1), usd(3000))]
    assert tax.withheld_for(known, "US", whole_month(D(2005, 2, 10))) == usd(3000)
    april = Covers(D(2005, 4, 1), D(2005, 4, 16))
    assert tax.withheld_for(known, "US", april) == usd(1500)
    assert tax.withheld_for(known, "US", whole_month(D(2005, 1, 1))) is None
    assert tax.withheld_for(known, "CN", whole_month(D(2005, 2, 10))) is None


def test_a_later_amount_takes_over_from_its_first_day():
    """A pay period in which the amount changes has days of both; of one day the last recorded."""
    known = [
        tax.Hypothetical("US", D(2005, 1, 1), usd(3000), 1),
        tax.Hypothetical("US", D(2005, 6, 16), usd(6000), 2),
        tax.Hypothetical("US", D(2005, 9, 1), usd(10), 3),
        tax.Hypothetical("US", D(2005, 9, 1), usd(900), 4),
    ]
    june, september = whole_month(D(2005, 6, 1)), whole_month(D(2005, 9, 1))
    assert tax.withheld_for(known, "US", june) == usd(4500)
    assert tax.withheld_for(known, "US", september) == usd(900)


def test_one_pay_period_is_withheld_in_one_currency():
    """A change of currency within a period is named, with what to do."""
    known = [
        tax.Hypothetical("US", D(2005, 1, 1), usd(3000), 1),
        tax.Hypothetical("US", D(2005, 6, 16), Money(100, "EUR"), 2),
    ]
    with pytest.raises(InputError, match="one currency to another"):
        tax.withheld_for(known, "US", whole_month(D(2005, 6, 1)))


def test_what_is_withheld_counts_in_a_year_by_its_days():
    """A month across 6 April belongs to two British tax years."""
    april = tax.Withheld("2005-04", "GB", whole_month(D(2005, 4, 1)), usd(300))
    assert tax.within(april, UK.first, UK.last) == 250
    assert tax.within(april, D(2004, 4, 6), D(2005, 4, 5)) == 50
    assert tax.within(april, D(2006, 1, 1), D(2006, 12, 31)) == 0


def test_years_have_at_most_twelve_months_and_do_not_overlap():
    """A year is named by its days; another of the same country may not share one."""
    assert tax.read_year(D(2005, 4, 6), None) == (D(2005, 4, 6), D(2006, 4, 5))
    assert (YEAR.label, UK.label) == ("2005", "2005/06")
    for first, last in ((D(2005, 1, 1), D(2004, 12, 31)), (D(2005, 1, 1), D(2006, 1, 1))):
        with pytest.raises(InputError):
            tax.read_year(first, last)
    assert tax.overlapping([YEAR], "US", D(2005, 12, 31), D(2006, 12, 30)) is YEAR
    assert tax.overlapping([YEAR], "US", D(2006, 1, 1), D(2006, 12, 31)) is None
    assert tax.overlapping([YEAR], "CN", D(2005, 1, 1), D(2005, 12, 31)) is None


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("You will be tax equalized to the United States.", "equalised"),
        ("The company will protect you from a higher burden.", "protected"),
        ("equalization payments, should there be a deleterious tax effect", None),
        ("You are equalised for salary and protected for bonus.", None),
        ("Taxes are taken care of.", None),
    ],
)
def test_a_clause_says_its_kind_or_leaves_it_open(quote, kind):
    """The clause's own words say the kind, unless both, neither, or only a disadvantage."""
    assert tax.kind_said(quote) == kind


def test_the_states_follow_from_the_notes():
    """Each state is reached by its own condition."""
    notes = []
    assert tax.state_of(YEAR, notes, []) == "estimated"
    paid = [withheld(D(2005, 2, 1), D(2005, 3, 1), 100)]
    assert tax.state_of(YEAR, notes, paid) == "withheld"
    notes.append(note(1, "return_filed"))
    assert tax.state_of(YEAR, notes, paid) == "filed"
    notes.append(figure(2, "final_hypothetical", 90))
    assert tax.state_of(YEAR, notes, paid) == "final"
    assert tax.state_of(PROTECTED, notes, paid) == "filed"
    assert tax.what_is_missing_to_settle(PROTECTED, notes, D(2006, 5, 1)) == (
        "The actual tax of the home country is not recorded.",
        "The actual tax of the host country is not recorded.",
    )
    assert tax.what_is_missing_to_settle(YEAR, notes, D(2005, 12, 31))
    assert not tax.what_is_missing_to_settle(YEAR, notes, D(2006, 1, 1))


def test_documents_are_missing_until_they_are_received():
    """Missing ones come first, the one due first before the others."""
    later = note(1, "document_asked", document="Bank statement", due=D(2006, 5, 1))
    sooner = note(2, "document_asked", document="W-2", due=D(2006, 4, 1))
    known = [later, sooner]
    assert [one.asked for one in tax.documents(known)] == [sooner, later]
    assert tax.documents(known)[0].is_overdue(D(2006, 4, 2))
    assert not tax.documents(known)[0].is_overdue(D(2006, 4, 1))
    known.append(note(3, "document_received", answers=2))
    first, second = tax.documents(known)
    assert (first.asked, first.is_missing, second.is_missing) == (later, True, False)


def test_an_equalised_year_is_settled_step_by_step():
    """Each step has its words, its amount and its sources; foreign amounts their frozen rate."""
    notes = [
        figure(9, "final_hypothetical", 36000),
        note(2, "payment_by_employee", 500, text="With the return"),
        note(3, "payment_by_employee", Money(80000, "CNY"), conversion=CNY),
        note(4, "refund_to_employee", 250),
        note(5, "payment", 99999),
    ]
    paid = [withheld(D(2005, 2, 1), D(2005, 3, 1), 30000)]
    done = tax.settlement_of_year(YEAR, notes, paid, "USD")
    assert [(one.words, str(one.amount)) for one in done.steps] == [
        ("Final hypothetical tax", "36000.00"),
        ("Less hypothetical tax withheld", "-30000.00"),
        ("Less taxes that the employee paid", "-600.00"),
        ("Plus refunds that the employee received", "250.00"),
        ("Due from the employee", "5650.00"),
    ]
    assert done.steps[2].sources == (
        tax.Source("Paid on 2 March 2006: With the return", "500.00", "USD"),
        tax.Source("Paid on 3 March 2006", "800.00", "CNY", "0.125", "2006-03-01", "published"),
    )
    assert done.steps[1].sources[0].what == "Pay period 2005-02"
    assert tax.settlement_of(tax.settlement_json(done)) == done


def test_too_much_withheld_is_due_to_the_employee():
    """Below zero the amount is due to the employee, and shown without its sign."""
    done = tax.settle("equalised", tax.Tally(counted(10), withheld=(counted(12),)), "USD")
    assert done.due == Money(-200, "USD")
    assert done.steps[-1].words == "Due to the employee"
    assert done.steps[-1].amount == usd(2)


def test_a_protected_year_takes_the_lower_tax():
    """The lower of final hypothetical and actual tax is borne, and said to be the lower."""
    for actual, bears, which in ((7, 7, "the actual tax"), (12, 10, "the final hypothetical tax")):
        held = tax.Tally(counted(10), (counted(actual - 3), counted(3)), (counted(4),))
        done = tax.settle("protected", held, "USD")
        assert (done.bears, done.due) == (usd(bears), usd(bears - 4))
        assert which in done.steps[2].words
    with pytest.raises(StateError):
        tax.settle("protected", tax.Tally(counted(10)), "USD")


def test_nothing_is_settled_before_the_final_figure():
    """Without a final hypothetical tax there is nothing to reckon with."""
    with pytest.raises(StateError):
        tax.settlement_of_year(YEAR, [], [], "USD")


AMOUNTS = st.lists(
    st.builds(lambda minor: tax.Counted("", Fraction(minor, 100)), st.integers(0, 10**9)),
    max_size=4,
).map(tuple)
TALLIES = st.builds(
    tax.Tally,
    st.builds(lambda minor: tax.Counted("", Fraction(minor, 100)), st.integers(0, 10**9)),
    AMOUNTS.filter(bool),
    AMOUNTS,
    AMOUNTS,
    AMOUNTS,
)


@settings(max_examples=20)
@given(TALLIES)
def test_an_equalised_employee_bears_exactly_the_final_hypothetical_tax(held):
    """What they bore before and the settlement are the final hypothetical tax, to the cent."""
    done = tax.settle("equalised", held, "USD")
    assert held.borne + done.due.exact == held.final_hypothetical.exact


@settings(max_examples=20)
@given(TALLIES)
def test_a_protected_employee_never_bears_more_than_the_lower_tax(held):
    """What they bear in all is neither above the hypothetical nor above the actual tax."""
    done = tax.settle("protected", held, "USD")
    burden = held.borne + done.due.exact
    assert burden <= held.final_hypothetical.exact
    assert burden <= sum(one.exact for one in held.actual)


@settings(max_examples=20)
@given(st.permutations(range(5)), st.booleans())
def test_the_order_of_notes_does_not_matter(order, protects):
    """The same notes in another order are settled the same, steps included."""
    notes = [
        figure(1, "final_hypothetical", 10),
        figure(2, "final_hypothetical", 20),
        figure(3, "actual_home", 5),
        note(4, "payment_by_employee", 7),
        note(5, "refund_to_employee", 1),
    ]
    year = PROTECTED if protects else YEAR
    mixed = [notes[place] for place in order]
    assert tax.settlement_of_year(year, mixed, [], "USD") == tax.settlement_of_year(
        year, notes, [], "USD"
    )


@settings(max_examples=20)
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 10**4))
def test_foreign_amounts_are_rounded_once(final, paid, rate):
    """With other currencies the burden is the final hypothetical tax within half a cent."""
    held = tax.Tally(
        tax.Counted("", Fraction(final, 7 * rate)), paid=(tax.Counted("", Fraction(paid, 11)),)
    )
    done = tax.settle("equalised", held, "USD")
    off = abs(held.borne + done.due.exact - held.final_hypothetical.exact)
    assert off <= Fraction(1, 200)
