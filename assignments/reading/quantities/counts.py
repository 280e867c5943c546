"""Things that are counted: trips, shares of stock, vehicles, people, and any other number.

Which noun a number counts is in `nouns`, containers are in `containers`.
"""

import re
from decimal import Decimal

from assignments.reading.quantities.nouns import noun_of
from assignments.reading.quantities.number_words import WORDS
from assignments.reading.quantities.numerals import Numeral
from assignments.reading.values import Quantity

_MORE = re.compile(r" or (?:more|fewer|less)\b", re.IGNORECASE)
_OF_THE = re.compile(r" of (?:the|these|those|your|such|said)\b", re.IGNORECASE)
_KINDS = {"share": "stock", "trip": "count"}
_STOCK_GRANT = re.compile(r"stock|restricted|performance|share|phantom", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:page|section|article|part|phase|exhibit|schedule|tier|item|paragraph|step|chapter|level)"
    r" $",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\b(?:family|families|party|household) of $", re.IGNORECASE)
_PURCHASE = re.compile(
    r"\b(?:options?|warrants?|right) (?:to (?:purchase|buy|acquire)|for|on|over)(?: up to)?"
    r"(?: an?)?(?: additional| aggregate(?: of)?| total of)? $|\b(?:to|may) (?:purchase|"
    r"acquire)(?: up to)? $|\boptions? (?:total+ing|of|covering) $",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:trips?|home|leave|visits?|fl(?:y|ights?)|travel|return|airfare|tickets?)\b",
    re.IGNORECASE,
)
_SOME_TRIP = re.compile(
    r"(?<![\w-])an? (?:(?:round|return|round-trip|roundtrip|one-way|home|leave|home-leave|annual|"
    r"quarterly|monthly|house|hunting|house-hunting|househunting|homefinding|home-finding|finding|"
    r"look-see|orientation|economy|economy-class|business|business-class|first|first-class|class|"
    r"coach|air|airline|plane|familiarization|familiarisation|pre-assignment|pre-move|paid|"
    r"single|vacation|emergency|repatriation|family|personal|commuting|rest|recuperation)[ -]|"
    rf"(?P<inner>(?:\d+|{WORDS})(?: \(\d+\))?[ -](?:day|night|week|month)[ -])"
    r"){0,6}(?:trip|visit|flight|ticket|journey)s?\b(?! (?:expenses?|costs?|allowances?)\b)",
    re.IGNORECASE,
)
_TRIPS = re.compile(
    r"trip|visit|flight|ticket|journey|Trip|Visit|Flight|Ticket|Journey|TRIP|TICKET"
)
_NO_GRANT = re.compile(
    r"\b(?:in lieu of|instead of|in place of|such|whether|not|if|any part of|than|like|"
    r"associated with|"
    r"the end of|during|upon|after|cancel(?:led)?|missed)(?: taking)? $",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(once|twice|thrice)(?= (?:per|a|an|each|every|in (?:any|each|every|a)|annually|yearly|"
    r"monthly|during)\b)",
    re.IGNORECASE,
)


def count(text: str, numeral: Numeral) -> Quantity | None:
    """Trips, stock, vehicles, people and the like, by the noun that the number describes."""
    if numeral.value is None or numeral.glued or numeral.value % 1:
        return None
    more = _MORE.match(text, numeral.last)
    counted = noun_of(text, more.end() if more else numeral.last)
    if counted is None and (of_the := _OF_THE.match(text, numeral.last)):
        counted = noun_of(text, of_the.end())
        counted = counted if counted and counted[0] == "trip" else None
    if counted is None:
        return _purchased(text, numeral)
    unit, last = counted
    if unit == "grant":
        unit = "share"
        if not _STOCK_GRANT.search(text, numeral.last, last):
            return None
    return Quantity(_KINDS.get(unit, "number"), numeral.first, last, numeral.value, unit)


def _purchased(text: str, numeral: Numeral) -> Quantity | None:
    """What an option is to purchase, where its number stands alone."""
    if numeral.figure and _PURCHASE.search(text[max(0, numeral.first - 50) : numeral.first]):
        return Quantity("stock", numeral.first, numeral.last, numeral.value, "share")
    return None


def number(text: str, numeral: Numeral) -> Quantity:
    """Any other number; a letter before its digits, or more marks than a number has, name."""
    names = numeral.glued or numeral.value is None
    if not names and not numeral.figure:
        names = bool(_NAMED.search(text[max(0, numeral.first - 12) : numeral.first]))
    unit = "reference" if names else None
    if _FAMILY.search(text[max(0, numeral.first - 14) : numeral.first]):
        unit = "person"
    return Quantity("number", numeral.first, numeral.last, numeral.value, unit)


def some_trips(text: str) -> list[Quantity]:
    """A trip said without a number: a round trip, a return ticket."""
    if not _TRIPS.search(text):
        return []
    return [
        Quantity("count", found.start(), _end_of(found), Decimal(1), "trip")
        for found in _SOME_TRIP.finditer(text)
        if not _NO_GRANT.search(text[max(0, found.start() - 30) : found.start()])
    ]


def _end_of(found: re.Match[str]) -> int:
    """Where a trip said without a number ends: at its article, where it says how long it is."""
    return found.group().index(" ") + found.start() if found["inner"] else found.end()


def times(text: str) -> list[Quantity]:
    """Once a year, twice a year: trips where the sentence is of travel."""
    if not _OFTEN.search(text):
        return []
    kind, unit = ("count", "trip") if _HOME.search(text) else ("number", "time")
    worth = {"once": 1, "twice": 2, "thrice": 3}
    return [
        Quantity(kind, found.start(), found.end(), Decimal(worth[found[1].lower()]), unit)
        for found in _OFTEN.finditer(text)
    ]
