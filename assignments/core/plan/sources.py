"""Where a term's figures come from: what falls due, fares, norms, its limits; or nowhere.

Each source answers for one term and the days on which it may cost something. What pays first and
what shares a balance with it is put in order in `projecting`.
"""

from collections.abc import Callable

from assignments.core.money import Money, shown
from assignments.core.periods import Covers
from assignments.core.plan.asked import Asked, Found
from assignments.core.plan.norms import by_norm
from assignments.core.plan.pace import RECURRING, paced
from assignments.core.plan.room import money_of
from assignments.core.plan.saying import a_period, said
from assignments.core.plan.trips import by_fare, by_trips
from assignments.core.plan.values import LIMIT, MONTHLY, ONCE, SHARED, UNKNOWN


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


def by_limit(asked: Asked) -> Found | None:
    """The most that the letter pays."""
    usable = [
        (limit, most, currency)
        for limit, most, currency in asked.money_limits()
        if not asked.has_no_number(limit.per)
    ]
    if not usable:
        return None
    limit, most, currency = min(usable, key=lambda one: one[0].per not in RECURRING)
    value = most * (asked.heads if limit.each else 1)
    granted = paced(value, currency, limit.per, asked.granted_days(), asked.start)
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
            number = shown(limit.most, "lb")
            many = unit if number == "1" or unit in {"lb", "kg"} else f"{unit}s"
            return f"Up to {number} {many}: no price is known"
        if limit.type == "share" and limit.of == "cost":
            return f"{shown(limit.most * 100, '')} % of the cost: the cost is not known"
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
