"""Months, their totals and lines, and what stands against closing one."""

from typing import Annotated, NotRequired

from typing_extensions import TypedDict

from assignments.core.closing import Check as CheckFound
from assignments.core.ledger import CostLine
from assignments.core.month import GROUPS
from assignments.core.month import Total as TotalOf
from assignments.core.sealing import SealedMonth, stamp
from assignments.exports.shapes.words import (
    Amount,
    Category,
    Currency,
    Day,
    Instant,
    Month,
    Payer,
    Traveller,
    among,
    amount_or_none,
    day_or_none,
)


class ListedMonth(TypedDict):
    """A month, open or closed; what is null is known of a closed one alone."""

    month: Month
    state: Annotated[str, among(("open", "closed"))]
    closed_at: Instant | None
    closed_by: str | None
    lines: int | None
    seal: str | None


class MoneySum(TypedDict):
    """An amount of one currency."""

    amount: Amount
    currency: Currency


class Total(TypedDict):
    """The sums of one group's lines that settle in one currency."""

    group: Annotated[str, among(GROUPS)]
    key: str
    name: str
    lines: int
    claimed: list[MoneySum]
    counted: Amount
    allowed: Amount
    approved: Amount
    currency: Currency


class MonthTotals(TypedDict):
    """A month with its totals."""

    month: Month
    state: Annotated[str, among(("open", "closed"))]
    lines: int
    totals: list[Total]


Cost = TypedDict(
    "Cost",
    {
        "assignment": int,
        "employee": str,
        "cost_centre": str,
        "claim": int,
        "line": int,
        "kind": str,
        "source": str,
        "category": Category,
        "date": Day,
        "for": Traveller,
        "paid_by": Payer,
        "supplier": str,
        "claimed": Amount,
        "claimed_currency": Currency,
        "rate": Amount | None,
        "rate_date": Day | None,
        "rate_source": str | None,
        "counted": Amount | None,
        "allowed": Amount,
        "approved": Amount,
        "settlement_currency": Currency,
        "override": bool,
        "letter": str,
        "clause": str,
        "decided_by": str,
        "decided_at_utc": Instant,
        "reason": str,
        "adjusts": str,
        "taxable": bool | None,
    },
)
Cost.__doc__ = "One cost of a month, under the names of the files' columns; claim 0 is a posting."


class CloseInput(TypedDict):
    """Whether what stands open beside the month was seen."""

    acknowledged: NotRequired[bool]


class Check(TypedDict):
    """What stands against closing (`blocks`), beside it (`warns`), or is told."""

    name: str
    level: str
    says: str


class Verified(TypedDict):
    """What was compared of a closed month; no differences: it holds."""

    month: Month
    holds: bool
    lines: int
    files: int
    differences: list[str]


def listed(label: str, sealed: SealedMonth | None) -> ListedMonth:
    """A month of the list."""
    return {
        "month": label,
        "state": "open" if sealed is None else "closed",
        "closed_at": None if sealed is None else stamp(sealed.closed_at),
        "closed_by": None if sealed is None else sealed.closed_by,
        "lines": None if sealed is None else sealed.lines,
        "seal": None if sealed is None else sealed.seal,
    }


def total(one: TotalOf) -> Total:
    """One group's sums."""
    return {
        "group": one.group,
        "key": str(one.key),
        "name": one.name,
        "lines": one.lines,
        "claimed": [{"amount": str(each), "currency": each.currency} for each in one.claimed],
        "counted": str(one.counted),
        "allowed": str(one.allowed),
        "approved": str(one.approved),
        "currency": one.currency,
    }


def check(one: CheckFound) -> Check:
    """One thing that stands open."""
    return {"name": one.name, "level": one.level, "says": one.says}


def cost(one: CostLine) -> Cost:
    """One cost of a month."""
    return {
        "assignment": one.assignment_id,
        "employee": one.employee,
        "cost_centre": one.cost_centre,
        "claim": one.claim_id,
        "line": one.line_id,
        "kind": one.kind,
        "source": one.source,
        "category": one.category,
        "date": one.date.isoformat(),
        "for": one.person,
        "paid_by": one.paid_by,
        "supplier": one.supplier,
        "claimed": str(one.claimed),
        "claimed_currency": one.claimed.currency,
        "rate": one.rate,
        "rate_date": day_or_none(one.rate_date),
        "rate_source": one.rate_source,
        "counted": amount_or_none(one.counted),
        "allowed": str(one.allowed),
        "approved": str(one.approved),
        "settlement_currency": one.settlement_currency,
        "override": one.override,
        "letter": one.letter,
        "clause": one.clause,
        "decided_by": one.decided_by,
        "decided_at_utc": stamp(one.decided_at),
        "reason": one.reason,
        "adjusts": one.adjusts,
        "taxable": one.taxable,
    }
