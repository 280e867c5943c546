"""The office's lists: assignments by state, what needs attention, what is left and what comes."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import entitlements
from assignments.core.balances import Remaining as Row
from assignments.core.records import AssignmentRecord
from assignments.exports.shapes import verdicts
from assignments.exports.shapes.assignments import Assignment, assignment
from assignments.exports.shapes.days import DayWarning
from assignments.exports.shapes.standing import CoverageGap, StandingItem
from assignments.exports.shapes.verdicts import Remaining
from assignments.exports.shapes.words import Category, Currency, Day, Id, Instant, Positive

STATES = ("coming", "running", "late", "ended")
FOUND_BY = (*STATES, "open_terms")


class RegisterEntry(TypedDict):
    """An assignment of the office's list; `late`: past its expected end without a recorded one."""

    assignment: Assignment
    state: str
    terms_to_confirm: int


class Attention(TypedDict):
    """An assignment and what of it is near, runs out or is missing; it may be nothing."""

    assignment_id: Id
    title: str
    days: list[DayWarning]
    items: list[StandingItem]
    gaps: list[CoverageGap]


class Entitlement(TypedDict):
    """What is left of a limit in today's period, the most urgent first.

    `forfeited_on` is the day on which what is left is lost; `elsewhere`: only for journeys to
    another country.
    """

    balance: Remaining
    quote: str
    forfeited_on: Day | None
    forfeited_soon: bool
    nearly_used: bool
    elsewhere: bool


class DateAhead(TypedDict):
    """A day, or days, that come next in an assignment."""

    key: str
    kind: str
    first: Day
    last: Day
    about: Annotated[str, Field(description="A trip, a kind of document, or a clause.")]


class RateTyped(TypedDict):
    """A company rate as it was typed: one unit of `base` is so many of `quote`."""

    id: Id
    base: Currency
    quote: Currency
    rate: str
    first: Day
    last: Day
    set_by: str
    set_at: Instant


class RateInput(TypedDict):
    """A rate that holds between two days; `sure`: somebody looked again at one far from others."""

    base: Currency
    quote: Currency
    rate: Positive
    first: Day
    last: Day
    sure: NotRequired[bool]


class FareInput(TypedDict):
    """The known economy fare of a category between two days."""

    category: Category
    amount: Positive
    currency: Currency
    first: NotRequired[Day | None]
    last: NotRequired[Day | None]


class Fare(TypedDict):
    """A known economy fare."""

    category: Category
    amount: Positive
    currency: Currency
    first: Day | None
    last: Day | None


def entry(one: AssignmentRecord, state: str, to_confirm: int) -> RegisterEntry:
    """An assignment of the list."""
    return {"assignment": assignment(one), "state": state, "terms_to_confirm": to_confirm}


def entitlement(one: entitlements.Entitlement, *, soon: bool) -> Entitlement:
    """What is left of a limit."""
    row: Row = one.row
    return {
        "balance": verdicts.remaining(row),
        "quote": row.quote,
        "forfeited_on": None if one.forfeited is None else one.forfeited.isoformat(),
        "forfeited_soon": soon,
        "nearly_used": one.is_nearly_used,
        "elsewhere": one.elsewhere,
    }
