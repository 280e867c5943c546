"""How much each kind of rule comes to on a day, said in a sentence, or which fact is missing.

Whether the rule applies is decided in `falling_due`.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from assignments.core.assignment import in_force
from assignments.core.ending.facts import MONTHS_OF_YEAR, EndingFacts
from assignments.core.ending.rules import EndingRule
from assignments.core.money import Money, shown
from assignments.core.periods import Covers, add_months, month_length

WORKING_DAYS = 260  # 52 weeks of five days: what a day of vacation is part of
NO_SALARY = "The monthly salary is not recorded."


@dataclass(frozen=True, slots=True)
class Figure:
    """What a rule comes to. Without amount it says in `missing` what would have to be known.

    `apart` is money that has been set aside for it already: it is no new cost. `nothing` says why
    nothing at all is due.
    """

    sentence: str
    amount: Money | None = None
    missing: str = ""
    covers: Covers | None = None
    contingent: str = ""
    apart: Money | None = None
    nothing: str = ""


def figure_of(rule: EndingRule, facts: EndingFacts, day: dt.date) -> Figure:
    """What a rule comes to when it ends on a day."""
    return _FIGURES[rule.kind](rule, facts, day)


def _told(money: Money) -> str:
    return f"{money.currency} {money.amount:,}"


def _number(value: Fraction, unit: str) -> str:
    text = shown(value, unit)
    return f"{text} {unit}{'' if text == '1' else 's'}"


def _lump_sum(rule: EndingRule, facts: EndingFacts, day: dt.date) -> Figure:
    del facts, day
    return Figure("A lump sum.", rule.money)


def _salary_months(rule: EndingRule, facts: EndingFacts, day: dt.date) -> Figure:
    del day
    months = rule.months or Fraction(0)
    said = f"{_number(months, 'month')} of salary"
    if facts.salary is None:
        return Figure(f"{said}.", missing=NO_SALARY)
    amount = Money.rounded(facts.salary.monthly * months, facts.salary.currency)
    return Figure(f"{said}, each {_told(facts.salary.money)}.", amount)


def _health_months(rule: EndingRule, facts: EndingFacts, day: dt.date) -> Figure:
    months, dependants = rule.months or Fraction(0), "employee" not in rule.people
    whom = "the dependants" if dependants else "the employee"
    said = f"{_number(months, 'month')} of group health cover for {whom}"
    whole = int(months) if months.denominator == 1 else 0
    first = day + dt.timedelta(days=1)
    covers = Covers(first, add_months(day, whole) + dt.timedelta(days=1)) if whole else None
    known = facts.cover(day)
    if known is None:
        missing = "The monthly premium of group health cover is not recorded."
        return Figure(f"{said}.", missing=missing, covers=covers)
    premium = known.dependants if dependants else known.own
    if premium is None:
        return Figure(said, nothing="No dependants are recorded as covered on that day.")
    amount = Money.rounded(premium.exact * months, premium.currency)
    return Figure(f"{said}, at {_told(premium)} a month.", amount, covers=covers)


def _options_vest(rule: EndingRule, facts: EndingFacts, day: dt.date) -> Figure:
    grants = [one for one in facts.grants if one.granted_on < day]
    if not grants:
        missing = "No option grant of before that day is recorded."
        return Figure("All options granted before vest at once.", missing=missing)
    granted, vested = sum(one.number for one in grants), sum(one.vested(day) for one in grants)
    share = 100 if rule.percent is None else rule.percent
    vesting = sum((one.number - one.vested(day)) * share // 100 for one in grants)
    if vested == granted:
        return Figure("", nothing=f"All {granted:,} options have vested by then.")
    sentence = f"{vesting:,} of {granted:,} options vest at once; {vested:,} have vested before."
    return Figure(sentence, missing="Options are counted, not valued: their worth is not known.")


def _travel(rule: EndingRule, facts: EndingFacts, day: dt.date) -> Figure:
    party = [one for one in rule.people if facts.assignment.came_along(one)]
    adults = [one for one in party if one != "children"]
    fare = in_force(facts.fares, rule.category, day)
    said = f"Economy fare home for the {' and the '.join(party)}"
    if fare is None:
        return Figure(f"{said}.", missing="The economy fare of the journey home is not recorded.")
    amount = Money(fare.money.minor * len(adults), fare.money.currency)
    missing = "How many children came along is not recorded: their fares come on top."
    return Figure(
        f"{said}, each {_told(fare.money)}.", amount, missing if "children" in party else ""
    )


def _freight(rule: EndingRule, facts: EndingFacts, day: dt.date) -> Figure:
    del day
    apart, left = facts.set_aside.get(rule.category), facts.left.get(rule.category, "")
    more = f" Left of what is granted: {left}." if left else ""
    said = f"The freight of belongings home.{more}"
    missing = "What the carrier asks is not recorded."
    if apart is not None and apart.minor > 0:
        missing = f"{_told(apart)} are set aside for it, and were counted when they were set aside."
    return Figure(said, rule.money, "" if rule.money else missing, apart=apart)


def _pay_to_date(rule: EndingRule, facts: EndingFacts, day: dt.date) -> Figure:
    del rule
    first, whole = day.replace(day=1), month_length(day)
    if facts.first_day is not None:
        first = max(first, facts.first_day)
    days = (day - first).days + 1
    said = f"Salary for {days} of the {whole} days of {day:%B %Y}"
    contingent = "What was paid for these days already comes off."
    if facts.salary is None:
        return Figure(f"{said}.", missing=NO_SALARY, contingent=contingent)
    salary = facts.salary
    amount = Money.rounded(salary.monthly * Fraction(days, whole), salary.currency)
    return Figure(f"{said}, of {_told(salary.money)}.", amount, contingent=contingent)


def _vacation(rule: EndingRule, facts: EndingFacts, day: dt.date) -> Figure:
    del rule
    untaken = facts.untaken_on(day)
    if untaken is None:
        return Figure("Untaken vacation.", missing="The days not taken are not recorded.")
    if not untaken.days:
        return Figure("", nothing="No vacation days are left.")
    said = f"{_number(untaken.days, 'day')} of vacation not taken, as counted on {untaken.day}"
    if facts.salary is None:
        return Figure(f"{said}.", missing=NO_SALARY)
    worth = facts.salary.monthly * MONTHS_OF_YEAR * untaken.days / WORKING_DAYS
    contingent = (
        "Where the letter does not say that days are paid out, a person decides. A day is counted "
        f"as one {WORKING_DAYS}th of the year's salary."
    )
    amount = Money.rounded(worth, facts.salary.currency)
    return Figure(f"{said}.", amount, contingent=contingent)


_FIGURES: dict[str, Callable[[EndingRule, EndingFacts, dt.date], Figure]] = {
    "lump_sum": _lump_sum,
    "salary_months": _salary_months,
    "health_months": _health_months,
    "options_vest": _options_vest,
    "travel": _travel,
    "freight": _freight,
    "pay_to_date": _pay_to_date,
    "vacation": _vacation,
}
