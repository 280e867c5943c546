"""What HR records beside the letters: economy fares, trips and shipments."""

from collections.abc import Callable

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments import actions
from assignments.actions import Done
from assignments.web.access import for_roles, office, who
from assignments.web.assignments.routes import assignment_url, blueprint, file_of
from assignments.web.forms import OfficeForm
from assignments.web.forms.journeys import ShipmentForm, TripForm
from assignments.web.forms.known import FareForm
from assignments.web.pages import after, page


@blueprint.route("/<int:assignment_id>/fares/new", methods=["GET", "POST"])
@for_roles("hr")
def set_fare(assignment_id: int) -> ResponseReturnValue:
    """Record the known economy fare of a category."""
    form = FareForm(request.form, data=_currency(assignment_id))
    return _known(
        assignment_id,
        form,
        lambda: actions.set_fare(office(), who(), assignment_id, form.value(), form.once),
    )


@blueprint.route("/<int:assignment_id>/trips/new", methods=["GET", "POST"])
@for_roles("hr")
def add_trip(assignment_id: int) -> ResponseReturnValue:
    """Record a trip."""
    form = TripForm(request.form)
    return _known(
        assignment_id,
        form,
        lambda: actions.add_trip(office(), who(), assignment_id, form.trip(), form.once),
    )


@blueprint.route("/<int:assignment_id>/shipments/new", methods=["GET", "POST"])
@for_roles("hr")
def add_shipment(assignment_id: int) -> ResponseReturnValue:
    """Record a shipment."""
    form = ShipmentForm(request.form)
    return _known(
        assignment_id,
        form,
        lambda: actions.add_shipment(office(), who(), assignment_id, form.shipment(), form.once),
    )


def _currency(assignment_id: int) -> dict[str, str]:
    return {"currency": file_of(assignment_id).record.facts.settlement_currency}


def _known(assignment_id: int, form: OfficeForm, deed: Callable[[], Done]) -> ResponseReturnValue:
    """The form of one thing under an assignment, in the template of the view's own name."""
    record = file_of(assignment_id).record
    name = (request.endpoint or "").rpartition(".")[2]
    done = form.carry_out(deed)
    if done is None:
        return page(f"assignments/{name}.html", form, record=record)
    part = name.partition("_")[2] + "s"
    return after(done, assignment_url(assignment_id, part), _("It was recorded."))
