"""Months, weeks and years of pay: two months of salary, one month's gross pay, 1/12 of the salary.

A share of the salary in per cent stays a share (see `measures`).
"""

import re
from decimal import Decimal

from assignments.reading.quantities.measures import duration
from assignments.reading.quantities.numerals import Numeral
from assignments.reading.values import Quantity

_OF_WHICH = (
    r"(?:(?:your|his|her|the|my|employee['\u2019]s|executive['\u2019]s|assignee['\u2019]s|an?|such|"
    r"then|current|present|existing|gross|net|regular|basic|base|annual|annualized|monthly|home|"
    r"host|country|severance|full|final|last|total|applicable|prevailing|fixed|continued|normal|"
    r"starting|"
    r"month['\u2019]s)[ -]|then-current |then current |worth of ){0,6}"
)
_PAY = r"(?:base |basic )?(?:salar(?:y|ies)|pay\b|compensation|wages?\b|remuneration|earnings\b)"
_OF_PAY = re.compile(
    rf"(?:(?P<own>['\u2019]s?| of| worth of)(?= )| ?(?=salar|base|basic|gross|net|regular|"
    rf"pay(?:[.,;)]|$| in lieu))) ?"
    rf"{_OF_WHICH}{_PAY}",
    re.IGNORECASE,
)
_TIMES_PAY = re.compile(
    rf"(?:[ -]?(?:times|x\b)(?: \(\d+(?:\.\d+)?[xX]\))?) {_OF_WHICH}{_PAY}", re.IGNORECASE
)
_TWELFTH = re.compile(
    rf" of {_OF_WHICH}(?:annual|yearly|annualized) {_OF_WHICH}{_PAY}", re.IGNORECASE
)
_MONTHLY = re.compile(r"\bmonth", re.IGNORECASE)
_ONE = re.compile(
    rf"\b(?:a|half a|one-half a?) ?(month|week|year)['\u2019]s? {_OF_WHICH}{_PAY}", re.IGNORECASE
)
_LATE = re.compile(r"\b(?:within|after|every|next|than|least) $", re.IGNORECASE)


def salary(text: str, numeral: Numeral) -> Quantity | None:
    """So many weeks, months or years of pay."""
    if numeral.value is None or numeral.glued:
        return None
    return _time_of_pay(text, numeral) or _times_pay(text, numeral) or _twelfths(text, numeral)


def _time_of_pay(text: str, numeral: Numeral) -> Quantity | None:
    time = duration(text, numeral)
    found = _OF_PAY.match(text, time.last) if time else None
    if time is None or found is None or time.unit == "hour":
        return None
    if not found["own"] and _LATE.search(text[max(0, time.first - 8) : time.first]):
        return None
    return Quantity("salary", time.first, found.end(), time.value, time.unit)


def _times_pay(text: str, numeral: Numeral) -> Quantity | None:
    """Two times the salary: of the month where it says so, else of the year."""
    found = _TIMES_PAY.match(text, numeral.last)
    if found is None:
        return None
    unit = "month" if _MONTHLY.search(found.group()) else "year"
    return Quantity("salary", numeral.first, found.end(), numeral.value, unit)


def _twelfths(text: str, numeral: Numeral) -> Quantity | None:
    """A part of the yearly salary in twelfths, as months."""
    found = _TWELFTH.match(text, numeral.last) if numeral.part else None
    printed = text[numeral.first : numeral.last].lower()
    if found is None or numeral.value is None or not ("/12" in printed or "twelfth" in printed):
        return None
    months = (numeral.value * 12).quantize(Decimal("0.01"))
    return Quantity("salary", numeral.first, found.end(), months, "month")


def month_of_pay(text: str) -> list[Quantity]:
    """A month's salary, said without a number."""
    return [
        Quantity("salary", found.start(), found.end(), Decimal(1), found[1].lower())
        for found in _ONE.finditer(text)
        if not found.group().lower().startswith(("half", "one-half"))
    ]
