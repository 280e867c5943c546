"""Money set aside for the employee: each fund with its clause, its entries and what is left."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions import NotFoundError
from assignments.actions import funds as deeds
from assignments.web.access import for_roles, office, who
from assignments.web.forms import ButtonForm
from assignments.web.forms.funds import KINDS, EntryForm
from assignments.web.pages import after, page

blueprint = Blueprint("funds", __name__, url_prefix="/assignments/<int:assignment_id>/funds")


@blueprint.app_template_filter()
def fund_entry_kind(kind: str) -> str:
    """What an entry of a fund is called."""
    return KINDS[kind]


@blueprint.get("")
@for_roles("hr", "finance", "expatriate")
def show_funds(assignment_id: int) -> ResponseReturnValue:
    """What is set aside under an assignment, what was drawn, and what is left."""
    file = deeds.funds(office(), who(), assignment_id)
    may_change = "hr" in who().roles
    return page("funds/show_funds.html", file=file, record=file.record, may_change=may_change)


@blueprint.post("/open/<int:term_id>")
@for_roles("hr")
def open_fund(assignment_id: int, term_id: int) -> ResponseReturnValue:
    """Open a fund on a confirmed clause."""
    once = ButtonForm(request.form).once
    done = deeds.open_fund(office(), who(), assignment_id, term_id, once)
    return after(
        done, url_for(".show_funds", assignment_id=assignment_id), _("The fund was opened.")
    )


@blueprint.route("/<int:fund_id>/entries/new", methods=["GET", "POST"])
@for_roles("hr")
def record_entry(assignment_id: int, fund_id: int) -> ResponseReturnValue:
    """Record a deposit, a draw or a refund."""
    file = deeds.funds(office(), who(), assignment_id)
    fund = next((one for one in file.funds if one.id == fund_id), None)
    if fund is None:
        raise NotFoundError("There is no such fund.")
    form = EntryForm(request.form, data={"day": office().today().isoformat()})
    form.offer(file.lines[fund_id].items())
    done = form.carry_out(
        lambda: deeds.record_entry(office(), who(), fund_id, form.value(), form.once)
    )
    if done is None:
        return page("funds/record_entry.html", form, fund=fund, record=file.record)
    return after(done, url_for(".show_funds", assignment_id=assignment_id), _("It was recorded."))
