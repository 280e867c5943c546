"""The pages of plans to read: one beside what was spent, two compared, a file, the overview."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from assignments.actions import InputError
from assignments.actions.planned import overview, planned
from assignments.actions.plans import kept_plan, two_plans
from assignments.core.plan.beside import Change, compared
from assignments.core.plan.versions import Plan
from assignments.exports.plan import plan_csv
from assignments.web.access import for_roles, office, who
from assignments.web.forms import ButtonForm
from assignments.web.pages import page
from assignments.web.plans.routes import OF_ASSIGNMENT, blueprint
from assignments.web.plans.shown import plan_shown

LARGEST = 10**6
READERS = ("hr", "finance")


@blueprint.get(OF_ASSIGNMENT)
@for_roles(*READERS)
def show_plan(assignment_id: int) -> ResponseReturnValue:
    """The plan of an assignment with its assumptions, beside what was spent."""
    month = request.args.get("month", "")
    it = planned(office(), who(), assignment_id, _asked("version"), month)
    shown = plan_shown(it, request.args.get("by", ""))
    may_change = "hr" in who().roles
    return page("plans/show_plan.html", ButtonForm(), shown=shown, it=it, may_change=may_change)


def _asked(name: str) -> int | None:
    """The number of a version in the address; None where there is none."""
    text = request.args.get(name, "")
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:9]) < LARGEST:
        raise InputError(name, f"{text[:20]!r} is no version", "choose one of the list")
    return int(text[:9])


@blueprint.get(f"{OF_ASSIGNMENT}/compare")
@for_roles(*READERS)
def compare_plans(assignment_id: int) -> ResponseReturnValue:
    """Two versions by category; the two newest unless others are named."""
    it = planned(office(), who(), assignment_id)
    newest = [one.number for one in it.versions[:2]]
    plans: tuple[Plan, ...] = ()
    if len(it.versions) > 1:
        numbers = (_asked("before") or newest[1], _asked("after") or newest[0])
        _, plans = two_plans(office(), who(), assignment_id, numbers)
    projections = [one.projection for one in plans]
    changes = compared(*projections) if plans else ()
    total = Change("", *(one.total for one in projections)) if plans else None
    return page("plans/compare_plans.html", it=it, plans=plans, changes=changes, total=total)


@blueprint.get(f"{OF_ASSIGNMENT}/<int:number>.csv")
@for_roles(*READERS)
def download_plan(assignment_id: int, number: int) -> ResponseReturnValue:
    """A version's figures with their assumptions and clauses."""
    _, plan = kept_plan(office(), who(), assignment_id, number)
    answer = Response(plan_csv(plan.projection), content_type="text/csv; charset=utf-8")
    name = f"plan-{assignment_id}-{number}.csv"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@blueprint.get("/plans")
@for_roles(*READERS)
def show_overview() -> ResponseReturnValue:
    """The assignments that are going on, with plan, actual and forecast."""
    found = overview(office(), who(), request.args.get("after"))
    return page("plans/show_overview.html", found=found)
