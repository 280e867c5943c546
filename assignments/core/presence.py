"""Where a person was, day by day: from the assignment, recorded trips, and stays put down by hand.

A day may be spent in several countries: which of them it counts for is a rule, and both rules are
here. Which years and windows the days fall in, and what is near a limit, is in `day_counts`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from operator import attrgetter

from assignments.core.assignment import ENDING_BEFORE, PREPARING_DAYS
from assignments.core.records import Person, Trip
from assignments.core.words import InputError

ANY_PART, MIDNIGHT = "any_part", "midnight"
COUNTING_RULES = (ANY_PART, MIDNIGHT)
ELSEWHERE = "other"  # a trip to neither home nor host: which country it was, a stay says
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stay:
    """Days in a country, put down by hand: arrived on `first`, left on `last`."""

    country: str
    first: date
    last: date

    def meets(self, other: "Stay") -> tuple[date, date] | None:
        """The first and last day that both have, or None."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return (first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class StayRecord:
    """A stay as it was recorded; one that was taken back is kept, with who did it and when."""

    id: int
    assignment_id: int
    stay: Stay
    note: str
    by: Person | None
    at: datetime
    undone_by: Person | None = None
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """All that says where a person was; `until` is the last planned day, None where none is known.

    `until` is the recorded end, else the expected one. Trips are the employee's alone.
    """

    home: str
    host: str
    start: date
    until: date | None = None
    trips: tuple[Trip, ...] = ()
    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True, slots=True)
class Nights:
    """Days, from `first` up to but not including `end`, that ended in one country, and who says."""

    country: str
    first: date
    end: date
    source: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Presence:
    """Where every day from `first` to `last` was spent.

    `nights` follow each other without a gap; `touches` are stretches, both ends included, of days
    of which some part was spent in a country. They may share days.
    """

    first: date
    last: date
    nights: tuple[Nights, ...]
    touches: tuple[Stay, ...]

    def stretches(self, rule: str) -> tuple[Stay, ...]:
        """The stretches of days that count for a country under a counting rule."""
        if rule == ANY_PART:
            return self.touches
        return tuple(Stay(one.country, one.first, one.end - DAY) for one in self.nights)

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country in which some day was spent, in the order in which they came."""
        return tuple(dict.fromkeys(one.country for one in self.touches))


def refuse_overlap(new: Stay, known: Iterable[Stay]) -> None:
    """Raise InputError where two stays share more than one day, which both travelled on."""
    for one in known:
        shared = one.meets(new)
        if shared is not None and (shared[0] != shared[1] or one == new):
            what = f"the stay from {one.first} to {one.last} ({one.country}) holds these days"
            remedy = "two stays share at most a day of travel: take that one back, or cut this one"
            raise InputError("first", what, remedy)


def presence_of(known: Whereabouts, first: date, last: date) -> Presence:
    """Where every day of a window was spent; by-hand stays win over trips, trips over the rest.

    A journey is on the day its trip departs or returns; without such a trip on the assignment's
    first and last day.
    """
    pieces = _clipped(_base(known), first, last)
    for trip in _journeys(known):
        if trip.returns is not None:
            there = Nights(_country(known, trip), trip.departs, trip.returns, trip.name)
            pieces = _laid(pieces, there)
    stays = sorted(known.stays, key=attrgetter("first", "last"))
    for number, stay in enumerate(stays):
        pieces = _laid(pieces, _nights_of(stay, stays[number + 1 :]))
    nights = _joined(_clipped(pieces, first, last))
    touches = (*_touched(nights), *stays, *_day_trips(known))
    return Presence(first, last, nights, _united(touches, first, last))


def _journeys(known: Whereabouts) -> list[Trip]:
    """The employee's trips, the first to depart first."""
    own = (one for one in known.trips if one.traveller == "employee")
    return sorted(own, key=attrgetter("departs", "id"))


def _country(known: Whereabouts, trip: Trip) -> str:
    return {"home": known.home, "host": known.host}.get(trip.destination, ELSEWHERE)


def _one_way(known: Whereabouts) -> list[Trip]:
    """Trips without a return; one to nobody knows where says nothing of the days after it."""
    found = _journeys(known)
    return [one for one in found if one.returns is None and one.destination != "other"]


def _base(known: Whereabouts) -> list[Nights]:
    """Home, then host from the start, then home from the last day, moved by trips one way."""
    turns: list[tuple[date, str, str]] = []
    one_way = _one_way(known)
    if not (one_way and _is_outbound(one_way[0], known)):
        turns.append((known.start, known.host, ""))
    turns += [(one.departs, _country(known, one), one.name) for one in one_way]
    if known.until is not None and not any(_is_return(one, known) for one in one_way):
        turns.append((known.until, known.home, ""))
    turns.sort(key=lambda turn: turn[0])
    ends = [*(turn[0] for turn in turns[1:]), date.max]
    found = [Nights(known.home, date.min, turns[0][0])]
    for (day, country, source), end in zip(turns, ends, strict=True):
        found.append(Nights(country, day, end, source))
    return [one for one in found if one.first < one.end]


def _is_outbound(trip: Trip, known: Whereabouts) -> bool:
    latest = known.start + PREPARING_DAYS * DAY
    return trip.destination == "host" and trip.departs <= latest


def _is_return(trip: Trip, known: Whereabouts) -> bool:
    if known.until is None or trip.destination != "home":
        return False
    return trip.departs >= max(known.start, known.until - ENDING_BEFORE * DAY)


def _nights_of(stay: Stay, later: list[Stay]) -> Nights:
    """The nights of a stay: up to the day it ends, or with it where the next begins a day later."""
    goes_on = any(one.first == stay.last + DAY for one in later)
    return Nights(stay.country, stay.first, stay.last + DAY * goes_on, by_hand=True)


def _clipped(pieces: Iterable[Nights], first: date, last: date) -> list[Nights]:
    cut = (
        replace(one, first=max(one.first, first), end=min(one.end, last + DAY)) for one in pieces
    )
    return [one for one in cut if one.first < one.end]


def _laid(pieces: list[Nights], over: Nights) -> list[Nights]:
    """The pieces with one laid over them."""
    if over.first >= over.end:
        return pieces
    found = []
    for one in pieces:
        if one.first < over.first:
            found.append(replace(one, end=min(one.end, over.first)))
        if one.end > over.end:
            found.append(replace(one, first=max(one.first, over.end)))
    return sorted([*found, over], key=attrgetter("first"))


def _joined(pieces: Iterable[Nights]) -> tuple[Nights, ...]:
    """The pieces, those of one country and source that follow each other as one."""
    found: list[Nights] = []
    for one in pieces:
        before = found[-1] if found else None
        if before is not None and replace(one, first=before.first, end=before.end) == before:
            found[-1] = replace(before, end=one.end)
        else:
            found.append(one)
    return tuple(found)


def _touched(nights: Iterable[Nights]) -> list[Stay]:
    """The days begun or ended in a country; stays by hand say theirs themselves."""
    return [Stay(one.country, one.first, one.end) for one in nights if not one.by_hand]


def _day_trips(known: Whereabouts) -> list[Stay]:
    """Trips there and back on one day, and of those to elsewhere without a return the one day."""
    return [
        Stay(_country(known, one), one.departs, one.departs)
        for one in _journeys(known)
        if one.returns == one.departs or (one.returns is None and one.destination == "other")
    ]


def _united(touches: Iterable[Stay], first: date, last: date) -> tuple[Stay, ...]:
    """The stretches within a window, those of one country that meet or follow as one."""
    found: list[Stay] = []
    open_: dict[str, int] = {}
    for one in sorted(touches, key=attrgetter("first", "last")):
        begin, end = max(one.first, first), min(one.last, last)
        if begin > end:
            continue
        place = open_.get(one.country)
        if place is not None and found[place].last + DAY >= begin:
            found[place] = Stay(one.country, found[place].first, max(found[place].last, end))
        else:
            open_[one.country] = len(found)
            found.append(Stay(one.country, begin, end))
    return tuple(found)


def open_ended(known: Whereabouts) -> tuple[Trip, ...]:
    """The trips that leave open when they came back, so that days after them are a guess."""
    one_way = _one_way(known)
    settled = {one.id for one in one_way[:1] if _is_outbound(one, known)}
    settled |= {one.id for one in one_way if _is_return(one, known)}
    followed = {a.id for a, b in pairwise(one_way) if _differs(a, b)}
    return tuple(
        one for one in _journeys(known) if one.returns is None and one.id not in settled | followed
    )


def _differs(one: Trip, following: Trip) -> bool:
    return one.destination != following.destination
