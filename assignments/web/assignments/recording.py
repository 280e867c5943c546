"""What HR records of an assignment: the assignment itself, changes of it, its end."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments import actions
from assignments.actions import Done
from assignments.actions.reopening import clear_end as take_end_back
from assignments.web.access import for_roles, office, who
from assignments.web.assignments.routes import assignment_url, blueprint, file_of
from assignments.web.forms import ButtonForm
from assignments.web.forms.assignments import AssignmentForm, EndForm, NewAssignmentForm, recorded
from assignments.web.pages import after, page


@blueprint.route("/new", methods=["GET", "POST"])
@for_roles("hr")
def record_assignment() -> ResponseReturnValue:
    """Record an assignment, of somebody known or of somebody who is added with it."""
    form = NewAssignmentForm(request.form)
    form.offer(actions.people(office(), who()))
    done = form.carry_out(lambda: _recorded(form))
    if done is None:
        return page("assignments/record_assignment.html", form)
    url = url_for("letters.add_letter", assignment_id=done.id)
    return after(done, url, _("The assignment was recorded. Its first letter comes next."))


def _recorded(form: NewAssignmentForm) -> Done:
    """Add the person where they are new, then the assignment; each has its own once-only key."""
    newcomer = form.newcomer
    if newcomer is None:
        employee = int(form.employee.data)
    else:
        employee = actions.add_person(office(), who(), newcomer, form.once_for_newcomer).id
    return actions.record_assignment(office(), who(), form.value(employee), form.once)


@blueprint.route("/<int:assignment_id>/change", methods=["GET", "POST"])
@for_roles("hr")
def change_assignment(assignment_id: int) -> ResponseReturnValue:
    """Change what is recorded of an assignment, but for whose it is and its end."""
    record = file_of(assignment_id).record
    form = AssignmentForm(request.form, data=recorded(record))
    done = form.carry_out(
        lambda: actions.change_assignment(
            office(), who(), assignment_id, form.value(record.employee.id), form.once
        )
    )
    if done is None:
        return page("assignments/change_assignment.html", form, record=record)
    return after(done, assignment_url(assignment_id), _("The assignment was changed."))


@blueprint.route("/<int:assignment_id>/end", methods=["GET", "POST"])
@for_roles("hr")
def record_end(assignment_id: int) -> ResponseReturnValue:
    """Record the last day and its reason; over an end that is recorded already, another one."""
    record = file_of(assignment_id).record
    at_first = {"end": record.facts.end, "reason": record.end_reason}
    form = EndForm(request.form, data=at_first)
    done = form.carry_out(
        lambda: actions.record_end(office(), who(), assignment_id, form.value(), form.once)
    )
    if done is None:
        return page("assignments/record_end.html", form, record=record)
    return after(done, assignment_url(assignment_id), _("The end was recorded."))


@blueprint.post("/<int:assignment_id>/end/clear")
@for_roles("hr")
def clear_end(assignment_id: int) -> ResponseReturnValue:
    """Take the recorded end back: the assignment goes on."""
    form = ButtonForm(request.form)
    done = take_end_back(office(), who(), assignment_id, form.once)
    return after(done, assignment_url(assignment_id), _("The end was taken back."))
