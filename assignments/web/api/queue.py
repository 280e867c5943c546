"""What waits for HR, and its decisions."""

from collections.abc import Mapping

from flask import request

from assignments import actions
from assignments.actions import Approval, Done, QueueItem, Wanted
from assignments.actions.deciding_claims import approve_claim as approve_lines
from assignments.core.approval import WAITING, StateError
from assignments.core.fields import Fields
from assignments.core.words import InputError, Outcome, one_of
from assignments.exports.shapes import claims, verdicts
from assignments.exports.shapes.claims import Line
from assignments.exports.shapes.queue import (
    ApprovalInput,
    ClaimApprovalInput,
    ClaimApproved,
    Desk,
    QuestionInput,
    RejectionInput,
    Waiting,
)
from assignments.exports.shapes.words import amount_or_none, instant
from assignments.web.access import office, who
from assignments.web.api.doors import DESK, QUEUE
from assignments.web.api.paging import PAGED, Listed, after, limit, listed
from assignments.web.api.routes import opens
from assignments.web.api.sent import MOST_ID, answered, fields, once, text_in

NARROWED = ("status", "outcome", "assignment")
LONGEST_AMOUNT = 30


@opens("GET /queue", QUEUE, asks=(*PAGED, *NARROWED))
def show_queue() -> Listed[Waiting]:
    """Lines that wait for HR, oldest first; `status` asked: those that wait for an answer."""
    found = actions.queue(office(), who(), after(), limit(), _wanted())
    return listed(found, waiting)


@opens("GET /queue/<int:line_id>", QUEUE)
def show_desk(line_id: int) -> Desk:
    """One line as HR decides it: its verdict then and now, and what happened to it."""
    desk = actions.desk(office(), who(), line_id)
    now = desk.verdict_now
    return {
        "line": claims.line(desk.line),
        "verdict_now": None if now is None else verdicts.judged(now),
        "changed": desk.changed,
        "may_decide": desk.may_decide,
        "may_second": desk.may_second,
        "two_approve_above": amount_or_none(desk.limit),
        "events": [claims.event(one) for one in desk.events],
    }


@opens("POST /lines/<int:line_id>/approve", DESK, takes=ApprovalInput)
def approve(line_id: int) -> Line:
    """Approve what judging again allows, or another amount with its reason.

    Above the amount for two people it waits for a second one, who approves the same amount.
    """
    what = _approval(fields(ApprovalInput))
    return _decided(actions.approve(office(), who(), line_id, what, once()))


@opens("POST /lines/<int:line_id>/second", DESK)
def approve_second(line_id: int) -> Line:
    """Approve what another person approved first."""
    line = actions.desk(office(), who(), line_id).line
    key = once()
    if line.first is None and line.status in WAITING:
        raise StateError("Nobody has approved this line yet: approve it.")
    amount = None if line.first is None else str(line.first.amount)
    bank = line.first is not None and line.first.bank
    what = Approval(amount, bank=bank)
    return _decided(actions.approve(office(), who(), line_id, what, key))


@opens("POST /lines/<int:line_id>/reject", DESK, takes=RejectionInput)
def reject(line_id: int) -> Line:
    """Reject a line, with the reason."""
    reason = fields(RejectionInput).text("reason")
    return _decided(actions.reject(office(), who(), line_id, reason, once()))


@opens("POST /lines/<int:line_id>/ask", DESK, takes=QuestionInput)
def ask(line_id: int) -> Line:
    """Ask the employee about a line; it waits for the answer."""
    question = fields(QuestionInput).text("question")
    return _decided(actions.ask(office(), who(), line_id, question, once()))


@opens("POST /claims/<int:claim_id>/approve", DESK, takes=ClaimApprovalInput)
def approve_claim(claim_id: int) -> ClaimApproved:
    """Approve every line of a claim that is still allowed what was seen of it."""
    seen = _seen(fields(ClaimApprovalInput))
    done = approve_lines(office(), who(), claim_id, seen, once())
    answered(Done(done.id, done.again))
    return {
        "id": done.id,
        "approved": list(done.approved),
        "total": amount_or_none(done.total),
        "currency": None if done.total is None else done.total.currency,
        "stays": [{"line_id": line, "why": why} for line, (_, why) in done.stays.items()],
    }


def waiting(item: QueueItem) -> Waiting:
    """A line of the queue."""
    settled = item.allowed or item.counted
    return {
        "line_id": item.line_id,
        "claim_id": item.claim_id,
        "claim_title": item.claim_title,
        "assignment_id": item.assignment_id,
        "employee": item.employee,
        "host_city": item.host_city,
        "kind": item.kind,
        "category": item.category,
        "date": item.date.isoformat(),
        "amount": str(item.claimed),
        "currency": item.claimed.currency,
        "counted": amount_or_none(item.counted),
        "allowed": amount_or_none(item.allowed),
        "settlement_currency": None if settled is None else settled.currency,
        "outcome": item.outcome,
        "reason": item.reason,
        "status": item.status,
        "submitted_at": instant(item.submitted_at),
        "may_decide": item.may_decide and item.may_second,
    }


def _decided(done: Done) -> Line:
    return claims.line(actions.desk(office(), who(), answered(done)).line)


def _approval(sent: Fields) -> Approval:
    amount = None if sent.get("amount") is None else sent.text("amount")
    if amount is not None and not amount.strip():
        raise InputError("amount", "is empty", "give an amount, or leave it out")
    return Approval(amount, text_in(sent, "reason"), bank=sent.flag("bank", default=False))


def _seen(sent: Fields) -> dict[int, str]:
    """The amounts that were seen, by line."""
    seen = sent.get("seen")
    if not isinstance(seen, Mapping):
        raise InputError("seen", "is no object", 'write {"12": "100.00"}, the amount by line')
    for line, amount in seen.items():
        is_line = str(line).isascii() and str(line).isdecimal() and int(line) <= MOST_ID
        if not is_line or not isinstance(amount, str) or len(amount) > LONGEST_AMOUNT:
            raise InputError("seen", f"{line!r} is no line with its amount", 'write {"12": "1.00"}')
    return {int(line): str(amount) for line, amount in seen.items()}


def _wanted() -> Wanted:
    asked = request.args
    status = asked.get("status", "submitted")
    outcome, assignment = asked.get("outcome"), asked.get("assignment")
    if outcome is not None:
        one_of(outcome, frozenset(Outcome), "outcome", "outcome")
    if assignment is not None and not _is_id(assignment):
        raise InputError("assignment", "is no record's number", "give its id")
    return Wanted(status, int(assignment) if assignment else None, outcome)


def _is_id(text: str) -> bool:
    return (
        text.isascii()
        and text.isdecimal()
        and len(text) <= len(str(MOST_ID))
        and (0 < int(text) <= MOST_ID)
    )
