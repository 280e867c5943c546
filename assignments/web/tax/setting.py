"""What HR sets up: tax years, hypothetical tax, months withheld by hand, who advises."""

import datetime as dt

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions import tax
from assignments.core.tax import monthly_on
from assignments.web.access import for_roles, office, who
from assignments.web.filters import plural
from assignments.web.forms import ButtonForm
from assignments.web.forms.tax import GrantForm, HypotheticalForm, TaxYearForm, WithholdForm
from assignments.web.pages import after, page
from assignments.web.tax.routes import blueprint, tax_url, year_url


@blueprint.route("/assignments/<int:assignment_id>/tax/new", methods=["GET", "POST"])
@for_roles("hr")
def add_year(assignment_id: int) -> ResponseReturnValue:
    """Add a tax year of a country."""
    terms = tax.equalization_terms(office(), who(), assignment_id)
    it = tax.years(office(), who(), assignment_id)
    form = TaxYearForm(request.form, data=_next_year(it))
    form.offer(terms)
    done = form.carry_out(
        lambda: tax.add_year(office(), who(), assignment_id, form.value(), form.once)
    )
    if done is None:
        return page("tax/add_year.html", form, it=it, terms=terms)
    return after(done, year_url(done.id), _("The tax year was added."))


def _next_year(it: tax.TaxPage) -> dict[str, object]:
    """The calendar year after the home country's last one, or that of the assignment's start."""
    home = it.record.home_country
    known = [one.year for one in it.years if one.year.country == home]
    begin = dt.date(it.record.facts.start.year, 1, 1)
    first = known[-1].last + dt.timedelta(days=1) if known else begin
    return {"country": home, "first": first.isoformat()}


@blueprint.route("/assignments/<int:assignment_id>/tax/hypothetical", methods=["GET", "POST"])
@for_roles("hr")
def set_hypothetical(assignment_id: int) -> ResponseReturnValue:
    """Set the hypothetical tax of a country from a day on."""
    it = tax.years(office(), who(), assignment_id)
    known = monthly_on(it.hypothetical, it.record.home_country, dt.date.max)
    currency = it.record.facts.settlement_currency if known is None else known.monthly.currency
    first = it.record.facts.start if known is None else office().today().replace(day=1)
    said = {"country": it.record.home_country, "first": first.isoformat(), "currency": currency}
    form = HypotheticalForm(request.form, data=said)
    done = form.carry_out(
        lambda: tax.set_hypothetical(office(), who(), assignment_id, form.value(), form.once)
    )
    if done is None:
        return page("tax/set_hypothetical.html", form, it=it)
    return after(done, tax_url(assignment_id, "hypothetical"), _("The hypothetical tax was set."))


@blueprint.route("/assignments/<int:assignment_id>/tax/withhold", methods=["GET", "POST"])
@for_roles("hr")
def withhold(assignment_id: int) -> ResponseReturnValue:
    """Withhold hypothetical tax for a month by hand."""
    it = tax.years(office(), who(), assignment_id)
    form = WithholdForm(request.form, data={"month": f"{office().today():%Y-%m}"})
    done = form.carry_out(
        lambda: tax.withhold(office(), who(), assignment_id, form.day(), form.once)
    )
    if done is None:
        return page("tax/withhold.html", form, it=it)
    said = _("%(id)s of hypothetical tax went into the ledger.", id=plural(done.id, "amount"))
    return after(done, tax_url(assignment_id, "hypothetical"), said)


@blueprint.route("/assignments/<int:assignment_id>/tax/advisers/new", methods=["GET", "POST"])
@for_roles("hr")
def grant_files(assignment_id: int) -> ResponseReturnValue:
    """Give an assignment's tax files to an adviser."""
    it = tax.years(office(), who(), assignment_id)
    form = GrantForm(request.form, data={"first": office().today().isoformat()})
    form.offer(tax.advisers(office(), who()))
    done = form.carry_out(
        lambda: tax.grant(office(), who(), assignment_id, form.value(), form.once)
    )
    if done is None:
        return page("tax/grant_files.html", form, it=it)
    return after(done, tax_url(assignment_id, "advisers"), _("The adviser sees these tax files."))


@blueprint.post("/tax/grants/<int:tax_grant_id>/end")
@for_roles("hr")
def end_grant(tax_grant_id: int) -> ResponseReturnValue:
    """Take an assignment's tax files back from an adviser."""
    done = tax.end_grant(office(), who(), tax_grant_id, ButtonForm(request.form).once)
    return after(done, tax_url(done.id, "advisers"), _("The adviser sees these tax files no more."))
