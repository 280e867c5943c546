"""What earlier lines of one assignment took and told, asked as the records are, out of memory.

It answers the four questions that a judge's book is made from (`actions.judging.book_for`).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from assignments.core.money import Money
from assignments.core.remaining import Entry, Take
from assignments.storage.store import Balances, Journeys, Seen

_NOBODY = Entry("", "", "", "", dt.date.min, Money(0, ""))
_Place = tuple[str, str]  # a balance, and a period or a month


@dataclass(slots=True)
class Shelf:
    """The lines that count, by their numbers; later ones have higher numbers."""

    entries: dict[int, Entry] = field(default_factory=dict)
    _taken: dict[_Place, dict[int, Entry]] = field(default_factory=dict)
    _on_trips: dict[int, Entry] = field(default_factory=dict)
    _by_receipt: dict[str, dict[int, Entry]] = field(default_factory=dict)
    _sent: dict[int, Entry] = field(default_factory=dict)

    def put(self, line_id: int, entry: Entry) -> None:
        """Let later lines see a line so, and not as it was before."""
        self.drop(line_id)
        self.entries[line_id] = entry
        for place, taking in _takings(entry):
            self._taken.setdefault(place, {})[line_id] = taking
        if entry.trip is not None:
            self._on_trips[line_id] = entry
        if entry.shipped_kg:
            self._sent[line_id] = entry
        for digest in entry.receipts:
            self._by_receipt.setdefault(digest, {})[line_id] = entry

    def drop(self, line_id: int) -> None:
        """Have a line seen no more."""
        entry = self.entries.pop(line_id, None)
        if entry is None:
            return
        for place, _ in _takings(entry):
            self._taken[place].pop(line_id, None)
        self._on_trips.pop(line_id, None)
        self._sent.pop(line_id, None)
        for digest in entry.receipts:
            self._by_receipt[digest].pop(line_id, None)

    def same_receipts(self, seen: Seen, digests: Iterable[str]) -> tuple[Entry, ...]:
        """Earlier lines that carry one of the receipts."""
        found = (
            (line_id, replace(entry, trip=None, takes=(), receipts=(digest,)))
            for digest in digests
            for line_id, entry in self._by_receipt.get(digest, {}).items()
        )
        in_order = sorted(found, key=lambda pair: pair[0])
        return tuple(entry for line_id, entry in in_order if _earlier(line_id, seen))

    def journeys(self, seen: Seen, wanted: Journeys) -> tuple[Entry, ...]:
        """Earlier lines of the trips."""
        return tuple(
            replace(entry, takes=(), receipts=(), shipped_kg=Fraction(0))
            for line_id, entry in self._on_trips.items()
            if _earlier(line_id, seen)
            and (
                entry.trip in wanted.keys
                or entry.trip_name in wanted.names
                or entry.departs in wanted.days
            )
        )

    def goods_sent(self, seen: Seen) -> Entry:
        """The weight of earlier goods shipped out."""
        sent = (one.shipped_kg for number, one in self._sent.items() if _earlier(number, seen))
        return replace(_NOBODY, shipped_kg=sum(sent, Fraction(0)))

    def takes(self, seen: Seen, wanted: Balances) -> tuple[Entry, ...]:
        """What every other line takes of the balances."""
        places = [(name, period) for name in wanted.names for period in wanted.periods]
        found = [self._at(place) for place in places]
        months = list(_months(wanted.first, wanted.last))
        by_days: dict[tuple[int, str], Entry] = {}
        for name in wanted.by_days:
            for month in months:
                for line_id, entry in self._at((name, month)).items():
                    by_days[line_id, name] = entry
        in_periods = (pair for one in found for pair in one.items())
        on_days = ((line_id, entry) for (line_id, _), entry in by_days.items())
        both = (*in_periods, *on_days)
        return tuple(entry for line_id, entry in both if line_id != seen.without)

    def _at(self, place: _Place) -> dict[int, Entry]:
        return self._taken.get(place, {})


def _earlier(line_id: int, seen: Seen) -> bool:
    return line_id != seen.without and (seen.before is None or line_id < seen.before)


def _takings(entry: Entry) -> Iterator[tuple[_Place, Entry]]:
    """What a line takes of each balance, under its period, or under each month that it lies on."""
    for take in entry.takes:
        taking = replace(_NOBODY, line_id=entry.line_id, takes=(take,), used=entry.used)
        for period in _periods(take):
            yield (take.balance, period), taking


def _periods(take: Take) -> Iterable[str]:
    if not take.runs:
        return (take.period,)
    ordinals = take.runs[0].first, take.runs[-1].end - 1
    return _months(*(dt.date.fromordinal(one) for one in ordinals))


def _months(first: dt.date, last: dt.date) -> Iterator[str]:
    """The months between two days, told so that no period is called the same."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield f"month {year}-{month}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004
