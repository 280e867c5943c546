"""English words for numbers and what they are worth: twenty-four, one hundred and eighty.

Digits are in `figures`.
"""

import re
from decimal import Decimal

_UNITS = "zero one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_GREAT = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_WORTH = (
    {word: value for value, word in enumerate(_UNITS + _TEENS)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {"fourty": 40, "ninty": 90, "a": 1, "an": 1, "dozen": 12}
)
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "eighth": 8, "tenth": 10, "twelfth": 12,
}  # fmt: skip

_TEN = "|".join([*_TENS, "fourty", "ninty"])
_LOW = "|".join(sorted(_UNITS[1:], key=len, reverse=True))
# "twenty one-way tickets" are twenty tickets
_UNIT = rf"(?:{_LOW})(?!-(?:way|time|bed|half|third|quarter|stop)\b)"
_SMALL = rf"(?:(?:{_TEN})(?:[ -]{_UNIT})?|{'|'.join(_TEENS)}|zero|{_LOW})(?!\w)"
_HUNDRED = rf"(?:(?:{_SMALL}|a)[ -])?hundred(?:,? and(?= \w)[ -]{_SMALL}|[ -]{_SMALL})?"
_GROUP = rf"(?:{_HUNDRED}|{_SMALL})"
_GREATER = rf"(?:{_GROUP}|an?)[ -](?:thousand|million|billion)"
_CENTS = r"(?: and (?:\d\d|no|xx)/100(?:ths)?)?"
WORDS = (
    rf"{_GREATER}(?:,? (?:and )?{_GREATER})?(?:,? (?:and )?{_GROUP})?{_CENTS}"
    rf"|{_GROUP}{_CENTS}|(?:an?|one) dozen|(?:{_LOW}) dozen"
)
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
FRACTION = (
    rf"(?:one|two|three|four|five|seven|eleven)-(?:{_PART})s?(?![ -]part(?:y|ies))"
    rf"|(?:one|two|three) (?:half|thirds?|halves)(?! part(?:y|ies))"
    rf"|(?:one|two|three|five) (?:quarters?|fourths?|fifths?|tenths?|twelfths?)(?= of )"
    r"|(?<!first )(?<!second )(?<!latter )(?<!other )(?<!last )half"
    r"(?=(?: of)? (?:the|your|his|her|their|its|of|such|all|any|an?)\b|[ -](?:month|day|year)\b)"
)
_OVER = re.compile(r"(\w\w)/100(?:ths)?$", re.IGNORECASE)
_PRECISE = Decimal("0.0001")


def words_value(printed: str) -> Decimal:
    """What number words are worth, cents over a hundred included."""
    cents = _OVER.search(printed)
    total, group = 0, 0
    for word in re.findall(r"[a-z]+", printed[: cents.start() if cents else None].lower()):
        if word in _GREAT:
            total, group = total + max(group, 1) * _GREAT[word], 0
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word == "dozen":
            group *= 12
        else:
            group += _WORTH.get(word, 0)
    return total + group + Decimal(cents[1] if cents and cents[1].isdecimal() else 0) / 100


def fraction_value(printed: str) -> Decimal:
    """What a part in words is worth: one-third is 0.3333."""
    words = re.findall("[a-z]+", printed.lower())
    top = _WORTH[words[0]] if len(words) > 1 else 1
    low = _PARTS.get(words[-1]) or _PARTS[words[-1].rstrip("s")]
    return (Decimal(top) / low).quantize(_PRECISE)
