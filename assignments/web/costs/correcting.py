"""A cost found wrong after it was approved or posted."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from assignments.actions import StateError
from assignments.actions.cost_corrections import correct_cost, correct_pay, cost_now, pay_now
from assignments.web.access import for_roles, office, who
from assignments.web.assignments.routes import file_of
from assignments.web.costs.routes import blueprint, costs_url
from assignments.web.forms.costs import CostForm
from assignments.web.pages import after, page

POSTED = _l("The difference was posted.")
WAITS_FOR_SECOND = _l(
    "That is above the amount that two people approve: nothing was posted yet. "
    "It is as soon as a second person corrects the cost to the same amount."
)


@blueprint.route("/lines/<int:line_id>/cost", methods=["GET", "POST"])
@for_roles("hr")
def correct_line(line_id: int) -> ResponseReturnValue:
    """Post the difference to what an approved line should have cost."""
    line, now = cost_now(office(), who(), line_id)
    form = CostForm(request.form)
    done = form.carry_out(lambda: correct_cost(office(), who(), line_id, form.value(), form.once))
    if done is None:
        record = file_of(line.assignment_id).record
        return page("costs/correct_line.html", form, line=line, now=now, record=record)
    said = POSTED if done.id else WAITS_FOR_SECOND
    return after(done, costs_url(line.assignment_id), said)


@blueprint.route("/assignments/<int:assignment_id>/pay/correction", methods=["GET", "POST"])
@for_roles("hr")
def correct_period(assignment_id: int) -> ResponseReturnValue:
    """Post the difference to what a period should have paid."""
    record = file_of(assignment_id).record
    typed = request.args.get("posting", "")
    if not (typed.isascii() and typed.isdigit()):
        raise StateError("Choose the pay to be corrected in the list.")
    of, posted, now = pay_now(office(), who(), int(typed[:9]))
    if of != assignment_id:
        raise StateError("This pay is of another assignment.")
    form = CostForm(request.form)
    done = form.carry_out(lambda: correct_pay(office(), who(), posted.id, form.value(), form.once))
    if done is None:
        return page("costs/correct_pay.html", form, posted=posted, now=now, record=record)
    return after(done, costs_url(assignment_id), POSTED)
