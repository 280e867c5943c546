"""Several lines of the queue decided together: each as it was seen, of the others why not."""

from typing import Any

from flask import g

from assignments import actions
from assignments.actions.deciding_some import SomeDecided
from assignments.actions.inputs import AsSeen
from assignments.core.fields import Fields
from assignments.core.words import InputError
from assignments.exports.shapes.queue import (
    ApproveSomeInput,
    Decided,
    Moment,
    RejectSomeInput,
    SeenLine,
)
from assignments.web.access import office, who
from assignments.web.api.doors import DESK, QUEUE
from assignments.web.api.routes import opens
from assignments.web.api.sent import fields, id_in, once


@opens("GET /queue/moment", QUEUE)
def show_moment() -> Moment:
    """Tell the last event by now: to be read before the queue, and sent with what is decided."""
    return {"event": actions.last_event(office())}


@opens("POST /queue/approve", DESK, takes=ApproveSomeInput)
def approve_some() -> Decided:
    """Approve what judging again allows of each line, if that is what was seen of it."""
    seen = _seen(fields(ApproveSomeInput))
    return _told(actions.approve_some(office(), who(), seen, once()))


@opens("POST /queue/reject", DESK, takes=RejectSomeInput)
def reject_some() -> Decided:
    """Reject each line for one reason, if it is judged as it was seen."""
    sent = fields(RejectSomeInput)
    reason = sent.text("reason")
    return _told(actions.reject_some(office(), who(), _seen(sent), reason, once()))


def _seen(sent: Fields) -> dict[int, AsSeen]:
    """What was seen of the lines, as of an event."""
    event = id_in(sent, "event")
    lines = [_line(one, f"lines {number}") for number, one in enumerate(sent.items("lines"), 1)]
    seen = {number: AsSeen(event, outcome, allowed) for number, outcome, allowed in lines}
    if len(seen) != len(lines):
        raise InputError("lines", "names a line twice", "keep one of the two")
    return seen


def _line(value: Any, where: str) -> tuple[int, str, str]:  # noqa: ANN401 - what was sent
    one = Fields(value, where, tuple(SeenLine.__annotations__))
    return id_in(one, "line_id"), one.text("outcome"), one.text("allowed")


def _told(done: SomeDecided) -> Decided:
    g.again = done.again
    return {
        "decided": [one.line.id for one in done.decided],
        "stays": [{"line_id": one.line.id, "why": one.why} for one in done.stays],
    }
