"""The nouns that numbers count, and how far behind its number a noun may stand.

What the counted thing is worth as a quantity is in `counts`.
"""

import re

from assignments.reading.quantities.number_words import WORDS

_MOST_WORDS = 7
_WORD = re.compile(
    r"[ /-](?:\((?=[a-z]))?([A-Za-z0-9&][A-Za-z&'\u2019]*)\)?(?:\(s\))?(?: \(\d+\))?"
)
_STOPS = frozenset(
    "of to for in on at by with from per and or the a an your his her their its each every as is "
    "are was were be will shall may can if when that which who than then plus between within upon "
    "after before during until through under over you he she it they we not no this these those "
    "such any all up based into times but cc litre liter".split()
)
_ANOTHER = re.compile(rf"\d|(?:{WORDS})$", re.IGNORECASE)
_CLOSE = 3


def _table(**units: str) -> dict[str, str]:
    return {word: unit for unit, words in units.items() for word in words.split()}


# the noun decides, and of several the unit that stands first here
UNITS = _table(
    share="shares share options rsu rsus psu psus warrant warrants ads adss adr adrs sar sars",
    grant="units grant grants award awards",
    trip="trip trips visit visits flight flights ticket tickets airfare airfares airline journey "
    "journeys roundtrip roundtrips returns passage passages fare fares previsit previsits",
    vehicle="automobile automobiles auto autos car cars vehicle vehicles motorcycle motorcycles "
    "motorbike motorbikes minivan minivans",
    person="person persons people child children dependent dependents dependant dependants adult "
    "adults individual individuals spouse spouses member members passenger passengers occupant "
    "occupants traveler travelers traveller travellers assignee assignees infant infants",
    pet="pet pets dog dogs cat cats animal animals",
    mile="mile miles",
    kilometre="kilometers kilometres km",
    room="bedroom bedrooms room rooms",
    instalment="installment installments instalment instalments payment payments",
    bag="suitcase suitcases bag bags pieces",
    minute="minute minutes",
    employee="employee employees",
    area="square sq",
    copy="copies counterparts",
)
_ORDER = tuple(dict.fromkeys(UNITS.values()))
_NEAR = frozenset(_ORDER[_ORDER.index("pet") :])


def noun_of(text: str, place: int) -> tuple[str, int] | None:
    """The unit that the words from a place name, and where they end.

    Where another number stands between ("one five-day trip") the noun's number ends at once.
    """
    words = _described(text, place)
    last = {unit: index for index, (word, _) in enumerate(words) if (unit := _unit(words, index))}
    unit = next((unit for unit in _ORDER if unit in last), None)
    if unit is None:
        return None
    before = [word for word, _ in words[: last[unit]]]
    another = "way" not in before and any(map(_ANOTHER.match, before))
    return unit, place if another else words[last[unit]][1]


def _described(text: str, place: int) -> list[tuple[str, int]]:
    """The words after a number up to what it counts at most, small, each with where it ends."""
    words: list[tuple[str, int]] = []
    while len(words) < _MOST_WORDS and (found := _WORD.match(text, place)):
        place, word = found.end(), found[1].lower()
        if word in _STOPS:
            break
        words.append((word, place))
    return words


def _unit(words: list[tuple[str, int]], index: int) -> str | None:
    """The unit that a word names where it stands; a home leave is a trip."""
    word = words[index][0]
    if word in {"leave", "leaves"} and index and words[index - 1][0] == "home":
        return "trip"
    unit = UNITS.get(word)
    return None if unit in _NEAR and index >= _CLOSE else unit
