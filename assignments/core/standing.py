"""What keeps a person in good standing and runs out: certificates of coverage, permits, covers.

Which days each is valid, what ends soon and what is missing. What a letter says of benefits at
home is in its terms; days off are in `time_off`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from assignments.core.assignment import Assignment
from assignments.core.letter import Term
from assignments.core.presence import DAY
from assignments.core.records import Person

COVERAGE = "certificate_of_coverage"
KINDS = (
    COVERAGE,
    "work_permit",
    "residence_permit",
    "visa",
    "passport",
    "health_cover",
    "other",
)
NEAR_DAYS = 90  # before and after the last day
AT_HOME = frozenset({"benefits", "pension", "health_continuation", "medical"})
HOLDS, COMING, NEAR, LATELY_OVER, OVER, FOLLOWED = (
    "holds",
    "coming",
    "near",
    "lately_over",
    "over",
    "followed",
)


@dataclass(frozen=True, slots=True)
class StandingItem:
    """Something valid between two days, both included; None without bound.

    `country` issued it; `person` is whom of the family it is for.
    """

    kind: str
    country: str
    number: str = ""
    first: date | None = None
    last: date | None = None
    person: str = "employee"
    note: str = ""

    def is_followed_by(self, other: "StandingItem") -> bool:
        """Whether another of its kind, country and person is valid on the day after its last."""
        if self.last is None or other == self or self.subject != other.subject:
            return False
        goes_on = other.last is None or other.last > self.last
        return goes_on and (other.first is None or other.first <= self.last + DAY)

    @property
    def subject(self) -> tuple[str, str, str]:
        """What it is of, and whose."""
        return (self.kind, self.country, self.person)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One stored file, named by the SHA-256 of its content."""

    sha256: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class StandingRecord:
    """An item as it was recorded; one that was taken back is kept, with who did it and when."""

    id: int
    assignment_id: int
    item: StandingItem
    file: KeptFile | None
    by: Person | None
    at: datetime
    undone_by: Person | None = None
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """An item with what it is by now; `short` is by how many days it ends before the assignment.

    `days` are those to its last day, below zero after it.
    """

    record: StandingRecord
    state: str
    days: int | None
    short: int = 0

    @property
    def warns(self) -> bool:
        """Whether somebody should look at it now."""
        return self.state in {NEAR, LATELY_OVER}


def watched(
    records: Iterable[StandingRecord], facts: Assignment, today: date
) -> tuple[Watched, ...]:
    """The items that were not taken back, what runs out first first; those without end last."""
    held = [one for one in records if one.undone_at is None]
    items = [one.item for one in held]
    found = [_watched(one, items, facts, today) for one in held]
    return tuple(sorted(found, key=lambda one: one.record.item.last or date.max))


def _watched(
    record: StandingRecord, items: list[StandingItem], facts: Assignment, today: date
) -> Watched:
    item, until = record.item, facts.end or facts.expected_end
    if item.last is None:
        state = COMING if item.first is not None and item.first > today else HOLDS
        return Watched(record, state, None)
    days = (item.last - today).days
    followed = any(item.is_followed_by(one) for one in items)
    outlasts = facts.end is not None and item.last >= facts.end
    short = 0 if until is None or followed else max(0, (until - item.last).days)
    return Watched(record, _state(item, days, today, quiet=followed or outlasts), days, short)


def _state(item: StandingItem, days: int, today: date, *, quiet: bool) -> str:
    """What an item with a last day is by now; `quiet` where its end needs nobody's attention."""
    if item.first is not None and item.first > today:
        return COMING
    if quiet:
        return HOLDS if days >= 0 else FOLLOWED
    if days > NEAR_DAYS:
        return HOLDS
    if days >= 0:
        return NEAR
    return LATELY_OVER if days >= -NEAR_DAYS else OVER


@dataclass(frozen=True, slots=True)
class Gap:
    """Days, both included, for which no certificate of coverage is recorded."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


def coverage_gaps(
    records: Iterable[StandingRecord], facts: Assignment, today: date
) -> tuple[Gap, ...]:
    """The employee's days of the assignment without a certificate; up to its end, else to today."""
    until = facts.end or facts.expected_end or max(today, facts.start)
    spans = sorted(
        (one.item.first or date.min, one.item.last or date.max)
        for one in records
        if one.undone_at is None and one.item.kind == COVERAGE and one.item.person == "employee"
    )
    found, open_from = [], facts.start
    for first, last in spans:
        if open_from < first and open_from <= until:
            found.append(Gap(open_from, min(until, first - DAY)))
        if last >= until:
            return tuple(found)
        open_from = max(open_from, last + DAY)
    return (*found, Gap(open_from, until)) if open_from <= until else tuple(found)


def goes_on_at_home(term: Term) -> bool:
    """Whether a term says what of benefits and social security goes on."""
    return term.category in AT_HOME
