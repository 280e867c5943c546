"""Amounts of money: a numeral with a currency before it, after it, or both.

Which currency a sign means is in `currencies`; per what time is in `periods`.
"""

import re
from decimal import Decimal

from assignments.reading.quantities.currencies import AFTER, BEFORE, DOTTED, LAST_WORDS, currency
from assignments.reading.quantities.figures import figure_value
from assignments.reading.quantities.numerals import Numeral
from assignments.reading.values import Quantity

_REACH = 30
_SPACED = re.compile(r"\d{0,2}(?: \d{3})+(?:,\d\d)?(?![\d,.]*\d)")
_ZEROS = re.compile(r"(?:(?:, | ,)000)+(?![\d,.]?\d)")
_DASH = re.compile(r"(?:[.,](?:--?|—|\u2013)|/[-=])(?!\d)")
_LETTERS = re.compile(r"(?:MM|[mM]n|bn|[mM])\b")
_TIMES = {"MM": 10**6, "mn": 10**6, "Mn": 10**6, "M": 10**6, "m": 10**6, "bn": 10**9}
# the yuan and the yen share their sign
_CHINA = re.compile(r"RMB|CNY|[Rr]enminbi|[Yy]uan|Chin(?:a|ese)|Shanghai|Beijing|PRC|Shenzhen")
_CENTS = re.compile(r"[ -]?(?:cents?\b|¢|pence\b|p\b(?= (?:per|a) ))", re.IGNORECASE)
_POUNDS = re.compile(r"[ -]?pounds?\b", re.IGNORECASE)
_WEIGHED = re.compile(
    r"weigh|freight|ship|goods|luggage|baggage|container|effects|belonging|cargo|surface|"
    r"\bair\b|\bsea\b|possession|furnish|mov(?:e|ing)|stor(?:e|age)|parcel|pack",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"^ ?(?:per|a|each|every|/) ?(?:month|week|day|annum|year)|^ ?\(?£|"
    r"\b(?:allowance|salary|rent|bonus|fee|tuition|payment|sterling|london|u\.?k\.?)\b",
    re.IGNORECASE,
)


def money(text: str, numeral: Numeral) -> Quantity | None:
    """The amount of money that the numeral is, if it is one."""
    before = _currency_before(text[max(0, numeral.first - _REACH) : numeral.first])
    if before is None and (numeral.glued or numeral.part):
        return None
    last, value = _amount(text, numeral, before)
    after = AFTER.match(text, last)
    named = [currency(found) for found in (after, before) if found]
    if not named:
        return _pence(text, numeral) or _pounds(text, numeral)
    code = _the_one(named, bare=before is not None and before["sign"] == "$")
    if code is None:
        return None
    if code == "JPY" and before and before["sign"] in {"¥", "￥"} and _CHINA.search(text):
        code = "CNY"
    first = numeral.first - (len(before.string) - before.start() if before else 0)
    value = _dotted(numeral, value, code)
    return Quantity("money", first, after.end() if after else last, value, currency=code)


def _currency_before(before: str) -> re.Match[str] | None:
    """The currency at the end of some words, looked for only where their last may be one."""
    word = before.rstrip(" .:").rpartition(" ")[2]
    if not word or word[-1].isdigit() or (word.islower() and word not in LAST_WORDS):
        return None
    return BEFORE.search(before)


def _amount(
    text: str, numeral: Numeral, before: re.Match[str] | None
) -> tuple[int, Decimal | None]:
    """Where the amount ends and its value, with 5 000, 500.-- and $2M read to their ends."""
    if dash := _DASH.match(text, numeral.last):
        return dash.end(), numeral.value
    if before and (zeros := _ZEROS.match(text, numeral.last)) and numeral.value:
        return zeros.end(), numeral.value * 1000 ** zeros.group().count("000")
    spaced = _SPACED.match(text, numeral.last) if numeral.figure.isdecimal() else None
    if spaced and len(numeral.figure) <= 3:  # noqa: PLR2004
        whole = (numeral.figure + spaced.group()).replace(" ", "")
        if before or AFTER.match(text, spaced.end()):
            return spaced.end(), figure_value(whole)
    letters = _LETTERS.match(text, numeral.last) if before and numeral.figure else None
    if letters and numeral.value is not None:
        return letters.end(), numeral.value * _TIMES[letters.group()]
    return numeral.last, numeral.value


def _the_one(named: list[str | None], *, bare: bool) -> str | None:
    """The code after the amount, unless it is a mere "dollars" after a sign that says more."""
    if len(named) == 1 or named[0] == named[1] or bare:
        return named[0]
    return named[1] if named[0] in {"USD", None} else named[0]


def _dotted(numeral: Numeral, value: Decimal | None, code: str) -> Decimal | None:
    if code in DOTTED and "." in numeral.figure:
        return figure_value(numeral.figure, dotted=True)
    return value


def _pence(text: str, numeral: Numeral) -> Quantity | None:
    """Cents and pence, as a part of their dollar or pound."""
    found = _CENTS.match(text, numeral.last)
    if found is None or numeral.value is None:
        return None
    code = "GBP" if "p" in found.group().lower() else "USD"
    return Quantity("money", numeral.first, found.end(), numeral.value / 100, currency=code)


def _pounds(text: str, numeral: Numeral) -> Quantity | None:
    """Pounds without "sterling": money unless the words around speak of goods."""
    found = _POUNDS.match(text, numeral.last)
    if found is None or not _paid(text, numeral.first, found.end()):
        return None
    return Quantity("money", numeral.first, found.end(), numeral.value, currency="GBP")


def _paid(text: str, first: int, last: int) -> bool:
    """Whether pounds at this place are paid, and not weighed."""
    before, after = text[max(0, first - 90) : first], text[last : last + 60]
    if _PAID.search(after[:20]):
        return True
    return not _WEIGHED.search(before + after) and bool(_PAID.search(before + after))
