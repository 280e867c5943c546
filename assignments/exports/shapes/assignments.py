"""Assignments, with the trips and shipments under them."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import records
from assignments.core.money import Money
from assignments.core.rate_rules import RATE_RULES
from assignments.core.spent import Spent, Sum
from assignments.exports.shapes import people
from assignments.exports.shapes.claims import Container, Weight
from assignments.exports.shapes.people import Named
from assignments.exports.shapes.words import (
    Amount,
    Companion,
    Country,
    Currency,
    Day,
    Destination,
    Id,
    Positive,
    Size,
    Traveller,
    Unit,
    among,
    day_or_none,
    text,
)

RateRule = Annotated[str, among(RATE_RULES)]


class Salary(TypedDict):
    """A monthly salary."""

    amount: Amount
    currency: Currency


class Assignment(TypedDict):
    """One assignment, in the words of a case file and with what HR recorded beside them."""

    id: Id
    employee: Named
    employer: str
    position: str
    home: Country
    home_city: str
    host: Country
    host_city: str
    start: Day
    expected_end: Day | None
    end: Day | None
    end_reason: str
    settlement_currency: Currency
    accompanied_by: list[Traveller]
    monthly_salary: Salary | None
    cost_centre: str
    reports_to: str
    rate_rule: RateRule
    version: Annotated[int, Field(description="Counts up with what verdicts rest on.")]


class Titled(TypedDict):
    """An assignment by its employee and the host city alone."""

    id: Id
    title: str


class AssignmentFile(Assignment):
    """One assignment, with sentences on what everyone concerned should know."""

    warnings: list[str]


class AssignmentInput(TypedDict):
    """An assignment to record. Of `expected_months` and `expected_end` the end wins."""

    employee_id: Id
    employer: Annotated[str, text(200)]
    position: Annotated[str, text(200)]
    home: Country
    home_city: Annotated[str, text(200)]
    host: Country
    host_city: Annotated[str, text(200)]
    start: Day
    settlement_currency: Currency
    expected_months: NotRequired[Annotated[int | None, Field(ge=1, le=120)]]
    expected_end: NotRequired[Day | None]
    accompanied_by: NotRequired[list[Companion]]
    monthly_salary: NotRequired[Annotated[str | None, Field(description="A bare number.")]]
    salary_currency: NotRequired[Currency | None]
    cost_centre: NotRequired[Annotated[str, Field(max_length=200)]]
    reports_to: NotRequired[Annotated[str, Field(max_length=200)]]
    rate_rule: NotRequired[RateRule]


class EndInput(TypedDict):
    """The day an assignment ended, and why."""

    end: Day
    reason: Annotated[str, text(2000)]


class Trip(TypedDict):
    """One journey of one traveller."""

    id: Id
    name: str
    traveller: Traveller
    destination: Destination
    departs: Day
    returns: Day | None


class TripInput(TypedDict):
    """A journey to add; travellers of one journey share its name."""

    name: Annotated[str, text(80)]
    traveller: Traveller
    destination: Destination
    departs: Day
    returns: NotRequired[Day | None]


class Shipment(TypedDict):
    """One consignment of goods."""

    id: Id
    name: str
    direction: Annotated[str, among(("out", "return"))]
    mode: Annotated[str, among(("air", "sea", "household"))]
    shipped_on: Day
    weight: Weight | None
    containers: list[Container]


class ShipmentInput(TypedDict):
    """A consignment to add."""

    name: Annotated[str, text(80)]
    direction: Annotated[str, among(("out", "return"))]
    mode: Annotated[str, among(("air", "sea", "household"))]
    shipped_on: Day
    weight_value: NotRequired[Positive | None]
    weight_unit: NotRequired[Unit | None]
    containers: NotRequired[list[Size]]


class SumOfCosts(TypedDict):
    """So many costs of one name, in one settlement currency."""

    name: str
    costs: int
    amount: Amount
    currency: Currency


class Costs(TypedDict):
    """What an assignment has cost so far: approved lines and what was posted, added up."""

    total: list[SumOfCosts]
    kinds: list[SumOfCosts]
    categories: list[SumOfCosts]
    months: list[SumOfCosts]


def assignment(one: records.AssignmentRecord) -> Assignment:
    """One assignment."""
    facts = one.facts
    return {
        "id": one.id,
        "employee": people.named(one.employee),
        "employer": one.employer,
        "position": one.position,
        "home": one.home_country,
        "home_city": one.home_city,
        "host": one.host_country,
        "host_city": one.host_city,
        "start": facts.start.isoformat(),
        "expected_end": day_or_none(facts.expected_end),
        "end": day_or_none(facts.end),
        "end_reason": one.end_reason,
        "settlement_currency": facts.settlement_currency,
        "accompanied_by": list(facts.accompanied_by),
        "monthly_salary": _salary(facts.monthly_salary),
        "cost_centre": one.cost_centre,
        "reports_to": one.reports_to,
        "rate_rule": one.rate_rule,
        "version": one.version,
    }


def titled(one: records.AssignmentRecord) -> Titled:
    """An assignment as an adviser knows it."""
    return {"id": one.id, "title": one.title}


def _salary(salary: Money | None) -> Salary | None:
    return None if salary is None else {"amount": str(salary), "currency": salary.currency}


def trip(one: records.Trip) -> Trip:
    """One journey."""
    return {
        "id": one.id,
        "name": one.name,
        "traveller": one.traveller,
        "destination": one.destination,
        "departs": one.departs.isoformat(),
        "returns": day_or_none(one.returns),
    }


def shipment(one: records.Shipment) -> Shipment:
    """One consignment."""
    is_weighed = one.weight_value is not None and one.weight_unit is not None
    weight: Weight = {"value": one.weight_value or "", "unit": one.weight_unit or ""}
    return {
        "id": one.id,
        "name": one.name,
        "direction": one.direction,
        "mode": one.mode,
        "shipped_on": one.shipped_on.isoformat(),
        "weight": weight if is_weighed else None,
        "containers": [{"size_ft": size} for size in one.containers],
    }


def costs(spent: Spent) -> Costs:
    """What an assignment's costs come to."""
    return {
        "total": [_sum(one) for one in spent.total],
        "kinds": [_sum(one) for one in spent.kinds],
        "categories": [_sum(one) for one in spent.categories],
        "months": [_sum(one) for one in spent.months],
    }


def _sum(one: Sum) -> SumOfCosts:
    return {
        "name": one.name,
        "costs": one.costs,
        "amount": str(one.money),
        "currency": one.money.currency,
    }
