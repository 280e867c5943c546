"""What HR sees first: what is hard to decide, what ends, what is nearly used, what runs out.

The most pressing of each, never all: so the page costs the same however much there is. The order
of the queue is `queueing`'s; what runs out `standing` says, what is left `my_home`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assignments.actions.access import need_role
from assignments.actions.answers import QueueItem, Wanted
from assignments.actions.my_home import entitlements
from assignments.actions.office import Office
from assignments.actions.queueing import HARD, queue
from assignments.core.entitlements import Entitlement
from assignments.core.records import AssignmentRecord, Person
from assignments.core.standing import NEAR_DAYS, Watched, watched
from assignments.core.words import Outcome
from assignments.storage.store import Narrowed, Store, Waiting

SHOWN = 6  # of everything but the queue
HARDEST = 8
LOOKED_AT = 60  # lines that a person has to judge
NEARLY_OF = 12  # assignments whose limits are looked at
END_DAYS = dt.timedelta(days=180)
UNREAD = "needs_judgement"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines wait by the outcome of their verdict, and for an answer."""

    by_outcome: dict[str, int]
    asked: int

    @property
    def all(self) -> int:
        """How many wait for HR."""
        return sum(self.by_outcome.values())

    @property
    def plain(self) -> int:
        """How many the letter allows as they were claimed."""
        return self.by_outcome.get(Outcome.ALLOWED, 0)


@dataclass(frozen=True, slots=True)
class NearlyUsed:
    """A limit of an assignment that is nearly used."""

    record: AssignmentRecord
    entitlement: Entitlement


@dataclass(frozen=True, slots=True)
class RunsOut:
    """Something of an assignment that runs out, or did so lately."""

    record: AssignmentRecord
    item: Watched


@dataclass(frozen=True, slots=True)
class Unread:
    """Lines of one assignment and category that wait on words which nobody read yet."""

    first: Waiting
    lines: int


@dataclass(frozen=True, slots=True)
class HrHome:
    """The most pressing of everything that HR has to do.

    `seconds` wait for a second approval. `ends_count` is how many end within END_DAYS, `late` how
    many are past their expected end, `to_confirm` under how many terms stand that nobody
    confirmed. `looked_at` is at how many assignments' limits were looked.
    """

    counts: Counts
    seconds: tuple[Waiting, ...]
    hardest: tuple[QueueItem, ...]
    ending: tuple[AssignmentRecord, ...]
    ends_count: int
    late: int
    nearly: tuple[NearlyUsed, ...]
    looked_at: int
    runs_out: tuple[RunsOut, ...]
    unread: tuple[Unread, ...]
    to_confirm: int


def hr_home(office: Office, who: Person) -> HrHome:
    """What HR sees first; for HR alone."""
    need_role(who, "hr")
    today = office.today()
    with office.database.read() as store:
        seconds = store.waiting("submitted", None, SHOWN, Narrowed(second=True))
        hardest = queue(office, who, size=HARDEST, wanted=Wanted(order=HARD)).items
        ending, count = store.ending_first(today, today + END_DAYS, SHOWN)
        looked_at = _looked_at(store, (*seconds, *hardest), ending)
        return HrHome(
            counts=_counts(store),
            seconds=seconds,
            hardest=hardest,
            ending=ending,
            ends_count=count,
            late=store.past_their_end(today),
            nearly=_nearly(store, office, looked_at),
            looked_at=len(looked_at),
            runs_out=_runs_out(store, today),
            unread=_unread(store),
            to_confirm=store.terms_open_in(),
        )


def _counts(store: Store) -> Counts:
    asked = store.waiting_by_outcome("asked")
    return Counts(store.waiting_by_outcome("submitted"), sum(asked.values()))


def _looked_at(
    store: Store, lines: Iterable[QueueItem | Waiting], ending: tuple[AssignmentRecord, ...]
) -> tuple[AssignmentRecord, ...]:
    """The assignments whose claims are shown, and those that end soon."""
    ids = dict.fromkeys((*(one.assignment_id for one in lines), *(one.id for one in ending)))
    some = list(ids)[:NEARLY_OF]
    found = store.assignments_by_id(some)
    return tuple(found[number] for number in some if number in found)


def _nearly(
    store: Store, office: Office, records: Iterable[AssignmentRecord]
) -> tuple[NearlyUsed, ...]:
    found = (
        NearlyUsed(record, one)
        for record in records
        for one in entitlements(store, office, record)
        if one.is_nearly_used
    )
    return tuple(sorted(found, key=lambda one: -one.entitlement.share))[:SHOWN]


def _runs_out(store: Store, today: dt.date) -> tuple[RunsOut, ...]:
    near = dt.timedelta(days=NEAR_DAYS)
    items = store.running_out_first(today - near, today + near, 2 * SHOWN)

    def found() -> Iterator[RunsOut]:
        for number, record in store.assignments_by_id(items).items():
            for one in watched(items[number], record.facts, today):
                if one.warns:
                    yield RunsOut(record, one)

    return tuple(sorted(found(), key=lambda one: one.item.days or 0))[:SHOWN]


def _unread(store: Store) -> tuple[Unread, ...]:
    waiting = store.waiting("submitted", None, LOOKED_AT, Narrowed(outcome=Outcome.REVIEW))
    found: dict[tuple[int, str], list[Waiting]] = {}
    for one in waiting:
        if one.reason == UNREAD:
            found.setdefault((one.assignment_id, one.category), []).append(one)
    return tuple(Unread(lines[0], len(lines)) for lines in found.values())[:SHOWN]
