"""An assignment's ledger, and what fell due and is not posted."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.costs import Costs, costs
from assignments.actions.falling_due import post_due
from assignments.core.words import InputError
from assignments.web.access import for_roles, office, who
from assignments.web.costs.routes import blueprint, costs_url
from assignments.web.filters import plural
from assignments.web.once import once
from assignments.web.pages import after, page

AT_ONCE = 50  # costs on a page


@blueprint.get("/assignments/<int:assignment_id>/costs")
@for_roles("hr", "finance", "expatriate")
def show_costs(assignment_id: int) -> ResponseReturnValue:
    """The costs of an assignment by month, their sums, what waits and what fell due."""
    first = _place(request.args.get("after"))
    found = costs(office(), who(), assignment_id, first, AT_ONCE)
    return page(
        "costs/show_costs.html",
        costs=found,
        record=found.record,
        pages=_pages(found, first),
        may_decide="hr" in who().roles and not found.is_own,
        may_invoice=bool(who().roles & {"hr", "finance"}),
    )


def _place(after: str | None) -> int:
    if after is None:
        return 0
    if not (after.isascii() and after.isdigit()):
        raise InputError("after", f"{after!r} is no place in the list", "begin at its first page")
    return int(after[:9])


def _pages(found: Costs, first: int) -> dict[str, int | str | None]:
    """Which costs are shown, and the ways to the ones before and behind them."""
    count = found.spent.costs
    last = min(first + AT_ONCE, count)
    before = max(0, first - AT_ONCE)
    return {
        "first": min(first + 1, count),
        "last": last,
        "next": _url(found, last) if last < count else None,
        "previous": _url(found, before) if first else None,
    }


def _url(found: Costs, after: int) -> str:
    here = url_for(".show_costs", assignment_id=found.record.id, after=after)
    return f"{here}#lines"


@blueprint.post("/assignments/<int:assignment_id>/costs/due")
@for_roles("hr")
def post_what_fell_due(assignment_id: int) -> ResponseReturnValue:
    """Post what fell due by today."""
    posted: list[int] = []
    done = once(
        "post_due",
        assignment_id,
        lambda: posted.append(post_due(office(), who(), assignment_id)),
    )
    count = sum(posted)
    said = (
        _("%(count)s posted.", count=plural(count, "cost"))
        if count
        else _("Nothing new had fallen due.")
    )
    return after(done, costs_url(assignment_id), said)
