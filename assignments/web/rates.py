"""Rates: those that HR typed for days of which the published ones know nothing, and a look-up."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments import actions
from assignments.actions.known import newest_rates
from assignments.actions.registers import typed_rates
from assignments.core.rates import Conversion
from assignments.web.access import for_roles, office, who
from assignments.web.forms.checks import day_in
from assignments.web.forms.known import LookUpForm, RateForm
from assignments.web.pages import after, page

blueprint = Blueprint("rates", __name__, url_prefix="/rates")


@blueprint.get("")
@for_roles("hr", "finance")
def list_rates() -> ResponseReturnValue:
    """The company rates, the last typed first; and which rate counts on a day."""
    asked = "on" in request.args
    form = LookUpForm(request.args if asked else None, data={"on": office().today()})
    found = typed_rates(office(), who(), request.args.get("after"))
    older = url_for(".list_rates", after=found.after) if found.after else None
    holds = asked and form.validate()
    shown = render_template(
        "rates/list_rates.html",
        form=form,
        rates=found.items,
        older=older,
        asked_day=day_in(form.on) if holds else None,
        answered=holds,
        newest=newest_rates(office()),
        answer=_counting(form) if holds else None,
        may_change="hr" in who().roles,
    )
    return shown, 422 if form.errors else 200


def _counting(form: LookUpForm) -> Conversion | None:
    """The rate that counts on the day under the rule; None where there is none."""
    base, quote, day = form.base.data, form.quote.data, day_in(form.on)
    if day is None:
        return None
    table = actions.rate_table(office(), (base, quote), day, form.rule.text)
    return table.find(base, quote, day, quote)


@blueprint.route("/new", methods=["GET", "POST"])
@for_roles("hr")
def set_rate() -> ResponseReturnValue:
    """Type a rate that holds between two days."""
    form = RateForm(request.form)
    done = form.carry_out(
        lambda: actions.set_company_rate(office(), who(), form.value(), form.once)
    )
    if done is None:
        return page("rates/set_rate.html", form)
    return after(done, url_for(".list_rates"), _("The rate was recorded."))
