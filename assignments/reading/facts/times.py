"""From when, until when and for how long the letter holds."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from assignments.reading.facts.said import Said
from assignments.reading.quantities import quantities
from assignments.reading.values import Quantity, Unit

_SUBJECT = re.compile(
    r"\b(?:assignment|secondment|employment|term|engagement|contract|posting|start date|agreement"
    r"|join us|position|you will (?:start|begin|commence)|transfer|relocation|amendment|letter)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:option|stock|share|vest|bonus|insurance|notice|sever|non-?compet|resign|repay|loan"
    r"|coverage"
    r"|vacation|plan year|fiscal|renew|successive|lease|housing|accommodation|hotel|storage"
    r"|probation"
    r"|confidential|warrant|interest|maternity|leave|trial|salary review)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"(?:\bfrom(?: and including)?\s*$|\b(?:effective(?: \w+){0,3}|commenc\w+|start\w*|begin\w*"
    r"|with effect|join(?: us)?|report(?:ing)? (?:to|for) work)"
    r"\b[^.;]{0,60}$)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:expir\w+|terminat(?:e|es|ing)|ends?|ending|until|through|thru|conclud\w+|conclusion|to)"
    r"(?: (?:on|as of|at|about|or about|the close of business on|the|end|date|is|be|and|including"
    r"|of))*"
    r"[\s_,:]*$",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"(?:\b(?:assignment|secondment|employment|term|engagement|contract|posting|agreement"
    r"|stay)\b[^.;]{0,160}?"
    r"\b(?:last(?:s|ing)?|period|term|duration|length|continue|remain\w*|be|is|for|maximum"
    r"|extended)"
    r"|\b(?:term|period|duration|length|assignment|secondment|posting)(?: is| will be"
    r"| shall be)?(?: of|:)?)"
    r"(?: (?:of|for|by|a|an|the|approximately|about|initially|initial|expected|to|be|up|period"
    r"|minimum"
    r"|maximum|total|further|additional|another))*[\s:(]*$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"[\s-]*(?:international |overseas |foreign |initial |fixed )?(?:assignment|secondment"
    r"|posting|term|contract)\b"
)
_NOT_LASTING = re.compile(
    r"\b(?:after|following|within|first|prior|terminat\w+|temporary|each|every|per|notice"
    r"|sever\w*)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"[\s-]*(?:after|following|prior|notice|of (?:notice|service"
    r"|sever))",
    re.IGNORECASE,
)
_INTENDS = re.compile(
    r"\b(?:start|begin|commence) (?:my )?(?:employment|work"
    r"|assignment)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:dated|date of this|signed|entered into"
    r"|made)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d")
LAST_MONTH = 12
# Without these a sentence need not be counted through.
_MAY_SAY = {
    "date": re.compile(r"\b(?:\d{4}|\d{1,2}[/.-]\d{2})\b"),
    "duration": re.compile(r"month|year", re.IGNORECASE),
}
MONTHS = {"month": Decimal(1), "year": Decimal(12)}


def effective(letter: Said) -> dt.date | None:
    """The first day, as the letter's subject begins on it."""
    return next(_days(letter, _BEGINS), None) or _intended(letter)


def _intended(letter: Said) -> dt.date | None:
    """The day on which the employee writes below the letter to begin."""
    for line in letter.below:
        if _INTENDS.search(line):
            return next((one.day for one in quantities(line) if one.day), None)
    return None


def end(letter: Said, begun: dt.date | None) -> dt.date | None:
    """The last day; it lies behind the first one."""
    days = (day for day in _days(letter, _ENDS) if begun is None or day > begun)
    return next(days, None)


def _is_plain(written: str) -> bool:
    """Whether it is plain which number of a date is the month."""
    found = _FIGURES.match(written)
    return not found or found[1] == found[2] or max(int(found[1]), int(found[2])) > LAST_MONTH


def _days(letter: Said, before: re.Pattern[str]) -> Iterator[dt.date]:
    for unit, quantity, words in _stated(letter, "date"):
        written = unit.text[quantity.first : quantity.last]
        if quantity.day is None or not _is_plain(written):
            continue
        if before.search(words) and not _DATED.search(words):
            yield quantity.day


def length_months(letter: Said) -> str | None:
    """How many months it lasts."""
    for unit, quantity, _ in _stated(letter, "duration"):
        months = MONTHS.get(quantity.unit or "")
        if months and quantity.value and _lasts(unit.text, quantity):
            return f"{(quantity.value * months).normalize():f}"
    return None


def _lasts(text: str, quantity: Quantity) -> bool:
    """Whether so long is how long the subject lasts."""
    before, after = text[: quantity.first], text[quantity.last :]
    if _NOT_LASTING.search(before) or _OF_OTHERS.match(after):
        return False
    return bool(_NAMED_AFTER.match(after) or _LASTING.search(before))


def _is_on_subject(unit: Unit) -> bool:
    return any(_SUBJECT.search(text) for text in (unit.text, *unit.headings))


def _stated(letter: Said, kind: str) -> Iterator[tuple[Unit, Quantity, str]]:
    """The dates or durations of what the letter is about, with the words before each."""
    for unit in letter.sentences():
        if not (_MAY_SAY[kind].search(unit.text) and _is_on_subject(unit)):
            continue
        last = 0
        for quantity in quantities(unit.text):
            words = unit.text[last : quantity.first]
            last = quantity.last
            if quantity.kind == kind and not _OTHER.search(words):
                yield unit, quantity, words
