"""What the company treats as taxable: the rows, and a new one. Never advice."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.taxability import record_taxability, taxabilities
from assignments.core.taxability import Taxability, taxable_on
from assignments.core.words import InputError
from assignments.web.access import for_roles, office, who
from assignments.web.forms.costs import TaxabilityForm
from assignments.web.pages import after, page

blueprint = Blueprint("taxability", __name__, url_prefix="/taxability")
AT_ONCE = 100


@blueprint.get("")
@for_roles("hr", "finance")
def list_rows() -> ResponseReturnValue:
    """By category and country, the newest row first; some at a time."""
    rows = taxabilities(office(), who())
    begin = _place(request.args.get("after"))
    shown = rows[begin : begin + AT_ONCE]
    behind = begin + AT_ONCE < len(rows)
    return page(
        "taxability/list_rows.html",
        rows=[(row, _state(rows, row)) for row in shown],
        next_url=url_for(".list_rows", after=begin + AT_ONCE) if behind else None,
    )


def _state(rows: tuple[Taxability, ...], row: Taxability) -> str:
    """Whether a row holds today, is to come, or was replaced."""
    today = office().today()
    if row.first > today:
        return _("To come")
    return (
        _("Holds") if taxable_on(rows, row.category, row.country, today) is row else _("Replaced")
    )


def _place(after: str | None) -> int:
    if after is None:
        return 0
    if not (after.isascii() and after.isdigit()):
        raise InputError("after", f"{after!r} is no place in the list", "begin at its first page")
    return int(after[:9])


@blueprint.route("/new", methods=["GET", "POST"])
@for_roles("hr", "finance")
def add_row() -> ResponseReturnValue:
    """Record a row; it ends the one before it from its first day on."""
    given = {name: request.args.get(name) for name in ("category", "country")}
    form = TaxabilityForm(request.form, data=given)
    done = form.carry_out(lambda: record_taxability(office(), who(), form.value(), form.once))
    if done is None:
        return page("taxability/add_row.html", form)
    return after(done, url_for(".list_rows"), _("The row was recorded."))
