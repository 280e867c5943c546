"""Bad input is refused with its own message: what is wrong, where, and what to do."""

import pytest

from assignments.core.case import case_of, judge_case
from assignments.core.letter import pools_fit, term_of
from assignments.core.money import Money
from assignments.core.words import InputError
from tests.core.cases import amount, term
from tests.core.slips import SLIPS, SOUND, slipped


def test_sound_case_is_taken():
    """The case in which the slips are made is itself in order."""
    assert len(judge_case(case_of(SOUND)).verdicts) == 4


@pytest.mark.parametrize("name", SLIPS)
def test_slip_is_refused(name):
    """One slip refuses the whole case, in one short line that names the place and the remedy."""
    content, said = slipped(name)
    with pytest.raises(InputError) as caught:
        case_of(content)
    error = caught.value
    assert said in str(error)
    assert error.where
    assert error.remedy
    assert str(error).isprintable()
    assert len(str(error)) < 300


@pytest.mark.parametrize(
    ("number", "currency"),
    [("1", "JPY"), ("1.1", "BHD"), ("1.123", "KWD"), ("1.12", "USD"), ("999999999999999", "JPY")],
)
def test_decimals_of_the_currency_are_taken(number, currency):
    """As many decimals as the currency has, or fewer, and up to 15 digits."""
    assert str(Money.parse(number, currency)).startswith(number)


@pytest.mark.parametrize(("number", "currency"), [("1.0", "JPY"), ("1.1234", "KWD")])
def test_more_decimals_are_refused(number, currency):
    """A yen has no decimals and a dinar three."""
    with pytest.raises(InputError, match="more decimals"):
        Money.parse(number, currency)


def test_days_at_the_bounds_are_taken():
    """The first day of 1990 and the day ten years after the day of judging are dates."""
    content, _ = slipped("before 1990")
    content["lines"][0]["date"] = "1990-01-01"
    content["lines"][1]["departs"] = "2016-12-31"
    assert len(case_of(content).lines) == 4


def test_pool_may_differ_in_max():
    """Limits of one pool may grant different sums, once and for all time being the same period."""
    limits = (amount("5.00", None, pool="p"), amount("9.00", "assignment", pool="p"))
    pools_fit(term_of(term("storage", limit), "1", "term 1") for limit in limits)


def test_reimbursement_needs_a_receipt_by_itself():
    """A term that pays back needs a receipt unless its letter says otherwise."""
    spoken = {"category": "storage", "pays": "reimburse"}
    assert term_of(spoken, "1", "").needs == ("receipt",)
    assert term_of(spoken | {"needs": None}, "1", "").needs == ("receipt",)
    assert term_of(spoken | {"needs": []}, "1", "").needs == ()
    assert term_of(spoken | {"pays": "allowance"}, "1", "").needs == ()
