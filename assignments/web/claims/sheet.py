"""A claim as its page shows it: each line with the verdict that stands, and what HR asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from assignments import actions
from assignments.actions import NotFoundError, Office
from assignments.core.check import Verdict
from assignments.core.ledger import CLAIM
from assignments.core.money import Money
from assignments.core.records import (
    AssignmentRecord,
    ClaimRecord,
    EventRecord,
    LineRecord,
    Person,
)


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line; of a draft the verdict is what it would be if it were submitted now."""

    line: LineRecord
    verdict: Verdict | Mapping[str, Any] | None
    asked: EventRecord | None = None

    @property
    def question(self) -> str:
        """What HR asked last of a line that waits for the answer; else nothing."""
        return "" if self.asked is None else self.asked.text

    @property
    def counted(self) -> Money | None:
        """The claimed amount in the settlement currency, where there is a rate."""
        return self.verdict.counted if isinstance(self.verdict, Verdict) else self.line.counted

    @property
    def allowed(self) -> Money | None:
        """What the letters allow of it."""
        return self.verdict.allowed if isinstance(self.verdict, Verdict) else self.line.allowed

    @property
    def outcome(self) -> str:
        """The outcome in the contract's word; nothing where it was never judged."""
        if isinstance(self.verdict, Verdict):
            return str(self.verdict.outcome)
        return str(self.verdict["outcome"]) if self.verdict else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A claim with its assignment and its story; `is_own` where the reader claimed it.

    What fell due or was invoiced nobody claimed: its employee only looks at it (`is_employee`).
    """

    claim: ClaimRecord
    assignment: AssignmentRecord
    lines: tuple[LineShown, ...]
    story: tuple[EventRecord, ...]
    is_own: bool
    is_employee: bool

    @property
    def concerned(self) -> frozenset[int]:
        """The claimant and the employee, by their ids: who decides nothing of it."""
        return frozenset({self.claim.created_by.id, self.assignment.employee.id})

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.claim.status == "draft"

    @property
    def waits(self) -> bool:
        """Whether some line of it waits for HR or for an answer."""
        return any(shown.line.status in {"submitted", "asked"} for shown in self.lines)

    def line(self, line_id: int) -> LineShown:
        """One of its lines; NotFoundError where it has no such line."""
        for shown in self.lines:
            if shown.line.id == line_id:
                return shown
        raise NotFoundError(f"claim {self.claim.id} has no line {line_id}")

    @property
    def counted(self) -> Money | None:
        """What is counted of all lines together; None where a rate is missing."""
        return _sum(shown.counted for shown in self.lines)

    @property
    def allowed(self) -> Money | None:
        """What is allowed of all lines together."""
        return _sum(shown.allowed for shown in self.lines)

    @property
    def approved(self) -> Money | None:
        """What is approved of the lines decided so far; None as long as none is."""
        return approved_of(self.claim.lines)


def counted_of(lines: Iterable[LineRecord]) -> Money | None:
    """What was counted of lines together when they were submitted; None for a draft."""
    return _sum(line.counted for line in lines)


def approved_of(lines: Iterable[LineRecord]) -> Money | None:
    """What is approved of lines together so far; None as long as none is."""
    return _sum(line.approved for line in lines if line.approved is not None)


def _sum(amounts: Iterable[Money | None]) -> Money | None:
    known = tuple(amounts)
    told = [amount for amount in known if amount is not None]
    return reduce(add, told) if told and len(told) == len(known) else None


def sheet_of(office: Office, who: Person, claim_id: int) -> Sheet:
    """Put together what the page of a claim shows."""
    claim = actions.claim(office, who, claim_id)
    record = actions.assignment(office, who, claim.assignment_id).record
    story = actions.history(office, who, claim_id)
    if claim.status == "draft":
        tried = actions.preview_claim(office, who, claim_id) if claim.lines else ()
        lines = tuple(LineShown(line, verdict) for line, verdict in tried)
    else:
        lines = tuple(LineShown(line, line.verdict, _asked(story, line)) for line in claim.lines)
    mine = record.employee.id == who.id
    return Sheet(claim, record, lines, story, mine and claim.kind == CLAIM, mine)


def _asked(story: Iterable[EventRecord], line: LineRecord) -> EventRecord | None:
    if line.status != "asked":
        return None
    asked = [event for event in story if event.line_id == line.id and event.kind == "asked"]
    return asked[-1] if asked else None
