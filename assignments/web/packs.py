"""The pack of an assignment's tax year: everything anybody paid, and what is missing from it."""

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.packs import AssignmentPack, pack, pack_years
from assignments.exports import EXPORTS
from assignments.exports.pack import as_csv, as_xlsx
from assignments.web.access import for_roles, office, who
from assignments.web.forms.packs import YearForm
from assignments.web.pages import page

blueprint = Blueprint("packs", __name__)

READERS = ("hr", "finance", "expatriate")


@blueprint.get("/assignments/<int:assignment_id>/packs")
@for_roles(*READERS)
def list_packs(assignment_id: int) -> ResponseReturnValue:
    """The years of an assignment, each with its pack."""
    record, years = pack_years(office(), who(), assignment_id)
    return page("packs/list_packs.html", record=record, years=years)


@blueprint.get("/assignments/<int:assignment_id>/packs/<int:year>")
@for_roles(*READERS)
def show_pack(assignment_id: int, year: int) -> ResponseReturnValue:
    """All that was paid in a tax year, by category and by how it is treated."""
    found = _pack(assignment_id, year)
    record = found.record
    form = YearForm(request.args).among(record.home_country, record.host_country)
    return page(
        "packs/show_pack.html",
        found=found,
        record=record,
        pack=found.pack,
        asked=form,
        csv_url=_file_url(found, "csv"),
        xlsx_url=_file_url(found, "xlsx"),
    )


def _file_url(found: AssignmentPack, kind: str) -> str:
    """The file of the same country and days."""
    year = found.pack.year
    return url_for(
        ".download",
        assignment_id=found.record.id,
        year=year.year,
        kind=kind,
        country=year.country,
        first=year.first.isoformat(),
        last=year.last.isoformat(),
    )


def _pack(assignment_id: int, year: int) -> AssignmentPack:
    return pack(office(), who(), assignment_id, YearForm(request.args).wanted(year))


@blueprint.get("/assignments/<int:assignment_id>/packs/<int:year>.<any(csv, xlsx):kind>")
@for_roles(*READERS)
def download(assignment_id: int, year: int, kind: str) -> ResponseReturnValue:
    """The pack as a file."""
    return handed_over(_pack(assignment_id, year), kind)


def handed_over(found: AssignmentPack, kind: str) -> Response:
    """A pack as the file of a kind, under its own name."""
    title = _("Costs of %(title)s", title=found.record.title)
    data = as_csv(found.pack) if kind == "csv" else as_xlsx(found.pack, title, found.missing)
    answer = Response(data, content_type=EXPORTS[kind].media_type)
    year = found.pack.year
    name = f"pack-{found.record.id}-{year.year}-{year.country}.{kind}"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
