"""By which periods somebody is paid, what was posted, and bonuses."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions import StateError
from assignments.actions.pay import PayList, answer_bonus, keeps_pay, pay_list
from assignments.actions.pay import set_pay as set_periods
from assignments.core.bonuses import Target
from assignments.web.access import for_roles, office, who
from assignments.web.costs.routes import blueprint
from assignments.web.forms.costs import BonusForm, PayForm
from assignments.web.pages import after, page


def _pay_url(assignment_id: int) -> str:
    return url_for("costs.show_pay", assignment_id=assignment_id)


@blueprint.get("/assignments/<int:assignment_id>/pay")
@for_roles("hr", "finance", "expatriate")
def show_pay(assignment_id: int) -> ResponseReturnValue:
    """How somebody is paid, and every period and bonus that was posted, the newest first."""
    found = pay_list(office(), who(), assignment_id)
    posted = sorted(found.posted, key=lambda one: (one.day, one.id), reverse=True)
    return page(
        "costs/show_pay.html",
        pay=found,
        record=found.record,
        posted=posted,
        keeps=keeps_pay(found.settings),
        may_change="hr" in who().roles,
    )


@blueprint.route("/assignments/<int:assignment_id>/pay/periods", methods=["GET", "POST"])
@for_roles("hr")
def set_pay(assignment_id: int) -> ResponseReturnValue:
    """Set the pay periods from a day on."""
    found = pay_list(office(), who(), assignment_id)
    form = PayForm(request.form, data={"first": found.next_first.isoformat()})
    done = form.carry_out(
        lambda: set_periods(office(), who(), assignment_id, form.value(), form.once)
    )
    if done is None:
        return page("costs/set_pay.html", form, pay=found, record=found.record)
    return after(done, _pay_url(assignment_id), _("The pay periods were set."))


@blueprint.route("/assignments/<int:assignment_id>/pay/bonus", methods=["GET", "POST"])
@for_roles("hr")
def confirm_bonus(assignment_id: int) -> ResponseReturnValue:
    """Say what was really paid of a bonus that a letter sets as a target."""
    found = pay_list(office(), who(), assignment_id)
    label = request.args.get("label", "")
    form = BonusForm(request.form)
    done = form.carry_out(
        lambda: answer_bonus(office(), who(), (assignment_id, label), form.value(), form.once)
    )
    if done is not None:
        return after(done, _pay_url(assignment_id), _("What was paid of the bonus was recorded."))
    target = _target(found, label)
    if request.method == "GET":
        form.amount.data, form.currency.data = str(target.money), target.money.currency
    return page("costs/confirm_bonus.html", form, record=found.record, target=target)


def _target(found: PayList, label: str) -> Target:
    target = next((one.target for one in found.bonuses if one.target.label == label), None)
    if target is None:
        raise StateError("No such bonus waits: it was answered, or its clause has changed.")
    return target
