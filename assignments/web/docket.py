"""What stands on HR's pages beside the records: which lines are looked at, ages, verdicts.

How a verdict is told stands in `findings`. No rule: all quantities come out of the verdict.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from babel.dates import format_timedelta

from assignments.actions import Desk, QueueItem, Wanted
from assignments.actions.deciders import OWN
from assignments.core.approval import WAITING, NotAllowedError, StateError
from assignments.core.money import Money
from assignments.core.records import LineRecord
from assignments.core.words import Outcome
from assignments.web.filters import LOCALE, day, money, plural
from assignments.web.findings import VerdictShown, shown_now, shown_then
from assignments.web.speech import CATEGORY_NAMES

DAYS_TOLD = 90
STATUS_SAID = {
    "asked": "the question was sent, and the line waits for the answer",
    "rejected": "rejected",
    "withdrawn": "withdrawn by the employee",
    "submitted": "waiting for HR",
}
WAITS_FOR_SECOND = "It waits for a second person."
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lines of the queue are looked at; it stays with a person from line to line."""

    status: str = "submitted"
    outcome: str | None = None
    assignment: int | None = None

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Self:
        """Read the words of an address; what makes no sense chooses nothing."""
        status, outcome = words.get("status", ""), words.get("outcome", "")
        assignment = words.get("assignment", "")
        return cls(
            status if status in WAITING else "submitted",
            outcome if outcome in set(Outcome) else None,
            int(assignment) if _NUMBER.fullmatch(assignment) else None,
        )

    @property
    def wanted(self) -> Wanted:
        """The same for the action."""
        return Wanted(self.status, self.assignment, self.outcome)

    @property
    def narrowed(self) -> bool:
        """Whether lines are left out that wait for HR."""
        return self != Choice()

    def words(self, **changes: str | int | None) -> dict[str, Any]:
        """The words of an address that choose the same, but for the changes."""
        said = {"status": self.status, "outcome": self.outcome, "assignment": self.assignment}
        said |= changes
        return {
            name: word
            for name, word in said.items()
            if word is not None and (name, word) != ("status", "submitted")
        }


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One waiting line with the time it has waited, in words."""

    item: QueueItem
    age: str


@dataclass(frozen=True, slots=True)
class Docket:
    """A line on the desk.

    `stands` is the verdict that counts: today's, or of a decided line the one at its decision.
    `before` is the one at submission where that came out differently; `rate_before` the rate at
    submission where another one counts by now. `at_bank` is the line at what the bank charged.
    """

    desk: Desk
    stands: VerdictShown | None
    before: VerdictShown | None
    others: tuple[LineRecord, ...]
    at_bank: VerdictShown | None = None
    rate_before: Mapping[str, str] | None = None

    @property
    def line(self) -> LineRecord:
        """The line on the desk."""
        return self.desk.line

    @property
    def waits(self) -> bool:
        """Whether it can still be decided."""
        return self.desk.verdict_now is not None

    @property
    def allowed(self) -> Money | None:
        """What approving with one button pays; None where that is nothing."""
        now = self.desk.verdict_now
        return now.allowed if now is not None and now.allowed.minor else None

    @property
    def offers_allowed(self) -> bool:
        """Whether one button approves what is allowed: not where that is what was approved first.

        Then another button gives the second approval, or somebody else has to.
        """
        first = self.line.first
        return self.allowed is not None and (first is None or first.amount != self.allowed)

    @property
    def ceiling(self) -> Money | None:
        """The most that is no override; None where there is no limit to pass or no rate."""
        now = self.desk.verdict_now
        return now.ceiling if now is not None and now.counted is not None else None


def queue_rows(items: Iterable[QueueItem], today: dt.date, zone: dt.tzinfo) -> tuple[QueueRow, ...]:
    """The items with their ages, by the company's calendar."""
    return tuple(
        QueueRow(item, _age(today - item.submitted_at.astimezone(zone).date())) for item in items
    )


def _age(waited: dt.timedelta) -> str:
    """Whole days as far as they can be told apart, then months and years."""
    if waited.days < 1:
        return "since today"
    if waited.days <= DAYS_TOLD:
        return plural(waited.days, "day")
    return format_timedelta(waited, granularity="month", threshold=1, locale=LOCALE)


def docket_of(desk: Desk) -> Docket:
    """Put together what the page of a line shows."""
    line, now = desk.line, desk.verdict_now
    stands = shown_then(line.verdict) if now is None else shown_now(now)
    before = shown_then(line.submitted) if desk.changed else None
    others = tuple(other for other in desk.claim.lines if other.id != line.id)
    charged = desk.charged
    at_bank = None if charged is None else shown_now(charged.verdict)
    return Docket(desk, stands, before, others, at_bank, line.rate_before)


def said_of(line: LineRecord) -> str:
    """What became of a line, for the page that comes after."""
    what = CATEGORY_NAMES[line.facts.category]
    if line.first is not None and line.status in WAITING:
        first = line.first
        return f"{what}: {money(first.amount)} approved by {first.approver}. {WAITS_FOR_SECOND}"
    if line.approved is not None:
        above = ", above the limit" if line.override else ""
        return f"{what}: approved {money(line.approved)}{above}."
    return f"{what}: {STATUS_SAID.get(line.status, line.status)}."


def why_not(desk: Desk) -> StateError | NotAllowedError:
    """Why a line cannot be decided by somebody who sent a form all the same."""
    line = desk.line
    if line.status in WAITING:
        return NotAllowedError(OWN)
    if line.decided_by is None or line.decided_at is None:
        return StateError(said_of(line))
    name, at = line.decider, day(line.decided_at.date())
    return StateError(f"{said_of(line)} {name} did so on {at}; nothing was changed now.")
