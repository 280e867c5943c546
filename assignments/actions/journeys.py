"""Shipments and trips: things of their own, which lines belong to."""

from assignments.actions.answers import Done
from assignments.actions.inputs import ShipmentInput, TripInput
from assignments.actions.office import Office
from assignments.core.records import Person


def add_shipment(
    office: Office, who: Person, assignment_id: int, what: ShipmentInput, key: str
) -> Done:
    """Add a shipment; for HR and the employee."""
    raise NotImplementedError


def add_trip(office: Office, who: Person, assignment_id: int, what: TripInput, key: str) -> Done:
    """Add a trip; for HR and the employee."""
    raise NotImplementedError
