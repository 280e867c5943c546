"""What HR records of the employment for its ending, and what a person decides of causes."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions import NotFoundError
from assignments.actions import endings as deeds
from assignments.web.access import for_roles, office, who
from assignments.web.endings.routes import blueprint, ending_url
from assignments.web.forms import ButtonForm
from assignments.web.forms.endings import FACT_FORMS, DecisionForm
from assignments.web.pages import after, page


@blueprint.route("/facts/<fact>", methods=["GET", "POST"])
@for_roles("hr")
def record_fact(assignment_id: int, fact: str) -> ResponseReturnValue:
    """Record the first day of employment, a health cover, an option grant, or untaken days."""
    if fact not in FACT_FORMS:
        raise NotFoundError("There is no such fact to record.")
    file = deeds.endings(office(), who(), assignment_id)
    currency = {"currency": file.record.facts.settlement_currency}
    form = FACT_FORMS[fact](request.form, data=currency)
    done = form.carry_out(
        lambda: deeds.record_fact(office(), who(), assignment_id, form.fact(), form.once)
    )
    back = ending_url(assignment_id, "known")
    if done is None:
        return page("endings/record_fact.html", form, record=file.record, back=back)
    return after(done, back, _("It was recorded."))


@blueprint.post("/facts/<int:fact_id>/take-back")
@for_roles("hr")
def take_back_fact(assignment_id: int, fact_id: int) -> ResponseReturnValue:
    """Take back what was recorded by a slip."""
    once = ButtonForm(request.form).once
    done = deeds.take_back_fact(office(), who(), assignment_id, fact_id, once)
    return after(done, ending_url(assignment_id, "known"), _("It was taken back."))


@blueprint.route("/decide", methods=["GET", "POST"])
@for_roles("hr")
def decide_cause(assignment_id: int) -> ResponseReturnValue:
    """Record a person's decision on whether a cause is given."""
    file = deeds.endings(office(), who(), assignment_id)
    first = {"day": office().today().isoformat(), "cause": request.args.get("cause", "")}
    form = DecisionForm(request.form, data=first)
    form.offer(file.rules)
    done = form.carry_out(
        lambda: deeds.decide_cause(office(), who(), assignment_id, form.value(), form.once)
    )
    back = ending_url(assignment_id, "decisions")
    if done is None:
        return page("endings/decide_cause.html", form, record=file.record, back=back)
    return after(done, back, _("The decision was recorded. It changes no figure."))
