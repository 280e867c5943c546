"""One cost of a draft claim: added, changed, taken out."""

from collections.abc import Callable

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.actions import AssignmentFile, BusyError, Done, StateError
from assignments.core.records import ClaimRecord
from assignments.web.access import for_roles, office
from assignments.web.claims.line_form import known_of, offered_places, opened_form
from assignments.web.claims.receipts import keep_receipts
from assignments.web.claims.routes import blueprint, claim_url, line_of
from assignments.web.forms import ButtonForm
from assignments.web.forms.lines import LineForm
from assignments.web.own import myself
from assignments.web.pages import after, page

NO_DRAFT = "This claim was submitted already; a changed cost is a new line of a new claim."


@blueprint.route("/claims/<int:claim_id>/lines/new", methods=["GET", "POST"])
@for_roles("expatriate")
def add_line(claim_id: int) -> ResponseReturnValue:
    """Add a cost to a draft, with its receipts."""
    claim = _draft(actions.claim(office(), myself(), claim_id))
    file = known_of(claim.assignment_id)
    form = opened_form(file)
    done = _saved(
        form, lambda: actions.add_line(office(), myself(), claim_id, form.cost(), form.once)
    )
    if done is None:
        return _line_page(claim, file, form)
    return _onward(claim, form, done, "The line was added.")


@blueprint.route("/claims/<int:claim_id>/lines/<int:line_id>", methods=["GET", "POST"])
@for_roles("expatriate")
def change_line(claim_id: int, line_id: int) -> ResponseReturnValue:
    """Write a line of a draft anew; further receipts may come with it."""
    claim, line = line_of(claim_id, line_id)
    file = known_of(_draft(claim).assignment_id)
    form = opened_form(file, line)
    done = _saved(
        form, lambda: actions.change_line(office(), myself(), line_id, form.cost(), form.once)
    )
    if done is None:
        return _line_page(claim, file, form, line_id)
    return _onward(claim, form, done, "The line was changed.")


@blueprint.route("/claims/<int:claim_id>/lines/<int:line_id>/remove", methods=["GET", "POST"])
@for_roles("expatriate")
def remove_line(claim_id: int, line_id: int) -> ResponseReturnValue:
    """Take a line out of a draft, after asking."""
    form = ButtonForm(request.form)
    if request.method == "GET":
        claim, line = line_of(claim_id, line_id)
        return page("claims/remove_line.html", form, claim=_draft(claim), line=line)
    done = actions.remove_line(office(), myself(), claim_id, line_id, form.once)
    return after(done, claim_url(claim_id), "The line was taken out.")


def _draft(claim: ClaimRecord) -> ClaimRecord:
    """The claim as it is, unless a form would be opened that can no longer be sent."""
    if claim.status != "draft" and request.method == "GET":
        raise StateError(NO_DRAFT)
    return claim


def _saved(form: LineForm, save: Callable[[], Done]) -> Done | None:
    """Save the line, unless only fields or a verdict were asked for."""
    if form.shows_other_fields or request.form.get("do") in {"fields", "try"}:
        return None
    return form.carry_out(save)


def _line_page(
    claim: ClaimRecord, file: AssignmentFile, form: LineForm, line_id: int | None = None
) -> ResponseReturnValue:
    verdict = None
    if request.form.get("do") == "try" and not form.shows_other_fields:
        words = form.words
        assignment_id = claim.assignment_id
        verdict = form.carry_out(
            lambda: actions.try_line(office(), myself(), assignment_id, words())
        )
    return page(
        "claims/edit_line.html",
        form,
        claim=claim,
        line_id=line_id,
        places=offered_places(form, file),
        verdict=verdict,
    )


def _onward(claim: ClaimRecord, form: LineForm, done: Done, sentence: str) -> ResponseReturnValue:
    """Keep the receipts that came with a line, say which were refused, and go on."""
    try:
        keep_receipts(form, done.id)
    except (BusyError, OSError) as error:
        error.add_note("The line was saved.")
        raise
    for slip in form.receipts.errors:
        flash(str(slip), "error")
    if request.form.get("do") == "another":
        return after(done, url_for(".add_line", claim_id=claim.id), sentence)
    return after(done, claim_url(claim.id, done.id), sentence)
