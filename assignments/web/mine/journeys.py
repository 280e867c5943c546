"""Trips and shipments as the expatriate records them, for lines to belong to."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments import actions
from assignments.web.access import for_roles, office
from assignments.web.forms.journeys import ShipmentForm, TripForm
from assignments.web.mine.routes import blueprint
from assignments.web.own import myself
from assignments.web.pages import after, page


@blueprint.route("/<int:assignment_id>/trips/new", methods=["GET", "POST"])
@for_roles("expatriate")
def add_trip(assignment_id: int) -> ResponseReturnValue:
    """Record a trip."""
    file = actions.assignment(office(), myself(), assignment_id)
    form = TripForm(request.form)
    done = form.carry_out(
        lambda: actions.add_trip(office(), myself(), assignment_id, form.trip(), form.once)
    )
    if done is None:
        return page("mine/add_trip.html", form, file=file)
    return after(done, _home(assignment_id, "trips"), _("The trip was recorded."))


@blueprint.route("/<int:assignment_id>/shipments/new", methods=["GET", "POST"])
@for_roles("expatriate")
def add_shipment(assignment_id: int) -> ResponseReturnValue:
    """Record a shipment."""
    file = actions.assignment(office(), myself(), assignment_id)
    form = ShipmentForm(request.form)
    done = form.carry_out(
        lambda: actions.add_shipment(office(), myself(), assignment_id, form.shipment(), form.once)
    )
    if done is None:
        return page("mine/add_shipment.html", form, file=file)
    return after(done, _home(assignment_id, "shipments"), _("The shipment was recorded."))


def _home(assignment_id: int, part: str) -> str:
    return url_for(".show_assignment", assignment_id=assignment_id, _anchor=part)
