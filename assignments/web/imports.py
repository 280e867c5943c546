"""Files of rows brought by page: looked over first, then loaded, all rows or none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions import NotFoundError
from assignments.actions.importing.kinds import CLAIMS, RATES, Kind, openings
from assignments.actions.importing.rows import (
    LONGEST_NAME,
    Delivery,
    Imported,
    ImportedBeforeError,
    LookedOver,
    RowsError,
)
from assignments.actions.typed import file_name
from assignments.core.records import AssignmentRecord
from assignments.core.words import InputError
from assignments.web.access import for_roles, office, who
from assignments.web.filters import plural
from assignments.web.forms.imports import ImportForm
from assignments.web.pages import after, page
from assignments.web.sections import home_of_record

blueprint = Blueprint("imports", __name__)
MOST_SHOWN = 20  # of what would be made


@dataclass(frozen=True, slots=True)
class Bringing:
    """What kind of file is brought, for which assignment, and where it leads."""

    kind: Kind
    record: AssignmentRecord | None
    others: tuple[Kind, ...]
    lead: str

    @property
    def number(self) -> int:
        """The assignment's number, 0 for what is of none."""
        return 0 if self.record is None else self.record.id

    @property
    def is_own(self) -> bool:
        """Whether it is for the acting person's own assignment."""
        return self.record is not None and self.record.employee.id == who().id


@dataclass(slots=True)
class Told:
    """What is told of a file: what would be made of it, or what is wrong in its rows."""

    found: LookedOver[Any] | None = None
    wrong: RowsError | None = None


@blueprint.route("/assignments/<int:assignment_id>/import", methods=["GET", "POST"])
@for_roles("hr", "finance", "expatriate")
def import_rows(assignment_id: int) -> ResponseReturnValue:
    """Bring claim lines, suppliers' invoices or pay for an assignment."""
    record, kinds = openings(office(), who(), assignment_id)
    named = request.args.get("what", kinds[0].word)
    kind = next((one for one in kinds if one.word == named), None)
    if kind is None:
        raise NotFoundError("There is no such import.")
    if kind is not CLAIMS:
        lead = url_for("costs.show_costs", assignment_id=assignment_id)
    elif record.employee.id == who().id:
        lead = url_for("claims.list_claims")
    else:
        lead = home_of_record(record)
    return _answered(Bringing(kind, record, kinds, lead))


@blueprint.route("/rates/import", methods=["GET", "POST"])
@for_roles("hr")
def import_rates() -> ResponseReturnValue:
    """Bring the company's own rates."""
    return _answered(Bringing(RATES, None, (RATES,), url_for("rates.list_rates")))


def _answered(what: Bringing) -> ResponseReturnValue:
    """The page; once a file was loaded, the page where that is seen."""
    form, told = ImportForm(request.form), Told()
    if request.method == "POST" and form.validate():
        done = _with_file(form, told, lambda delivery: _carried_out(what, form, told, delivery))
        if done is not None:
            return after(done.done, what.lead, _sentence(what, done))
    wrong = told.wrong is not None
    shown, status = cast(
        "tuple[str, int]",
        page("imports/import_rows.html", form, what=what, told=told, most=MOST_SHOWN),
    )
    return shown, 422 if wrong else status


def _carried_out(
    what: Bringing, form: ImportForm, told: Told, delivery: Delivery
) -> Imported[Any] | None:
    if request.form.get("do") == "load":
        return what.kind.bring(office(), who(), what.number, delivery, form.once)
    found = what.kind.look_over(office(), who(), what.number, delivery)
    found.sound()
    told.found = found
    return None


def _with_file(
    form: ImportForm, told: Told, work: Callable[[Delivery], Imported[Any] | None]
) -> Imported[Any] | None:
    """Do the work with the file that was sent; what is wrong with it is said on the page."""
    file = request.files.get("upload")
    if file is None or not file.filename:
        form.upload.errors = [_("Choose the file.")]
        return None
    name = file_name(file.filename, longest=LONGEST_NAME)
    try:
        with file.stream as stream:
            return work(Delivery(cast("BinaryIO", stream), name, bool(form.again.data)))
    except RowsError as error:
        told.wrong = error
    except ImportedBeforeError as error:
        form.blame(InputError("again", str(error), "tick this to import it once more"))
    except InputError as error:
        form.blame(InputError("upload", f"{error.where} {error.what}", error.remedy))
    return None


def _sentence(what: Bringing, done: Imported[Any]) -> str:
    made = plural(len(done.found.things), what.kind.thing)
    lines = plural(done.found.lines, "row")
    text = _("%(made)s of %(lines)s loaded.", made=made, lines=lines)
    if what.kind is not CLAIMS:
        return text
    if what.is_own:
        return _("%(text)s They are drafts: attach the receipts, then submit them.", text=text)
    return _(
        "%(text)s They are drafts of the employee, who attaches the receipts and submits them.",
        text=text,
    )
