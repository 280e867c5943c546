"""Granted, used, held and left of every limit: a fold over lines, never stored.

A line takes from balances; a `Book` adds up what the lines before it took. How much a line may take
is decided in `check`; what is taken of single days is kept in `days`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from assignments.core.claim import Weight
from assignments.core.days import ZERO, Days, Run
from assignments.core.money import Money

__all__ = ["ZERO", "Book", "Entry", "Run", "Take", "Tally"]


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
    """An earlier line, as later lines see it: not refused, not rejected, not withdrawn.

    `seq` is its number among the submitted lines of its assignment, 0 where nobody asks for it.
    """

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
    seq: int = 0


@dataclass(slots=True)
class Tally:
    """What lines took of one balance in one period, and which of them only hold.

    `trips` holds, for each trip counted, the lines that only hold it; None once it is used.
    """

    used: Fraction = ZERO
    held: Fraction = ZERO
    holders: dict[str, None] = field(default_factory=dict)
    trips: dict[str, list[str] | None] = field(default_factory=dict)

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
        holding = self.trips.get(trip, [])
        if trip not in self.trips:
            self.add(line_id, Fraction(1), used=used)
            self.trips[trip] = None if used else [line_id]
        elif holding is not None and not used:
            holding.append(line_id)
            self.holders[line_id] = None
        elif holding is not None:
            self._use_trip(trip, holding)

    def _use_trip(self, trip: str, holding: list[str]) -> None:
        self.held -= 1
        self.used += 1
        self.trips[trip] = None
        for line_id in holding:
            del self.holders[line_id]


class Book:
    """What the lines before one have taken and told, indexed by what a judge asks."""

    def __init__(self, earlier: Iterable[Entry] = (), later: Iterable[Entry] = ()) -> None:
        """Record earlier lines in full, and of later ones only what they take."""
        self.tallies: dict[str, dict[str, Tally]] = {}
        self.days: dict[str, Days] = {}
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
                days = self.days.setdefault(take.balance, Days())
                for run in take.runs:
                    days.add(entry.line_id, run, used=entry.used)
                continue
            tally = self.tallies.setdefault(take.balance, {}).setdefault(take.period, Tally())
            if take.trip is not None:
                tally.add_trip(entry.line_id, take.trip, used=entry.used)
            else:
                tally.add(entry.line_id, take.quantity, used=entry.used)

    def tally(self, balance: str, period: str) -> Tally:
        """What was taken of a balance in a period."""
        return self.tallies.get(balance, {}).get(period) or Tally()

    def shipped(self, unit: str) -> Fraction:
        """The weight, in full, of all earlier goods shipped out, in that unit."""
        return Weight(self.shipped_kg, "kg").to(unit)

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
