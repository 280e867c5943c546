"""What the actions hand to pages and commands: values that put several records together."""

import datetime as dt
from dataclasses import dataclass
from typing import Generic, TypeVar

from assignments.core.assignment import Fare
from assignments.core.check import Verdict
from assignments.core.ledger import CLAIM
from assignments.core.money import Money
from assignments.core.rates import Conversion
from assignments.core.reading_records import ReadingRecord
from assignments.core.records import (
    AssignmentRecord,
    ClaimRecord,
    EventRecord,
    FirstApproval,
    LetterRecord,
    LineRecord,
    Receipt,
    Shipment,
    TermRecord,
    Trip,
)

Item = TypeVar("Item")


class NotFoundError(LookupError):
    """There is no such record, or none that this person may know of: the two look alike."""


@dataclass(frozen=True, slots=True)
class Done:
    """The deed is done; `id` is the record it made or changed.

    `again` is true where the same form arrived before: nothing was done this time.
    """

    id: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items in their order; `after` asks for the ones behind them, None when none are."""

    items: tuple[Item, ...]
    after: str | None = None


@dataclass(frozen=True, slots=True)
class AssignmentFile:
    """All that is recorded of one assignment but its claims; warnings are sentences."""

    record: AssignmentRecord
    letters: tuple[LetterRecord, ...]
    terms: tuple[TermRecord, ...]
    readings: tuple[ReadingRecord, ...]
    fares: tuple[Fare, ...]
    shipments: tuple[Shipment, ...]
    trips: tuple[Trip, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines of the queue: in a status, and of any or one assignment and outcome.

    `order` is "longest" for the longest wait first, or "hard" for what is hard to decide.
    """

    status: str = "submitted"
    assignment_id: int | None = None
    outcome: str | None = None
    order: str = "longest"


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One line that waits to be decided; `may_decide` is false for one's own.

    `may_second` is false where one's approval would not be the second that `first` waits for.

    `reason` is the first of its verdict at submission; `counted` None where there was no rate.
    """

    line_id: int
    claim_id: int
    claim_title: str
    assignment_id: int
    employee: str
    host_city: str
    category: str
    date: dt.date
    claimed: Money
    counted: Money | None
    allowed: Money | None
    outcome: str
    reason: str
    status: str
    submitted_at: dt.datetime
    may_decide: bool
    kind: str = CLAIM
    first: FirstApproval | None = None
    may_second: bool = True


@dataclass(frozen=True, slots=True)
class Charged:
    """A line judged at what the bank charged; `is_far` warns of a rate far from the reference."""

    charge: Money
    conversion: Conversion
    verdict: Verdict
    is_far: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """A line as HR decides it: the frozen verdict stands in the line, today's beside it.

    `changed` is true where the two differ. For a decided line `verdict_now` is None. `charged`
    is the line judged at what the bank charged, where the employee states it. `may_second` is
    false where their approval would not be the second that the line's first one waits for;
    `limit` is the amount above which two people approve.
    """

    line: LineRecord
    claim: ClaimRecord
    assignment: AssignmentRecord
    verdict_now: Verdict | None
    changed: bool
    receipts: tuple[Receipt, ...]
    events: tuple[EventRecord, ...]
    may_decide: bool
    charged: Charged | None = None
    may_second: bool = True
    limit: Money | None = None
