"""The administrator's page of the audit trail: who did what to which record, when, from where."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.actions.auditing import look_into_trail
from assignments.storage.store import AuditWish
from assignments.web.access import for_roles, office, who
from assignments.web.forms.audit import TrailForm

blueprint = Blueprint("audit", __name__)
LAST = 2**31 - 1


@blueprint.get("/audit")
@for_roles("administrator")
def show_trail() -> ResponseReturnValue:
    """The newest entries, or those of a person, a record, a day; older ones by number."""
    form = TrailForm(request.args)
    form.offer(actions.people(office(), who()))
    holds = form.validate()
    wish = form.wish(office().zone) if holds else AuditWish()
    before = min(request.args.get("before", type=int) or LAST, LAST)
    found = look_into_trail(office(), who(), wish, max(before, 0))
    asked = {name: text for name, text in form.data.items() if text}
    older = url_for(".show_trail", **asked, before=found.before) if found.before else None
    shown = render_template("audit/show_trail.html", form=form, found=found, older=older)
    return shown, 200 if holds else 422
