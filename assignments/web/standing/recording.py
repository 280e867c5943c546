"""What is recorded of an assignment's standing, and taken back."""

from collections.abc import Callable

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions import Done
from assignments.actions.standing import add_item, standing, take_back
from assignments.actions.time_off import add_time_off, set_part, set_vacation
from assignments.calendars import parts_of
from assignments.web.access import for_roles, office, who
from assignments.web.forms import ButtonForm, OfficeForm
from assignments.web.forms.standing import ItemForm, PartForm, TimeOffForm, VacationForm
from assignments.web.pages import after, page
from assignments.web.standing.routes import blueprint, standing_url
from assignments.web.standing.told import side_of


@blueprint.route("/new", methods=["GET", "POST"])
@for_roles("hr", "expatriate")
def record_item(assignment_id: int) -> ResponseReturnValue:
    """Record a certificate, a permit or a cover, with its dates."""
    form = ItemForm(request.form)
    file = request.files.get("file")
    return _recorded(
        assignment_id,
        form,
        lambda: add_item(office(), who(), assignment_id, form.value(file), form.once),
    )


@blueprint.route("/time-off/new", methods=["GET", "POST"])
@for_roles("hr", "expatriate")
def record_time_off(assignment_id: int) -> ResponseReturnValue:
    """Record vacation that was taken, or a holiday that no calendar knows."""
    form = TimeOffForm(request.form)
    return _recorded(
        assignment_id,
        form,
        lambda: add_time_off(office(), who(), assignment_id, form.value(), form.once),
    )


@blueprint.route("/vacation/new", methods=["GET", "POST"])
@for_roles("hr")
def record_vacation(assignment_id: int) -> ResponseReturnValue:
    """Enter how much vacation is granted a year."""
    form = VacationForm(request.form)
    return _recorded(
        assignment_id,
        form,
        lambda: set_vacation(office(), who(), assignment_id, form.value(), form.once),
    )


@blueprint.route("/holidays/<side>", methods=["GET", "POST"])
@for_roles("hr")
def record_part(assignment_id: int, side: str) -> ResponseReturnValue:
    """Choose which part of the home or the host country has the holidays."""
    kept = standing(office(), who(), assignment_id)
    country, before = side_of(kept, side)
    form = PartForm(request.form, data={"part": before})
    form.offer(parts_of(country))
    done = form.carry_out(
        lambda: set_part(office(), who(), assignment_id, (side, form.part.text), form.once)
    )
    if done is None:
        return page("standing/record_part.html", form, record=kept.record, country=country)
    return after(done, standing_url(assignment_id, "off"), _("It was recorded."))


def _recorded(
    assignment_id: int, form: OfficeForm, deed: Callable[[], Done]
) -> ResponseReturnValue:
    """The form of one thing under an assignment, in the template of the view's own name."""
    record = standing(office(), who(), assignment_id).record
    name = (request.endpoint or "").rpartition(".")[2]
    done = form.carry_out(deed)
    if done is None:
        return page(f"standing/{name}.html", form, record=record)
    part = "runs-out" if name == "record_item" else "off"
    return after(done, standing_url(assignment_id, part), _("It was recorded."))


@blueprint.post("/<int:item_id>/undo")
@for_roles("hr", "expatriate")
def undo_item(assignment_id: int, item_id: int) -> ResponseReturnValue:
    """Take an item back."""
    return _taken_back(assignment_id, ("standing_item", item_id))


@blueprint.post("/time-off/<int:off_id>/undo")
@for_roles("hr", "expatriate")
def undo_time_off(assignment_id: int, off_id: int) -> ResponseReturnValue:
    """Take days off back."""
    return _taken_back(assignment_id, ("time_off", off_id))


@blueprint.post("/vacation/<int:grant_id>/undo")
@for_roles("hr")
def undo_vacation(assignment_id: int, grant_id: int) -> ResponseReturnValue:
    """Take back what was entered as granted."""
    return _taken_back(assignment_id, ("vacation_grant", grant_id))


def _taken_back(assignment_id: int, which: tuple[str, int]) -> ResponseReturnValue:
    form = ButtonForm(request.form)
    done = take_back(office(), who(), assignment_id, which, form.once)
    url = url_for(".show_standing", assignment_id=assignment_id)
    return after(done, url, _("It was taken back."))
