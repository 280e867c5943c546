"""A line's page: what is shown of it, and where the keys for the next one lead."""

from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.actions import Desk
from assignments.web.access import for_roles, office, who
from assignments.web.at_once import at_once
from assignments.web.desk.routes import blueprint, choice
from assignments.web.desk.stamp import stamp_of
from assignments.web.docket import docket_of, why_not
from assignments.web.forms import OfficeForm
from assignments.web.forms.desk import desk_forms
from assignments.web.pages import at_one_moment, page


@blueprint.get("/desk/<int:line_id>")
@for_roles("hr", deputies=True)
@at_one_moment
def show_line(line_id: int) -> ResponseReturnValue:
    """One line with its receipts, its verdict, what its limits have left, and the decision."""
    return shown(line_id)


def shown(line_id: int, sent: OfficeForm | None = None) -> ResponseReturnValue:
    """The page of a line; a form that did not hold stands in it as it was sent."""
    desk = actions.desk(office(), who(), line_id)
    if sent is not None and not desk.may_decide:
        raise why_not(desk)
    return page("desk/show_line.html", sent, **parts(desk, sent))


def parts(desk: Desk, sent: OfficeForm | None = None) -> dict[str, Any]:
    """What the page of a line is made of."""
    docket, chosen = docket_of(desk), choice()
    line_id = desk.line.id
    beside = actions.beside(office(), who(), desk, chosen.wanted)
    return {
        "docket": docket,
        "forms": desk_forms(sent, docket.allowed, desk, stamp_of(desk)),
        "choice": chosen,
        "at_once": at_once(desk.claim, line_id, desk.verdict_now) if desk.may_decide else None,
        "before": _url(beside.before),
        "behind": _url(beside.behind),
    }


def _url(line_id: int | None) -> str | None:
    words = choice().words()
    return None if line_id is None else url_for(".show_line", line_id=line_id, **words)
