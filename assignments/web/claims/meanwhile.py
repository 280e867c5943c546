"""A second window with old data: what is there now, and what was typed, which is not lost."""

from flask import Response, make_response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments import actions
from assignments.actions import StateError, kept_forms
from assignments.web import errors, kept
from assignments.web.access import office
from assignments.web.own import myself


def changed(answer: ResponseReturnValue) -> Response:
    """A page that says what is there now, as the refusal that it is."""
    response = make_response(answer)
    response.status_code = 409
    return response


def too_late(claim_id: int, error: StateError, *, is_line: bool = True) -> Response:
    """Say what became of a claim meanwhile; a line that was typed may go into a new claim."""
    typed, kept_id = tuple(kept.of_request()), None
    if is_line:
        kept_id = kept_forms.keep_form(office(), myself(), kept.place_of_request(), typed)
    shown = {
        "claim": actions.claim(office(), myself(), claim_id),
        "why": str(error),
        "kept_id": kept_id,
        "seen": errors.seen(typed),
        "title": _("This has changed meanwhile"),
    }
    return make_response(render_template("claims/too_late.html", **shown), 409)
