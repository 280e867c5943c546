"""Quantities that belong together: words with their figures, a range, the two sides of a rate.

Finding them one by one is in `finding`.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assignments.reading.quantities.currencies import CODES
from assignments.reading.values import Quantity

_WORTH = {
    "lb": Decimal("0.4536"),
    "kg": Decimal(1),
    "cubic_foot": Decimal("0.0283"),
    "cubic_metre": Decimal(1),
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4"),
    "year": Decimal(365),
}
_SLASH = re.compile(r" ?/ ?| or ")
_OPEN = re.compile(r",? ?[(\[] ?(?:i\.e\.,? |or |equal to |being |equals? )?")
_CLOSE = re.compile(r" ?[)\]](?: ?(?:%|percent\b|per cent\b|dollars\b))?", re.IGNORECASE)
_TO = re.compile(r" ?(?:-|\u2013|—|to|or|up to) ?|-to-", re.IGNORECASE)
_AND = re.compile(r" (?:and|to) ", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:increas|reduc|decreas|rais|ris(?:es?|ing|en)\b|rose|grow|grew|goes|went|chang|lower|"
    r"extend|convert)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r",? ?(?:=|:|/|equals?|is equal to|(?:is )?equivalent to|to|per|for(?: each| every)?) ?",
    re.IGNORECASE,
)
_THEN_OFTEN = re.compile(r"[\w ()'-]{1,50}")
_SURELY_EQUAL = re.compile(r" ?(?:=|:|/) ?")
_RATE = re.compile(
    r"\b(?:(?:exchange|conversion|fx|currency)[ -]rates?|rates? of (?:exchange|conversion)|"
    r"(?:exchange|convert\w*)[\w ,]{0,30} rates?)\b[^.;]{0,40}?(?:of|is|at|be|as|:|to|=|[)]) $",
    re.IGNORECASE,
)
_TO_THE = re.compile(
    r" (?:to|per|for) (?:(?i:the|one|each|every|1) ?)?(?:[£€¥$] ?1(?:\.0+)?(?![\d,.]\d)|"
    r"(?:1(?:\.0+)? ?)?"
    rf"(?:(?:{CODES})\b|[£€¥$](?! ?\d)|(?i:u\.?s\.? |british |canadian |swiss |australian )?"
    r"(?i:pound|dollar|euro|sterling|franc|yen|yuan|renminbi)))"
)


def joined(text: str, found: Iterable[Quantity]) -> list[Quantity]:
    """The quantities with those that belong together made one, and rates of exchange named."""
    kept: list[Quantity] = []
    for quantity in found:
        whole = _said_twice(text, kept[-1], quantity) if kept else None
        if whole is None and kept:
            whole = _range(text, kept[-1], quantity) or _so_often(text, kept[-1], quantity)
        if whole:
            kept[-1] = whole
        else:
            kept.append(quantity)
    return _with_rates(text, kept)


def _said_twice(text: str, one: Quantity, two: Quantity) -> Quantity | None:
    """Five thousand dollars ($5,000): the figures are the value."""
    if _SLASH.fullmatch(text, one.last, two.first) and _converted(one, two):
        return replace(one, last=two.last)
    end = _CLOSE.match(text, two.last)
    if end is None or not _OPEN.fullmatch(text, one.last, two.first) or not _same(text, one, two):
        return None
    kept = one if _plain(two) or (_has_digit(text, one) and not _plain(one)) else two
    if one.unit and two.unit and one.unit != two.unit:
        kept = one
    value = one.value if _has_digit(text, one) else kept.value
    code = two.currency if one.currency == "USD" else one.currency
    return replace(
        kept, first=one.first, last=end.end(), value=value, currency=code or kept.currency
    )


def _so_often(text: str, one: Quantity, two: Quantity) -> Quantity | None:
    """A trip home once a year: one count, so often."""
    if one.kind != "count" or two.kind != "count" or one.value is None or two.value is None:
        return None
    between = _THEN_OFTEN.fullmatch(text, one.last, two.first)
    if between is None or text[two.first : two.last].lower() not in {"once", "twice", "thrice"}:
        return None
    return replace(one, last=two.last, value=one.value * two.value)


def _same(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether two quantities can be one said twice."""
    if one.value is None or two.value is None:
        return False
    if _plain(one) or _plain(two):
        return one.value == two.value and "date" not in {one.kind, two.kind}
    if one.kind == two.kind and one.unit != two.unit:
        return _converted(one, two)
    if one.kind != two.kind:
        return False
    return one.value == two.value or _has_digit(text, one) != _has_digit(text, two)


def _converted(one: Quantity, two: Quantity) -> bool:
    """Whether two measures in different units are about the same: 500 pounds (227 kg)."""
    if one.kind != two.kind or one.unit == two.unit:
        return False
    worth = [
        quantity.value * _WORTH[quantity.unit or ""]
        for quantity in (one, two)
        if quantity.value and quantity.unit in _WORTH
    ]
    return len(worth) == 2 and abs(worth[0] - worth[1]) * 25 <= worth[0]  # noqa: PLR2004


def _plain(quantity: Quantity) -> bool:
    return quantity.kind == "number" and quantity.unit is None


def _has_digit(text: str, quantity: Quantity) -> bool:
    return any(map(str.isdigit, text[quantity.first : quantity.last]))


def _range(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """Three to four weeks, $2,500-$3,000: the upper end, at most."""
    if low.value is None or high.value is None or low.value >= high.value:
        return None
    before = text[max(0, low.first - 70) : low.first]
    mark = _AND if _BETWEEN.search(before) else _TO
    if not mark.fullmatch(text, low.last, high.first) or _CHANGED.search(before):
        return None
    kept = high
    if low.kind == "money" and _plain(high):
        kept = replace(high, kind="money", currency=low.currency)
    elif not _plain(low) and (low.kind, low.unit, low.currency) != (
        high.kind,
        high.unit,
        high.currency,
    ):
        return None
    return replace(kept, first=low.first, bound="most")


def _with_rates(text: str, found: list[Quantity]) -> list[Quantity]:
    """Rates of exchange as such: US$1 = RMB 8.27, an exchange rate of 7.8."""
    rates = {
        place
        for place, quantity in enumerate(found)
        if quantity.kind == "money" or _plain(quantity)
        if _rate(text, quantity)
    }
    for place, (one, two) in enumerate(pairwise(found)):
        if one.kind == "money" and _sides(text, one, two, sure=place in rates):
            rates |= {place, place + 1}
    return [
        replace(quantity, kind="number", unit="exchange_rate", currency=None)
        if place in rates
        else quantity
        for place, quantity in enumerate(found)
    ]


def _rate(text: str, quantity: Quantity) -> bool:
    if _RATE.search(text[max(0, quantity.first - 80) : quantity.first]):
        return True
    small = quantity.value is not None and quantity.value < 10**3
    return small and quantity.kind == "money" and bool(_TO_THE.match(text, quantity.last))


def _sides(text: str, one: Quantity, two: Quantity, *, sure: bool) -> bool:
    """Whether two amounts are the two sides of one rate."""
    if not (two.kind == "money" or (sure and _plain(two))):
        return False
    if one.currency == two.currency or not _EQUAL.fullmatch(text, one.last, two.first):
        return False
    one_of = 1 in {one.value, two.value}
    return sure or one_of or bool(_SURELY_EQUAL.fullmatch(text, one.last, two.first))
