"""What HR does to plans: keeping the next version, and the assumptions in it."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions import NotFoundError
from assignments.actions.planned import Planned, planned
from assignments.actions.plans import CHOSEN, AssumptionEdit, assume, keep_plan
from assignments.web.access import for_roles, office, who
from assignments.web.forms import ButtonForm
from assignments.web.forms.plans import AssumptionForm, PlanForm, typed_before, typed_for
from assignments.web.pages import after, page
from assignments.web.plans.routes import OF_ASSIGNMENT, blueprint, plan_url
from assignments.web.plans.shown import subjects


@blueprint.route(f"{OF_ASSIGNMENT}/keep", methods=["GET", "POST"])
@for_roles("hr")
def keep(assignment_id: int) -> ResponseReturnValue:
    """Keep the plan of today's facts as the next version."""
    it = planned(office(), who(), assignment_id)
    chosen = it.plan is not None and it.plan.snapshot.get(CHOSEN)
    last = it.plan.version.last.isoformat() if it.plan is not None and chosen else ""
    form = PlanForm(request.form, data={"last": last})
    done = form.carry_out(
        lambda: keep_plan(office(), who(), assignment_id, form.value(), form.once)
    )
    if done is None:
        return page("plans/keep.html", form, it=it)
    return after(
        done, plan_url(assignment_id), _("Version %(id)s of the plan was kept.", id=done.id)
    )


@blueprint.route(f"{OF_ASSIGNMENT}/assume", methods=["GET", "POST"])
@for_roles("hr")
def assume_cost(assignment_id: int) -> ResponseReturnValue:
    """Make or change an assumption, which keeps the next version."""
    it = planned(office(), who(), assignment_id)
    place = _place(it)
    form = AssumptionForm(request.form, data=_typed(it, place))
    form.about.choices = _about(it, form.about.text)
    done = form.carry_out(
        lambda: assume(office(), who(), assignment_id, form.value(place), form.once)
    )
    if done is None:
        return page("plans/assume_cost.html", form, it=it, place=place)
    url = plan_url(assignment_id, "assumptions")
    return after(done, url, _("The assumption stands in version %(id)s of the plan.", id=done.id))


def _place(it: Planned) -> int:
    """The number of the assumption that is changed; 0 for a new one."""
    asked = request.args.get("place", "0")
    known = () if it.plan is None else it.plan.assumptions
    if not asked.isascii() or not asked.isdigit() or int(asked[:4]) > len(known):
        raise NotFoundError("There is no such assumption.")
    return int(asked[:4])


def _typed(it: Planned, place: int) -> dict[str, str]:
    """What stands in the form at first."""
    of = str(it.plan.version.number) if it.plan is not None and it.is_kept else "0"
    if it.plan is None:
        return {"of": of}
    if place:
        return {"of": of, **typed_before(it.plan.assumptions[place - 1])}
    return {"of": of, **typed_for(it.plan, request.args.get("about", ""))}


def _about(it: Planned, chosen: str) -> dict[str, dict[str, str]]:
    """What an assumption may be for: a term of the plan, or all costs of a category."""
    estimates = () if it.plan is None else it.plan.projection.estimates
    terms = subjects(estimates)
    if chosen and chosen.partition("|")[2] and chosen not in terms:
        terms[chosen] = _("As it was: a term that is not in the plan any more")
    return AssumptionForm.offered(terms)


@blueprint.post(f"{OF_ASSIGNMENT}/<int:number>/assumptions/<int:place>/drop")
@for_roles("hr")
def drop_assumption(assignment_id: int, number: int, place: int) -> ResponseReturnValue:
    """Take an assumption of the newest version out, which keeps the next one."""
    once = ButtonForm(request.form).once
    done = assume(office(), who(), assignment_id, AssumptionEdit(number, place), once)
    url = url_for(".show_plan", assignment_id=assignment_id, _anchor="assumptions")
    return after(
        done, url, _("The assumption is not in version %(id)s of the plan any more.", id=done.id)
    )
