"""One term as a plan asks about it, and what a source answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from assignments.core.allowances import Due
from assignments.core.assignment import PREPARING_DAYS
from assignments.core.letter import Limit, Term
from assignments.core.money import Money
from assignments.core.periods import add_months
from assignments.core.plan.pace import STEADY, Days, Paced
from assignments.core.plan.room import Bound, Room, money_bounds, money_of
from assignments.core.plan.values import ONCE, Outlook


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

    def has_no_number(self, per: str | None) -> bool:
        """Whether a price by the day, the week or the trip has nothing to multiply it with."""
        return per == "trip" or (per in STEADY and self.limit("duration") is None)

    def granted_days(self) -> Days:
        """Its days, no longer than the term grants."""
        first, last = self.days
        bound = self.limit("duration")
        if bound is None:
            return first, last
        whole = int(bound.most)
        end = add_months(first, whole) if bound.unit == "month" else first + timedelta(days=whole)
        return first, max(first, min(last, end - timedelta(days=1)))


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
