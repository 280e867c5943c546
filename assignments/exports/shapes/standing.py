"""What runs out and what goes on at home, and days off on both sides."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import standing, time_off
from assignments.core.money import shown
from assignments.exports.shapes import people
from assignments.exports.shapes.people import Named
from assignments.exports.shapes.words import (
    Amount,
    Country,
    Day,
    Id,
    Instant,
    Traveller,
    among,
    day_or_none,
    instant,
    instant_or_none,
)

ItemKind = Annotated[str, among(standing.KINDS)]
TimeOffKind = Annotated[str, among(time_off.TIME_OFF_KINDS)]
Note = Annotated[str, Field(max_length=200)]


class StandingItem(TypedDict):
    """Something that is valid between two days; `state` is what it is by now.

    `days` are those to its last day, `short` by how many it ends before the assignment.
    """

    id: Id
    kind: ItemKind
    country: Country
    number: str
    first: Day | None
    last: Day | None
    person: Traveller
    note: str
    state: str
    days: int | None
    short: int
    file: Annotated[str | None, Field(description="The name of its file.")]
    by: Named | None
    at: Instant


class StandingItemInput(TypedDict):
    """Something that runs out; a certificate of coverage has both days."""

    kind: ItemKind
    country: Country
    number: NotRequired[Annotated[str, Field(max_length=80)]]
    first: NotRequired[Day | None]
    last: NotRequired[Day | None]
    person: NotRequired[Traveller]
    note: NotRequired[Note]


class CoverageGap(TypedDict):
    """Days, both included, for which no certificate of coverage is recorded."""

    first: Day
    last: Day
    days: int


class TimeOff(TypedDict):
    """Days off: vacation, or a holiday that no calendar knows; what was taken back is kept."""

    id: Id
    kind: TimeOffKind
    first: Day
    last: Day
    note: str
    by: Named | None
    at: Instant
    taken_back_by: Named | None
    taken_back_at: Instant | None


class TimeOffInput(TypedDict):
    """Days off, both included."""

    kind: TimeOffKind
    first: Day
    last: Day
    note: NotRequired[Note]


class YearOff(TypedDict):
    """Days off of one calendar year; null is not known. `owed` may be below zero."""

    year: int
    first: Day
    last: Day
    home_holidays: int | None
    host_holidays: int | None
    granted: Amount | None
    taken: int
    owed: Amount | None


def item(one: standing.Watched) -> StandingItem:
    """Something that runs out, with what it is by now."""
    record, kept = one.record, one.record.item
    return {
        "id": record.id,
        "kind": kept.kind,
        "country": kept.country,
        "number": kept.number,
        "first": day_or_none(kept.first),
        "last": day_or_none(kept.last),
        "person": kept.person,
        "note": kept.note,
        "state": one.state,
        "days": one.days,
        "short": one.short,
        "file": None if record.file is None else record.file.name,
        "by": people.named_or_none(record.by),
        "at": instant(record.at),
    }


def gap(one: standing.Gap) -> CoverageGap:
    """Days without a certificate."""
    return {"first": one.first.isoformat(), "last": one.last.isoformat(), "days": one.days}


def off(one: time_off.TimeOffRecord) -> TimeOff:
    """Days off as they were recorded."""
    return {
        "id": one.id,
        "kind": one.off.kind,
        "first": one.off.first.isoformat(),
        "last": one.off.last.isoformat(),
        "note": one.off.note,
        "by": people.named_or_none(one.by),
        "at": instant(one.at),
        "taken_back_by": people.named_or_none(one.undone_by),
        "taken_back_at": instant_or_none(one.undone_at),
    }


def year(one: time_off.YearOff) -> YearOff:
    """The days off of a year."""
    return {
        "year": one.year,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "home_holidays": one.home,
        "host_holidays": one.host,
        "granted": None if one.granted is None else shown(one.granted, "day"),
        "taken": one.taken,
        "owed": None if one.owed is None else shown(one.owed, "day"),
    }
