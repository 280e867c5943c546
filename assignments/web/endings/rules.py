"""What HR does with the rules on ending: read from the letters, confirmed, corrected, taken out."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from assignments.actions import endings as deeds
from assignments.core.ending import rule_json
from assignments.web.access import for_roles, office, who
from assignments.web.endings.routes import blueprint, ending_url, rule_here
from assignments.web.forms import ButtonForm, WhyForm
from assignments.web.forms.endings import NewRuleForm, RuleForm
from assignments.web.pages import after, page


@blueprint.post("/rules/read")
@for_roles("hr")
def read_letters(assignment_id: int) -> ResponseReturnValue:
    """Have the letters read for rules on ending."""
    done = deeds.propose_rules(office(), who(), assignment_id, ButtonForm(request.form).once)
    said = ngettext(
        "%(num)s rule was proposed; each counts once confirmed.",
        "%(num)s rules were proposed; each counts once confirmed.",
        done.id,
    )
    return after(done, ending_url(assignment_id, "waiting"), said)


@blueprint.post("/rules/confirm")
@for_roles("hr")
def confirm_rules(assignment_id: int) -> ResponseReturnValue:
    """Confirm all rules that wait."""
    done = deeds.confirm_rules(office(), who(), assignment_id, ButtonForm(request.form).once)
    said = ngettext("%(num)s rule was confirmed.", "%(num)s rules were confirmed.", done.id)
    return after(done, ending_url(assignment_id, "rules"), said)


@blueprint.post("/rules/<int:rule_id>/confirm")
@for_roles("hr")
def confirm_rule(assignment_id: int, rule_id: int) -> ResponseReturnValue:
    """Confirm a rule as it was proposed."""
    rule_here(assignment_id, rule_id)
    done = deeds.confirm_rule(office(), who(), rule_id, ButtonForm(request.form).once)
    return after(done, ending_url(assignment_id, "waiting"), _("The rule was confirmed."))


@blueprint.route("/rules/<int:rule_id>/correct", methods=["GET", "POST"])
@for_roles("hr")
def correct_rule(assignment_id: int, rule_id: int) -> ResponseReturnValue:
    """Put another rule in a rule's place."""
    record = rule_here(assignment_id, rule_id)
    form = RuleForm(request.form, data=rule_json(record.rule))
    done = form.carry_out(
        lambda: deeds.correct_rule(office(), who(), rule_id, form.correction(), form.once)
    )
    if done is None:
        back = ending_url(assignment_id, "rules")
        return page("endings/correct_rule.html", form, rule=record, back=back)
    return after(
        done, ending_url(assignment_id, "rules"), _("The rule was corrected and confirmed.")
    )


@blueprint.route("/rules/<int:rule_id>/drop", methods=["GET", "POST"])
@for_roles("hr")
def drop_rule(assignment_id: int, rule_id: int) -> ResponseReturnValue:
    """Take a rule out."""
    record = rule_here(assignment_id, rule_id)
    form = WhyForm(request.form)
    done = form.carry_out(
        lambda: deeds.drop_rule(office(), who(), rule_id, form.reason.data or "", form.once)
    )
    if done is None:
        back = ending_url(assignment_id, "rules")
        return page("endings/drop_rule.html", form, rule=record, back=back)
    return after(done, ending_url(assignment_id, "rules"), _("The rule was taken out."))


@blueprint.route("/rules/new", methods=["GET", "POST"])
@for_roles("hr")
def record_rule(assignment_id: int) -> ResponseReturnValue:
    """Put a rule down by hand."""
    file = deeds.endings(office(), who(), assignment_id)
    form = NewRuleForm(request.form)
    form.offer(file.letters)
    done = form.carry_out(
        lambda: deeds.record_rule(office(), who(), form.letter_id, form.words(), form.once)
    )
    if done is None:
        back = ending_url(assignment_id, "rules")
        return page("endings/record_rule.html", form, record=file.record, back=back)
    return after(
        done, ending_url(assignment_id, "rules"), _("The rule was recorded and confirmed.")
    )
