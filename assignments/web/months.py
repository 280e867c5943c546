"""Finance's pages: the months with costs, the lines and totals of one, and its files.

Page and file show the same `core.month.Month`; nothing is added up here.
"""

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.actions import NotFoundError
from assignments.core.month import Month
from assignments.core.records import Person
from assignments.exports import EXPORTS
from assignments.web.access import for_roles, office, who
from assignments.web.pages import page

blueprint = Blueprint("months", __name__, url_prefix="/months")

READERS = frozenset({"finance", "hr"})
AT_ONCE = 200  # lines on a page


def _reader() -> Person:
    """The acting person, for whom there are months; NotFoundError where there are none."""
    if not who().roles & READERS:
        raise NotFoundError
    return who()


@blueprint.get("")
@for_roles()
def list_months() -> ResponseReturnValue:
    """The months with costs, oldest first."""
    return page("months/list_months.html", labels=actions.months(office(), _reader()))


@blueprint.get("/<label>")
@for_roles()
def show_month(label: str) -> ResponseReturnValue:
    """Totals and lines of a month; many lines come some at a time."""
    month = actions.month(office(), _reader(), label)
    asked = request.args.get("after", "")
    first = int(asked) if asked.isdecimal() else 0
    lines = month.lines[first : first + AT_ONCE]
    return page("months/show_month.html", month=month, lines=lines, pages=_pages(month, first))


def _pages(month: Month, first: int) -> dict[str, int | str | None]:
    """Which lines are shown, and the ways to the ones before and behind them."""
    last = min(first + AT_ONCE, len(month.lines))
    before = max(0, first - AT_ONCE)
    return {
        "first": first + 1,
        "last": last,
        "next": _url(month, last) if last < len(month.lines) else None,
        "previous": _url(month, before) if first else None,
    }


def _url(month: Month, after: int) -> str:
    return url_for(".show_month", label=month.label, after=after)


@blueprint.get("/<label>.<any(csv, xlsx):kind>")
@for_roles()
def download(label: str, kind: str) -> ResponseReturnValue:
    """A month's file, sent while it is written."""
    month = actions.month(office(), _reader(), label)
    export = EXPORTS[kind]
    answer = Response(export.chunks(label, month.lines), content_type=export.media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=export.file_name(label))
    return answer
