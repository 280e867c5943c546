"""When a rule on ending holds ("within two years of today"), and when it is to be paid."""

import re
from typing import Any

from assignments.core.ending.rules import EMPLOYMENT, SIGNING
from assignments.reading.endings.causes import words
from assignments.reading.values import Counted, Quantity

_IN = words(
    r"\b(?:during|within|in)(?: the| your| its| a| his| her)?(?: (?:period of|first|initial))? $"
)
_FIRST = words(r"\b(?:first|initial) $")
_SIGNED = words(
    r"^\W{0,2}(?:period )?(?:commencing |beginning |starting |counted )?(?:on|of|from|after|with)"
    r" (?:the |your )?(?:acceptance|today|sign|date (?:hereof|of (?:this|the (?:letter|agree))))"
)
_EMPLOYED = words(
    r"^\W{0,2}(?:period )?(?:commencing |beginning |starting )?(?:on|of|from|after|with|following)"
    r" (?:the |your |his |her )?(?:first day|start|employment|commencement"
    r"|date of (?:your )?(?:hire|employ)|hire|joining)"
)
_OTHER = words(r"^\W{0,2}(?:of|from|after|following|before|prior to)\b[^.,;]{0,60}")
_AFTER = words(
    r"\b(?:following|after) (?:such|those|these|that|the said)\b[^.;]{0,40}\b(?:months?|years?"
    r"|period)|\bthereafter\b"
)
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}
_ON_DAY = words(
    rf"\bon (?:or before )?the ({'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) "
    r"(working |business )?day\b(?! of)"
)
_AT_ONCE = words(
    r"\bon (?:your|the) last day|\bas of the date of (?:such )?termination|\b(?:up)?on (?:such )?"
    r"termination\b|\bon the (?:termination date|date of (?:such|the|your|termination))"
    r"|\bimmediately"
)
_A_WEEK = words(r"\bwithin (?:a|one) week\b")
_WITHIN = words(r"(?<!effective )(?<!signed )(?<!executed )(?<!cured )(?<!notice )\bwithin $")
_WORKING = words(r"^[^.,;]{0,12}\b(?:working|business)\b|\b(?:working|business) days?$")


def window_in(one: Counted) -> dict[str, Any]:
    """The window that a sentence names, in the fields of a rule; empty where it names none."""
    text = one.unit.text
    for span in one.quantities:
        if span.kind != "duration" or span.unit not in {"month", "year"} or span.value is None:
            continue
        before, after = text[: span.first], text[span.last :]
        if _IN.search(before):
            found = _anchored(span, before, after)
            if found:
                return found
    return {}


def _anchored(span: Quantity, before: str, after: str) -> dict[str, Any]:
    months = (span.value or 0) * (12 if span.unit == "year" else 1)
    first = bool(_FIRST.search(before))
    if _SIGNED.search(after):
        anchor = SIGNING
    elif _EMPLOYED.search(after) or (first and not _OTHER.search(after)):
        anchor = EMPLOYMENT
    else:
        other = _OTHER.search(after)
        near = before.rsplit(" ", 2)[-2] if other else ""
        said = f"{near} {span.value} {span.unit}s{other[0]}" if other else ""
        return {"contingent": f"Only {said.strip()}."} if other and "change" in other[0] else {}
    commencing = bool(re.match(r"\W{0,2}(?:period )?(?:commencing|beginning|starting)", after))
    within = before.rstrip().lower().endswith("within")
    return {
        "window_months": int(months),
        "window_from": anchor,
        "anniversary": within and not commencing,
    }


def is_after_window(text: str) -> bool:
    """Whether a sentence speaks of the time once the window is over."""
    return _AFTER.search(text) is not None


def due_in(one: Counted) -> dict[str, Any]:
    """In how many days after the ending a sentence has it paid; empty where it does not say."""
    text = one.unit.text
    if found := _ON_DAY.search(text):
        word = found[1].lower()
        number = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
        return {"due_days": number, "due_working": found[2] is not None}
    if _A_WEEK.search(text):
        return {"due_days": 7, "due_working": False}
    for span in one.quantities:
        if span.kind == "duration" and span.unit == "day" and _WITHIN.search(text[: span.first]):
            working = _WORKING.search(text[span.first : span.last]) is not None
            return {"due_days": int(span.value or 0), "due_working": working}
    return {"due_days": 0, "due_working": False} if _AT_ONCE.search(text) else {}
