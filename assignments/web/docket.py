"""What stands on HR's pages beside the records: which lines are looked at, ages, verdicts.

How a verdict is told stands in `findings`. No rule: all quantities come out of the verdict.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from babel.dates import format_timedelta
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assignments.actions import Desk, QueueItem, Wanted
from assignments.actions.deciders import OWN
from assignments.actions.queueing import LONGEST, ORDERS
from assignments.core.approval import WAITING, NotAllowedError, StateError
from assignments.core.money import Money
from assignments.core.records import LineRecord
from assignments.core.words import Outcome
from assignments.web import languages
from assignments.web.filters import day, money, plural
from assignments.web.findings import VerdictShown, shown_now, shown_then
from assignments.web.speech import CATEGORY_NAMES

DAYS_TOLD = 90
PLAIN = frozenset({Outcome.ALLOWED, Outcome.REDUCED})
STATUS_SAID = {
    "asked": _l("%(what)s: the question was sent, and the line waits for the answer."),
    "rejected": _l("%(what)s: rejected."),
    "withdrawn": _l("%(what)s: withdrawn by the employee."),
    "submitted": _l("%(what)s: waiting for HR."),
}
USUAL = frozenset({("status", "submitted"), ("order", LONGEST)})
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lines of the queue are looked at; it stays with a person from line to line."""

    status: str = "submitted"
    outcome: str | None = None
    assignment: int | None = None
    order: str = LONGEST

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Self:
        """Read the words of an address; what makes no sense chooses nothing."""
        status, outcome = words.get("status", ""), words.get("outcome", "")
        assignment, order = words.get("assignment", ""), words.get("order", "")
        return cls(
            status if status in WAITING else "submitted",
            outcome if outcome in set(Outcome) else None,
            int(assignment) if _NUMBER.fullmatch(assignment) else None,
            order if order in ORDERS else LONGEST,
        )

    @property
    def wanted(self) -> Wanted:
        """The same for the action."""
        return Wanted(self.status, self.assignment, self.outcome, self.order)

    @property
    def narrowed(self) -> bool:
        """Whether lines are left out that wait for HR."""
        return self != Choice(order=self.order)

    def words(self, **changes: str | int | None) -> dict[str, Any]:
        """The words of an address that choose the same, but for the changes."""
        said = {"status": self.status, "outcome": self.outcome, "assignment": self.assignment}
        said |= {"order": self.order} | changes
        return {
            name: word
            for name, word in said.items()
            if word is not None and (name, word) not in USUAL
        }


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One waiting line with the time it has waited, in words."""

    item: QueueItem
    age: str

    @property
    def plainly_allowed(self) -> bool:
        """Whether approving it as the letter allows needs no word of anybody's."""
        item = self.item
        return item.outcome in PLAIN and item.allowed is not None and bool(item.allowed.minor)


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
        return _("since today")
    if waited.days <= DAYS_TOLD:
        return plural(waited.days, "day")
    return format_timedelta(waited, granularity="month", threshold=1, locale=languages.locale())


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
        words = {"what": what, "amount": money(line.first.amount), "name": line.first.approver}
        return str(
            _("%(what)s: %(amount)s approved by %(name)s. It waits for a second person.", **words)
        )
    if line.approved is not None:
        words = {"what": what, "amount": money(line.approved)}
        if line.override:
            return str(_("%(what)s: approved %(amount)s, above the limit.", **words))
        return str(_("%(what)s: approved %(amount)s.", **words))
    said = STATUS_SAID.get(line.status)
    return f"{what}: {line.status}." if said is None else str(said) % {"what": what}


def why_not(desk: Desk) -> StateError | NotAllowedError:
    """Why a line cannot be decided by somebody who sent a form all the same."""
    line = desk.line
    if line.status in WAITING:
        return NotAllowedError(OWN)
    if line.decided_by is None or line.decided_at is None:
        return StateError(said_of(line))
    words = {"said": said_of(line), "name": line.decider, "on": day(line.decided_at.date())}
    told = _("%(said)s %(name)s did so on %(on)s; nothing was changed now.", **words)
    return StateError(str(told))
