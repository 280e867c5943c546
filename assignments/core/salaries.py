"""The salary that the letters name for a day, else the one that HR recorded."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from assignments.core.assignment import Assignment
from assignments.core.letter import Limit, Term
from assignments.core.money import Money

_A_YEAR = {"month": 12, "quarter": 4, "week": 52, "calendar_year": 1, "assignment_year": 1}


@dataclass(frozen=True, slots=True)
class Salary:
    """A salary in force on some days: a sum a year or a day, and the term that says so, if any."""

    yearly: Fraction
    currency: str
    term: Term | None = None
    daily: bool = False


def _rate_of(term: Term) -> Limit | None:
    """The sum of a salary term: of a month before that of a year."""
    sums = [one for one in term.limits if one.type == "amount" and one.currency]
    order = ("month", "calendar_year", "assignment_year", "quarter", "week", "day")
    known = [one for one in sums if one.per in order]
    return min(known, key=lambda one: order.index(one.per or ""), default=None)


def _names(term: Term, money: Money) -> bool:
    """Whether a term's words hold the figure."""
    plain = "".join(one for one in term.quote if one not in ",' \u2019\u00a0\n")
    return str(money).removesuffix(".00") in plain


def salary_on(assignment: Assignment, terms: Iterable[Term], day: dt.date) -> Salary | None:
    """The salary of a day: of the last letter that names a sum, else the recorded monthly one.

    None where there is none, or where two clauses of that letter name different sums.
    """
    standing = [one for one in salary_terms(terms) if one.in_force(day)]
    rated = [(one, rate) for one in standing if (rate := _rate_of(one)) is not None]
    if rated:
        last = [(one, rate) for one, rate in rated if one.letter == rated[-1][0].letter]
        found = [_salary(one, rate) for one, rate in last]
        same = {(one.yearly, one.currency, one.daily) for one in found}
        return found[0] if len(same) == 1 else None
    recorded = assignment.monthly_salary
    if recorded is None:
        return None
    named = next((one for one in reversed(standing) if _names(one, recorded)), None)
    return Salary(recorded.exact * 12, recorded.currency, named)


def salary_terms(terms: Iterable[Term]) -> Iterator[Term]:
    """The confirmed notes on base salary, in the letters' order."""
    return (
        term
        for term in terms
        if term.category == "base_salary" and term.pays == "note" and term.confirmed
    )


def _salary(term: Term, limit: Limit) -> Salary:
    daily = limit.per == "day"
    times = 1 if daily else _A_YEAR[limit.per or "month"]
    return Salary(limit.most * times, limit.currency or "", term, daily)
