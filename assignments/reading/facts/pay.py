"""What the employee is paid before anything is added."""

import re
from collections.abc import Iterator, Mapping

from assignments.reading.facts.said import Said
from assignments.reading.quantities import quantities
from assignments.reading.values import Quantity, Unit

_SALARY = re.compile(
    r"\b(?:base (?:salary|pay|compensation)|salary|rate of pay|base annual|gross (?:monthly"
    r"|annual) pay"
    r"|annual compensation|remuneration)\b",
    re.IGNORECASE,
)
_NO_SALARY = re.compile(
    r"\b(?:bonus|option|sever|in lieu|percent|%|increase by|allowance of|deduct|advance|loan"
    r"|insurance"
    r"|months? of|multiplied)\b",
    re.IGNORECASE,
)
_PERIODS = (
    (re.compile(r"\b(?:bi-?weekly|every two weeks|semi-?monthly|fortnight)", re.IGNORECASE), None),
    (
        re.compile(r"\b(?:annual|yearly|per annum|per year|a year|p\.a\.|annually)", re.IGNORECASE),
        "calendar_year",
    ),
    (re.compile(r"\b(?:monthly|per month|a month)\b", re.IGNORECASE), "month"),
    (re.compile(r"\b(?:weekly|per week)\b", re.IGNORECASE), "week"),
)
# Without these a sentence need not be counted through.
_MAY_SAY = re.compile(r"\d|\b(?:thousand|hundred|million)\b", re.IGNORECASE)
# How far from the word the amount may stand, and what else may tell its period.
REACH, AROUND = 120, 60


def base_salary(letter: Said) -> Mapping[str, str] | None:
    """The amount, its currency and its `per` in the contract's words."""
    goes_on = False
    for unit in letter.sentences():
        found = list(_salaries(unit, goes_on=goes_on))
        for money in found:
            if per := money.per or _period(unit.text, money):
                return {"amount": str(money.value), "currency": str(money.currency), "per": per}
        goes_on = bool(found)
    return None


def _salaries(unit: Unit, *, goes_on: bool) -> Iterator[Quantity]:
    """The amounts of pay; a sentence `goes_on` with the one before that told it by two weeks."""
    text = unit.text
    named = goes_on or any(_SALARY.search(one) for one in unit.headings)
    if not _MAY_SAY.search(text) or not (named or _SALARY.search(text)):
        return
    for money in quantities(text):
        if money.kind != "money" or not (money.value and money.currency):
            continue
        before = text[max(0, money.first - REACH) : money.first]
        after = text[money.last : money.last + AROUND]
        said = _SALARY.search(before) or re.match(r"[^.;,]{0,40}\b(?:base )?salary\b", after)
        if (said or (named and _period(text, money))) and not _NO_SALARY.search(before):
            yield money


def _period(text: str, money: Quantity) -> str | None:
    around = text[max(0, money.first - AROUND) : money.first]
    after = re.split(r"[.;,]\s", text[money.last : money.last + AROUND])[0]
    for pattern, per in _PERIODS:
        if pattern.search(after) or pattern.search(around):
            return per
    return None
