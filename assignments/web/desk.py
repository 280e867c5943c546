"""HR's desk: the queue of lines that wait, and one line with everything that decides it.

What may be decided, and by whom, the actions say; what stands on the page of a line, `docket`.
"""

from collections.abc import Callable

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.actions import Desk, Done, place_in_queue
from assignments.web.access import for_roles, office, who
from assignments.web.at_once import ClaimForm, at_once, said_of_claim
from assignments.web.docket import Choice, docket_of, queue_rows, said_of, why_not
from assignments.web.forms import OfficeForm
from assignments.web.forms.desk import (
    AllowForm,
    ApproveForm,
    AskForm,
    ChargedForm,
    RejectForm,
    SecondForm,
    desk_forms,
)
from assignments.web.pages import after, at_one_moment, page

blueprint = Blueprint("desk", __name__)


@blueprint.get("/queue")
@for_roles("hr", deputies=True)
@at_one_moment
def show_queue() -> ResponseReturnValue:
    """Lines that wait for HR, oldest first, a page at a time."""
    choice = _choice()
    found = actions.queue(office(), who(), request.args.get("after"), wanted=choice.wanted)
    rows = queue_rows(found.items, office().today(), office().zone)
    return page("desk/show_queue.html", rows=rows, choice=choice, behind=found.after)


@blueprint.get("/desk/<int:line_id>")
@for_roles("hr", deputies=True)
@at_one_moment
def show_line(line_id: int) -> ResponseReturnValue:
    """One line with its receipts, its verdict, what its limits have left, and the decision."""
    return _shown(line_id)


@blueprint.post("/desk/<int:line_id>/allow")
@for_roles("hr", deputies=True)
def approve_allowed(line_id: int) -> ResponseReturnValue:
    """Approve what is allowed: what the page showed, and nothing else."""
    return _approve(line_id, AllowForm(request.form))


@blueprint.post("/desk/<int:line_id>/second")
@for_roles("hr", deputies=True)
def approve_second(line_id: int) -> ResponseReturnValue:
    """Approve what another person approved first: the second approval that it waits for."""
    return _approve(line_id, SecondForm(request.form))


@blueprint.post("/desk/claims/<int:claim_id>/allow")
@for_roles("hr", deputies=True)
def approve_claim(claim_id: int) -> ResponseReturnValue:
    """Approve every line of a claim that is allowed as the page showed it."""
    form = ClaimForm(request.form)
    form.validate()
    done = actions.approve_claim(office(), who(), claim_id, form.amounts(), form.once)
    words = _choice().words()
    for line_id in done.stays:
        return after(done, url_for(".show_line", line_id=line_id, **words), said_of_claim(done))
    return after(done, url_for(".show_queue", **words), said_of_claim(done))


@blueprint.post("/desk/<int:line_id>/approve")
@for_roles("hr", deputies=True)
def approve_amount(line_id: int) -> ResponseReturnValue:
    """Approve another amount, with its reason."""
    return _approve(line_id, ApproveForm(request.form))


@blueprint.post("/desk/<int:line_id>/charged")
@for_roles("hr", deputies=True)
def approve_charged(line_id: int) -> ResponseReturnValue:
    """Approve a line at what the bank charged instead of its rate, with the reason."""
    return _approve(line_id, ChargedForm(request.form))


@blueprint.post("/desk/<int:line_id>/reject")
@for_roles("hr", deputies=True)
def reject_line(line_id: int) -> ResponseReturnValue:
    """Reject a line, with the reason."""
    form = RejectForm(request.form)
    return _decide(
        line_id,
        form,
        lambda: actions.reject(office(), who(), line_id, form.reason.data or "", form.once),
    )


@blueprint.post("/desk/<int:line_id>/ask")
@for_roles("hr", deputies=True)
def ask_about(line_id: int) -> ResponseReturnValue:
    """Ask the employee about a line; it waits for the answer."""
    form = AskForm(request.form)
    return _decide(
        line_id,
        form,
        lambda: actions.ask(office(), who(), line_id, form.question.data or "", form.once),
    )


def _approve(
    line_id: int, form: AllowForm | ApproveForm | ChargedForm | SecondForm
) -> ResponseReturnValue:
    return _decide(
        line_id,
        form,
        lambda: actions.approve(office(), who(), line_id, form.approval(), form.once),
    )


def _decide(line_id: int, form: OfficeForm, deed: Callable[[], Done]) -> ResponseReturnValue:
    """Do a deed on a line and go on to the next one; or show the desk again with what is wrong."""
    done = form.carry_out(deed)
    if done is None:
        return _shown(line_id, form)
    if done.again:
        return after(done, url_for(".show_line", line_id=line_id, **_choice().words()), "")
    found = actions.desk(office(), who(), line_id)
    return after(done, _next_url(found), said_of(found.line))


def _shown(line_id: int, sent: OfficeForm | None = None) -> ResponseReturnValue:
    """The page of a line; a form that did not hold stands in it as it was sent."""
    desk = actions.desk(office(), who(), line_id)
    if sent is not None and not desk.may_decide:
        raise why_not(desk)
    docket = docket_of(desk)
    forms = desk_forms(sent, docket.allowed, desk.charged, desk.line.first)
    claim = at_once(desk.claim, line_id, desk.verdict_now) if desk.may_decide else None
    shown = {"docket": docket, "forms": forms, "choice": _choice(), "at_once": claim}
    return page("desk/show_line.html", sent, **shown)


def _choice() -> Choice:
    return Choice.of(request.args)


def _next_url(desk: Desk) -> str:
    """The line behind this one in the queue, else the first one, else the queue."""
    choice = _choice()
    place = place_in_queue(desk.claim.submitted_at or desk.claim.created_at, desk.line.id)
    for after_place in (place, None):
        found = actions.queue(office(), who(), after_place, wanted=choice.wanted)
        for item in found.items:
            if item.may_decide and item.may_second and item.line_id != desk.line.id:
                return url_for(".show_line", line_id=item.line_id, **choice.words())
    return url_for(".show_queue", **choice.words())
