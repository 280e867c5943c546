"""What is shown of tax files: the adviser's list, an assignment's years, one year, one file."""

from flask import Response
from flask.typing import ResponseReturnValue

from assignments.actions import tax
from assignments.core.records import Receipt
from assignments.web.access import for_roles, office, who
from assignments.web.handing_out import handed_out
from assignments.web.pages import page
from assignments.web.tax.routes import EVERY_SEAT, INSIDE, blueprint, year_of


@blueprint.get("/tax")
@for_roles("tax_adviser")
def list_files() -> ResponseReturnValue:
    """The assignments whose tax files were given to the adviser, with what is missing of them."""
    given = [tax.years(office(), who(), one.id) for one in tax.granted(office(), who())]
    return page("tax/list_files.html", given=given, today=office().today())


@blueprint.get("/assignments/<int:assignment_id>/tax")
@for_roles(*EVERY_SEAT)
def show_years(assignment_id: int) -> ResponseReturnValue:
    """The tax years of an assignment, what is missing, what is withheld; finance sees amounts."""
    it = tax.years(office(), who(), assignment_id)
    template = "tax/show_amounts.html" if it.seat == tax.FINANCE else "tax/show_years.html"
    return page(template, it=it, today=office().today())


@blueprint.get("/tax/years/<int:tax_year_id>")
@for_roles(*INSIDE)
def show_year(tax_year_id: int) -> ResponseReturnValue:
    """One year: its state, its documents, its notes, and the settlement step by step."""
    it = year_of(tax_year_id)
    return page("tax/show_year.html", it=it, today=office().today())


@blueprint.get("/tax/files/<int:tax_file_id>")
@for_roles(*INSIDE)
def download_file(tax_file_id: int) -> Response:
    """Hand a note's file out, to be saved."""
    file, opened = tax.file(office(), who(), tax_file_id)
    named = Receipt(file.id, 0, file.sha256, file.name, file.media_type, file.size)
    return handed_out(named, opened)
