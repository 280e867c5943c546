"""What ending an assignment on a day, for a cause, would cost."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from assignments.actions import endings as deeds
from assignments.actions.endings import EndingFile
from assignments.core.ending import LISTS, Answer
from assignments.core.words import InputError
from assignments.web.access import for_roles, office, who
from assignments.web.endings import told  # noqa: F401 - registers its filters
from assignments.web.endings.routes import blueprint
from assignments.web.forms import sentence
from assignments.web.forms.checks import day_in
from assignments.web.forms.endings import AskForm


@blueprint.get("")
@for_roles("hr", "finance")
def show_endings(assignment_id: int) -> ResponseReturnValue:
    """The answer for a day and a cause, the rules behind it, and what is known."""
    file = deeds.endings(office(), who(), assignment_id)
    first = {"on": office().today().isoformat()}
    form = AskForm(request.args if "on" in request.args else None, data=first)
    answer = _answered(file, form) if "on" in request.args else None
    kept = [one for one in file.rules if one.dropped_at is None]
    shown = render_template(
        "endings/show_endings.html",
        asked=form,
        file=file,
        record=file.record,
        answer=answer,
        waiting=[one for one in kept if not one.counts],
        granting=[one for one in kept if one.counts and not one.rule.is_list],
        lists=[one for one in kept if one.rule.kind in LISTS],
        may_change="hr" in who().roles,
    )
    return shown, 422 if form.errors else 200


def _answered(file: EndingFile, form: AskForm) -> Answer | None:
    """What falls due as it was asked; None where the question does not hold."""
    day = day_in(form.on) if form.validate() else None
    if day is None:
        return None
    try:
        return file.on(day, form.cause.text)
    except InputError as error:
        form.on.errors = [sentence(error)]
        return None
