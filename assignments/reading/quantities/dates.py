"""Days, months and years of the calendar, so that their numbers are not taken for amounts.

How long something lasts is in `measures`.
"""

import datetime as dt
import re
from collections.abc import Iterator

from assignments.reading.quantities.currencies import CODES
from assignments.reading.values import Quantity

_NAMES = (
    "January February March April May June July August September October November December".split()
)
_SHORT = [name[:3].lower() for name in _NAMES]
_WHOLE = "|".join(form for name in _NAMES for form in (name, name.upper()))
_CUT = "|".join(
    form for name in [*_SHORT, "sept"] if name != "may" for form in (name.title(), name.upper())
)
_MONTH = rf"(?P<month>(?:{_WHOLE})(?![A-Za-z])|(?:{_CUT})\b\.?)"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?![\d,.]*\d)"
_DAY = r"(?P<day>[0-3]?\d)(?: ?/?(?:st|nd|rd|th)\b/?)?(?!\d)"
_MONTH_DAY = re.compile(rf"(?<![A-Za-z]){_MONTH} ?{_DAY}(?:(?:,| ,|, of)? ?{_YEAR})?")
_DAY_MONTH = re.compile(
    rf"(?<![\d$£€.,/]){_DAY},?(?: day)?(?: of)?[ -]?(?!MAY (?:BE|NOT)){_MONTH}(?:,?[ -]?{_YEAR})?"
)
_MONTH_YEAR = re.compile(rf"(?<![A-Za-z]){_MONTH}(?:(?:,| of)? ?{_YEAR}| ['\u2019]\d\d\b)")
_NUMERIC = re.compile(
    r"(?<![\w/.-])(?:(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d|\d\d)|(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d))(?![\w/]|[.-]\d)"
)
_YEARS = re.compile(
    r"(?<![^\W_])(?<![$£€¥.,/#-])(?:19|20)\d\d(?:[/-](?:(?:19|20)?\d\d))?(?![\w$%]|[.,/]\d|-\d)"
)
_FISCAL = re.compile(
    r"\b(?:(?:fiscal|financial|calendar|tax|plan)(?: years?)? |FY ?['\u2019]?|[QH][1-4] ?(?:FY ?)?)"
    r"(?:(?:19|20)\d\d(?:[/-]\d{2,4})?|"
    r"\d\d(?:/\d\d)?)(?!\w|,\d)(?! (?:days|months|weeks))|\bQ[1-4]\b",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"(?<![\w/])[0-3]?\d ?(?:/?(?:st|nd|rd|th)\b/?)(?= (?:\(?\w+\)? )?"
    r"(?:day|calendar day|business day|of )|,? and [0-3]?\d)",
    re.IGNORECASE,
)
_HINT = re.compile(r"\d")
_UNITS_AFTER = re.compile(
    rf" ?(?:(?:{CODES})\b|(?i:dollars|pounds|lbs?\b|kgs?\b|kilo|shares|options|miles|days|hours|"
    r"euros|square|sq|cubic|per month|francs|yen|yuan|rmb))"
)
_CURRENCY_BEFORE = re.compile(
    rf"(?:[$£€¥]|\b(?:{CODES})|RM|Rs\.?|SFr\.?|[Dd]ollars|Sterling|STERLING) ?$"
)
_THIS_CENTURY = 70


def dates(text: str) -> Iterator[Quantity]:
    """The dates of the text, in no order; the day only where day, month and year are said."""
    if not _HINT.search(text):
        return
    for pattern in (_MONTH_DAY, _DAY_MONTH, _MONTH_YEAR):
        for found in pattern.finditer(text):
            yield _date(found, _named_day(found))
    for found in _NUMERIC.finditer(text):
        yield _date(found, _numeric_day(found))
    for pattern in (_FISCAL, _NTH):
        yield from (_date(found) for found in pattern.finditer(text))
    yield from (_date(found) for found in _YEARS.finditer(text) if _stands_alone(text, found))


def _date(found: re.Match[str], day: dt.date | None = None) -> Quantity:
    return Quantity("date", found.start(), found.end(), None, day=day)


def _named_day(found: re.Match[str]) -> dt.date | None:
    """The day of a date with its month in letters, where it is whole and exists."""
    parts = found.groupdict()
    if not parts.get("day") or not parts["year"]:
        return None
    month = _SHORT.index(parts["month"][:3].lower()) + 1
    return _day(int(parts["year"]), month, int(parts["day"]))


def _numeric_day(found: re.Match[str]) -> dt.date | None:
    """The day of a date in figures: the month first, as in the U.S., unless only the day can be."""
    if found["iso"]:
        return _day(*(int(part) for part in found["iso"].split("-")))
    year, first, second = (int(found[name]) for name in ("year", "first", "second"))
    if len(found["year"]) == 2:  # noqa: PLR2004
        year += 2000 if year < _THIS_CENTURY else 1900
    month, day = (second, first) if first > 12 or found["mark"] == "." else (first, second)  # noqa: PLR2004
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether four digits are a year: no currency before them and no unit after."""
    before = text[max(0, found.start() - 10) : found.start()]
    return not _CURRENCY_BEFORE.search(before) and not _UNITS_AFTER.match(text, found.end())
