"""The queue of lines that wait for HR, and what is sent to decide one."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from assignments.exports.shapes.claims import Event, Line
from assignments.exports.shapes.verdicts import Verdict
from assignments.exports.shapes.words import (
    Amount,
    Category,
    Currency,
    Day,
    Id,
    Instant,
    OutcomeWord,
    Positive,
    text,
)


class Waiting(TypedDict):
    """A line that waits; `may_decide` is false for one's own, and for whom one speaks for."""

    line_id: Id
    claim_id: Id
    claim_title: str
    assignment_id: Id
    employee: str
    host_city: str
    kind: str
    category: Category
    date: Day
    amount: Amount
    currency: Currency
    counted: Amount | None
    allowed: Amount | None
    settlement_currency: Currency | None
    outcome: OutcomeWord
    reason: Annotated[str, Field(description="The first of its verdict at submission.")]
    status: str
    submitted_at: Instant
    may_decide: bool


class Desk(TypedDict):
    """A line as HR decides it: `verdict_now` is null once it is decided."""

    line: Line
    verdict_now: Verdict | None
    changed: Annotated[bool, Field(description="Whether it differs from that at submission.")]
    may_decide: bool
    may_second: Annotated[bool, Field(description="Whether one may be its second approver.")]
    two_approve_above: Amount | None
    events: list[Event]


class ApprovalInput(TypedDict):
    """What is approved: left out, what judging again allows; another amount needs a reason.

    `bank`: count what the bank charged instead of the rate, which needs a reason too.
    """

    amount: NotRequired[Positive | None]
    reason: NotRequired[Annotated[str, Field(max_length=2000)]]
    bank: NotRequired[bool]


class ClaimApprovalInput(TypedDict):
    """What was seen of each line: only what is still allowed the same amount is approved."""

    seen: dict[Annotated[str, Field(pattern=r"^[0-9]{1,9}$")], Positive]


class Stays(TypedDict):
    """A line that was not approved, and why, in a word."""

    line_id: Id
    why: str


class ClaimApproved(TypedDict):
    """What became of a claim: the lines approved, their sum, and those that stay."""

    id: Id
    approved: list[Id]
    total: Amount | None
    currency: Currency | None
    stays: list[Stays]


class Moment(TypedDict):
    """The last event by now."""

    event: Annotated[int, Field(ge=0)]


class SeenLine(TypedDict):
    """A line as it was seen in the queue."""

    line_id: Id
    outcome: OutcomeWord
    allowed: Positive


Seen = Annotated[list[SeenLine], Field(min_length=1, max_length=100)]


class ApproveSomeInput(TypedDict):
    """Lines as they were seen at a moment: what happened to since, or is judged anew, stays."""

    event: Id
    lines: Seen


class RejectSomeInput(TypedDict):
    """The same, and why they are not paid."""

    event: Id
    lines: Seen
    reason: Annotated[str, text(2000)]


class Decided(TypedDict):
    """The lines that were decided, and those that stay, each with why."""

    decided: list[Id]
    stays: list[Stays]


class RejectionInput(TypedDict):
    """Why a line is not paid."""

    reason: Annotated[str, text(2000)]


class QuestionInput(TypedDict):
    """What HR wants to know of a line."""

    question: Annotated[str, text(2000)]


class AnswerInput(TypedDict):
    """The employee's answer to what HR asked."""

    text: Annotated[str, text(2000)]


class BankChargeInput(TypedDict):
    """What the bank charged, in the settlement currency; null takes it back."""

    amount: Positive | None
