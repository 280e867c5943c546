"""Finance's home: costs by month, family and assignment, beside plans; each chart with its table.

The same figures come as CSV. Nothing is added up here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from assignments.actions import InputError
from assignments.actions.cost_pictures import CostPicture, PictureWish, cost_picture
from assignments.core.picture import Beside, Part
from assignments.exports.picture import rows_csv
from assignments.web import filters, speech
from assignments.web.access import for_roles, office, who
from assignments.web.homes.charts import Chart, Series, lying, standing
from assignments.web.homes.routes import blueprint
from assignments.web.pages import at_one_moment, page

READERS = ("finance", "hr")
LARGEST = 10**9


@dataclass(frozen=True, slots=True)
class Charts:
    """The pictures of one page; None where there is nothing to draw."""

    months: Markup
    families: Markup
    assignments: Markup | None
    beside: Markup | None


@blueprint.get("/finance")
@for_roles(*READERS)
@at_one_moment
def show_finance() -> ResponseReturnValue:
    """Show what the months cost, and which are not closed."""
    it = cost_picture(office(), who(), _wish())
    charts = None if it.sums is None else _charts(it)
    return page("homes/show_finance.html", it=it, charts=charts, name=lambda one: name_of(it, one))


@blueprint.get("/finance/<any(months, categories, assignments, plan):part>.csv")
@for_roles(*READERS)
@at_one_moment
def download_part(part: str) -> ResponseReturnValue:
    """The figures of one table of the page, as they are chosen."""
    it = cost_picture(office(), who(), _wish())
    rows = [] if it.sums is None else list(_ROWS[part](it))
    answer = Response(rows_csv(rows), content_type="text/csv; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=f"costs-{part}.csv")
    return answer


def _wish() -> PictureWish:
    """What the address asks for; InputError where it makes no sense."""
    return PictureWish(_number("year"), request.args.get("currency") or None, _number("assignment"))


def _number(name: str) -> int | None:
    text = request.args.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:10]) < LARGEST):
        raise InputError(name, f"{text[:20]!r} is no number", "choose one of the list")
    return int(text)


def name_of(it: CostPicture, one: Part | Beside) -> str:
    """An assignment as people call it; by its number where its employee was erased."""
    record = it.records.get(int(one.name))
    return _("Assignment %(number)s", number=one.name) if record is None else record.title


def _charts(it: CostPicture) -> Charts:
    sums = it.sums
    if sums is None:
        raise ValueError("there is nothing to draw")
    total = filters.money(sums.total.money)
    says = _("The table beside it has the same figures; together %(total)s.", total=total)
    families = Chart(
        "chart-families",
        _("Costs by category"),
        says,
        tuple(speech.group_name(one.sum.name) for one in sums.families),
        (Series(_("Cost"), tuple(one.sum.money for one in sums.families)),),
    )
    assignments = Chart(
        "chart-assignments",
        _("Costs by assignment"),
        says,
        tuple(name_of(it, one) for one in sums.assignments),
        (Series(_("Cost"), tuple(one.money for one in sums.assignments)),),
    )
    return Charts(
        standing(_by_month(it, sums.months, says)),
        lying(families),
        lying(assignments) if len(sums.assignments) > 1 else None,
        _beside(it) if it.beside else None,
    )


def _by_month(it: CostPicture, months: tuple[Part, ...], says: str) -> Chart:
    closed = tuple(one.money if one.name in it.closed else None for one in months)
    not_closed = tuple(one.money if one.name not in it.closed else None for one in months)
    series = (Series(_("Closed"), closed), Series(_("Not closed"), not_closed))
    labels = tuple(filters.month_short(one.name) for one in months)
    return Chart("chart-months", _("Costs by month"), says, labels, series)


def _beside(it: CostPicture) -> Markup:
    """Months stand as a chart; assignments lie below each other."""
    by_month = it.wish.assignment_id is not None
    labels = tuple(
        filters.month_short(one.name) if by_month else name_of(it, one) for one in it.beside
    )
    planned = tuple(one.planned if by_month else one.to_date for one in it.beside)
    series = (
        Series(_("Actual"), tuple(one.actual for one in it.beside)),
        Series(_("Planned"), planned),
    )
    says = _("The table beside it has the same figures.")
    return lying(Chart("chart-plan", _("Actual against plan"), says, labels, series))


def _month_rows(it: CostPicture) -> Iterator[list[str]]:
    yield ["month", "closed", "costs", "amount", "currency"]
    for one in it.sums.months if it.sums else ():
        closed = "yes" if one.name in it.closed else "no"
        yield [one.name, closed, str(one.costs), str(one.money), one.money.currency]


def _category_rows(it: CostPicture) -> Iterator[list[str]]:
    yield ["family", "category", "costs", "amount", "currency"]
    for family in it.sums.families if it.sums else ():
        for one in family.categories:
            told = [str(one.costs), str(one.money), one.money.currency]
            yield [family.sum.name, one.name, *told]


def _assignment_rows(it: CostPicture) -> Iterator[list[str]]:
    yield ["assignment", "employee_and_host", "costs", "amount", "currency"]
    for one in it.sums.assignments if it.sums else ():
        yield [one.name, name_of(it, one), str(one.costs), str(one.money), one.money.currency]
    others = it.sums.others if it.sums else None
    if others is not None:
        told = [str(others.costs), str(others.money), others.money.currency]
        yield ["", "others", *told]


def _plan_rows(it: CostPicture) -> Iterator[list[str]]:
    by_month = it.wish.assignment_id is not None
    yield [*(["month"] if by_month else ["assignment", "employee_and_host"]), *_PLAN]
    for one in it.beside:
        name = [one.name] if by_month else [one.name, name_of(it, one)]
        told = ["" if money is None else str(money) for money in (one.to_date, one.planned)]
        yield [*name, str(one.actual), *told, one.actual.currency]


_PLAN = ("actual", "planned_to_date", "planned", "currency")
_ROWS = {
    "months": _month_rows,
    "categories": _category_rows,
    "assignments": _assignment_rows,
    "plan": _plan_rows,
}
