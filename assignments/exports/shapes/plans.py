"""Plans: what an assignment is expected to cost, and what was spent beside it."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core.money import Money
from assignments.core.plan import beside
from assignments.core.plan.values import BASES, Estimate
from assignments.core.plan.versions import PlanVersion
from assignments.exports.shapes import people
from assignments.exports.shapes.people import Named
from assignments.exports.shapes.words import (
    Amount,
    Category,
    Currency,
    Day,
    Id,
    Instant,
    Month,
    among,
    amount_or_none,
    instant_or_none,
)


class Version(TypedDict):
    """One kept plan, made from the facts of a day; 0 and null: as it would be kept now."""

    number: int
    label: str
    made_by: Named | None
    made_at: Instant | None
    as_of: Day
    last: Day
    total: Amount
    currency: Currency


class PlanInput(TypedDict):
    """What a version is called, and the last day it reaches: left out, the assignment's end."""

    label: NotRequired[Annotated[str, Field(max_length=120)]]
    last: NotRequired[Day | None]


class Beside(TypedDict):
    """A category or month: what was planned so far, spent, held, is not claimed, and to come.

    `name` is empty for all of it.
    """

    name: str
    planned: Amount
    actual: Amount
    held: Amount
    unclaimed: Amount
    later: Amount
    left: Amount
    forecast: Amount
    currency: Currency


class Figure(TypedDict):
    """What one month is expected to cost; `cost` in settlement, null without a rate."""

    month: Month
    amount: Amount
    currency: Currency
    cost: Amount | None


class PlannedCost(TypedDict):
    """The figures of one expected cost, and the assumption that they rest on."""

    place: Annotated[int, Field(description="Its place in the plan, from 1.")]
    category: Category
    basis: Annotated[str, among(BASES)]
    says: str
    letter: str
    clause: str
    quote: str
    by_hand: bool
    figures: list[Figure]


class Accrual(TypedDict):
    """What a category owes at a month's end: approved, incurred, and due without a claim."""

    category: Category
    approved: Amount
    incurred: Amount
    unclaimed: Amount
    currency: Currency


class MissingCost(TypedDict):
    """Months in a row for which a cost was expected every month and none is recorded."""

    category: Category
    first: Month
    last: Month
    expected: Amount
    currency: Currency


class Plan(TypedDict):
    """A plan beside what was spent; `version` and what rests on it are null while there is none.

    `today_total` is what the newest assumptions come to on today's facts.
    """

    version: Version | None
    is_kept: bool
    is_newest: bool
    is_over: bool
    is_out_of_date: bool
    today_total: Amount | None
    beside: Beside | None
    unconfirmed_terms: int
    months: list[Month]


class PlanRow(TypedDict):
    """One assignment with what was spent; what rests on a plan is null where none was kept."""

    assignment_id: Id
    title: str
    version: int | None
    actual: Amount
    held: Amount
    planned: Amount | None
    to_date: Amount | None
    forecast: Amount | None
    currency: Currency


def version(one: PlanVersion) -> Version:
    """A version without what it holds."""
    return {
        "number": one.number,
        "label": one.label,
        "made_by": people.named_or_none(one.made_by),
        "made_at": instant_or_none(one.made_at),
        "as_of": one.as_of.isoformat(),
        "last": one.last.isoformat(),
        "total": str(one.total),
        "currency": one.total.currency,
    }


def row(one: beside.Row) -> Beside:
    """A category or a month beside what was spent."""
    return {
        "name": one.name,
        "planned": str(one.planned),
        "actual": str(one.actual),
        "held": str(one.held),
        "unclaimed": str(one.unclaimed),
        "later": str(one.later),
        "left": str(one.left),
        "forecast": str(one.forecast),
        "currency": one.planned.currency,
    }


def estimate(place: int, one: Estimate) -> PlannedCost:
    """An expected cost at its place in the plan."""
    return {
        "place": place,
        "category": one.category,
        "basis": one.basis,
        "says": one.says,
        "letter": one.letter,
        "clause": one.clause,
        "quote": one.quote,
        "by_hand": bool(one.place),
        "figures": [_figure(*each) for each in one.figures],
    }


def _figure(month: str, amount: Money, cost: Money | None) -> Figure:
    return {
        "month": month,
        "amount": str(amount),
        "currency": amount.currency,
        "cost": amount_or_none(cost),
    }


def accrual(one: beside.Accrual) -> Accrual:
    """What a category owes."""
    return {
        "category": one.category,
        "approved": str(one.approved),
        "incurred": str(one.incurred),
        "unclaimed": str(one.unclaimed),
        "currency": one.approved.currency,
    }


def missing(one: beside.Missing) -> MissingCost:
    """A cost that was expected and is not recorded."""
    return {
        "category": one.category,
        "first": one.first,
        "last": one.last,
        "expected": str(one.expected),
        "currency": one.expected.currency,
    }
