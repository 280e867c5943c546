"""The list of one's claims, a new one, and the page of a claim."""

from dataclasses import dataclass

from flask import request, url_for
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.actions import Page
from assignments.core.records import AssignmentRecord, ClaimRecord
from assignments.web.access import for_roles, office, who
from assignments.web.at_once import at_once
from assignments.web.claims.routes import blueprint
from assignments.web.claims.sheet import approved_of, counted_of, sheet_of
from assignments.web.forms.claims import AnswerForm, ClaimForm, ReceiptsForm
from assignments.web.own import myself, own_assignments
from assignments.web.pages import after, at_one_moment, page


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some claims under one assignment, newest first."""

    assignment: AssignmentRecord
    claims: Page[ClaimRecord]


@blueprint.get("/claims")
@for_roles("expatriate")
def list_claims() -> ResponseReturnValue:
    """Show one's claims under each assignment."""
    alone, older = request.args.get("assignment", type=int), request.args.get("after")
    own = [one for one in own_assignments() if alone in {None, one.id}]
    shelves = [Shelf(one, actions.claims(office(), myself(), one.id, older)) for one in own]
    return page(
        "claims/list_claims.html",
        shelves=shelves,
        is_older=older is not None,
        counted_of=counted_of,
        approved_of=approved_of,
    )


@blueprint.route("/claims/new", methods=["GET", "POST"])
@for_roles("expatriate")
def draft_claim() -> ResponseReturnValue:
    """Begin a claim: its title, and its assignment where there are several."""
    own = own_assignments()
    form = ClaimForm(request.form, assignment=request.args.get("assignment"))
    form.offer(own)
    done = form.carry_out(
        lambda: actions.draft_claim(office(), myself(), form.under(own), form.title.text, form.once)
    )
    if done is None:
        return page("claims/draft_claim.html", form)
    url = url_for(".show_claim", claim_id=done.id)
    return after(done, url, "The claim was begun. Now add what you paid.")


@blueprint.get("/claims/<int:claim_id>")
@for_roles("expatriate", "hr", "finance")
@at_one_moment
def show_claim(claim_id: int) -> ResponseReturnValue:
    """Show a claim with its lines, their three numbers and what they rest on."""
    sheet = sheet_of(office(), who(), claim_id)
    decides = "hr" in who().roles and who().id not in sheet.concerned
    shown = {"answer": AnswerForm(), "receipts": ReceiptsForm()}
    whole = at_once(sheet.claim) if decides else None
    return page("claims/show_claim.html", sheet=sheet, at_once=whole, **shown)
