"""What remains: for each balance of the letters' limits, granted, used, held and left by period."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from assignments.core.assignment import Facts
from assignments.core.days import stretches, taken
from assignments.core.letter import Limit, Term, balance_name
from assignments.core.periods import Period, period_named, period_of
from assignments.core.readings import CompanyReading
from assignments.core.remaining import ZERO, Book, Tally
from assignments.core.words import FARE_OF_REFERENCE

YEARS = frozenset({"calendar_year", "assignment_year"})
SHORTER = frozenset({"quarter", "month", "week", "day"})
ALL_ALONG = frozenset({"once", "assignment", None})


@dataclass(frozen=True, slots=True)
class Remaining:
    """One balance in one period; quantities in `unit`.

    `granted` and `left` are None where it is not known what is granted; what is left is never below
    zero, and of money by the month what its days have left, whatever an override took of some.
    """

    letter: str
    clause: str
    category: str
    pool: str | None
    unit: str
    period: str
    granted: Fraction | None
    used: Fraction
    held: Fraction
    left: Fraction | None
    person: str | None = None
    last: date | None = None
    quote: str = ""
    kind: str = ""
    term_key: str = ""


@dataclass(frozen=True, slots=True)
class NormLeft:
    """What is left of a norm today, and the reading that it comes from."""

    row: Remaining
    reading: CompanyReading


@dataclass(frozen=True, slots=True)
class _Bound:
    """One limit under one term, for one person where it is `each`."""

    term: Term
    limit: Limit
    balance: str
    person: str | None


def remaining(facts: Facts, book: Book) -> tuple[Remaining, ...]:
    """A row for each balance and period in which something is held or used, else for `as_of`."""
    return tuple(
        row
        for same in _by_balance(facts)
        for row in _rows(facts, book, same, _periods(facts, book, same))
    )


def latest(facts: Facts, book: Book, most: int) -> tuple[tuple[Remaining, ...], bool]:
    """The same rows for so many of the latest periods of a balance, and those without an end.

    Beside them those in which something is held. Tells too whether any was left out.
    """
    found: list[Remaining] = []
    left_out = False
    for same in _by_balance(facts):
        every = _periods(facts, book, same)
        wanted = [
            period
            for number, period in enumerate(every, most - len(every))
            if number >= 0 or period.last is None or _is_held(book, same[0], period)
        ]
        left_out |= len(wanted) < len(every)
        found += _rows(facts, book, same, wanted)
    return tuple(found), left_out


def norms_left(facts: Facts, book: Book) -> tuple[NormLeft, ...]:
    """What is left, in today's period, of each norm that a confirmed term is held to today."""
    found: dict[CompanyReading, NormLeft] = {}
    for term in facts.terms:
        reading = facts.norm(term, facts.as_of) if _pays_now(facts, term) else None
        if reading is not None and reading not in found:
            found[reading] = NormLeft(_norm_row(facts, book, term, reading), reading)
    return tuple(found.values())


def _pays_now(facts: Facts, term: Term) -> bool:
    paying = facts.paying.get(term.category, ())
    return term.confirmed and term.in_force(facts.as_of) and term in paying


def _norm_row(facts: Facts, book: Book, term: Term, reading: CompanyReading) -> Remaining:
    norm = reading.norm
    if norm is None:
        raise ValueError("a definition has no balance")
    limit = Limit("amount", norm.money.exact, currency=norm.money.currency, per=norm.per)
    bounds = [_Bound(term, limit, norm.balance, None)]
    period = period_of(norm.per, facts.as_of, facts.assignment.start)
    if limit.by_days:
        return _row_by_days(facts, book, bounds, period)
    return _row(facts, book, bounds, period, book.tally(norm.balance, period.label))


def _bounds(facts: Facts) -> Iterator[_Bound]:
    for term in facts.terms:
        if term not in facts.paying.get(term.category, ()) or not term.confirmed:
            continue
        for number, limit in enumerate(term.limits):
            persons = _persons(facts, term) if limit.each else (None,)
            if limit.of != "cost":
                for person in persons:
                    yield _Bound(term, limit, balance_name(term, number, person), person)


def _persons(facts: Facts, term: Term) -> tuple[str | None, ...]:
    along = facts.assignment.came_along
    people = facts.as_read(term, facts.as_of).beneficiaries
    return tuple(one for one in people if not term.accompanying or along(one))


def _by_balance(facts: Facts) -> Iterable[list[_Bound]]:
    """The limits under their terms, those together that share a balance."""
    found: dict[str, list[_Bound]] = {}
    for bound in _bounds(facts):
        found.setdefault(bound.balance, []).append(bound)
    return found.values()


def _periods(facts: Facts, book: Book, bounds: list[_Bound]) -> Sequence[Period]:
    """The periods in which something is held or used, in order, else the one of `as_of`."""
    limit, balance = bounds[0].limit, bounds[0].balance
    start = facts.assignment.start
    if limit.by_days:
        found = _periods_taken(facts, book, limit, balance)
    else:
        labels = sorted(book.tallies.get(balance, ()))
        found = tuple(period_named(limit.per, label, start) for label in labels)
    return found or (period_of(limit.per, facts.as_of, start),)


def _is_held(book: Book, bound: _Bound, period: Period) -> bool:
    """Whether a line that waits holds something of a period."""
    if bound.limit.by_days and period.first is not None and period.last is not None:
        days = range(period.first.toordinal(), period.last.toordinal() + 1)
        return bool(book.days[bound.balance].holders(days))
    return bool(book.tally(bound.balance, period.label).held)


def _rows(
    facts: Facts, book: Book, bounds: list[_Bound], periods: Iterable[Period]
) -> Iterator[Remaining]:
    limit, balance = bounds[0].limit, bounds[0].balance
    for period in periods:
        if limit.by_days:
            yield _row_by_days(facts, book, bounds, period)
        else:
            yield _row(facts, book, bounds, period, book.tally(balance, period.label))


def _periods_taken(facts: Facts, book: Book, limit: Limit, balance: str) -> tuple[Period, ...]:
    """The days or months of which something is taken, in order."""
    days = book.days.get(balance)
    if days is None:
        return ()
    start = facts.assignment.start
    pieces = (
        one for first, end in days.taken_days() for one in stretches(limit.per or "day", first, end)
    )
    firsts = (
        date.fromordinal(day)
        for one in pieces
        for day in (range(one.first, one.end) if limit.per == "day" else (one.first,))
    )
    return tuple(dict.fromkeys(period_of(limit.per, day, start) for day in firsts))


def _row_by_days(facts: Facts, book: Book, bounds: list[_Bound], period: Period) -> Remaining:
    limit, days = bounds[0].limit, book.days.get(bounds[0].balance)
    if period.first is None or period.last is None or days is None:
        return _row(facts, book, bounds, period, Tally())
    ordinals = range(period.first.toordinal(), period.last.toordinal() + 1)
    pieces = taken(days, limit.per or "day", ordinals)
    used = sum((one.used * one.days for one in pieces), ZERO)
    held = sum((one.held * one.days for one in pieces), ZERO)
    row = _row(facts, book, bounds, period, Tally(used, held))
    if row.granted is None:
        return row
    return replace(row, left=sum((one.left(row.granted) * one.days for one in pieces), ZERO))


def _standing(facts: Facts, bounds: list[_Bound], period: Period) -> _Bound:
    """Of the terms that share a balance, the first in force at the period's end, or today.

    Where none is any more, the last that was.
    """
    day = facts.as_of if period.last is None else min(period.last, facts.as_of)
    standing = (one for one in bounds if one.term.in_force(day))
    begun = (one for one in reversed(bounds) if one.term.first is None or one.term.first <= day)
    return next(standing, None) or next(begun, bounds[0])


def _granted(facts: Facts, book: Book, limit: Limit) -> tuple[Fraction | None, str]:
    """What a limit grants in one period, and its unit or currency."""
    assignment = facts.assignment
    if limit.type == "reference":
        fare = facts.fare(FARE_OF_REFERENCE, facts.as_of)
        if fare is None:
            return None, assignment.settlement_currency
        return fare.money.exact, fare.money.currency
    if limit.type == "share":
        salary = assignment.monthly_salary
        if salary is None:
            return None, assignment.settlement_currency
        return limit.most * salary.exact, salary.currency
    if limit.over_outbound_weight:
        return limit.most + book.shipped(limit.unit or "kg"), limit.unit or "kg"
    return limit.most, limit.currency or limit.unit or ""


def _row(facts: Facts, book: Book, bounds: list[_Bound], period: Period, tally: Tally) -> Remaining:
    bound = _standing(facts, bounds, period)
    term, limit = bound.term, bound.limit
    granted, unit = _granted(facts, book, limit)
    return Remaining(
        letter=term.letter,
        clause=term.clause if limit.clause is None else limit.clause,
        category=term.category,
        pool=limit.pool,
        unit=unit,
        period=period.label,
        granted=granted,
        used=tally.used,
        held=tally.held,
        left=None if granted is None else max(ZERO, granted - tally.taken),
        person=bound.person,
        last=period.last,
        quote=term.quote,
        kind=limit.type,
        term_key=term.key,
    )


def years(facts: Facts, pers: Collection[str | None] = YEARS) -> dict[str, str]:
    """The balances by the year of the terms in force today, and what today's year is called.

    Or those by other periods.
    """
    start = facts.assignment.start
    return {
        one.balance: period_of(one.limit.per, facts.as_of, start).label
        for one in _bounds(facts)
        if one.limit.per in pers and one.term.in_force(facts.as_of)
    }


def this_year(
    facts: Facts, book: Book, pers: Collection[str | None] = YEARS
) -> tuple[Remaining, ...]:
    """What is left of these balances in today's year, also where nothing was taken of it yet."""
    wanted, start = years(facts, pers), facts.assignment.start
    return tuple(
        row
        for same in _by_balance(facts)
        if same[0].balance in wanted
        for row in _rows(facts, book, same, [period_of(same[0].limit.per, facts.as_of, start)])
    )
