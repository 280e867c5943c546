"""Bonuses that letters set as targets; what is really paid of them a person says."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from assignments.core.assignment import Assignment
from assignments.core.letter import Limit, Term
from assignments.core.money import Money
from assignments.core.periods import Covers, period_of

_PERIODS = frozenset({"week", "month", "quarter", "calendar_year", "assignment_year"})
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Target:
    """A bonus that a letter sets as a target for some days: `money` is prorated by days."""

    label: str
    day: dt.date
    covers: Covers
    money: Money
    term: Term


def targets(assignment: Assignment, terms: Iterable[Term], through: dt.date) -> tuple[Target, ...]:
    """The bonuses that confirmed notes set as a target, for the periods that were over on a day."""
    notes = (one for one in terms if one.category == "bonus" and one.pays == "note")
    found = (
        target
        for term in notes
        if term.confirmed
        for target in _targets_of(assignment, term, through)
    )
    return tuple(sorted(found, key=lambda one: (one.day, one.label)))


def _targets_of(assignment: Assignment, term: Term, through: dt.date) -> Iterator[Target]:
    found = _target_sum(assignment, term)
    first = max(assignment.start, term.first or assignment.start)
    lasts = [day for day in (assignment.end, term.last) if day is not None]
    last = min(lasts, default=dt.date.max)
    if found is None or last < first:
        return
    limit, total, currency = found
    if limit.per not in _PERIODS:
        if first <= through:
            covers = Covers(first, first + _ONE_DAY)
            money = Money.rounded(total, currency)
            yield Target(f"{term.key}:once", first, covers, money, term)
        return
    day = first
    while day <= min(last, through):
        period = period_of(limit.per, day, assignment.start)
        begins, ends = period.first or assignment.start, period.last or last
        covers = Covers(day, min(ends, last) + _ONE_DAY)
        if covers.last > through:
            return
        share = Fraction(covers.days, (ends - begins).days + 1)
        label = f"{term.key}:{period.label}"
        money = Money.rounded(total * share, currency)
        yield Target(label, covers.last, covers, money, term)
        day = ends + _ONE_DAY


def _target_sum(assignment: Assignment, term: Term) -> tuple[Limit, Fraction, str] | None:
    """The sum of a bonus term and the limit that states it; None where it states none."""
    for limit in term.limits:
        if limit.type == "amount" and limit.currency:
            return limit, limit.most, limit.currency
        salary = assignment.monthly_salary
        if limit.of == "monthly_salary" and salary is not None:
            return limit, limit.most * salary.exact, salary.currency
    return None
