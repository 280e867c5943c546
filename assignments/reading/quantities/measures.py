"""Shares, times, weights and volumes: a numeral with the unit that follows it.

Money is in `money`, things that are counted in `counts`, months of pay in `salaries`.
"""

import re
from decimal import Decimal

from assignments.reading.quantities.numerals import Numeral
from assignments.reading.values import Quantity

_SHARE = re.compile(
    r"[ -]?(?:%|per ?cent(?:age points?|um)?\b|pct\b|percentage points?\b)(?: ?\(%\))?",
    re.IGNORECASE,
)
_BASIS_POINTS = re.compile(r" (?:basis points?|bps)\b", re.IGNORECASE)
_PART_OF = re.compile(r"(?= (?:of|the|your|his|her|their|its|all|such|any)\b)", re.IGNORECASE)
_KIND_OF_DAY = (
    r"(?:(?:additional|more|further|extra|full|consecutive|successive|continuous|complete|"
    r"calendar|business|working|work|week|trading|market|paid|unpaid|annual|vacation|holiday|"
    r"sick|personal|leave|home leave|school|fiscal|contract|whole|floating|public|assignment|"
    r"rental|floater|paid time off|pto)[ -])"
)
_DURATION = re.compile(
    rf"[ -]{{0,2}}(?P<article>(?:of )?an? )?{_KIND_OF_DAY}{{0,3}}"
    r"(?P<unit>hours?|hrs?\b\.?|days?|nights?|weeks?|wks?\b\.?|fortnights?|months?|mos?\b\.(?!\w)|"
    r"mths?\b\.?|quarters(?! of (?:the|your))|years?|yrs?\b\.?|holidays)(?!\w)"
    r"(?P<period>[- ]periods?\b)?",
    re.IGNORECASE,
)
_TIMES = {
    "hour": ("hour", 1), "hr": ("hour", 1), "day": ("day", 1), "night": ("day", 1),
    "holiday": ("day", 1), "week": ("week", 1), "wk": ("week", 1), "fortnight": ("week", 2),
    "month": ("month", 1), "mo": ("month", 1), "mth": ("month", 1), "quarter": ("month", 3),
    "year": ("year", 1), "yr": ("year", 1),
}  # fmt: skip
_WEIGHT = re.compile(
    r"[ -]?(?:(?P<lb>lbs?\b\.?|pounds?\b|#(?!\d))|(?P<kg>kgs?\b\.?|kilos?\b|kilogram(?:me)?s?\b)"
    r"|(?P<t>(?:metric )?tonnes?\b|metric tons?\b)|(?P<ton>(?:short |u\.?s\.? )?tons?\b))"
    r"(?: \(lbs?\.?\))?",
    re.IGNORECASE,
)
_WEIGHTS = {"lb": ("lb", 1), "kg": ("kg", 1), "t": ("kg", 1000), "ton": ("lb", 2000)}
_VOLUME = re.compile(
    r"[ -]?(?:(?P<feet>cu(?:bic|\.)?[ -]?(?:feet|foot|ft\b\.?)|cft\b)"
    r"|(?P<metres>cu(?:bic|\.)?[ -]?(?:met(?:er|re)s?|m\b\.?)|cbm\b|m3\b|m³))(?: \((?:m3|cbm|"
    r"cu\.? ?(?:ft|m)\.?)\))?",
    re.IGNORECASE,
)


def share(text: str, numeral: Numeral) -> Quantity | None:
    """So many per cent of something; a half is 50."""
    if numeral.glued or numeral.value is None:
        return None
    if found := _SHARE.match(text, numeral.last):
        return Quantity("share", numeral.first, found.end(), numeral.value)
    if found := _BASIS_POINTS.match(text, numeral.last):
        return Quantity("share", numeral.first, found.end(), numeral.value / 100)
    if numeral.part and _PART_OF.match(text, numeral.last):
        value = (numeral.value * 100).quantize(Decimal("0.01"))
        return Quantity("share", numeral.first, numeral.last, value)
    return None


def duration(text: str, numeral: Numeral) -> Quantity | None:
    """A length of time in hours, days (nights, holidays too), weeks, months or years."""
    found = None if numeral.glued else _DURATION.match(text, numeral.last)
    if found is None or numeral.value is None:
        return None
    if found["article"] and not numeral.part:
        return None
    word = found["unit"].lower().rstrip(".").rstrip("s")
    if word not in _TIMES:
        return None
    unit, times = _TIMES[word]
    return Quantity("duration", numeral.first, found.end(), numeral.value * times, unit)


def weight(text: str, numeral: Numeral) -> Quantity | None:
    """A weight in lb or kg; a metric ton is 1000 kg, a ton 2000 lb."""
    found = None if numeral.glued else _WEIGHT.match(text, numeral.last)
    if found is None or numeral.value is None:
        return None
    unit, times = _WEIGHTS[found.lastgroup or "lb"]
    return Quantity("weight", numeral.first, found.end(), numeral.value * times, unit)


def volume(text: str, numeral: Numeral) -> Quantity | None:
    """A volume in cubic feet or cubic metres."""
    found = None if numeral.glued else _VOLUME.match(text, numeral.last)
    if found is None or numeral.value is None:
        return None
    unit = "cubic_foot" if found["feet"] else "cubic_metre"
    return Quantity("volume", numeral.first, found.end(), numeral.value, unit)
