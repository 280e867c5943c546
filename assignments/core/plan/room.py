"""What the limits of the terms leave a plan: balances that figures draw on as they are found.

Limits of one pool share a balance, as they do when lines are judged; so a plan never expects more
of a term than the letter pays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from assignments.core.letter import Limit, Term, balance_name
from assignments.core.money import Money
from assignments.core.periods import month_length, period_of
from assignments.core.plan.pace import STEADY, Days
from assignments.core.plan.values import Outlook

BY_DAYS = ("month", *STEADY)  # money by the month lies on its days
Bound = tuple[str, Fraction, str, str | None]  # balance, most, currency, per


@dataclass(slots=True)
class Room:
    """What is left of every balance, by its name and period; none named yet is left whole."""

    outlook: Outlook
    _taken: dict[tuple[str, str], Fraction] = field(default_factory=dict)
    _runs: dict[str, list[tuple[date, date, Fraction]]] = field(default_factory=dict)

    @property
    def start(self) -> date:
        """The assignment's first day."""
        return self.outlook.facts.assignment.start

    def trips(self, term: Term, most: int, day: date) -> int:
        """How many of `most` trips the term's counts leave in the period of a day, each bound."""
        for number, limit in enumerate(term.limits):
            if limit.type == "count":
                key = (
                    balance_name(term, number, None),
                    period_of(limit.per, day, self.start).label,
                )
                most = min(most, int(limit.most - self._taken.get(key, Fraction(0))))
        return max(0, most)

    def take_trips(self, term: Term, count: int, day: date) -> None:
        """Draw trips on every count of the term."""
        for number, limit in enumerate(term.limits):
            if limit.type == "count":
                self._take(balance_name(term, number, None), limit.per, day, Fraction(count))

    def _take(self, name: str, per: str | None, day: date, value: Fraction) -> None:
        key = (name, period_of(per, day, self.start).label)
        self._taken[key] = self._taken.get(key, Fraction(0)) + value

    def drawn(self, wanted: Money, bounds: Iterable[Bound], days: Days) -> Money:
        """As much of a month's figure as all bounds leave on its days; it draws on each."""
        known = [(bound, *rates) for bound in bounds if (rates := self._rates(bound, wanted))]
        value = wanted.exact
        for bound, into, _ in known:
            value = max(Fraction(0), min(value, self._left(bound, days) * into))
        money = Money.floor(value, wanted.currency)
        for (name, _, _, per), _, out in known:
            if per in BY_DAYS:
                each = money.exact * out / _count(days)
                self._runs.setdefault(name, []).append((*days, each))
            else:
                self._take(name, per, days[0], money.exact * out)
        return money

    def _left(self, bound: Bound, days: Days) -> Fraction:
        """What a balance leaves on days of one month, in its own currency."""
        name, most, _, per = bound
        if per not in BY_DAYS:
            key = (name, period_of(per, days[0], self.start).label)
            return most - self._taken.get(key, Fraction(0))
        length = STEADY.get(per or "") or month_length(days[0])
        return most * _count(days) / length - self._taken_on(name, days)

    def _taken_on(self, name: str, days: Days) -> Fraction:
        """What was taken of single days: of those alone that are asked about."""
        shared = (
            (max(first, days[0]), min(last, days[1]), each)
            for first, last, each in self._runs.get(name, ())
            if first <= days[1] and days[0] <= last
        )
        return sum((each * _count((first, last)) for first, last, each in shared), Fraction(0))

    def _rates(self, bound: Bound, wanted: Money) -> tuple[Fraction, Fraction] | None:
        """What a bound's unit is in a figure's currency, and back; None without a rate."""
        own, other = self._to_settlement(wanted.currency), self._to_settlement(bound[2])
        if bound[2] == wanted.currency:
            return Fraction(1), Fraction(1)
        return None if own is None or other is None else (other / own, own / other)

    def _to_settlement(self, currency: str) -> Fraction | None:
        if currency == self.outlook.settlement:
            return Fraction(1)
        rate = self.outlook.rates.get(currency)
        return None if rate is None else rate.rate


def _count(days: Days) -> int:
    return (days[1] - days[0]).days + 1


def money_bounds(
    term: Term, heads: int, salary: Money | None, kept: Limit | None = None
) -> tuple[Bound, ...]:
    """The balances of money that a term's figures draw on, but for those of single trips.

    `kept` is the limit that the figures are taken from: nobody else draws on it without a pool.
    """
    found = []
    for number, limit in enumerate(term.limits):
        sum_ = money_of(limit, salary)
        is_own = limit is kept and limit.pool is None
        if sum_ is not None and limit.per != "trip" and not is_own:
            most = sum_[0] * (heads if limit.each else 1)
            found.append((balance_name(term, number, None), most, sum_[1], limit.per))
    return tuple(found)


def money_of(limit: Limit, salary: Money | None) -> tuple[Fraction, str] | None:
    """The sum that a limit of money grants, and its currency; None of any other limit."""
    if limit.type == "amount" and limit.currency is not None:
        return limit.most, limit.currency
    if limit.of == "monthly_salary" and salary is not None:
        return limit.most * salary.exact, salary.currency
    return None
