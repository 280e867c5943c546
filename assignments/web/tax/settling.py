"""The end of a tax year: its final figures, and the settlement that closes it."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions import NotAllowedError, tax
from assignments.web.access import for_roles, office, who
from assignments.web.forms.tax_notes import FinalForm, SettleForm
from assignments.web.pages import after, page
from assignments.web.tax.routes import LOOKING_AFTER, blueprint, year_of, year_url


@blueprint.route("/tax/years/<int:tax_year_id>/final", methods=["GET", "POST"])
@for_roles(*LOOKING_AFTER)
def record_final(tax_year_id: int) -> ResponseReturnValue:
    """Record the final hypothetical tax and the actual taxes."""
    it = year_of(tax_year_id)
    if it.seat == tax.EMPLOYEE:
        raise NotAllowedError("Nobody records their own final tax.")
    currency = it.record.facts.settlement_currency
    names = ("hypothetical_currency", "home_currency", "host_currency")
    said = {"day": office().today().isoformat(), **dict.fromkeys(names, currency)}
    form = FinalForm(request.form, data=said)
    done = form.carry_out(
        lambda: tax.record_final(office(), who(), tax_year_id, form.value(), form.once)
    )
    if done is None:
        return page("tax/record_final.html", form, it=it)
    return after(done, year_url(tax_year_id, "settlement"), _("The final figures were recorded."))


@blueprint.route("/tax/years/<int:tax_year_id>/settle", methods=["GET", "POST"])
@for_roles("hr")
def settle(tax_year_id: int) -> ResponseReturnValue:
    """Settle a year, after it was shown what is due; from then on the year is closed."""
    it = year_of(tax_year_id)
    if it.seat != tax.HR:
        raise NotAllowedError("Nobody settles their own taxes.")
    seen = "" if it.settlement is None else str(it.settlement.due.minor)
    form = SettleForm(request.form, data={"seen": seen})
    done = form.carry_out(lambda: tax.settle(office(), who(), tax_year_id, form.due(), form.once))
    if done is None:
        return page("tax/settle.html", form, it=it)
    return after(done, year_url(tax_year_id, "settlement"), _("The year is settled and closed."))
