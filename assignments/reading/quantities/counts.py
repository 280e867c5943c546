"""Things that are counted: trips, shares of stock, vehicles, people, and any other number.

The noun that a number counts is found by walking over the words that describe it. Containers are
in `containers`.
"""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assignments.reading.quantities.number_words import WORDS
from assignments.reading.quantities.numerals import Numeral
from assignments.reading.values import Quantity

_MOST_WORDS = 7
_MORE = re.compile(r" or (?:more|fewer|less)\b", re.IGNORECASE)
_WORD = re.compile(r"[ -](?:\((?=[a-z]))?([A-Za-z0-9&][A-Za-z&'\u2019]*)\)?(?:\(s\))?")
_A_NUMBER = re.compile(rf"\d|(?:{WORDS})$", re.IGNORECASE)
_STOPS = frozenset(
    "of to for in on at by with from per and or the a an your his her their its each every as is "
    "are was were be will shall may can if when that which who than then plus between within upon "
    "after before during until through under over you he she it they we not no this these those "
    "such any all up based into times but cc litre liter".split()
)
_TRIP = re.compile(
    r"trips?|visits?|flights?|tickets?|airfares?|airlines?|journeys?|round-?trips?|returns|"
    r"passages?|roundtrips?|fares?|airplane|pre-?visits?",
    re.IGNORECASE,
)
_NOT_A_TRIP = re.compile(r"ticket(?:ed|ing)|trip-", re.IGNORECASE)
_STOCK = re.compile(
    r"shares?|options|rsus?|psus?|warrants?|adss?|adrs?|sars?|units|grants?|awards?", re.IGNORECASE
)
_VAGUE = frozenset({"units", "grant", "grants", "award", "awards"})
_STOCK_UNITS = re.compile(r"stock|restricted|performance|share|phantom", re.IGNORECASE)
_VEHICLE = re.compile(
    r"automobiles?|autos?|cars?|vehicles?|motorcycles?|motorbikes?|minivans?", re.IGNORECASE
)
_PERSON = re.compile(
    r"persons?|people|child|children|depend[ea]nts?|adults?|individuals?|spouses?|"
    r"(?:famil(?:y|ies) )?members?|passengers?|occupants?|travel+ers?|assignees?|infants?",
    re.IGNORECASE,
)
_PET = re.compile(r"pets?|dogs?|cats?|animals?", re.IGNORECASE)
_OTHERS = {
    "mile": "mile", "miles": "mile", "kilometers": "kilometre", "kilometres": "kilometre",
    "km": "kilometre", "bedroom": "room", "bedrooms": "room", "room": "room", "rooms": "room",
    "installment": "instalment", "installments": "instalment", "instalments": "instalment",
    "instalment": "instalment", "payments": "instalment", "payment": "instalment",
    "suitcase": "bag", "suitcases": "bag", "bag": "bag", "bags": "bag", "pieces": "bag",
    "minute": "minute", "minutes": "minute", "employees": "employee", "employee": "employee",
    "square": "area", "copies": "copy", "counterparts": "copy",
}  # fmt: skip
_NAMED = re.compile(
    r"\b(?:page|section|article|part|phase|exhibit|schedule|tier|item|paragraph|step|chapter|level)"
    r" $",
    re.IGNORECASE,
)
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
    r"single|vacation|emergency|repatriation|family|personal|commuting|rest|recuperation)[ -]"
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


def described(text: str, place: int) -> list[tuple[str, int]]:
    """The words after a number up to what it counts at most, each with where it ends."""
    words: list[tuple[str, int]] = []
    while len(words) < _MOST_WORDS and (found := _WORD.match(text, place)):
        if found[1].lower() in _STOPS:
            break
        words.append((found[1], place := found.end()))
    return words


def count(text: str, numeral: Numeral) -> Quantity | None:
    """Trips, vehicles, people, pets or stock, by the noun that the number describes."""
    if numeral.value is None or numeral.glued or numeral.value % 1:
        return None
    if more := _MORE.match(text, numeral.last):
        numeral = replace(numeral, last=more.end())
    words = described(text, numeral.last)
    return (
        _stock(text, numeral, words)
        or _named(numeral, words, _TRIP, ("count", "trip"))
        or _leaves(numeral, words)
        or _named(numeral, words, _VEHICLE, ("number", "vehicle"))
        or _named(numeral, words, _PERSON, ("number", "person"))
        or _named(numeral, words[:3], _PET, ("number", "pet"))
    )


def _named(
    numeral: Numeral, words: list[tuple[str, int]], noun: re.Pattern[str], what: tuple[str, str]
) -> Quantity | None:
    """The number as a count of the noun, to the last such word: one (five-day) return trip."""
    places = [place for place, (word, _) in enumerate(words) if noun.fullmatch(word)]
    if not places:
        return None
    before = [word.lower() for word, _ in words[: places[-1]]]
    another = "way" not in before and any(map(_A_NUMBER.match, before))
    last = numeral.last if another else words[places[-1]][1]
    return Quantity(what[0], numeral.first, last, numeral.value, what[1])


def _leaves(numeral: Numeral, words: list[tuple[str, int]]) -> Quantity | None:
    """One home leave, two home leaves: a trip home; days of it are a duration."""
    for (word, _), (after, end) in pairwise(words):
        if word.lower() == "home" and after.lower() in {"leave", "leaves"}:
            return Quantity("count", numeral.first, end, numeral.value, "trip")
    return None


def _stock(text: str, numeral: Numeral, words: list[tuple[str, int]]) -> Quantity | None:
    """Shares and options, and what an option is to purchase."""
    for word, end in words:
        if not _STOCK.fullmatch(word):
            continue
        phrase = text[numeral.last : end]
        if word.lower() not in _VAGUE or _STOCK_UNITS.search(phrase):
            return Quantity("stock", numeral.first, end, numeral.value, "share")
    if numeral.figure and _PURCHASE.search(text[max(0, numeral.first - 50) : numeral.first]):
        return Quantity("stock", numeral.first, numeral.last, numeral.value, "share")
    return None


def number(text: str, numeral: Numeral) -> Quantity:
    """Any other number; a letter before its digits, or more marks than a number has, name."""
    if numeral.glued or numeral.value is None:
        return Quantity("number", numeral.first, numeral.last, numeral.value, "reference")
    for word, end in described(text, numeral.last)[:3]:
        if (unit := _OTHERS.get(word.lower())) and not numeral.value % 1:
            return Quantity("number", numeral.first, end, numeral.value, unit)
    named = None if numeral.figure else _NAMED.search(text[: numeral.first][-12:])
    unit = "reference" if named else None
    return Quantity("number", numeral.first, numeral.last, numeral.value, unit)


def some_trips(text: str) -> list[Quantity]:
    """A trip said without a number: a round trip, a return ticket."""
    if not _TRIPS.search(text):
        return []
    return [
        Quantity("count", found.start(), found.end(), Decimal(1), "trip")
        for found in _SOME_TRIP.finditer(text)
        if not _NO_GRANT.search(text[max(0, found.start() - 30) : found.start()])
    ]


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
