"""What falls due by letters of other people, which are read only where they lie beside the program.

The figures are facts of the letters, read by hand; the premiums, grants and fares are invented.
"""

from fractions import Fraction

import pytest

from assignments.core.ending import CAUSES
from assignments.core.money import Money
from tests.core.endings import REAL, asked, day, known, rules_of, told, totals, usd

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="no letters beside the program")
THREE = ("without_good_cause", "change_of_control", "good_reason")


@pytest.mark.parametrize("cause", THREE)
def test_s0_pays_within_24_months_of_its_signing(cause):
    """Lump sum on the fifth day, six months of cover twice, pay of the month, options at once."""
    facts = known(
        yearly="200000",
        start="2005-01-18",
        first_day=day("2001-06-04"),
        signed={"1": day("2003-09-18")},
        grants=[("2002-01-02", 80_000)],
    )
    rules = rules_of("s0")
    answer = asked(rules, facts, "2005-06-15", cause)
    assert sorted(told(answer)) == sorted(
        [
            ("lump_sum", "100000.00", "2005-06-20"),
            ("health_months", "2520.00", None),
            ("health_months+", "3660.00", None),
            ("options_vest", None, "2005-06-15"),
            ("pay_to_date", "8333.33", None),
        ]
    )
    assert totals(answer) == ["USD 114513.33"]
    options = next(one for one in answer.items if one.rule.kind == "options_vest")
    assert options.sentence.startswith("15,000 of 80,000 options vest at once; 65,000")
    health = next(one for one in answer.items if one.rule.kind == "health_months")
    assert "carrier allows" in health.contingent[0]
    assert "elect to continue" in health.contingent[0]
    assert (health.covers.first, health.covers.last) == (day("2005-06-16"), day("2005-12-15"))
    assert "lump_sum" in [r.rule.kind for r in asked(rules, facts, "2005-09-17", cause).items]
    outside = asked(rules, facts, "2005-09-18", cause)
    assert totals(outside) == ["USD 10000.00"]
    assert sorted(one.rule.kind for one in outside.not_due) == [
        "health_months",
        "health_months",
        "lump_sum",
    ]
    assert any("a person has to decide which counts" in one for one in outside.warnings)


def test_s0_pays_nothing_but_salary_for_good_cause():
    """Prorated to the day, once, by the clause that says only."""
    facts = known(yearly="200000", start="2005-01-18", signed={"1": day("2003-09-18")})
    (item,) = asked(rules_of("s0"), facts, "2005-06-15", "good_cause").items
    assert (str(item.amount), item.rule.clause, item.rule.only) == ("8333.33", "5.2", True)
    assert "Clause 2 of letter 1 says the same" in item.sentence


def test_s0_with_s1_pays_the_way_home_at_the_natural_end():
    """Economy fares, freight out of the separate account, pay of the month; nothing else."""
    facts = known(
        start="2005-01-18",
        first_day=day("2001-06-04"),
        signed={"1": day("2003-09-18"), "2": day("2005-01-13")},
        set_aside={"return_freight": usd("1500.00")},
        yearly="230000.04",
    )
    answer = asked(rules_of("s0", "s1"), facts, "2005-07-17", "natural_end")
    assert [one.rule.kind for one in answer.items] == [
        "pay_to_date",
        "travel",
        "freight",
        "freight",
    ]
    assert str(answer.items[0].amount) == "10510.75"  # 17 of 31 days of 19,166.67
    assert str(answer.items[1].amount) == "2300.00"


@pytest.mark.parametrize(
    ("name", "first", "yearly", "lump", "number"),
    [
        ("s2", "2005-01-03", "200000", "100000.00", 220_000),
        ("s3", "2005-05-02", "250000", "125000.00", 250_000),
    ],
)
@pytest.mark.parametrize("cause", THREE)
def test_s2_and_s3_pay_within_24_months_of_the_first_day(  # noqa: PLR0917 - a table
    name, first, yearly, lump, number, cause
):
    """To the last day of the window, and not on the day after."""
    facts = known(start=first, first_day=day(first), yearly=yearly, grants=[(first, number)])
    rules = rules_of(name)
    last = day(first).replace(year=2007)
    inside = last.fromordinal(last.toordinal() - 1).isoformat()
    answer = asked(rules, facts, inside, cause)
    due = last.fromordinal(last.toordinal() + 4).isoformat()
    assert ("lump_sum", lump, due) in told(answer)
    paid = next(one for one in answer.items if one.rule.kind == "pay_to_date")
    share = Fraction(yearly) / 12 * Fraction(int(inside[-2:]), 31)
    assert paid.amount == Money.rounded(share, "USD")
    options = next(one for one in answer.items if one.rule.kind == "options_vest")
    vested = number * 21 // 48  # a year, and three of the quarters that follow
    assert options.sentence.startswith(f"{number - vested:,} of {number:,} options")
    outside = asked(rules, facts, last.isoformat(), cause)
    assert {one.rule.kind for one in outside.items} == {"pay_to_date", "options_vest"}
    (only,) = asked(rules, facts, inside, "good_cause").items
    assert only.rule.only


def test_s4_pays_three_months_without_good_cause_and_else_only_what_was_earned():
    """46,250 due on the day of termination, whenever that is; the options vest."""
    facts = known(
        yearly="185000",
        first_day=day("2005-09-26"),
        start="2005-09-26",
        grants=[("2005-09-26", 175_000)],
    )
    rules = rules_of("s4")
    for on in ("2006-09-15", "2008-09-15"):
        answer = asked(rules, facts, on, "without_good_cause")
        assert ("salary_months", "46250.00", on) in told(answer)
        assert "7708.33" in [amount for _, amount, _ in told(answer)]
    for cause in set(CAUSES) - {"without_good_cause", "natural_end"}:
        answer = asked(rules, facts, "2006-09-15", cause)
        assert told(answer) == [("pay_to_date", "7708.33", None)]
    first = asked(rules, facts, "2006-09-15", "without_good_cause").items
    options = next(one for one in first if one.rule.kind == "options_vest")
    assert options.sentence.startswith("175,000 of 175,000 options vest at once")
