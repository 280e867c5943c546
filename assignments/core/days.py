"""Money by the day or the month: what lines took of each day, kept in runs of days.

One balance here is a line of days cut into pieces on which every day is the same. How much a line
may take is decided in `check`; balances that have periods instead are in `remaining`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from assignments.core.periods import cut_by_month, day_worth

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive days, ordinals from `first` up to but not including `end`, `each` a day."""

    first: int
    end: int
    each: Fraction


@dataclass(slots=True)
class Day:
    """What lines took of every day of a piece, and which of them only hold."""

    used: Fraction = ZERO
    held: Fraction = ZERO
    holders: dict[str, None] = field(default_factory=dict)

    def copy(self) -> "Day":
        """The same once more, for the other half of a piece that is cut."""
        return Day(self.used, self.held, dict(self.holders))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, end not included, each worth the same of the sum per day or month, and what is taken.

    `worth` is a share of the sum; `used` and `held` are money.
    """

    first: int
    end: int
    worth: Fraction
    used: Fraction = ZERO
    held: Fraction = ZERO

    @property
    def days(self) -> int:
        """How many days."""
        return self.end - self.first

    def left(self, most: Fraction) -> Fraction:
        """What is left of each day where `most` is the sum; never below zero."""
        return max(ZERO, most * self.worth - self.used - self.held)


class Days:
    """One balance by days."""

    def __init__(self) -> None:
        """Begin with one piece of all days, of which nothing is taken."""
        self._starts = [0]
        self._pieces = [Day()]

    def add(self, line_id: str, run: Run, *, used: bool) -> None:
        """Count what a line takes of each day of a run."""
        for piece in self._pieces[self._cut(run.first) : self._cut(run.end)]:
            if used:
                piece.used += run.each
            else:
                piece.held += run.each
                piece.holders[line_id] = None

    def _cut(self, ordinal: int) -> int:
        """The place of the piece that begins on the day, cut off where none does."""
        place = bisect_left(self._starts, ordinal)
        if place == len(self._starts) or self._starts[place] != ordinal:
            self._starts.insert(place, ordinal)
            self._pieces.insert(place, self._pieces[place - 1].copy())
        return place

    def within(self, first: int, end: int) -> Iterator[tuple[int, int, Day]]:
        """The pieces that lie in the days, or the parts of them that do."""
        place = max(0, bisect_left(self._starts, first + 1) - 1)
        while place < len(self._starts) and self._starts[place] < end:
            last = self._starts[place + 1] if place + 1 < len(self._starts) else end
            yield max(first, self._starts[place]), min(end, last), self._pieces[place]
            place += 1

    def holders(self, ordinals: range) -> tuple[str, ...]:
        """The lines that hold some of the days, each once."""
        pieces = (piece for _, _, piece in self.within(ordinals.start, ordinals.stop))
        return tuple(dict.fromkeys(line_id for piece in pieces for line_id in piece.holders))

    def taken_days(self) -> Iterator[tuple[int, int]]:
        """First and end of the pieces of which something is taken, in order."""
        ends = [*self._starts[1:], 0]
        for first, end, piece in zip(self._starts, ends, self._pieces, strict=True):
            if piece.used or piece.held:
                yield first, end


@lru_cache(maxsize=4096)
def stretches(per: str, first: int, end: int) -> tuple[Stretch, ...]:
    """The days cut where their worth changes: nowhere `per` day, at the ends of months else."""
    if per == "day":
        return (Stretch(first, end, Fraction(1)),)
    cuts = cut_by_month(first, end)
    return tuple(Stretch(start, stop, day_worth(per, start)) for start, stop in cuts)


@lru_cache(maxsize=4096)
def worth(per: str, first: int, end: int) -> Fraction:
    """What share of the sum per day or month the days are worth: whole months are whole numbers."""
    return sum((one.worth * one.days for one in stretches(per, first, end)), ZERO)


def taken(days: Days | None, per: str, ordinals: range) -> tuple[Stretch, ...]:
    """The days cut where their worth or what is taken of them changes, with what is taken."""
    plain = stretches(per, ordinals.start, ordinals.stop)
    if days is None:
        return plain
    return tuple(
        Stretch(first, end, one.worth, piece.used, piece.held)
        for one in plain
        for first, end, piece in days.within(one.first, one.end)
    )


def spread(quantity: Fraction, days: Sequence[Stretch], most: Fraction) -> tuple[Run, ...]:
    """Lay a quantity on days, the same for each by its worth, and never more than a day has left.

    `most` is the sum per day or month. What no day has left (an override) goes on top, by worth.
    """
    shares = _shares(quantity, days, [one.left(most) for one in days])
    runs = (Run(one.first, one.end, each) for one, each in zip(days, shares, strict=True))
    return tuple(_joined(runs))


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs that follow each other with the same a day made one; those of nothing left out."""
    open_run: Run | None = None
    for run in runs:
        if open_run is not None and (open_run.end, open_run.each) == (run.first, run.each):
            open_run = Run(open_run.first, run.end, run.each)
            continue
        if open_run is not None and open_run.each:
            yield open_run
        open_run = run
    if open_run is not None and open_run.each:
        yield open_run


def _shares(quantity: Fraction, days: Sequence[Stretch], left: list[Fraction]) -> list[Fraction]:
    """What each stretch takes a day: by its worth, those with the least left filled up first."""
    rest_worth = sum((one.worth * one.days for one in days), ZERO)
    room_by_worth = [have / one.worth for have, one in zip(left, days, strict=True)]
    if quantity <= min(room_by_worth) * rest_worth:
        return [quantity * one.worth / rest_worth for one in days]
    room = sum((have * one.days for have, one in zip(left, days, strict=True)), ZERO)
    if quantity >= room:
        on_top = (quantity - room) / rest_worth
        return [have + on_top * one.worth for have, one in zip(left, days, strict=True)]
    shares, rest = [ZERO] * len(days), quantity
    for place in sorted(range(len(days)), key=room_by_worth.__getitem__):
        one = days[place]
        shares[place] = min(left[place], rest * one.worth / rest_worth)
        rest -= shares[place] * one.days
        rest_worth -= one.worth * one.days
    return shares
