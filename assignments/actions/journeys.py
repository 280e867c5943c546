"""Shipments and trips: things of their own, which lines belong to."""

from collections.abc import Callable

from assignments.actions.access import is_employee, need_role, seen_assignment
from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.inputs import ShipmentInput, TripInput
from assignments.actions.office import Office
from assignments.actions.typed import sensible, written
from assignments.core.fields import sensible_day
from assignments.core.money import bare_number
from assignments.core.records import Person, Shipment, Trip
from assignments.core.words import (
    CONTAINER_SIZES,
    DESTINATIONS,
    PERSONS,
    WEIGHT_UNITS,
    InputError,
    one_of,
)
from assignments.storage.store import Event, Store

DIRECTIONS = ("out", "return")
MODES = ("air", "sea", "household")
LONGEST_NAME = 80


def _concerned(store: Store, who: Person, assignment_id: int) -> None:
    """Raise unless the person is HR or the employee."""
    if not is_employee(who, seen_assignment(store, who, assignment_id)):
        need_role(who, "hr")


def _added(
    deed: Deed, assignment_id: int, kind: str, keep: Callable[[Store], tuple[int, str]]
) -> Done:
    def act(store: Store) -> int:
        _concerned(store, deed.who, assignment_id)
        made, name = keep(store)
        deed.tell(store, Event(f"{kind}_added", assignment_id, text=name, body={kind: made}))
        return made

    with deed.office.database.read() as store:
        _concerned(store, deed.who, assignment_id)
    return deed.done(act, assignment_id)


def _shipment(what: ShipmentInput, assignment_id: int, office: Office) -> Shipment:
    for size in what.containers:
        if size not in CONTAINER_SIZES:
            raise InputError("containers", f"no container has {size} feet", "use 20 or 40")
    weight, unit = what.weight_value.strip() or None, None
    if weight is not None:
        bare_number(weight, "weight_value")
        unit = one_of(what.weight_unit, WEIGHT_UNITS, "weight_unit", "unit")
    return Shipment(
        id=0,
        assignment_id=assignment_id,
        name=written(what.name, "name", LONGEST_NAME),
        direction=one_of(what.direction, DIRECTIONS, "direction", "direction"),
        mode=one_of(what.mode, MODES, "mode", "mode"),
        shipped_on=sensible_day(what.shipped_on, "shipped_on", office.today()),
        weight_value=weight,
        weight_unit=unit,
        containers=what.containers,
    )


def add_shipment(
    office: Office, who: Person, assignment_id: int, what: ShipmentInput, key: str
) -> Done:
    """Add a shipment; for HR and the employee."""

    def keep(store: Store) -> tuple[int, str]:
        shipment = _shipment(what, assignment_id, office)
        if any(one.name == shipment.name for one in store.shipments(assignment_id)):
            raise InputError("name", "there is a shipment of that name", "give another name")
        return store.add_shipment(shipment, deed.author), shipment.name

    deed = Deed(office, who, "add_shipment", key)
    return _added(deed, assignment_id, "shipment", keep)


def _trip(what: TripInput, assignment_id: int, office: Office) -> Trip:
    departs = sensible_day(what.departs, "departs", office.today())
    returns = sensible(what.returns, "returns", office.today())
    if returns is not None and returns < departs:
        raise InputError("returns", "is before the trip departs", "give a later day")
    return Trip(
        id=0,
        assignment_id=assignment_id,
        name=written(what.name, "name", LONGEST_NAME),
        traveller=one_of(what.traveller, PERSONS, "traveller", "person"),
        destination=one_of(what.destination, DESTINATIONS, "destination", "destination"),
        departs=departs,
        returns=returns,
    )


def add_trip(office: Office, who: Person, assignment_id: int, what: TripInput, key: str) -> Done:
    """Add a trip; for HR and the employee. Travellers of one journey share its name."""

    def keep(store: Store) -> tuple[int, str]:
        trip = _trip(what, assignment_id, office)
        same = (trip.name, trip.traveller)
        if any((one.name, one.traveller) == same for one in store.trips(assignment_id)):
            raise InputError("name", "that traveller has such a trip", "give another name")
        return store.add_trip(trip, deed.author), trip.name

    deed = Deed(office, who, "add_trip", key)
    return _added(deed, assignment_id, "trip", keep)
