"""The story of an assignment: what happened, in one order, some of it at a time.

Pure: an entry is a value, its place a key. What is asked for, and of whom, the actions decide.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from assignments.core.money import Money
from assignments.core.records import Person, by_name
from assignments.core.words import InputError

KINDS = (
    "assignment",
    "letters",
    "trips",
    "shipments",
    "claims",
    "decisions",
    "questions",
    "suppliers",
    "rates",
    "pay",
    "tax",
    "standing",
    "days",
    "months",
)
# Entries of these are told together where one person made several on one day.
TOGETHER = frozenset({"decided", "term_confirmed", "stay", "time_off", "asked", "answered"})
_BETWEEN = "~"
FAR = 2**31 - 1  # behind every number


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: its instant, then its source, then its number there."""

    at: dt.datetime
    source: int
    number: int

    @property
    def key(self) -> tuple[dt.datetime, int, int]:
        """What places are ordered by."""
        return self.at, self.source, self.number

    def written(self) -> str:
        """The place as an address has it."""
        return _BETWEEN.join((self.at.isoformat(), str(self.source), str(self.number)))


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened: `what` of a `kind`, on a day in the company's zone.

    `number` is the thing's own (a letter, a claim, a tax year); `first` and `last` are days that
    it speaks of; `times` is how many lines a decision was about. `marked` is an amount above the
    limit. `words` and `more` are as somebody recorded them.
    """

    what: str
    kind: str
    place: Place
    day: dt.date
    number: int
    words: str = ""
    more: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    amount: Money | None = None
    times: int = 1
    marked: bool = False
    by: Person | None = None
    in_place_of: Person | None = None

    @property
    def doer(self) -> str:
        """Who did it, with the one they stood in for; empty where nobody is named."""
        return by_name(self.by, self.in_place_of)

    @property
    def alike(self) -> tuple[object, ...]:
        """What entries of one day have in common that are told as one."""
        if self.what not in TOGETHER:
            return (self.place,)
        under = self.number if self.what in {"decided", "asked", "answered"} else 0
        return self.what, self.day, under, self.doer, self.kind


@dataclass(frozen=True, slots=True)
class Told:
    """One or several entries as one line of the story; `first` of them stands for all."""

    entries: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The entry that came up first."""
        return self.entries[0]

    @property
    def times(self) -> int:
        """How many things they are about."""
        return sum(one.times for one in self.entries)

    @property
    def marked(self) -> bool:
        """Whether one of them is above the limit."""
        return any(one.marked for one in self.entries)

    @property
    def amount(self) -> Money | None:
        """What they come to, where all that have an amount have one currency."""
        amounts = [one.amount for one in self.entries if one.amount is not None]
        if not amounts or len({one.currency for one in amounts}) > 1:
            return None
        return Money(sum(one.minor for one in amounts), amounts[0].currency)

    def counted(self, words: str) -> int:
        """How many of the things have these words, such as "approved"."""
        return sum(one.times for one in self.entries if one.words == words)


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a story; `after` leads to what is behind it, None at its end."""

    told: tuple[Told, ...]
    after: str | None


def part(entries: Iterable[Entry], most: int, *, newest: bool) -> Part:
    """So many of the entries in their order, those alike of a day as one.

    The key behind it is that of the last entry, so that none is told twice.
    """
    ordered = sorted(entries, key=lambda one: one.place.key, reverse=newest)
    shown = ordered[:most]
    after = shown[-1].place.written() if len(ordered) > most else None
    return Part(together(shown), after)


def together(entries: Iterable[Entry]) -> tuple[Told, ...]:
    """Entries in their order, those alike of a day as one."""
    alike: dict[tuple[object, ...], list[Entry]] = {}
    for one in entries:
        alike.setdefault(one.alike, []).append(one)
    return tuple(Told(tuple(same)) for same in alike.values())


def midnight(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """When a day begins in the company's zone: where a thing stands that has a day alone."""
    return dt.datetime.combine(day, dt.time(), zone).astimezone(dt.UTC)


def place_of(written: str) -> Place:
    """The place of an address; InputError for what is none."""
    try:
        at, source, number = written.split(_BETWEEN)
        place = Place(dt.datetime.fromisoformat(at), int(source), int(number))
        known = place.at.tzinfo is not None and max(place.source, place.number) < FAR
        place.at.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        known = False
    if not known:
        raise InputError("after", f"{written!r} is no place in the story", "begin at its front")
    return place


@dataclass(frozen=True, slots=True)
class Edge:
    """Behind what a source's rows are wanted: a value of its column, and at it a number."""

    at: dt.date | dt.datetime
    number: int


def edge_of_moment(place: Place | None, source: int, *, newest: bool) -> Edge:
    """What of a source with stamps lies behind a place; all of it behind none."""
    if place is None:
        day = dt.date(9999, 12, 30) if newest else dt.date(1, 1, 2)
        return Edge(dt.datetime.combine(day, dt.time(), dt.UTC), 0)
    return Edge(place.at, _number(place, source, newest=newest))


def edge_of_day(place: Place | None, source: int, zone: ZoneInfo, *, newest: bool) -> Edge:
    """What of a source with days alone lies behind a place; all of it behind none."""
    if place is None:
        return Edge(dt.date.max if newest else dt.date.min, 0)
    day = place.at.astimezone(zone).date()
    if midnight(day, zone) == place.at:
        return Edge(day, _number(place, source, newest=newest))
    return Edge(day, FAR)


def _number(place: Place, source: int, *, newest: bool) -> int:
    """Of the rows at the place's own instant, beyond which number they are wanted."""
    if source == place.source:
        return place.number
    whole = (source < place.source) == newest
    return FAR if whole == newest else -1
