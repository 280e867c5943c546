"""What the company holds to be reasonable, as its norms change with the days."""

from collections.abc import Iterator
from datetime import timedelta

from assignments.core.plan.asked import Asked, Found
from assignments.core.plan.pace import Days, Paced, paced
from assignments.core.plan.saying import a_period, said
from assignments.core.plan.values import MONTHLY, NORM, ONCE, SHARED, UNKNOWN
from assignments.core.readings import Norm

ALL_TIME = frozenset({None, "once", "assignment"})


def by_norm(asked: Asked) -> Found | None:
    """What the company holds to be reasonable, as the norm changes with the days."""
    if asked.term.judgement is None:
        return None
    days = asked.granted_days()
    norms = list(_norms(asked, days))
    if not norms:
        return None
    once = [one for one in norms if one[1].per in ALL_TIME]
    told = dict.fromkeys(f"{said(norm.money)}{_norm_period(norm)}" for _, norm in norms)
    if not once and asked.has_no_number(norms[0][1].per):
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
