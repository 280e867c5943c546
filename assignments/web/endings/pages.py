"""What ending an assignment on a day, for a cause, would cost."""

from flask import request
from flask.typing import ResponseReturnValue

from assignments.actions import endings as deeds
from assignments.core.ending import LISTS
from assignments.core.words import InputError
from assignments.web.access import for_roles, office, who
from assignments.web.endings import told  # noqa: F401 - registers its filters
from assignments.web.endings.routes import blueprint
from assignments.web.forms import sentence
from assignments.web.forms.checks import day_in
from assignments.web.forms.endings import AskForm
from assignments.web.pages import page


@blueprint.get("")
@for_roles("hr", "finance")
def show_endings(assignment_id: int) -> ResponseReturnValue:
    """The answer for a day and a cause, the rules behind it, and what is known."""
    file = deeds.endings(office(), who(), assignment_id)
    first = {"on": office().today().isoformat()}
    form = AskForm(request.args if "on" in request.args else None, data=first)
    answer, status = None, 200
    day = day_in(form.on) if "on" in request.args and form.validate() else None
    if day is not None:
        try:
            answer = file.on(day, form.cause.text)
        except InputError as error:
            form.on.errors = [sentence(error)]
    if form.errors or form.on.errors:
        status = 422
    kept = [one for one in file.rules if one.dropped_at is None]
    return page(
        "endings/show_endings.html",
        asked=form,
        file=file,
        record=file.record,
        answer=answer,
        waiting=[one for one in kept if not one.counts],
        granting=[one for one in kept if one.counts and not one.rule.is_list],
        lists=[one for one in kept if one.rule.kind in LISTS],
        may_change="hr" in who().roles,
    )[0], status
