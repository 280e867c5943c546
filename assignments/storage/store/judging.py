"""What the judge asks of earlier lines: tuples of columns of the lines and balances concerned.

Only lines that count are seen: submitted or approved, not refused, rejected or withdrawn. So the
cost follows what a limit has seen, not the age of the system. What used a balance in full is added
up by equal quantities, so that a long claim history is read in few rows.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import CompoundSelect, literal, not_, null, union_all
from sqlmodel import and_, func, or_, select

from assignments.core.money import Money
from assignments.core.remaining import Entry, Take
from assignments.storage.prepared import Among
from assignments.storage.store.asking import Asking, columns_of, given
from assignments.storage.tables import LineRow, ReceiptRow, TakeRow
from assignments.storage.tables.claims import quantity_of, take_of

LAST = 2**31 - 1  # no line has that number
_NOTHING = Money(0, "")
_NOBODY = Entry("", "", "", "", dt.date.min, _NOTHING)
_LINE, _RECEIPT, _TAKE = columns_of(LineRow), columns_of(ReceiptRow), columns_of(TakeRow)
_FACTS: tuple[Any, ...] = (
    _LINE.id,
    _LINE.category,
    _LINE.person,
    _LINE.claim_id,
    _LINE.day,
    _LINE.minor,
    _LINE.currency,
    _LINE.trip_key,
    _LINE.trip,
    _LINE.departs_on,
    _LINE.above_cabin,
    _LINE.seq,
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


@dataclass(frozen=True, slots=True)
class Taken:
    """A take as it is kept: of which line (0: of several), and the days that it lies on."""

    line_id: int
    used: bool
    take: Take
    seq: int = 0
    first: dt.date | None = None
    last: dt.date | None = None


class Judging(Asking):
    """Earlier lines as the judge sees them."""

    def same_receipts(self, seen: Seen, digests: Iterable[str]) -> tuple[Entry, ...]:
        """Earlier lines that carry one of the receipts, in their order."""
        found = self.ask(_SAME_RECEIPTS, **_words(seen), digests=sorted(digests))
        return tuple(_entry(row, trip=None, receipts=(row[-1],)) for row in found)

    def journeys(self, seen: Seen, wanted: Journeys) -> tuple[Entry, ...]:
        """Earlier lines of the trips, in their order."""
        asked = {
            "keys": sorted(wanted.keys),
            "names": sorted(wanted.names),
            "days": sorted(wanted.days),
        }
        return tuple(_entry(row) for row in self.ask(_JOURNEYS, **_words(seen), **asked))

    def goods_sent(self, seen: Seen) -> Entry:
        """An entry that tells the weight, in full, of all earlier goods shipped out."""
        weights = (Fraction(kg) for (kg,) in self.ask(_GOODS, **_words(seen)) if kg)
        return replace(_NOBODY, shipped_kg=sum(weights, Fraction(0)))

    def balances_taken(self, assignment_id: int) -> set[str]:
        """The names of the balances that lines draw on, without whose they are."""
        asked = select(TakeRow.balance).where(_TAKE.assignment_id == assignment_id)
        return {name.partition("@")[0] for name in self.session.exec(asked.distinct())}

    def draws_on_assignment_years(self, assignment_id: int) -> bool:
        """Whether lines draw on a balance that counts from the assignment's start."""
        asked = select(TakeRow.id).where(
            _TAKE.assignment_id == assignment_id,
            _TAKE.period.startswith("assignment year"),
        )
        return self.session.exec(asked.limit(1)).first() is not None

    def takes(self, seen: Seen, wanted: Balances | None = None) -> tuple[Entry, ...]:
        """What every other line takes of the balances, whenever it was submitted.

        What several used in full of a balance that counts no trips and no days is one entry.
        """
        words = {"assignment": seen.assignment_id, "without": seen.without or 0}
        if wanted is None:
            return _taking(self._taken("all", words))
        in_periods = {"names": list(wanted.names), "periods": list(wanted.periods)}
        found = _taking(self._taken("in periods", words | in_periods))
        if not wanted.by_days:
            return found
        on_days = {"names": list(wanted.by_days), "first": wanted.first, "last": wanted.last}
        return (*found, *_taking(self._taken("on days", words | on_days)))

    def _taken(self, which: str, words: dict[str, Any]) -> list[Taken]:
        """Takes of a kind of question: those used in full together, then one by one."""
        return [_kept_as(columns) for columns in self.ask(_question(which), **words)]


def _words(seen: Seen) -> dict[str, int]:
    """Which lines are looked at, as the questions below are given it."""
    before = LAST if seen.before is None else seen.before
    return {
        "assignment": seen.assignment_id,
        "before": before,
        "without": seen.without or 0,
    }


_SEEN = (
    _LINE.counts.is_(True),
    _LINE.seq < given("before"),
    _LINE.id != given("without"),
)
_SAME_RECEIPTS = (
    select(*_FACTS, _RECEIPT.sha256)  # type: ignore[call-overload]
    .join(_RECEIPT.id.table, _RECEIPT.line_id == _LINE.id)
    .where(
        _RECEIPT.assignment_id == given("assignment"),
        Among(_RECEIPT.sha256, "digests"),
        *_SEEN,
    )
    .order_by(_LINE.seq, _RECEIPT.id)
)
_JOURNEYS = (
    select(*_FACTS)
    .where(
        _LINE.assignment_id == given("assignment"),
        _LINE.trip_key.is_not(None),
        or_(
            Among(_LINE.trip_key, "keys"),
            Among(_LINE.trip, "names"),
            Among(_LINE.departs_on, "days"),
        ),
        *_SEEN,
    )
    .order_by(_LINE.seq)
)
_GOODS = select(_LINE.shipped_kg).where(
    _LINE.assignment_id == given("assignment"),
    _LINE.shipped_kg.is_not(None),
    *_SEEN,
)


def _entry(columns: Sequence[Any], **other: Any) -> Entry:  # noqa: ANN401 - of an entry
    """A line as later lines see it, but for what it takes."""
    line_id, category, person, claim_id, day, minor, currency = columns[:7]
    trip, trip_name, departs, above_cabin, seq = columns[7:12]
    told = {"trip": trip, **other}
    return Entry(
        line_id=str(line_id),
        category=category,
        person=person,
        claim=str(claim_id),
        date=day,
        amount=Money(minor, currency),
        trip_name=trip_name,
        departs=departs,
        above_cabin=above_cabin,
        seq=seq,
        **told,
    )


_SINGLE: tuple[Any, ...] = (
    _TAKE.line_id,
    _TAKE.used,
    _TAKE.seq,
    _TAKE.first_day,
    _TAKE.last_day,
    _TAKE.balance,
    _TAKE.period,
    _TAKE.quantity,
    _TAKE.trip,
    _TAKE.runs,
)
_PLAIN = and_(_TAKE.used.is_(True), _TAKE.trip.is_(None), _TAKE.first_day.is_(None))
_NARROWED = {
    "all": (),
    "in periods": (
        Among(_TAKE.balance, "names"),
        Among(_TAKE.period, "periods"),
    ),
    "on days": (
        Among(_TAKE.balance, "names"),
        _TAKE.last_day >= given("first"),
        _TAKE.first_day <= given("last"),
    ),
}


@lru_cache(maxsize=8)
def _question(which: str) -> CompoundSelect[Any]:
    """What asks for takes: first used ones by equal quantities, of no line, then the others."""
    narrowed = (
        _TAKE.assignment_id == given("assignment"),
        _TAKE.line_id != given("without"),
        *_NARROWED[which],
    )
    single: Any = select(*_SINGLE, literal(1).label("times"), _TAKE.id).where(  # type: ignore[call-overload]
        *narrowed, not_(_PLAIN)
    )
    equal = (_TAKE.balance, _TAKE.period, _TAKE.quantity)
    no_days, no_trip = (null(), null()), (null(), null())
    used = (literal(0), literal(True), literal(0), *no_days, *equal, *no_trip)  # noqa: FBT003 - a value
    together: Any = select(*used, func.count(), literal(0)).where(*narrowed, _PLAIN)  # type: ignore[call-overload]
    both = union_all(single, together.group_by(*equal))
    return both.order_by("seq", "id")


def _kept_as(columns: Sequence[Any]) -> Taken:
    *single, times, _ = columns
    return _together((*columns[5:8], times)) if columns[0] == 0 else _single(single)


def _together(columns: Sequence[Any]) -> Taken:
    balance, period, quantity, times = columns
    return Taken(0, used=True, take=Take(balance, period, quantity_of(quantity) * times))


def _single(columns: Sequence[Any]) -> Taken:
    line_id, used, seq, first, last = columns[:5]
    return Taken(line_id, used, take_of(columns[5:]), seq, first, last)


def _taking(found: Iterable[Taken]) -> tuple[Entry, ...]:
    """For each line an entry that tells what it takes, and nothing else of it."""
    return tuple(
        taking(str(line_id), tuple(one.take for one in same), used=used)
        for (line_id, used), same in groupby(found, key=lambda one: (one.line_id, one.used))
    )


def taking(line_id: str, takes: tuple[Take, ...], *, used: bool) -> Entry:
    """An entry of a line that tells what it takes alone."""
    return Entry(line_id, "", "", "", dt.date.min, _NOTHING, takes=takes, used=used)
