"""What falls due by itself: the allowances of a letter, by the calendar, each with its clause.

A sum once falls due on a day; a sum by the month, the quarter or the year day by day, and is paid
month by month; by the week or the day with the week's or the month's last day. What hangs on an
event or has no figure never falls due by itself. Whether anything is left of a sum says the judge.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from assignments.core.assignment import Assignment, Facts
from assignments.core.instalments import parts
from assignments.core.letter import Limit, Term, balance_name
from assignments.core.money import Money
from assignments.core.periods import ALL_TIME, Covers, add_months
from assignments.core.words import GOODS, TRAVEL

IN_ALL = frozenset({None, "once", ALL_TIME})
# From the finest on: of several sums the finest says when, the others only how much.
_FINEST = ("day", "week", "month", "quarter", "calendar_year", "assignment_year")
# What is paid for a journey or a consignment falls due with it.
_ON_EVENT = frozenset({*TRAVEL, *GOODS})
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """So much that falls due on a day to a person, under a term's limit.

    `key` names it for as long as its term lives. `label` is the part of the time that it is for:
    its month or week, or empty for a sum once. What it comes to is exact up to the minor unit and
    rounded down, over a whole period together, so that no limit is passed.
    """

    key: str
    term: Term
    limit: Limit
    balance: str
    person: str
    label: str
    day: dt.date
    money: Money
    covers: Covers | None = None

    @property
    def clause(self) -> str:
        """The clause that its figure stands in."""
        return self.term.clause if self.limit.clause is None else self.limit.clause


@dataclass(frozen=True, slots=True)
class Waiting:
    """An allowance that does not fall due by itself, and why.

    `why` is event, receipt, no_figure, reasonable, no_salary, nobody or end.
    """

    term: Term
    why: str


def dues(facts: Facts, through: dt.date) -> tuple[Due, ...]:
    """All that fell due up to a day, that day included, in its order."""
    found = (due for term in _allowances(facts) for due in _dues_of(facts, term, through))
    return tuple(sorted(found, key=lambda due: (due.day, due.key)))


def waiting(facts: Facts) -> tuple[Waiting, ...]:
    """The allowances that do not fall due by themselves, and why."""
    told = ((term, _why(facts, term)) for term in _allowances(facts))
    return tuple(Waiting(term, why) for term, why in told if why)


def _allowances(facts: Facts) -> Iterator[Term]:
    return (term for term in facts.terms if term.pays == "allowance" and term.confirmed)


def _why(facts: Facts, term: Term) -> str:
    """Why a term does not fall due by itself; empty where it does."""
    found = _figure(term)
    if found is None:
        return "reasonable" if term.judgement is not None else "no_figure"
    limit = found[1]
    if _hangs_on_an_event(term, limit):
        return "event"
    if "receipt" in term.needs:
        return "receipt"
    if limit.type == "share" and facts.assignment.monthly_salary is None:
        return "no_salary"
    if not _people(facts, term, limit):
        return "nobody"
    return "" if facts.assignment.is_due(term.window) else "end"


def _hangs_on_an_event(term: Term, limit: Limit) -> bool:
    if term.category in _ON_EVENT or limit.per == "trip":
        return True
    if term.window == "ending" and limit.per not in IN_ALL:
        return True
    if term.category == "temporary_housing" and limit.per not in IN_ALL:
        return _duration(term) is None
    return any(one.type in {"count", "reference"} or one.of == "cost" for one in term.limits)


def _figure(term: Term) -> tuple[int, Limit] | None:
    """The limit whose sum falls due, with its place: of several the one of the finest period."""
    sums = [
        (number, limit)
        for number, limit in enumerate(term.limits)
        if limit.type == "amount" or limit.of == "monthly_salary"
    ]
    order = {per: place for place, per in enumerate(_FINEST)}
    return min(sums, key=lambda one: order.get(one[1].per or "", len(order)), default=None)


def _sum(limit: Limit, assignment: Assignment) -> tuple[Fraction, str] | None:
    """What the limit grants in one period, and its currency; None for a salary nobody recorded."""
    if limit.type == "amount":
        return limit.most, limit.currency or assignment.settlement_currency
    salary = assignment.monthly_salary
    return None if salary is None else (limit.most * salary.exact, salary.currency)


def _people(facts: Facts, term: Term, limit: Limit) -> tuple[str, ...]:
    """Whom it falls due to: everybody on the assignment where it is `each`, else the first."""
    named = facts.as_read(term, facts.as_of).beneficiaries
    here = tuple(one for one in named if facts.assignment.came_along(one))
    return here if limit.each else here[:1]


def _dues_of(facts: Facts, term: Term, through: dt.date) -> Iterator[Due]:
    found = _figure(term)
    if found is None or _why(facts, term):
        return
    number, limit = found
    granted = _sum(limit, facts.assignment)
    if granted is None:
        return
    for person in _people(facts, term, limit):
        balance = balance_name(term, number, person if limit.each else None)
        about = (term, limit, balance, person)
        if limit.per in IN_ALL:
            yield from _once(facts.assignment, about, granted, through)
        else:
            yield from _by_the_calendar(facts.assignment, about, granted, through)


_About = tuple[Term, Limit, str, str]


def _once(
    assignment: Assignment, about: _About, granted: tuple[Fraction, str], through: dt.date
) -> Iterator[Due]:
    """A sum once: on the later of the term's first day and the start, or on the recorded end."""
    term, limit, balance, person = about
    ending = term.window == "ending"
    day = assignment.end if ending else max(term.first or assignment.start, assignment.start)
    _, last = _bounds(assignment, term)
    if day is None or day > through or not term.in_force(day) or (last and day > last):
        return
    key = f"{term.key}:{person}:once"
    yield Due(key, term, limit, balance, person, "", day, Money.floor(*granted))


def _bounds(assignment: Assignment, term: Term) -> tuple[dt.date, dt.date | None]:
    """The first and the last day on which a term can pay under the assignment."""
    opens, closes = assignment.window(term.window)
    firsts = (assignment.start, term.first, opens)
    lasts = (assignment.end, term.last, closes)
    first = max(day for day in firsts if day is not None)
    return first, min((day for day in lasts if day is not None), default=None)


def _duration(term: Term) -> Limit | None:
    """How long a term pays, where it says so once for all."""
    found = (one for one in term.limits if one.type == "duration" and one.per in IN_ALL)
    return next(found, None)


def _stretch(
    assignment: Assignment, term: Term, through: dt.date
) -> tuple[Covers | None, Fraction | None]:
    """The days a term pays for, as far as they matter up to a day, and its months at most."""
    first, last = _bounds(assignment, term)
    end = add_months(through, 2) if last is None else last + _ONE_DAY
    most = None
    duration = _duration(term)
    if duration is not None and duration.unit == "day":
        end = min(end, first + dt.timedelta(days=int(duration.most)))
    elif duration is not None:
        most = duration.most
        end = min(end, add_months(first, -int(-most // 1)))
    return (Covers(first, end) if first < end else None), most


def _by_the_calendar(
    assignment: Assignment, about: _About, granted: tuple[Fraction, str], through: dt.date
) -> Iterator[Due]:
    """A sum by the day, week, month, quarter or year: what each part of the time brings."""
    term, limit, balance, person = about
    days, most = _stretch(assignment, term, through)
    if days is None:
        return
    for part in parts(limit.per or "month", days, assignment.start, most):
        if part.covers.last > through:
            return
        total, currency = granted
        before = Money.floor(total * part.before, currency)
        money = Money.floor(total * part.after, currency) - before
        if money.minor > 0:
            key = f"{term.key}:{person}:{part.label}"
            day, covers = part.covers.last, part.covers
            yield Due(key, term, limit, balance, person, part.label, day, money, covers)
