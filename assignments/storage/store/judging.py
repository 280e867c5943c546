"""What the judge asks of earlier lines: tuples of columns of the lines and balances concerned.

Only lines that count are seen: submitted or approved, not refused, rejected or withdrawn. So the
cost follows what a limit has seen, not the age of the system.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, or_, select

from assignments.core.money import Money
from assignments.core.rates import Conversion
from assignments.core.remaining import Entry
from assignments.storage.store.asking import Asking
from assignments.storage.tables import LineRow, ReceiptRow, TakeRow
from assignments.storage.tables.claims import take_of

_NOBODY = Entry("", "", "", "", dt.date.min, Money(0, ""))
_FACTS = (
    LineRow.id,
    LineRow.category,
    LineRow.person,
    LineRow.claim_id,
    LineRow.day,
    LineRow.minor,
    LineRow.currency,
    LineRow.trip_key,
    LineRow.trip,
    LineRow.departs_on,
    LineRow.above_cabin,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """Which lines are looked at: of one assignment, before a number, and without one line."""

    assignment_id: int
    before: int | None = None
    without: int | None = None


@dataclass(frozen=True, slots=True)
class Journeys:
    """Which trips are asked about: by key, by name, by the day they depart."""

    keys: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    days: frozenset[dt.date] = frozenset()


@dataclass(frozen=True, slots=True)
class Balances:
    """Which balances are asked about: by name, and by period or by a stretch of days."""

    names: frozenset[str]
    periods: frozenset[str]
    by_days: frozenset[str] = frozenset()
    first: dt.date = dt.date.min
    last: dt.date = dt.date.max


class Judging(Asking):
    """Earlier lines as the judge sees them."""

    def frozen_rates(self, line_id: int) -> tuple[Conversion, ...]:
        """The rates that a line was judged at."""
        return self.session.get_one(LineRow, line_id).frozen()

    def same_receipts(self, seen: Seen, digests: Iterable[str]) -> tuple[Entry, ...]:
        """Earlier lines that carry one of the receipts, in their order."""
        asked = (
            select(*_FACTS, ReceiptRow.sha256)  # type: ignore[call-overload]
            .join(ReceiptRow, col(ReceiptRow.line_id) == col(LineRow.id))
            .where(
                col(ReceiptRow.assignment_id) == seen.assignment_id,
                col(ReceiptRow.sha256).in_(sorted(digests)),
                *_counting(seen),
            )
        )
        found = self.session.exec(asked.order_by(col(LineRow.seq), col(ReceiptRow.id)))
        return tuple(replace(_entry(row), trip=None, receipts=(row[-1],)) for row in found)

    def journeys(self, seen: Seen, wanted: Journeys) -> tuple[Entry, ...]:
        """Earlier lines of the trips, in their order."""
        asked = select(*_FACTS).where(  # type: ignore[call-overload]
            col(LineRow.assignment_id) == seen.assignment_id,
            col(LineRow.trip_key).is_not(None),
            or_(
                col(LineRow.trip_key).in_(sorted(wanted.keys)),
                col(LineRow.trip).in_(sorted(wanted.names)),
                col(LineRow.departs_on).in_(sorted(wanted.days)),
            ),
            *_counting(seen),
        )
        return tuple(_entry(row) for row in self.session.exec(asked.order_by(col(LineRow.seq))))

    def goods_sent(self, seen: Seen) -> Entry:
        """An entry that tells the weight, in full, of all earlier goods shipped out."""
        asked = select(LineRow.shipped_kg).where(
            col(LineRow.assignment_id) == seen.assignment_id,
            col(LineRow.shipped_kg).is_not(None),
            *_counting(seen),
        )
        weights = (Fraction(kg) for kg in self.session.exec(asked) if kg)
        return replace(_NOBODY, shipped_kg=sum(weights, Fraction(0)))

    def balances_taken(self, assignment_id: int) -> set[str]:
        """The names of the balances that lines draw on, without whose they are."""
        asked = select(TakeRow.balance).where(col(TakeRow.assignment_id) == assignment_id)
        return {name.partition("@")[0] for name in self.session.exec(asked.distinct())}

    def draws_on_assignment_years(self, assignment_id: int) -> bool:
        """Whether lines draw on a balance that counts from the assignment's start."""
        asked = select(TakeRow.id).where(
            col(TakeRow.assignment_id) == assignment_id,
            col(TakeRow.period).startswith("assignment year"),
        )
        return self.session.exec(asked.limit(1)).first() is not None

    def takes(self, seen: Seen, wanted: Balances | None = None) -> tuple[Entry, ...]:
        """What every other line takes of the balances, whenever it was submitted."""
        asked = select(  # type: ignore[call-overload]
            TakeRow.line_id,
            TakeRow.used,
            TakeRow.balance,
            TakeRow.period,
            TakeRow.quantity,
            TakeRow.trip,
            TakeRow.runs,
        ).where(col(TakeRow.assignment_id) == seen.assignment_id)
        if seen.without is not None:
            asked = asked.where(col(TakeRow.line_id) != seen.without)
        ordered = (col(TakeRow.seq), col(TakeRow.id))
        if wanted is None:
            return _taking(self.session.exec(asked.order_by(*ordered)))
        in_period = asked.where(
            col(TakeRow.balance).in_(sorted(wanted.names)),
            col(TakeRow.period).in_(sorted(wanted.periods)),
        )
        found = _taking(self.session.exec(in_period.order_by(*ordered)))
        if not wanted.by_days:
            return found
        on_days = asked.where(
            col(TakeRow.balance).in_(sorted(wanted.by_days)),
            col(TakeRow.last_day) >= wanted.first,
            col(TakeRow.first_day) <= wanted.last,
        )
        return (*found, *_taking(self.session.exec(on_days.order_by(*ordered))))


def _counting(seen: Seen) -> Iterator[ColumnElement[bool]]:
    yield col(LineRow.counts).is_(True)
    if seen.before is not None:
        yield col(LineRow.seq) < seen.before
    if seen.without is not None:
        yield col(LineRow.id) != seen.without


def _entry(columns: Sequence[Any]) -> Entry:
    """A line as later lines see it, but for what it takes."""
    line_id, category, person, claim_id, day, minor, currency = columns[:7]
    trip, trip_name, departs, above_cabin = columns[7:11]
    return Entry(
        line_id=str(line_id),
        category=category,
        person=person,
        claim=str(claim_id),
        date=day,
        amount=Money(minor, currency),
        trip=trip,
        trip_name=trip_name,
        departs=departs,
        above_cabin=above_cabin,
    )


def _taking(rows: Iterable[Sequence[Any]]) -> tuple[Entry, ...]:
    """For each line an entry that tells what it takes, and nothing else of it."""
    return tuple(
        replace(
            _NOBODY, line_id=str(line_id), takes=tuple(take_of(row[2:]) for row in same), used=used
        )
        for (line_id, used), same in groupby(rows, key=lambda row: (row[0], row[1]))
    )
