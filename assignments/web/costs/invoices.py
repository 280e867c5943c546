"""A supplier's invoice, recorded by HR or finance and judged at once."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.suppliers import record_invoice as record
from assignments.web.access import for_roles, office, who
from assignments.web.assignments.routes import file_of
from assignments.web.costs.routes import blueprint
from assignments.web.forms.invoices import MOST, invoice_form
from assignments.web.pages import after, page


@blueprint.route("/assignments/<int:assignment_id>/invoices/new", methods=["GET", "POST"])
@for_roles("hr", "finance")
def record_invoice(assignment_id: int) -> ResponseReturnValue:
    """Record what a supplier bills the company for an assignment."""
    file = file_of(assignment_id)
    form = invoice_form(file)
    done = None
    if request.form.get("do") != "more":
        done = form.carry_out(
            lambda: record(office(), who(), assignment_id, form.value(), form.once)
        )
    if done is None:
        more = len(form.numbers) < MOST
        return page("costs/record_invoice.html", form, record=file.record, more=more)
    url = url_for("claims.show_claim", claim_id=done.id)
    return after(done, url, _("The invoice was recorded and judged. HR decides each line."))
