"""The list of assignments, and the page of one with all that is recorded of it."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.actions.answers import Page
from assignments.actions.registers import find_assignments, newest_events
from assignments.core.records import ClaimRecord
from assignments.storage.store import AssignmentWish
from assignments.web.access import for_roles, office, who
from assignments.web.assignments.happened import happened
from assignments.web.assignments.routes import blueprint, file_of
from assignments.web.forms.letters import KINDS
from assignments.web.languages import N_, Spoken
from assignments.web.mine.standing import norms_of, standing_of
from assignments.web.pages import at_one_moment, page
from assignments.web.readings.shown import readings_shown
from assignments.web.told import limit_told

STATES = Spoken(
    {
        "": N_("All"),
        "running": N_("Running"),
        "coming": N_("Not begun"),
        "late": N_("Past the expected end"),
        "ended": N_("Ended"),
        "open_terms": N_("With terms to confirm"),
    }
)
CLAIMS = 8  # on an assignment's page


@blueprint.get("")
@for_roles("hr", "finance")
def list_assignments() -> ResponseReturnValue:
    """Assignments, newest first, a page at a time; by name and state where asked."""
    state = request.args.get("state", "")
    wish = AssignmentWish(request.args.get("name", "")[:100], state if state in STATES else "")
    found = find_assignments(office(), who(), wish, request.args.get("after"))
    older = found.after and url_for(
        ".list_assignments",
        after=found.after,
        name=wish.words or None,
        state=wish.state or None,
    )
    return page(
        "assignments/list_assignments.html",
        entries=found.items,
        wish=wish,
        states=STATES,
        older=older,
        may_change="hr" in who().roles,
    )


@blueprint.get("/<int:assignment_id>")
@for_roles("hr", "finance")
@at_one_moment
def show_assignment(assignment_id: int) -> ResponseReturnValue:
    """One assignment: facts, letters, terms, what remains, readings, journeys, claims, events."""
    file = file_of(assignment_id)
    whole = request.args.get("periods") == "all"
    happenings = newest_events(office(), who(), assignment_id, request.args.get("events"))
    left = actions.left(office(), who(), assignment_id, whole=whole)
    return page(
        "assignments/show_assignment.html",
        file=file,
        record=file.record,
        terms=file.terms,
        told_limit=limit_told,
        kinds=KINDS,
        standing=standing_of(left.rows, file.terms),
        norms=norms_of(left.norms),
        earlier=left.earlier,
        readings=readings_shown(file, office().today()),
        claims=_claims(assignment_id),
        events=happened(happenings.items, office().zone),
        older=happenings.after,
        may_change="hr" in who().roles,
    )


def _claims(assignment_id: int) -> Page[ClaimRecord]:
    """A few claims, so that the page does not grow with them; the others behind a link."""
    return actions.claims(office(), who(), assignment_id, request.args.get("claims"), CLAIMS)
