"""Whether a quantity is meant for each person.

How it binds is in `bounds`.
"""

import re

from assignments.reading.values import Quantity

_REACH = 70
_PEOPLE = (
    r"(?:person|individual|family member|member|child|dependent|dependant|adult|employee|assignee|"
    r"traveller|traveler|of you|passenger|head|spouse|eligible|accompanying|capita|one of you)"
)
_EACH_AFTER = re.compile(
    r"(?:[ ,(]{0,2}(?:per (?:month|year|day|week|annum|trip)|an? (?:month|year|day|week)|monthly|"
    rf"annually))?[ ,(/]{{0,2}}(?:(?:(?!and\b|or\b|plus\b)[A-Za-z-]+ ){{0,5}}?"
    rf"(?:per |each |every |(?<=/))(?:accompanying |eligible )*{_PEOPLE}\b|apiece\b|"
    r"(?P<bare>each)\b"
    r"(?! (?:day|week|month|quarter|year|trip|time|calendar|assignment|fiscal|way|visit|"
    r"contract)))",
    re.IGNORECASE,
)
_EACH_BEFORE = re.compile(
    rf"\b(?:per|each|every)(?: of)?(?: (?:the|your|eligible|"
    rf"accompanying))* {_PEOPLE}\b[^;.]{{0,50}}$"
    r"|\beach(?: be| receive| have| get)(?: \w+){0,3} $",
    re.IGNORECASE,
)
_EACH_OF = re.compile(
    r"instal|payment|bags?\b|suitcase|trip|visit|piece|tranche|flight", re.IGNORECASE
)
_GIVEN = frozenset({"money", "weight", "volume", "count", "salary", "container"})


def for_each(text: str, begin: int, quantity: Quantity) -> bool:
    """Whether a quantity is meant for each person, by the words since `begin` or beside it."""
    start = max(0, quantity.first - _REACH)
    if found := _EACH_AFTER.match(text, quantity.last):
        things = quantity.kind not in _GIVEN or _EACH_OF.search(text, start, quantity.first)
        return not (found["bare"] and things)
    if begin and (taken := _EACH_AFTER.match(text, begin)):
        begin = taken.end()
    return bool(_EACH_BEFORE.search(text[max(begin, start) : quantity.first]))
