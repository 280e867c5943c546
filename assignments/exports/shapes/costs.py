"""Costs over months and assignments, what fell due and is not posted, and pay."""

from typing import Annotated

from typing_extensions import TypedDict

from assignments.core.picture import Part
from assignments.exports.shapes.words import (
    Amount,
    Category,
    Currency,
    Day,
    Id,
    Month,
    among,
)


class CostPart(TypedDict):
    """So many costs of one name: a month, a category, an assignment's id; empty: the others.

    Beside a plan `planned` is what was planned for all of it, `to_date` for it so far.
    """

    name: str
    title: str
    costs: int | None
    amount: Amount
    to_date: Amount | None
    planned: Amount | None
    currency: Currency


class DueCost(TypedDict):
    """Something that fell due by itself and is not posted; of a bonus the target.

    A bonus is never posted by itself: HR tells what was paid.
    """

    kind: Annotated[str, among(("allowance", "pay", "tax", "bonus"))]
    category: Category
    day: Day
    label: str
    letter: str
    clause: str
    amount: Amount
    currency: Currency


class Due(TypedDict):
    """What fell due by a day and is not posted; `halted`: nothing does after an expected end."""

    through: Day
    halted: Day | None
    items: list[DueCost]


class PostedNow(TypedDict):
    """How much was posted."""

    posted: int


class PayPosting(TypedDict):
    """Pay or a bonus that is in the ledger; `cost` is in the settlement currency."""

    id: Id
    category: Category
    day: Day
    month: Month
    amount: Amount
    currency: Currency
    cost: Amount
    cost_currency: Currency
    letter: str
    clause: str
    note: str


def part(one: Part, title: str = "") -> CostPart:
    """Costs of one name."""
    return {
        "name": one.name,
        "title": title,
        "costs": one.costs,
        "amount": str(one.money),
        "to_date": None,
        "planned": None,
        "currency": one.money.currency,
    }
