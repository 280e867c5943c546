"""Assignments: what is recorded of them, what remains, what they cost; trips and shipments."""

from dataclasses import replace

from assignments import actions
from assignments.actions import AssignmentInput as Recorded
from assignments.actions import EndInput as Ended
from assignments.actions import ShipmentInput as Shipped
from assignments.actions import TripInput as Travelled
from assignments.actions.costs import costs as costs_of
from assignments.actions.reopening import clear_end as reopened
from assignments.core.balances import Remaining as Balance
from assignments.core.fields import Fields
from assignments.core.rates import EXPENSE_DATE
from assignments.exports.shapes import assignments as told
from assignments.exports.shapes import verdicts
from assignments.exports.shapes.assignments import (
    Assignment,
    AssignmentFile,
    AssignmentInput,
    Costs,
    EndInput,
    Shipment,
    ShipmentInput,
    Trip,
    TripInput,
)
from assignments.exports.shapes.verdicts import Remaining
from assignments.web.access import office, who
from assignments.web.api.asked import day_asked
from assignments.web.api.doors import JOURNEY, LOOK, RECORDS
from assignments.web.api.paging import PAGED, Listed, after_number, limit, listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, fields, id_in, once, text_in


@opens("GET /assignments", LOOK, asks=PAGED)
def list_assignments() -> Listed[Assignment]:
    """One's own assignments; to HR and finance all of them. Newest first."""
    found = actions.my_assignments(office(), who(), after_number(), limit())
    return listed(found, told.assignment)


@opens("GET /assignments/<int:assignment_id>", LOOK)
def show_assignment(assignment_id: int) -> AssignmentFile:
    """One assignment."""
    file = actions.assignment(office(), who(), assignment_id)
    return {**told.assignment(file.record), "warnings": list(file.warnings)}


@opens("POST /assignments", RECORDS, takes=AssignmentInput, status=201)
def record_assignment() -> AssignmentFile:
    """Record an assignment."""
    what = _recorded(fields(AssignmentInput))
    return show_assignment(answered(actions.record_assignment(office(), who(), what, once())))


@opens("PUT /assignments/<int:assignment_id>", RECORDS, takes=AssignmentInput)
def change_assignment(assignment_id: int) -> AssignmentFile:
    """Change what is recorded of an assignment, but for its end."""
    what = _recorded(fields(AssignmentInput))
    done = actions.change_assignment(office(), who(), assignment_id, what, once())
    return show_assignment(answered(done))


@opens("POST /assignments/<int:assignment_id>/end", RECORDS, takes=EndInput)
def record_end(assignment_id: int) -> AssignmentFile:
    """Record the day an assignment ended, and why."""
    sent = fields(EndInput)
    what = Ended(sent.day("end"), sent.text("reason"))
    return show_assignment(
        answered(actions.record_end(office(), who(), assignment_id, what, once()))
    )


@opens("POST /assignments/<int:assignment_id>/end/clear", RECORDS)
def clear_end(assignment_id: int) -> AssignmentFile:
    """Take the recorded end of an assignment back."""
    return show_assignment(answered(reopened(office(), who(), assignment_id, once())))


@opens("GET /assignments/<int:assignment_id>/remaining", LOOK, asks=(*PAGED, "on"))
def show_remaining(assignment_id: int) -> Listed[Remaining]:
    """What every limit granted, used, holds and has left, period by period.

    `on` another day: by the terms and the periods of that day, with what is used and held by now.
    """
    rows = actions.remaining(office(), who(), assignment_id, day_asked("on"))
    places = {id(row): place for row, place in zip(rows, _places(rows), strict=True)}
    return some_of(rows, lambda row: places[id(row)], verdicts.remaining)


def _places(rows: tuple[Balance, ...]) -> list[str]:
    """What each row is called in the list: by clause, category and period, numbered where alike."""
    names: list[str] = []
    for row in rows:
        said = (row.letter, row.clause, row.category, row.period, row.person or "")
        name = "~".join(one.replace("~", "-") for one in said)
        alike = sum(other.startswith(f"{name}~") for other in names)
        names.append(f"{name}~{alike}")
    return names


@opens("GET /assignments/<int:assignment_id>/costs", LOOK)
def show_costs(assignment_id: int) -> Costs:
    """What an assignment has cost, by kind, category and month."""
    return told.costs(costs_of(office(), who(), assignment_id, 0, 1).spent)


@opens("GET /assignments/<int:assignment_id>/trips", LOOK, asks=PAGED)
def list_trips(assignment_id: int) -> Listed[Trip]:
    """The trips of an assignment."""
    file = actions.assignment(office(), who(), assignment_id)
    return some_of(file.trips, lambda one: str(one.id), told.trip)


@opens("POST /assignments/<int:assignment_id>/trips", JOURNEY, takes=TripInput, status=201)
def add_trip(assignment_id: int) -> Trip:
    """Add a trip, for lines to belong to."""
    sent = fields(TripInput)
    what = Travelled(
        name=sent.text("name"),
        traveller=text_in(sent, "traveller"),
        destination=text_in(sent, "destination"),
        departs=sent.day("departs"),
        returns=sent.day_or_none("returns"),
    )
    made = answered(actions.add_trip(office(), who(), assignment_id, what, once()))
    trips = actions.assignment(office(), who(), assignment_id).trips
    return told.trip(next(one for one in trips if one.id == made))


@opens("GET /assignments/<int:assignment_id>/shipments", LOOK, asks=PAGED)
def list_shipments(assignment_id: int) -> Listed[Shipment]:
    """The shipments of an assignment."""
    file = actions.assignment(office(), who(), assignment_id)
    return some_of(file.shipments, lambda one: str(one.id), told.shipment)


@opens("POST /assignments/<int:assignment_id>/shipments", JOURNEY, takes=ShipmentInput, status=201)
def add_shipment(assignment_id: int) -> Shipment:
    """Add a shipment, for lines to belong to."""
    what = _shipped(fields(ShipmentInput))
    made = answered(actions.add_shipment(office(), who(), assignment_id, what, once()))
    shipments = actions.assignment(office(), who(), assignment_id).shipments
    return told.shipment(next(one for one in shipments if one.id == made))


def _shipped(sent: Fields) -> Shipped:
    return Shipped(
        name=sent.text("name"),
        direction=text_in(sent, "direction"),
        mode=text_in(sent, "mode"),
        shipped_on=sent.day("shipped_on"),
        weight_value=text_in(sent, "weight_value"),
        weight_unit=text_in(sent, "weight_unit"),
        containers=sizes_in(sent),
    )


def sizes_in(sent: Fields) -> tuple[int, ...]:
    """The sizes of containers, in feet."""
    sizes = sent.items("containers")
    return tuple(one if isinstance(one, int) else 0 for one in sizes)


def _recorded(sent: Fields) -> Recorded:
    """An assignment as it was sent; the action judges the words."""
    what = Recorded(
        employee_id=id_in(sent, "employee_id"),
        employer=sent.text("employer"),
        position=sent.text("position"),
        home_country=sent.text("home"),
        home_city=sent.text("home_city"),
        host_country=sent.text("host"),
        host_city=sent.text("host_city"),
        start=sent.day("start"),
        settlement_currency=text_in(sent, "settlement_currency"),
    )
    return replace(
        what,
        expected_months=sent.number("expected_months"),
        expected_end=sent.day_or_none("expected_end"),
        accompanied_by=_companions(sent),
        monthly_salary=text_in(sent, "monthly_salary"),
        salary_currency=text_in(sent, "salary_currency"),
        cost_centre=text_in(sent, "cost_centre"),
        reports_to=text_in(sent, "reports_to"),
        rate_rule=sent.text("rate_rule", EXPENSE_DATE),
    )


def _companions(sent: Fields) -> tuple[str, ...]:
    return tuple(str(one) for one in sent.items("accompanied_by"))
