"""Which period belongs to which quantity of a sentence.

What the words for periods are is in `periods`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assignments.reading.quantities.periods import (
    Period,
    period_after,
    period_before,
    period_beside,
    period_paid,
)
from assignments.reading.values import Quantity

_REACH_AFTER = 80
_REACH_BEFORE = 100
_ALONE = frozenset({"reference", "exchange_rate", "interval"})
_LEFT = frozenset({"money", "count", "share"})
_YEARLY = frozenset({"calendar_year", "assignment_year", "quarter"})
_INTERVAL = re.compile(
    r"\b(?:every|each|per|in any|during any|within any)(?: (?:successive|consecutive|rolling|"
    r"full))? $",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:ages?(?: of)?|aged|(?:child|children|dependents?)(?: \w+)? (?:under|over|above"
    r"|below)) $",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:ages?(?: of)?|aged)(?: between)? $", re.IGNORECASE)
_OF_AGE = re.compile(r" (?:of age|old)\b|-old\b", re.IGNORECASE)
_AND = re.compile(r"(?: \([\w ]{1,30}\))?,? (?:and|or|/) ", re.IGNORECASE)
_DAYS_AND = re.compile(r"['\u2019]?[\w ]{0,30},? and ", re.IGNORECASE)
_HOME = re.compile(r" (?:home|back|abroad|to (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})\b")
_ANNUAL_LEAVE = re.compile(r"annual (?:leave|vacation|holiday)", re.IGNORECASE)
_LEAVE = re.compile(r"\b(?:vacation|leave|holidays?|days?|weeks?)\b", re.IGNORECASE)
_OF_PAY = re.compile(r"\b(?:salary|pay|compensation|earnings)\b", re.IGNORECASE)
_SALARY = re.compile(r"\b(?:salary|salaries|compensation|base pay|rate of pay)\b", re.IGNORECASE)
_RATE_UNITS = re.compile(
    r" ?(?:per|an?|/|each) ?(mile|kilomet(?:er|re)|km|share|hour|option|unit|pound|lb|kg|bag)s?\b",
    re.IGNORECASE,
)


def with_periods(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with the period that each is granted per, where the sentence says one."""
    marked = [_interval(text, quantity) for quantity in found]
    ends = _starts_of_next(text, marked)
    done: list[Quantity] = []
    begin = 0
    for quantity, end in zip(marked, ends, strict=True):
        if _apart(quantity):
            done.append(quantity)
            continue
        period = _period(text, quantity, begin, end)
        follows = period is not None and period.first >= quantity.last
        if follows and done and _coordinate(text, done[-1], quantity):
            done[-1] = replace(done[-1], per=period.per if period else None)
        begin = period.last if period and follows else quantity.last
        if quantity.unit == "instalment":
            begin = quantity.first
        done.append(replace(_priced(text, quantity), per=period.per if period else None))
    return done


def _coordinate(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether a period after the second of two is that of both: $50 and $25 per day."""
    if one.per or _apart(one) or (one.kind, one.currency) != (two.kind, two.currency):
        return False
    between = _DAYS_AND if one.kind == "duration" else _AND
    return bool(between.fullmatch(text, one.last, two.first))


def _interval(text: str, quantity: Quantity) -> Quantity:
    """Every three months, 12 years of age: a period of something else, no length of time."""
    if quantity.kind not in {"duration", "number"}:
        return quantity
    before = text[max(0, quantity.first - 30) : quantity.first]
    if quantity.kind == "number":
        aged = quantity.unit is None and _AGE.search(before)
        return replace(quantity, unit="age") if aged else quantity
    if _INTERVAL.search(before):
        return replace(quantity, kind="number", unit="interval")
    if quantity.unit == "year" and (_AGED.search(before) or _OF_AGE.match(text, quantity.last)):
        return replace(quantity, kind="number", unit="age")
    return quantity


def _apart(quantity: Quantity) -> bool:
    return quantity.kind == "date" or quantity.unit in _ALONE


def _starts_of_next(text: str, found: Sequence[Quantity]) -> list[int]:
    """For each quantity, where the next one begins that a period could belong to."""
    ends: list[int] = []
    nearest = len(text)
    for quantity in reversed(found):
        ends.append(nearest)
        nearest = nearest if _apart(quantity) else quantity.first
    return ends[::-1]


def _period(text: str, quantity: Quantity, begin: int, end: int) -> Period | None:
    """The period of a quantity: beside it, in its own words, after it, or before it."""
    home = _HOME.match(text, quantity.last) if quantity.kind == "count" else None
    period = period_beside(text, home.end() if home else quantity.last)
    if period or (quantity.kind == "number" and quantity.unit is None):
        return period
    if quantity.kind == "count" and (own := period_after(text, quantity.first, quantity.last)):
        return own
    after = _after(text, quantity, end)
    before = _before(text, quantity, begin)
    if after and before and after.per != "assignment":
        near = after.first - quantity.last <= quantity.first - before.last
        return after if near else before
    return before or after or _paid(text, quantity, end)


def _paid(text: str, quantity: Quantity, end: int) -> Period | None:
    """Paid each month, and per nothing else: so much a month, unless it is a salary."""
    before = text[max(0, quantity.first - _REACH_BEFORE) : quantity.first]
    if quantity.kind != "money" or _SALARY.search(before):
        return None
    return period_paid(text, quantity.last, min(end, quantity.last + _REACH_AFTER))


def _after(text: str, quantity: Quantity, end: int) -> Period | None:
    """A period further on; an adjective there ("of the annual salary") is no period."""
    place = quantity.last
    reach = min(end, place + _REACH_AFTER)
    while period := period_after(text, place, reach):
        printed = text[period.first : period.last].lower()
        if _ANNUAL_LEAVE.match(text, period.first) and quantity.kind == "duration":
            return period
        if not printed.startswith(
            ("annual", "month", "week", "quarter", "dail", "yearl", "one", "lump")
        ):
            return period
        place = period.last
    return None


def _before(text: str, quantity: Quantity, begin: int) -> Period | None:
    """A period ahead of the quantity; of a length of time only "each year" is one."""
    start = max(begin, quantity.first - _REACH_BEFORE)
    period = period_before(text, start, quantity.first)
    if period is None or quantity.kind in _LEFT:
        return period
    if quantity.kind == "salary":
        return period if period.per in _YEARLY | {"once"} else None
    if quantity.kind != "duration" or period.per not in _YEARLY:
        return None
    rest = text[period.last : quantity.last + 30]
    return period if _LEAVE.search(rest) and not _OF_PAY.search(rest) else None


def _priced(text: str, quantity: Quantity) -> Quantity:
    """An amount per mile, hour or share names that as its unit."""
    found = _RATE_UNITS.match(text, quantity.last) if quantity.kind == "money" else None
    return replace(quantity, unit=found[1].lower()) if found else quantity
