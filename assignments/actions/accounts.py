"""What remains of every limit, and of the norms."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assignments.actions.access import seen_assignment
from assignments.actions.judging import facts_of
from assignments.actions.office import Office
from assignments.core import balances
from assignments.core.assignment import Facts
from assignments.core.balances import NormLeft, Remaining
from assignments.core.letter import PAYING, balance_name
from assignments.core.periods import ALL_TIME, period_of
from assignments.core.records import Person
from assignments.core.remaining import Book
from assignments.core.words import PERSONS
from assignments.storage.store import Balances, Seen, Store

BY_DAYS = ""  # the period of what is taken of single days
RECENT = dt.timedelta(days=62)  # how far a page looks back from what was last claimed
LATEST = 3  # periods of one limit


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of limits and norms; `earlier` tells whether older periods were left out."""

    rows: tuple[Remaining, ...]
    norms: tuple[NormLeft, ...]
    earlier: bool


def remaining(
    office: Office, who: Person, assignment_id: int, on: dt.date | None = None
) -> tuple[Remaining, ...]:
    """What every limit of an assignment granted, used, holds and has left, today or on a day.

    Of another day than today the terms and periods are that day's; what was used and is held is
    known of today.
    """
    return left(office, who, assignment_id, whole=True, on=on).rows


def norms_left(office: Office, who: Person, assignment_id: int) -> tuple[NormLeft, ...]:
    """What is left today of the norms that the company holds an assignment's costs to."""
    return left(office, who, assignment_id, whole=True).norms


def left(
    office: Office, who: Person, assignment_id: int, *, whole: bool, on: dt.date | None = None
) -> Left:
    """What is left in every period, or in those since shortly before the last claim.

    Of these the latest few of each limit, and those in which a line still waits. So a page costs
    the same, however long an assignment goes on and however much is claimed. Of one that has ended
    it is told as of its last day: nothing is granted for the months since.
    """
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        today = on or office.today()
        as_of = min(today, record.facts.end or today)
        facts, seen = facts_of(store, record, as_of), Seen(assignment_id)
        since = facts.assignment.start if whole else _since(store, facts, assignment_id)
        wanted = None if whole else _recent(store, facts, assignment_id, (since, today))
        book = Book([store.goods_sent(seen)], store.takes(seen, wanted))
    if whole:
        rows, earlier = balances.remaining(facts, book), False
    else:
        rows, left_out = balances.latest(facts, book, LATEST)
        earlier = left_out or since.replace(day=1) > facts.assignment.start
    return Left(rows, balances.norms_left(facts, book), earlier)


def _since(store: Store, facts: Facts, assignment_id: int) -> dt.date:
    """The first of the month from which on everything is told."""
    last = store.last_day_claimed(assignment_id) or facts.as_of
    return (min(last, facts.as_of) - RECENT).replace(day=1)


def _recent(
    store: Store, facts: Facts, assignment_id: int, between: tuple[dt.date, dt.date]
) -> Balances:
    """All balances of limits and norms, in the periods since a day and those in which one waits.

    The other day is today: what was claimed after the assignment's end is told too.
    """
    since, today = between
    held = store.periods_held(assignment_id)
    told = (since + dt.timedelta(days=number) for number in range(2 * RECENT.days))
    days = sorted({*(day for day in told if day < today), facts.as_of})
    pers, names, by_days = set[str | None](), set[str](), set[str]()
    for name, per in _balances(facts):
        names.add(name)
        pers.add(per)
        by_days |= {name} if per in {"day", "month"} else set()
    start = facts.assignment.start
    periods = {label for per in pers for label in _labels(per, days, start)}
    return Balances(
        names=frozenset(names),
        periods=frozenset({ALL_TIME, *periods, *held} - {BY_DAYS}),
        by_days=frozenset(by_days),
        first=min([since, *(day for day in held.values() if day is not None)]).replace(day=1),
    )


def _labels(per: str | None, days: Iterable[dt.date], start: dt.date) -> Iterator[str]:
    """The names of the periods in which days lie that follow one another."""
    last = dt.date.min
    for day in days:
        if day > last:
            period = period_of(per, day, start)
            last = period.last or dt.date.max
            yield period.label


def _balances(facts: Facts) -> Iterator[tuple[str, str | None]]:
    """The balances of limits and norms, by name, and per what each of them is."""
    for term in facts.terms:
        if term.pays in PAYING:
            for number, limit in enumerate(term.limits):
                for person in PERSONS if limit.each else (None,):
                    yield balance_name(term, number, person), limit.per
    for reading in facts.readings:
        if reading.norm is not None:
            yield reading.norm.balance, reading.norm.per
