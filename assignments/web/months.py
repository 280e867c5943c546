"""Finance's pages: the months, the costs of one, its files; closing a month and verifying it.

Page and files show the same lines; nothing is added up here.
"""

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions import NotFoundError
from assignments.actions.closing import close_checks, close_month
from assignments.actions.month_pages import MonthPage, listed_months, month_file, month_page
from assignments.actions.verifying import verify_month
from assignments.core.closing import BLOCKS, TELLS, WARNS, open_checks
from assignments.core.records import Person
from assignments.web.access import for_roles, office, who
from assignments.web.filters import month_name
from assignments.web.forms.months import CloseForm
from assignments.web.languages import N_, Spoken
from assignments.web.pages import after, page

blueprint = Blueprint("months", __name__, url_prefix="/months")

READERS = frozenset({"finance", "hr"})
AT_ONCE = 200  # lines on a page
FILES = Spoken(
    {
        "csv": "CSV",
        "xlsx": "XLSX",
        "jsonl": N_("JSON Lines"),
        "journal": N_("Journal"),
        "payroll": N_("Payroll"),
    }
)


def _reader() -> Person:
    """The acting person, for whom there are months; NotFoundError where there are none."""
    if not who().roles & READERS:
        raise NotFoundError
    return who()


@blueprint.get("")
@for_roles()
def list_months() -> ResponseReturnValue:
    """The months with costs, oldest first, open or closed."""
    return page("months/list_months.html", months=listed_months(office(), _reader()))


@blueprint.get("/<label>")
@for_roles()
def show_month(label: str) -> ResponseReturnValue:
    """Totals and lines of a month; many lines come some at a time."""
    return _shown(label, CloseForm())


def _shown(label: str, form: CloseForm) -> ResponseReturnValue:
    asked = request.args.get("after", "")
    first = int(asked[:9]) if asked.isdecimal() else 0
    month = month_page(office(), _reader(), label, first, AT_ONCE)
    checks = () if month.sealed else close_checks(office(), who(), label)
    return page(
        "months/show_month.html",
        form,
        month=month,
        pages=_pages(month, first),
        files=FILES,
        against=open_checks(checks, BLOCKS),
        beside=open_checks(checks, WARNS),
        told=open_checks(checks, TELLS),
        may_close="finance" in who().roles,
    )


def _pages(month: MonthPage, first: int) -> dict[str, int | str | None]:
    """Which lines are shown, and the ways to the ones before and behind them."""
    last = min(first + AT_ONCE, month.count)
    before = max(0, first - AT_ONCE)
    return {
        "first": first + 1,
        "last": last,
        "next": _url(month, last) if last < month.count else None,
        "previous": _url(month, before) if first else None,
    }


def _url(month: MonthPage, after: int) -> str:
    return url_for(".show_month", label=month.label, after=after)


@blueprint.post("/<label>/close")
@for_roles("finance")
def close(label: str) -> ResponseReturnValue:
    """Close a month; what stands open beside it has to be acknowledged."""
    form = CloseForm(request.form)
    acknowledged = bool(form.acknowledged.data)
    done = form.carry_out(
        lambda: close_month(office(), who(), label, form.once, acknowledged=acknowledged)
    )
    if done is None:
        return _shown(label, form)
    said = _(
        "%(label)s is closed. Its lines and files never change from now on.",
        label=month_name(label),
    )
    return after(done, url_for(".show_month", label=label), said)


@blueprint.get("/<label>/verified")
@for_roles()
def verify(label: str) -> ResponseReturnValue:
    """Compare a closed month's seal, files and lines with the records."""
    found = verify_month(office(), _reader(), label)
    return page("months/verify.html", found=found)


@blueprint.get("/<label>.<any(csv, xlsx, jsonl, journal, payroll):kind>")
@for_roles()
def download(label: str, kind: str) -> ResponseReturnValue:
    """A month's file: the stored bytes of a closed one, else sent while it is written."""
    file = month_file(office(), _reader(), label, kind)
    answer = Response(file.chunks, content_type=file.media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=file.name)
    if file.size is not None:
        answer.content_length = file.size
    return answer
