"""Where a term's figures come from: its limits, the company's norms, known fares; or nowhere.

Each source answers for one term and the days on which it may cost something. What pays first and
what shares a balance with it is put in order in `projecting`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from assignments.core.allowances import Due
from assignments.core.assignment import PREPARING_DAYS, Fare
from assignments.core.letter import Limit, Term
from assignments.core.money import Money
from assignments.core.periods import Covers, add_months, period_of
from assignments.core.plan.pace import RECURRING, STEADY, Days, Paced, evenly, paced
from assignments.core.plan.room import Bound, Room, money_bounds, money_of
from assignments.core.plan.saying import a_period, counted, plain, said
from assignments.core.plan.values import FARE, LIMIT, MONTHLY, NORM, ONCE, SHARED, UNKNOWN, Outlook
from assignments.core.readings import Norm

ONE_TRIP = frozenset({"outbound_airfare", "repatriation_airfare"})
A_YEAR = frozenset({"calendar_year", "assignment_year"})
A_MONTH = 30  # days
ALL_TIME = frozenset({None, "once", "assignment"})


@dataclass(frozen=True, slots=True)
class Found:
    """What a source says of a term: pieces of money on days, on what basis, in which words."""

    basis: str
    says: str
    pieces: Paced
    rhythm: str = ONCE


@dataclass(frozen=True, slots=True)
class Asked:
    """One term that a plan asks about: on which days it may cost something, and for how many."""

    outlook: Outlook
    term: Term
    days: Days
    heads: int
    room: Room
    dues: tuple[Due, ...] = ()

    @property
    def start(self) -> date:
        """The assignment's first day."""
        return self.outlook.facts.assignment.start

    @property
    def salary(self) -> Money | None:
        """A month's salary."""
        return self.outlook.facts.assignment.monthly_salary

    def limit(self, kind: str) -> Limit | None:
        """The first limit of a type."""
        return next((one for one in self.term.limits if one.type == kind), None)

    def money_limits(self) -> Iterator[tuple[Limit, Fraction, str]]:
        """The limits that grant a sum, with it and its currency."""
        for limit in self.term.limits:
            found = money_of(limit, self.salary)
            if found is not None:
                yield limit, *found

    def within(self, pieces: Paced, *more: Bound, kept: Limit | None = None) -> Paced:
        """The pieces as far as the balances leave room for them; `kept` is where they are from."""
        bounds = (*money_bounds(self.term, self.heads, self.salary, kept), *more)
        if not bounds:
            return pieces
        drawn = [(days, self.room.drawn(money, bounds, days)) for days, money in pieces]
        return [(days, money) for days, money in drawn if money.minor]


def days_of(term: Term, outlook: Outlook) -> Days | None:
    """The days on which a term may cost something; None where there are none in the plan."""
    first, last = outlook.facts.assignment.start, outlook.last
    if term.window == "ending":
        first = last
    if term.window == "preparing":
        last = min(last, first + timedelta(days=PREPARING_DAYS))
        if term.last is not None and term.last < first:
            return first, first  # spent before the start, within its own days
    begin = first if term.first is None else max(first, term.first)
    end = last if term.last is None else min(last, term.last)
    return None if end < begin else (begin, end)


def by_due(asked: Asked) -> Found | None:
    """An allowance as it falls due by itself."""
    if not asked.dues:
        return None
    pieces = [((due.covers or Covers(due.day, due.day)).first, due) for due in asked.dues]
    granted = [((first, due.day), due.money) for first, due in pieces]
    paid = asked.within(granted, kept=asked.dues[0].limit)
    if not paid:
        return Found(SHARED, "Draws on a limit that is counted already", [])
    first = asked.dues[0]
    whole = money_of(first.limit, asked.salary)
    most = first.money if whole is None else Money.floor(*whole)
    per = a_period(first.limit.per or "once")
    heads = f" for each of {asked.heads}" if first.limit.each and asked.heads > 1 else ""
    salary = ", a share of the salary" if first.limit.type == "share" else ""
    says = f"The letter grants {said(most)}{per}{heads}{salary}; it falls due by itself"
    return Found(LIMIT, says, paid, MONTHLY if first.limit.per == "month" else ONCE)


def by_trips(asked: Asked) -> Found | None:
    """So many trips a year as are granted, at the known fare, spread evenly over the days."""
    count = asked.limit("count")
    if count is None:
        return None
    usual = _price_of_trip(asked, asked.days[0])
    if usual is None:
        return Found(UNKNOWN, f"{_trips(count)}: no fare is known", [])
    days = list(_trip_days(asked, count))
    if not days:
        return Found(SHARED, "Draws on trips that are counted already", [])
    heads = asked.heads if count.each else 1
    prices = [_price_of_trip(asked, day) or usual for day in days]
    pieces = [
        ((day, day), Money(price.money.minor * heads, price.money.currency))
        for day, price in zip(days, prices, strict=True)
    ]
    told = " and ".join(dict.fromkeys(f"{one.source} of {said(one.money)}" for one in prices))
    each = " for each traveller" if asked.heads > 1 else ""
    says = f"{_trips(count)}, at {told}{each}{_cabin(asked.term)}"
    return Found(FARE if usual.source == KNOWN_FARE else LIMIT, says, asked.within(pieces))


KNOWN_FARE, LIMIT_PRICE = "the known economy fare", "the letter's limit"


class Price(NamedTuple):
    """What one trip costs, and where that is from."""

    money: Money
    source: str


def _trips(count: Limit) -> str:
    once_a_month = ", at most one a month" if count.per in A_YEAR else ""
    return counted(int(count.most), "trip") + a_period(count.per or "") + once_a_month


def _cabin(term: Term) -> str:
    if term.cabin in {None, "economy"}:
        return ""
    return f"; the letter grants {plain(term.cabin)}, of which no fare is known"


def _trip_days(asked: Asked, count: Limit) -> Iterator[date]:
    """A day for each trip, evenly in each of the count's periods.

    A part of a year has as many as a whole one, but no more than it has whole months.
    """
    cursor, last = asked.days
    while cursor <= last:
        period = period_of(count.per, cursor, asked.start)
        end = min(period.last or last, last)
        left = asked.room.trips(asked.term, int(count.most), cursor)
        if count.per in A_YEAR:
            left = min(left, ((end - cursor).days + 1) // A_MONTH)
        asked.room.take_trips(asked.term, left, cursor)
        yield from evenly(left, (cursor, end))
        cursor = end + timedelta(days=1)


def _price_of_trip(asked: Asked, day: date) -> Price | None:
    """What one trip costs on a day: the fare, no more than a limit per trip, else that limit."""
    fare = fare_on(asked.outlook, asked.term.category, day)
    caps = [
        Price(Money.floor(most, currency), LIMIT_PRICE)
        for limit, most, currency in asked.money_limits()
        if limit.per == "trip"
    ]
    if fare is None:
        return caps[0] if caps else None
    same = [one for one in caps if one.money.currency == fare.money.currency]
    return min([Price(fare.money, KNOWN_FARE), *same], key=lambda one: one.money.minor)


def fare_on(outlook: Outlook, category: str, day: date) -> Fare | None:
    """The fare of a day, else the one that is known last."""
    found = outlook.facts.fare(category, day)
    if found is not None:
        return found
    known = [one for one in outlook.facts.fares if one.category == category]
    return max(known, key=lambda one: one.first or date.min, default=None)


def by_fare(asked: Asked) -> Found | None:
    """One journey out or home at the known fare for each traveller."""
    if asked.term.category not in ONE_TRIP:
        return None
    day = asked.days[0]
    people = counted(asked.heads, "traveller")
    fare = fare_on(asked.outlook, asked.term.category, day)
    if fare is None:
        return Found(UNKNOWN, f"One journey of {people}: no fare is known", [])
    money = Money(fare.money.minor * asked.heads, fare.money.currency)
    says = f"One journey of {people} at {KNOWN_FARE} of {said(fare.money)}{_cabin(asked.term)}"
    return Found(FARE, says, asked.within([((day, day), money)]))


def by_norm(asked: Asked) -> Found | None:
    """What the company holds to be reasonable, as the norm changes with the days."""
    if asked.term.judgement is None:
        return None
    days = _for_so_long(asked)
    norms = list(_norms(asked, days))
    if not norms:
        return None
    once = [one for one in norms if one[1].per in ALL_TIME]
    told = dict.fromkeys(f"{said(norm.money)}{_norm_period(norm)}" for _, norm in norms)
    if not once and _has_no_number(asked, norms[0][1].per):
        return Found(UNKNOWN, f"The norm is {' and '.join(told)}: how often is not known", [])
    pieces: Paced = []
    for span, norm in once[:1] or norms:
        more = (norm.balance, norm.money.exact, norm.money.currency, norm.per)
        each = paced(norm.money.exact, norm.money.currency, norm.per, span, asked.start)
        pieces += asked.within(each, more)
    if not pieces:
        return Found(SHARED, "Draws on the norm that is counted already", [])
    rhythm = MONTHLY if norms[0][1].per == "month" else ONCE
    return Found(NORM, f"At the norm of {' and '.join(told)}", pieces, rhythm)


def _norm_period(norm: Norm) -> str:
    return " in all" if norm.per in ALL_TIME else a_period(norm.per)


def _has_no_number(asked: Asked, per: str | None) -> bool:
    """Whether a price by the day, the week or the trip has nothing to multiply it with."""
    return per == "trip" or (per in STEADY and asked.limit("duration") is None)


def _norms(asked: Asked, days: Days) -> Iterator[tuple[Days, Norm]]:
    """The norm of each stretch of days; after the last known one that one goes on."""
    first, last = days
    readings = asked.outlook.facts.readings
    mine = [one for one in readings if one.norm and one.norm.category == asked.term.category]
    turns = {first}
    for one in mine:
        turns |= {one.first} if one.first else set()
        turns |= {one.last + timedelta(days=1)} if one.last else set()
    begins = sorted(day for day in turns if first <= day <= last)
    held: Norm | None = None
    for begin, after in zip(begins, [*begins[1:], last + timedelta(days=1)], strict=True):
        found = asked.outlook.facts.norm(asked.term, begin)
        held = found.norm if found is not None else held
        if held is not None:
            yield (begin, after - timedelta(days=1)), held


def _for_so_long(asked: Asked) -> Days:
    """The days of a term, no longer than it grants."""
    first, last = asked.days
    bound = asked.limit("duration")
    if bound is None:
        return first, last
    whole = int(bound.most)
    end = add_months(first, whole) if bound.unit == "month" else first + timedelta(days=whole)
    return first, max(first, min(last, end - timedelta(days=1)))


def by_limit(asked: Asked) -> Found | None:
    """The most that the letter pays."""
    usable = [
        (limit, most, currency)
        for limit, most, currency in asked.money_limits()
        if not _has_no_number(asked, limit.per)
    ]
    if not usable:
        return None
    limit, most, currency = min(usable, key=lambda one: one[0].per not in RECURRING)
    value = most * (asked.heads if limit.each else 1)
    granted = paced(value, currency, limit.per, _for_so_long(asked), asked.start)
    pieces = asked.within(granted, kept=limit)
    if not pieces:
        return Found(SHARED, "Draws on a limit that is counted already", [])
    per = a_period(limit.per) if limit.per in RECURRING else " in all"
    heads = f" for each of {asked.heads}" if limit.each and asked.heads > 1 else ""
    salary = "" if limit.type == "amount" else ", a share of the salary"
    rhythm = MONTHLY if limit.per == "month" else ONCE
    says = (
        f"At most, at the letter's limit of {said(Money.floor(most, currency))}{per}{heads}{salary}"
    )
    return Found(LIMIT, says, pieces, rhythm)


def by_nothing(asked: Asked) -> Found:
    """No figure, and what is known instead."""
    return Found(UNKNOWN, _unknown(asked), [])


def _unknown(asked: Asked) -> str:
    for limit in asked.term.limits:
        if limit.type in {"weight", "containers", "duration"}:
            unit = limit.unit or limit.type
            number = f"{float(limit.most):g}"
            many = unit if number == "1" or unit in {"lb", "kg"} else f"{unit}s"
            return f"Up to {number} {many}: no price is known"
        if limit.type == "share" and limit.of == "cost":
            return f"{float(limit.most) * 100:g} % of the cost: the cost is not known"
        if limit.type == "share":
            return "A share of the salary: the salary is not recorded"
        if limit.type == "amount" and limit.currency is not None:
            money = Money.floor(limit.most, limit.currency)
            return f"Up to {said(money)}{a_period(limit.per or '')}: how often is not known"
    if asked.term.judgement is not None:
        return "Paid as far as it is reasonable: no norm is known"
    return "Paid as it comes: no limit, norm or fare gives a figure"


SOURCES: tuple[Callable[[Asked], Found | None], ...] = (
    by_due,
    by_trips,
    by_fare,
    by_norm,
    by_limit,
)


def found_for(asked: Asked) -> Found:
    """The first source that knows a figure, else the first that says why there is none."""
    silent: Found | None = None
    for source in SOURCES:
        found = source(asked)
        if found is not None and found.basis != UNKNOWN:
            return found
        silent = silent or found
    return silent or by_nothing(asked)
