"""Per what time an amount or a count is granted, in the contract's words for `per`.

The words nearest to the quantity decide; how it is paid out ("payable in monthly installments")
does not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STAY = r"(?:assignment|secondment|posting|expatriation|overseas stay)"
_YEARLY = r"(?:calendar|tax|fiscal|financial|plan|benefit|school|academic|full|policy)"
_EVERY = r"(?:per|each|every|for any|in any|during any|within any|/)"
_THE = r"(?:the |your |his |her |this |such |an? |any )?"
_PERIODS = {
    "assignment_year": (
        rf"{_EVERY} ?(?:full )?(?:assignment|contract|service|employment|anniversary)[ -]year"
        rf"|{_EVERY} (?:full )?(?:year|12 months|twelve months) (?:of|on|during|under|in) {_THE}"
        rf"(?:\w+ )?{_STAY}"
        rf"|{_EVERY} (?:consecutive |rolling )?(?:12|twelve(?: ?\(12\))?)(?: consecutive)?[- ]"
        r"months?(?:[- ]periods?)?"
    ),
    "calendar_year": (
        rf"{_EVERY} ?(?:{_YEARLY} ){{0,2}}(?:year|annum)|per-year|p\.a\.|annually|annuali[sz]ed|"
        r"annual|yearly|on an annual basis"
    ),
    "quarter": (
        rf"{_EVERY} ?(?:{_YEARLY} )?quarter|quarterly|on a quarterly basis"
        rf"|{_EVERY} (?:three(?: ?\(3\))?|3)[- ]months?(?:[- ]periods?)?|every third month"
    ),
    "month": rf"{_EVERY} ?(?:{_YEARLY} )?mo(?:nth|\.)|monthly|on a monthly basis|p\.c\.m\.|pcm",
    "week": rf"{_EVERY} ?(?:calendar |full )?(?:week|wk)|weekly|on a weekly basis",
    "day": (
        rf"{_EVERY} ?(?:calendar |working |business |travel |full )?(?:day|diem|night)|daily|"
        rf"on a daily basis|"
        r"nightly|a day"
    ),
    "trip": (
        rf"{_EVERY} ?(?:such )?(?:round[- ]|home[- ]leave |house[- ]hunting |return )?"
        r"(?:trip|visit|journey|flight)"
    ),
    "once": (
        r"one[- ]time(?! per)|one-off|lump[- ]sum|single payment|once only|only once|paid once"
        r"|non-?recurring"
    ),
    "assignment": (
        rf"per {_STAY}|(?:for|during|over|throughout|within|in) (?:the |your )?(?:entire |whole |"
        r"full |total )?(?:duration |course |length |life |term |period |entirety )?(?:of )?"
        rf"(?:the |your |his |her |this )?(?:entire |whole |full )?"
        rf"(?:\w+ )?{_STAY}(?! (?:period )?(?:year|allowance|letter|location))"
    ),
}
_ANY = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PERIODS.items())
_PERIOD = re.compile(rf"(?<![\w-])(?<!bi- )(?<!semi- )(?:{_ANY})(?!\w)", re.IGNORECASE)
_DIRECT = re.compile(
    r"(?:[ ,(]{0,2}(?:(?:(?:per|for each|for every|each|an?) |/ ?)(?:person|family member|"
    r"child|dependent|adult|individual|employee|way)|each|apiece|gross|net|maximum|max\.?|limit|cap|in"
    r" total|total|in cash|before tax|after tax|tax free|plus tax|on average)\b){0,3}"
    r"[ ,(/]{0,2}(?:in |for |during |on )?(?:an? )?"
    rf"(?:(?:{_ANY})|a[n ]{{1,2}}(?P<by>day|week|month|quarter|year)|"
    r"(?P<slash>/ ?(?:day|week|month|mo\b|quarter|year|yr\b)|p\.?m\b\.?))(?!\w)",
    re.IGNORECASE,
)
_PAID_EACH = re.compile(
    r"\b(?:paid|payable)(?: to you| to the employee)?,? (?:on an? |in (?:one |an? )?(?:single )?|"
    rf"as an? )?(?:{_ANY})(?!\w)",
    re.IGNORECASE,
)
_WORDS = {
    "year": "calendar_year",
    "yr": "calendar_year",
    "mo": "month",
    "p.m.": "month",
    "pm": "month",
}
_PAID = re.compile(
    r"\b(?:pa(?:id|yable|yments?|y)|review(?:ed)?|adjusted|increased|evaluated|prorated|accru\w+|"
    r"instal?lments?|deducted|invoiced|billed|disbursed|submit\w*|report\w*)"
    r"(?:,? (?:in|on|at|out|by|equal|equally|substantially|approximately|arrears|advance|least|no|"
    r"not|less|often|frequently|than|during|the|of|end|beginning|first|last|day|twelve|\(?\d+\)?|"
    r"subject|to)){0,7},? $",
    re.IGNORECASE,
)
_PAYING = re.compile(
    r"[ ,]{0,2}(?:equal |substantially equal )?(?:instal?lments?\b|review|pay\b|payroll|"
    r"increase|increment|payments?\b|statement|meeting|report)",
    re.IGNORECASE,
)
_PARTS = re.compile(r" (?:equal )?(?:instal?lments?|payments?) of ", re.IGNORECASE)
_LEAVE = re.compile(r" (?:leave|vacation|holidays?)\b", re.IGNORECASE)
_BREAK = re.compile(
    r"[;:]|\. (?=[A-Z])|, (?:and|but|plus|or|provided|less|whichever|although|unless|if)\b|"
    r"\b(?:in addition|however|provided that|as well as|except)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"[;]|\. (?=[A-Z])|\((?!up to|not|max|capped|limited|i\.e|which|approx|equi|currently|[a-z]\))|"
    r",(?! (?:up to|not|capped|limited|with a|to a|which|in the|subject|at|i\.e|that|equal|of|"
    r"exclu|inclu|you|the company|we|he|she|employee|payable|less|gross|or|and|maximum|no more)\b)",
    re.IGNORECASE,
)

_ADJECTIVE = re.compile(r"(?:ly|al|ed|sum|time)$", re.IGNORECASE)
_OPENING = 3
_STOP = re.compile(r";|\. (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Period:
    """A contract's word for `per`, and where the words that say it stand."""

    per: str
    first: int
    last: int


def period_beside(text: str, last: int) -> Period | None:
    """The period directly after a quantity: $500 per month, 25 days a year, $40/day."""
    found = _DIRECT.match(text, last)
    if found is None or _PAYING.match(text, found.end()):
        return None
    return Period(_word(found), found.start(), found.end())


def _word(found: re.Match[str]) -> str:
    groups = found.groupdict()
    plain = (groups.pop("by", None) or groups.pop("slash", None) or "").strip("/ ").lower()
    if plain:
        return _WORDS.get(plain, "calendar_year" if plain == "year" else plain)
    return next(name for name, printed in groups.items() if printed)


def period_after(text: str, first: int, last: int) -> Period | None:
    """The nearest period between two places, before the clause breaks off."""
    end = broken.start() if (broken := _BREAK.search(text, first, last)) else last
    return next((period for period in _periods(text, first, end) if period.per != "once"), None)


def period_before(text: str, first: int, last: int) -> Period | None:
    """The last period between two places that still speaks of what follows."""
    ahead = _periods(text, first, last, ahead=True)
    fit = [period for period in ahead if _still_holds(text, period, last)]
    timed = [period for period in fit if period.per != "assignment"]
    return (timed or fit)[-1] if fit else None


def period_paid(text: str, first: int, last: int) -> Period | None:
    """The period in which it is paid, between two places; an instalment is a part of more."""
    for found in _PAID_EACH.finditer(text, first, last):
        if not _PAYING.match(text, found.end()):
            return Period(_word(found), found.start(), found.end())
    return None


def _still_holds(text: str, period: Period, last: int) -> bool:
    """Whether what follows a period up to a place is still said of that period."""
    adjective = _ADJECTIVE.search(text, period.first, period.last)
    opening = period.first <= _OPENING
    broken = _ASIDE if adjective and not opening else _STOP
    return not broken.search(text, period.last, last)


def _periods(text: str, first: int, last: int, *, ahead: bool = False) -> Iterator[Period]:
    """The periods between two places that are not about how something is paid out.

    `ahead` of a quantity, "monthly installments of" says that it is so much a month.
    """
    for found in _PERIOD.finditer(text, first, last):
        if (ahead and _PARTS.match(text, found.end())) or not _is_paid(text, first, found):
            yield Period(_word(found), found.start(), found.end())


def _is_paid(text: str, first: int, found: re.Match[str]) -> bool:
    """Whether a period is that of paying out: payable monthly, in annual installments."""
    if _PAYING.match(text, found.end()):
        return True
    paid = _PAID.search(text[max(first, found.start() - 50) : found.start()])
    return bool(paid) and not _LEAVE.match(text, found.end())
