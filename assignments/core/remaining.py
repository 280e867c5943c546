"""Granted, used, held and left of every limit: a fold over lines, never stored.

A line takes from balances; a `Book` adds up what the lines before it took. How much a line may take
is decided in `check`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from assignments.core.claim import Weight
from assignments.core.money import Money
from assignments.core.periods import day_worth

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive days, ordinals from `first` up to but not including `end`, `each` a day."""

    first: int
    end: int
    each: Fraction

    def days(self) -> range:
        """The days of the run."""
        return range(self.first, self.end)


@dataclass(frozen=True, slots=True)
class Take:
    """What one line takes of one balance in one period, in the balance's own unit.

    A balance of money by the day or month is drawn on by `runs` of days and has no period. One of
    trips is drawn on by `trip`: the lines of one trip take it once.
    """

    balance: str
    period: str
    quantity: Fraction
    trip: str | None = None
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An earlier line, as later lines see it: not refused, not rejected, not withdrawn."""

    line_id: str
    category: str
    person: str
    claim: str
    date: dt.date
    amount: Money
    receipts: tuple[str, ...] = ()
    trip: str | None = None
    trip_name: str | None = None
    departs: dt.date | None = None
    shipped_kg: Fraction = ZERO
    above_cabin: bool = False
    takes: tuple[Take, ...] = ()
    used: bool = False


@dataclass(slots=True)
class Tally:
    """What lines took of one balance in one period, and which of them only hold."""

    used: Fraction = ZERO
    held: Fraction = ZERO
    holders: dict[str, None] = field(default_factory=dict)
    trips: dict[str, bool] = field(default_factory=dict)

    @property
    def taken(self) -> Fraction:
        """Used and held together."""
        return self.used + self.held

    def add(self, line_id: str, quantity: Fraction, *, used: bool) -> None:
        """Count a quantity."""
        if used:
            self.used += quantity
        else:
            self.held += quantity
            self.holders[line_id] = None

    def add_trip(self, line_id: str, trip: str, *, used: bool) -> None:
        """Count a trip once, as used as soon as one of its lines is."""
        before = self.trips.get(trip)
        self.trips[trip] = bool(before) or used
        if before is None:
            self.add(line_id, Fraction(1), used=used)
        elif used and not before:
            self.held -= 1
            self.used += 1


class Book:
    """What the lines before one have taken and told, indexed by what a judge asks."""

    def __init__(self, earlier: Iterable[Entry] = (), later: Iterable[Entry] = ()) -> None:
        """Record earlier lines in full, and of later ones only what they take."""
        self.tallies: dict[str, dict[str, Tally]] = {}
        self.days: dict[str, dict[int, Tally]] = {}
        self._receipts: dict[str, list[Entry]] = {}
        self._trips: dict[str, Entry] = {}
        self._named: dict[str, Entry] = {}
        self._departures: dict[tuple[str, dt.date], str] = {}
        self._above: set[tuple[str, str]] = set()
        self.shipped_kg = ZERO
        for entry in earlier:
            self.record(entry)
        for entry in later:
            self.take(entry)

    def record(self, entry: Entry) -> None:
        """Add a line that was not refused, with its receipts, trip and weight."""
        self.take(entry)
        self.shipped_kg += entry.shipped_kg
        for digest in entry.receipts:
            self._receipts.setdefault(digest, []).append(entry)
        if entry.trip is None:
            return
        self._trips.setdefault(entry.trip, entry)
        if entry.trip_name is not None:
            self._named.setdefault(entry.trip_name, entry)
        if entry.departs is not None:
            self._departures.setdefault((entry.person, entry.departs), entry.trip)
        if entry.above_cabin:
            self._above.add((entry.trip, entry.category))

    def take(self, entry: Entry) -> None:
        """Count what a line takes of its balances."""
        for take in entry.takes:
            if take.runs:
                days = self.days.setdefault(take.balance, {})
                for run in take.runs:
                    for day in run.days():
                        days.setdefault(day, Tally()).add(entry.line_id, run.each, used=entry.used)
                continue
            tally = self.tallies.setdefault(take.balance, {}).setdefault(take.period, Tally())
            if take.trip is not None:
                tally.add_trip(entry.line_id, take.trip, used=entry.used)
            else:
                tally.add(entry.line_id, take.quantity, used=entry.used)

    def tally(self, balance: str, period: str) -> Tally:
        """What was taken of a balance in a period."""
        return self.tallies.get(balance, {}).get(period) or Tally()

    def tally_of_days(self, balance: str, ordinals: Iterable[int]) -> Tally:
        """What was taken of a balance on the days, added up."""
        days = self.days.get(balance)
        total = Tally()
        if days is None:
            return total
        for ordinal in ordinals:
            day = days.get(ordinal)
            if day is not None:
                total.used += day.used
                total.held += day.held
                total.holders.update(day.holders)
        return total

    def shipped(self, unit: str) -> Fraction:
        """The weight, in full, of all earlier goods shipped out, in that unit."""
        return Weight(self.shipped_kg, "kg").to(unit)

    def day_taken(self, balance: str, ordinal: int) -> Fraction:
        """What was taken of a balance on one day."""
        day = self.days.get(balance, {}).get(ordinal)
        return ZERO if day is None else day.taken

    def same_receipt(self, digests: Iterable[str]) -> Iterator[Entry]:
        """Earlier lines that carry one of the receipts."""
        for digest in digests:
            yield from self._receipts.get(digest, ())

    def trip_departing(self, person: str, day: dt.date) -> str | None:
        """The first trip of a traveller that departs on the day."""
        return self._departures.get((person, day))

    def first_of_trip(self, trip: str) -> Entry | None:
        """The first line of a traveller's trip."""
        return self._trips.get(trip)

    def first_named(self, name: str) -> Entry | None:
        """The first line of any traveller on a trip of that name."""
        return self._named.get(name)

    def flown_above(self, trip: str, category: str) -> bool:
        """Whether an earlier line of the trip and category was above the cabin granted."""
        return (trip, category) in self._above


def spread(
    quantity: Fraction, ordinals: Sequence[int], worth: Sequence[Fraction], left: Sequence[Fraction]
) -> tuple[Run, ...]:
    """Lay a quantity on days, the same for each by its worth, and never more than a day has left.

    What no day has left (an override) goes on top, by worth. `worth` is each day's full measure.
    """
    shares = _filled(quantity, worth, [max(ZERO, one) for one in left])
    starts = [0, *(place for place, (one, two) in enumerate(pairwise(shares), 1) if one != two)]
    ends = [*starts[1:], len(shares)]
    return tuple(
        Run(ordinals[start], ordinals[end - 1] + 1, shares[start])
        for start, end in zip(starts, ends, strict=True)
        if shares[start]
    )


def _filled(quantity: Fraction, worth: Sequence[Fraction], left: list[Fraction]) -> list[Fraction]:
    room = sum(left, ZERO)
    if quantity >= room:
        per_worth = (quantity - room) / sum(worth, ZERO)
        return [have + per_worth * one for have, one in zip(left, worth, strict=True)]
    shares = [ZERO] * len(left)
    open_days = sorted(range(len(left)), key=lambda place: left[place] / worth[place])
    rest, rest_worth = quantity, sum(worth, ZERO)
    for place in open_days:
        share = min(left[place], rest * worth[place] / rest_worth)
        shares[place] = share
        rest -= share
        rest_worth -= worth[place]
    return shares


def days_left(
    book: Book, balance: str, per: str, most: Fraction, ordinals: Sequence[int]
) -> tuple[list[Fraction], list[Fraction]]:
    """Each day's worth of `most` per day or month, and what is left of it (below zero too)."""
    worth = [most * day_worth(per, ordinal) for ordinal in ordinals]
    left = [
        one - book.day_taken(balance, ordinal) for one, ordinal in zip(worth, ordinals, strict=True)
    ]
    return worth, left
