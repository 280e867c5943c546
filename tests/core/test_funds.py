"""Money set aside: what is left after each entry, and what the ledger hears of it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from assignments.core.funds import Entry, Fund, fitting, posting_of, settled
from assignments.core.money import Money
from assignments.core.words import InputError

DAY = dt.date(2005, 7, 18)
KINDS = ("deposit", "draw", "refund")


def usd(minor):
    """So many cents."""
    return Money(minor, "USD")


def fund(*entries):
    """A fund for the freight home, with entries as kind, cents and perhaps a line."""
    made = (
        Entry(number, kind, usd(minor), DAY, line_id=line[0] if line else None)
        for number, (kind, minor, *line) in enumerate(entries, 1)
    )
    return Fund(7, 1, "return_freight", "2", "", "Kept for you.", "USD", tuple(made))


def test_what_is_left_is_put_in_less_drawn_and_given_back():
    """Each entry stands with what was left after it."""
    it = fund(("deposit", 2000_00), ("draw", 700_00, 5), ("refund", 100_00), ("deposit", 1_00))
    assert [left.minor for _, left in it.standing()] == [2000_00, 1300_00, 1200_00, 1201_00]
    assert it.left == usd(1201_00)
    assert (it.total("deposit"), it.total("draw")) == (usd(2001_00), usd(700_00))
    assert settled([it, it]) == {"return_freight": usd(2402_00)}


@pytest.mark.parametrize("kind", ["draw", "refund"])
def test_nothing_is_taken_past_what_is_left(kind):
    """All of it may be taken, a cent more is refused with what is left."""
    it = fund(("deposit", 2000_00), ("draw", 700_00))
    fitting(it, kind, usd(1300_00))
    with pytest.raises(InputError, match=r"only USD 1,300\.00 are left"):
        fitting(it, kind, usd(1300_01))
    with pytest.raises(InputError, match="in USD"):
        fitting(it, kind, Money(1, "EUR"))
    fitting(it, "deposit", usd(9999_00))


def test_a_cost_that_was_paid_out_of_the_fund_is_counted_once():
    """The deposit counts; a line's draw takes it out again; a draw by hand says nothing."""
    it = fund(("deposit", 2000_00), ("draw", 700_00, 5), ("draw", 50_00), ("refund", 100_00))
    posted = [posting_of(it, one) for one in it.entries]
    assert [one and (one.source, one.cost.minor) for one in posted] == [
        ("fund:deposit:1", 2000_00),
        ("fund:draw:2", -700_00),
        None,
        ("fund:refund:4", -100_00),
    ]
    assert {(one.kind, one.category, one.letter) for one in posted if one} == {
        ("allowance", "return_freight", "2")
    }


@hypothesis_settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 500)), max_size=12))
def test_a_balance_is_never_below_nothing(wanted):
    """Whatever is asked for, in whatever order."""
    kept = []
    for kind, minor in wanted:
        try:
            fitting(fund(*kept), kind, usd(minor))
        except InputError:
            continue
        kept.append((kind, minor))
    assert all(left.minor >= 0 for _, left in fund(*kept).standing())
