"""The administrator's page of the amounts above which two people approve a cost."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.approval_limits import approval_limits, set_approval_limit
from assignments.web.access import for_roles, office, who
from assignments.web.forms.approvals import LimitForm
from assignments.web.pages import after, page

blueprint = Blueprint("approvals", __name__)


@blueprint.route("/approval-limits", methods=["GET", "POST"])
@for_roles("administrator")
def set_limit() -> ResponseReturnValue:
    """How it stands in each currency, what was set before, and a new amount."""
    form = LimitForm(request.form, data={"currency": request.args.get("currency") or "USD"})
    done = form.carry_out(lambda: set_approval_limit(office(), who(), form.value(), form.once))
    if done is None:
        return page("approvals/set_limit.html", form, limits=approval_limits(office(), who()))
    return after(
        done,
        url_for(".set_limit"),
        _("It holds for %(text)s from now on.", text=form.currency.text),
    )
