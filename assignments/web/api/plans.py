"""Plans: what an assignment is expected to cost, beside what was spent; and the overview."""

from collections.abc import Callable

from flask import Response, request

from assignments.actions.planned import Planned, overview, planned
from assignments.actions.planned import PlanRow as Row
from assignments.actions.plans import PlanInput as Kept
from assignments.actions.plans import keep_plan as kept
from assignments.actions.plans import kept_plan
from assignments.core.plan import beside
from assignments.exports.plan import plan_csv
from assignments.exports.shapes import plans as told
from assignments.exports.shapes.plans import (
    Accrual,
    Beside,
    MissingCost,
    Plan,
    PlanInput,
    PlannedCost,
    PlanRow,
    Version,
)
from assignments.exports.shapes.words import amount_or_none
from assignments.web.access import office, who
from assignments.web.api.asked import number_asked
from assignments.web.api.doors import OVERSEE, RECORDS
from assignments.web.api.paging import PAGED, Listed, after_number, limit, listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, fields, once, text_in

PLAN = "/assignments/<int:assignment_id>/plan"
VERSION, MONTH = "version", "month"


@opens("GET /plans", OVERSEE, asks=PAGED)
def list_plans() -> Listed[PlanRow]:
    """The assignments that are going on, newest first, with plan, actual and forecast."""
    return listed(overview(office(), who(), after_number(), limit()), _row)


@opens(f"GET {PLAN}", OVERSEE, asks=(VERSION,))
def show_plan(assignment_id: int) -> Plan:
    """The newest plan of an assignment, or another version, beside what was spent."""
    it = _planned(assignment_id)
    return {
        "version": None if it.plan is None else told.version(it.plan.version),
        "is_kept": it.is_kept,
        "is_newest": it.is_newest,
        "is_over": it.is_over,
        "is_out_of_date": it.is_out_of_date,
        "today_total": None if it.today is None else str(it.today.projection.total),
        "beside": None if it.beside is None else told.row(it.beside.total),
        "unconfirmed_terms": it.unconfirmed,
        "months": list(it.months),
    }


@opens(f"POST {PLAN}", RECORDS, takes=PlanInput, status=201)
def keep_plan(assignment_id: int) -> Plan:
    """Keep a plan of today's facts and the newest assumptions as the next version."""
    sent = fields(PlanInput)
    what = Kept(text_in(sent, "label"), sent.day_or_none("last"))
    answered(kept(office(), who(), assignment_id, what, once()))
    return show_plan(assignment_id)


@opens(f"GET {PLAN}/versions", OVERSEE, asks=PAGED)
def list_plan_versions(assignment_id: int) -> Listed[Version]:
    """The versions of a plan, the newest first."""
    found = planned(office(), who(), assignment_id).versions
    return some_of(found, lambda one: str(one.number), told.version)


@opens(f"GET {PLAN}/versions/<int:number>/file", OVERSEE)
def download_plan(assignment_id: int, number: int) -> Response:
    """A version's figures with their assumptions and clauses, as CSV."""
    _, plan = kept_plan(office(), who(), assignment_id, number)
    answer = Response(plan_csv(plan.projection), content_type="text/csv; charset=utf-8")
    name = f"plan-{assignment_id}-{number}.csv"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@opens(f"GET {PLAN}/costs", OVERSEE, asks=(*PAGED, VERSION))
def list_planned_costs(assignment_id: int) -> Listed[PlannedCost]:
    """What a plan expects, each cost with the clause or the assumption that it rests on."""
    plan = _planned(assignment_id).plan
    found = () if plan is None else tuple(enumerate(plan.projection.estimates, 1))
    return some_of(found, lambda one: str(one[0]), lambda one: told.estimate(*one))


@opens(f"GET {PLAN}/categories", OVERSEE, asks=(*PAGED, VERSION))
def list_planned_categories(assignment_id: int) -> Listed[Beside]:
    """A plan beside what was spent, by category."""
    return _beside(assignment_id, lambda one: one.categories)


@opens(f"GET {PLAN}/months", OVERSEE, asks=(*PAGED, VERSION))
def list_planned_months(assignment_id: int) -> Listed[Beside]:
    """A plan beside what was spent, by month."""
    return _beside(assignment_id, lambda one: one.months)


@opens(f"GET {PLAN}/accruals", OVERSEE, asks=(*PAGED, MONTH))
def list_accruals(assignment_id: int) -> Listed[Accrual]:
    """What is owed at a month's end by category; of the month before today's unless told."""
    found = planned(office(), who(), assignment_id, None, request.args.get(MONTH, ""))
    return some_of(found.accruals, lambda one: one.category, told.accrual)


@opens(f"GET {PLAN}/missing", OVERSEE, asks=PAGED)
def list_missing_costs(assignment_id: int) -> Listed[MissingCost]:
    """Costs that were expected every month and are not recorded for some that are over."""
    found = planned(office(), who(), assignment_id).missing
    return some_of(found, lambda one: f"{one.category}~{one.first}", told.missing)


def _beside(
    assignment_id: int, part: Callable[[beside.Beside], tuple[beside.Row, ...]]
) -> Listed[Beside]:
    found = _planned(assignment_id).beside
    rows = () if found is None else part(found)
    return some_of(rows, lambda one: one.name, told.row)


def _planned(assignment_id: int) -> Planned:
    return planned(office(), who(), assignment_id, number_asked(VERSION))


def _row(one: Row) -> PlanRow:
    return {
        "assignment_id": one.record.id,
        "title": one.record.title,
        "version": None if one.version is None else one.version.number,
        "actual": str(one.actual),
        "held": str(one.held),
        "planned": amount_or_none(one.planned),
        "to_date": amount_or_none(one.to_date),
        "forecast": amount_or_none(one.forecast),
        "currency": one.actual.currency,
    }
