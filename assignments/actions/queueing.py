"""The queue of lines that wait: its two orders, a page of it at a time, and what is beside a line.

The longest wait stands first, or what is hard: what needs judgement, what is refused and reduced,
and behind these what is plainly allowed; of each the longest wait first. By the verdicts at
submission: nothing is judged here.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from assignments.actions.answers import Desk, Page, QueueItem, Wanted
from assignments.actions.approving import given_by
from assignments.actions.deciders import decider_of
from assignments.actions.office import Office
from assignments.core.approval import Decider, may_decide, may_second
from assignments.core.records import Person
from assignments.core.words import InputError, Outcome, one_of
from assignments.storage.store import Narrowed, Store, Waiting

QUEUES = ("submitted", "asked")
LONGEST, HARD = "longest", "hard"
ORDERS = (LONGEST, HARD)
HARD_FIRST = (Outcome.REVIEW, Outcome.REFUSED, Outcome.REDUCED, Outcome.ALLOWED)
WAITING_FOR_HR = Wanted()
_PLACE = re.compile(r"(?:([a-z]{1,10})!)?([-:.T0-9]{10,30})~([0-9]{1,9})")


def place_in_queue(submitted_at: dt.datetime, line_id: int, outcome: str = "") -> str:
    """The place of a line, to ask for those behind it; what is hard first needs the outcome."""
    first = f"{outcome}!" if outcome else ""
    return f"{first}{submitted_at.replace(tzinfo=None).isoformat()}~{line_id}"


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the queue: when the line there was submitted, its number and its outcome."""

    at: dt.datetime
    line_id: int
    outcome: str | None = None

    @classmethod
    def of(cls, told: str | None) -> Self | None:
        """Read what `place_in_queue` made; InputError where it is nothing of that kind."""
        if not told:
            return None
        found = _PLACE.fullmatch(told)
        try:
            outcome, stamp, line_id = found.groups() if found else (None, "", "")
            at = dt.datetime.fromisoformat(stamp).replace(tzinfo=dt.UTC)
            return cls(at, int(line_id), outcome)
        except ValueError:
            raise InputError("after", "is no place in the queue", "begin at the front") from None

    @property
    def pair(self) -> tuple[dt.datetime, int]:
        """As the store has it."""
        return self.at, self.line_id


def _stretches(wanted: Wanted) -> tuple[str | None, ...]:
    """The outcomes that the queue goes through one after the other; None: all as they come."""
    if wanted.outcome is not None or wanted.order == LONGEST:
        return (wanted.outcome,)
    return HARD_FIRST


def _from(
    stretches: Sequence[str | None], place: _Place | None
) -> tuple[tuple[str | None, _Place | None], ...]:
    """The stretches from a place on, each with where it begins."""
    if place is None or len(stretches) == 1:
        return tuple((one, place) for one in stretches)
    if place.outcome not in stretches:
        raise InputError("after", "is no place in this order", "begin at the front")
    rest = stretches[stretches.index(place.outcome) :]
    return ((rest[0], place), *((one, None) for one in rest[1:]))


def queue(
    office: Office,
    who: Person,
    after: str | None = None,
    size: int = 25,
    wanted: Wanted = WAITING_FOR_HR,
) -> Page[QueueItem]:
    """Lines that wait to be decided (or that were `asked` about), in the order that is wanted.

    For HR, and for whoever stands in for one of them.
    """
    one_of(wanted.status, QUEUES, "status", "queue")
    one_of(wanted.order, ORDERS, "order", "order")
    place = _Place.of(after)
    with office.database.read() as store:
        decider = decider_of(store, who, office.today())
        found = _found(store, wanted, place, size + 1)
    items = tuple(_item(one, decider, wanted.status) for one in found[:size])
    if len(found) <= size:
        return Page(items)
    last, tells = items[-1], len(_stretches(wanted)) > 1
    return Page(items, place_in_queue(last.submitted_at, last.line_id, last.outcome * tells))


def last_event(office: Office) -> int:
    """The number of the last event there is: what a page of the queue was shown by."""
    with office.database.read() as store:
        return store.last_event()


def _found(store: Store, wanted: Wanted, place: _Place | None, size: int) -> list[Waiting]:
    found: list[Waiting] = []
    for outcome, begin in _from(_stretches(wanted), place):
        pair = None if begin is None else begin.pair
        narrowed = Narrowed(wanted.assignment_id, outcome)
        found += store.waiting(wanted.status, pair, size - len(found), narrowed)
        if len(found) >= size:
            break
    return found


@dataclass(frozen=True, slots=True)
class Beside:
    """The lines before and behind a line in the queue; None at its ends."""

    before: int | None
    behind: int | None


def place_of(desk: Desk, wanted: Wanted) -> str:
    """The place of a line in the order that is wanted, whether it waits itself or not."""
    outcome = desk.line.submitted["outcome"] if desk.line.submitted else ""
    several = len(_stretches(wanted)) > 1
    at = desk.claim.submitted_at or desk.claim.created_at
    return place_in_queue(at, desk.line.id, outcome if several else "")


def beside(office: Office, who: Person, desk: Desk, wanted: Wanted) -> Beside:
    """What stands beside a line in the queue, whether it waits itself or not."""
    place = _Place.of(place_of(desk, wanted))
    stretches = _stretches(wanted)
    with office.database.read() as store:
        decider_of(store, who, office.today())
        before = _next(store, wanted, _from(stretches[::-1], place), back=True)
        return Beside(before, _next(store, wanted, _from(stretches, place)))


def _next(
    store: Store,
    wanted: Wanted,
    stretches: tuple[tuple[str | None, _Place | None], ...],
    *,
    back: bool = False,
) -> int | None:
    for outcome, begin in stretches:
        pair = None if begin is None else begin.pair
        narrowed = Narrowed(wanted.assignment_id, outcome)
        found = store.next_waiting(wanted.status, pair, narrowed, back=back)
        if found is not None:
            return found
    return None


def _item(one: Waiting, decider: Decider, status: str) -> QueueItem:
    first = one.first
    return QueueItem(
        line_id=one.line_id,
        claim_id=one.claim_id,
        claim_title=one.claim_title,
        assignment_id=one.assignment_id,
        employee=one.employee,
        host_city=one.host_city,
        category=one.category,
        date=one.date,
        claimed=one.claimed,
        counted=one.counted,
        allowed=one.allowed,
        outcome=one.outcome,
        reason=one.reason,
        status=status,
        submitted_at=one.submitted_at,
        may_decide=may_decide(decider, one.employee_id, one.claimant_id),
        kind=one.kind,
        first=first,
        may_second=first is None or may_second(decider, given_by(first)),
    )
