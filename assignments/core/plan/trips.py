"""What journeys cost: so many trips a year, or one out and one home, at the known fares."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from assignments.core.assignment import Fare
from assignments.core.letter import Limit, Term
from assignments.core.money import Money
from assignments.core.periods import period_of
from assignments.core.plan.asked import Asked, Found
from assignments.core.plan.pace import evenly
from assignments.core.plan.saying import a_period, counted, plain, said
from assignments.core.plan.values import FARE, LIMIT, SHARED, UNKNOWN, Outlook

ONE_TRIP = frozenset({"outbound_airfare", "repatriation_airfare"})
A_YEAR = frozenset({"calendar_year", "assignment_year"})
A_MONTH = 30  # days
KNOWN_FARE, LIMIT_PRICE = "the known economy fare", "the letter's limit"


def by_trips(asked: Asked) -> Found | None:
    """So many trips a year as are granted, at the known fare, spread evenly over the days."""
    count = asked.limit("count")
    if count is None:
        return None
    usual = _price_of_trip(asked, asked.days[0])
    if usual is None:
        return Found(UNKNOWN, f"{_trips(count)}: no fare is known", [])
    is_spent = not asked.room.trips(asked.term, int(count.most), asked.days[0])
    days = list(_trip_days(asked, count))
    if not days and not is_spent:
        return Found(UNKNOWN, f"{_trips(count)}: there is no whole month for one", [])
    if not days:
        return Found(SHARED, "Draws on trips that are counted already", [])
    heads = asked.heads if count.each else 1
    prices = [_price_of_trip(asked, day) or usual for day in days]
    pieces = [
        ((day, day), Money(price.money.minor * heads, price.money.currency))
        for day, price in zip(days, prices, strict=True)
    ]
    told = " and ".join(dict.fromkeys(f"{one.source} of {said(one.money)}" for one in prices))
    each = ""
    if asked.heads > 1:
        each = f" for each of {asked.heads} travellers" if count.each else ", one traveller a trip"
    says = f"{_trips(count)}, at {told}{each}{_cabin(asked.term)}"
    return Found(FARE if usual.source == KNOWN_FARE else LIMIT, says, asked.within(pieces))


class Price(NamedTuple):
    """What one trip costs, and where that is from."""

    money: Money
    source: str


def _trips(count: Limit) -> str:
    is_many = count.per in A_YEAR and count.most > 1
    once_a_month = ", at most one a month" if is_many else ""
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
