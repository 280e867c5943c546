"""Each decision on a line: done and on to the next one, or the page again with what is wrong."""

from collections.abc import Callable

from flask import flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from assignments import actions
from assignments.actions import Desk, Done, StateError, place_of
from assignments.actions.deciding import SeenOtherwiseError
from assignments.actions.inputs import AsSeen, Words
from assignments.web.access import for_roles, office, who
from assignments.web.at_once import ClaimForm, said_of_claim
from assignments.web.desk import lines
from assignments.web.desk.routes import blueprint, choice
from assignments.web.desk.stamp import changes, happened_since, stamp_in
from assignments.web.docket import said_of
from assignments.web.forms.desk import (
    AllowForm,
    ApproveForm,
    AskForm,
    ChargedForm,
    DeskForm,
    RejectForm,
    SecondForm,
)
from assignments.web.pages import after, page


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
    words = choice().words()
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
    words = Words(form.reason.data or "", _seen(form, line_id))
    return _decide(
        line_id, form, lambda: actions.reject(office(), who(), line_id, words, form.once)
    )


@blueprint.post("/desk/<int:line_id>/ask")
@for_roles("hr", deputies=True)
def ask_about(line_id: int) -> ResponseReturnValue:
    """Ask the employee about a line; it waits for the answer."""
    form = AskForm(request.form)
    words = Words(form.question.data or "", _seen(form, line_id))
    return _decide(line_id, form, lambda: actions.ask(office(), who(), line_id, words, form.once))


def _seen(form: DeskForm, line_id: int) -> AsSeen | None:
    stamp = stamp_in(form.seen.data, line_id)
    return None if stamp is None else stamp.seen


def _approve(
    line_id: int, form: AllowForm | ApproveForm | ChargedForm | SecondForm
) -> ResponseReturnValue:
    seen = _seen(form, line_id)
    return _decide(
        line_id,
        form,
        lambda: actions.approve(office(), who(), line_id, form.approval(seen), form.once),
    )


def _decide(line_id: int, form: DeskForm, deed: Callable[[], Done]) -> ResponseReturnValue:
    """Do a deed on a line and go on to the next one; or show the desk again with what is wrong."""
    try:
        done = form.carry_out(deed)
        if done is None:
            return lines.shown(line_id, form)
    except StateError as error:
        return _changed(line_id, form, error)
    if done.again:
        return after(done, url_for(".show_line", line_id=line_id, **choice().words()), "")
    found = actions.desk(office(), who(), line_id)
    here = url_for(".show_line", line_id=line_id, **choice().words())
    look = Markup('{} <a href="{}">{}</a>')  # a decided line says itself how it can be corrected
    flash(look.format(said_of(found.line), here, _("Look at it again")), "good")
    return redirect(_next_url(found), 303)


def _changed(line_id: int, form: DeskForm, error: StateError) -> ResponseReturnValue:
    """Say what changed since the page was opened, with all that was typed; else fly on."""
    stamp = stamp_in(form.seen.data, line_id)
    desk = actions.desk(office(), who(), line_id)
    told = () if stamp is None else changes(stamp, desk)
    if stamp is None or not told:
        raise error
    shown = lines.parts(desk, form)
    since = happened_since(stamp, desk)
    typed = form.typed
    why = "" if isinstance(error, SeenOtherwiseError) else str(error)
    answer = page("desk/changed.html", changes=told, since=since, typed=typed, why=why, **shown)
    response = make_response(answer)
    response.status_code = 409
    return response


def _next_url(desk: Desk) -> str:
    """The line behind this one in the queue, else the first one, else the queue."""
    chosen = choice()
    for after_place in (place_of(desk, chosen.wanted), None):
        found = actions.queue(office(), who(), after_place, wanted=chosen.wanted)
        for item in found.items:
            if item.may_decide and item.may_second and item.line_id != desk.line.id:
                return url_for(".show_line", line_id=item.line_id, **chosen.words())
    return url_for(".show_queue", **chosen.words())
