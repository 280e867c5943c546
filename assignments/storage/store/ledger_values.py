"""The columns of a cost, and the values made of them: a month has many."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import String, type_coerce
from sqlalchemy.orm import aliased
from sqlmodel import col

from assignments.core.ledger import OVERRIDE, CostLine
from assignments.core.money import Money
from assignments.storage.tables import (
    AssignmentRow,
    ClaimRow,
    LineRow,
    PostingRow,
    UserRow,
)

NO_RECEIPT: tuple[Any, Any, Any] = (None, None, "")
BY: Any = aliased(UserRow)  # who decided or posted
OF_ASSIGNMENT: tuple[Any, ...] = (
    AssignmentRow.home_country,
    AssignmentRow.home_city,
    AssignmentRow.host_country,
    AssignmentRow.host_city,
    AssignmentRow.cost_centre,
    col(UserRow.name).label("employee"),
    BY.name.label("decider"),
)
_OF_LINE: tuple[Any, ...] = (
    LineRow.id,
    LineRow.assignment_id,
    LineRow.claim_id,
    LineRow.category,
    LineRow.day,
    LineRow.person,
    LineRow.paid_by,
    LineRow.minor,
    LineRow.currency,
    LineRow.settlement_currency,
    LineRow.rate,
    LineRow.rate_day,
    LineRow.rate_source,
    LineRow.counted_minor,
    LineRow.allowed_minor,
    LineRow.approved_minor,
    LineRow.override,
    LineRow.letter,
    LineRow.clause,
    LineRow.decided_at,
    LineRow.reason,
    LineRow.month,
    LineRow.adjusts,
    LineRow.taxable,
    ClaimRow.kind,
    ClaimRow.supplier,
    LineRow.decided_by,
    LineRow.in_place_of,
)
# As the driver hands them out: values of a hundred thousand lines are made by hand, in half.
OF_LINE = tuple(type_coerce(one, String()) for one in _OF_LINE)
DECIDER = slice(len(OF_LINE) - 2, None)  # who decided, in whose place
OF_POSTING: tuple[Any, ...] = (
    PostingRow.id,
    PostingRow.assignment_id,
    PostingRow.kind,
    PostingRow.source,
    PostingRow.category,
    PostingRow.day,
    PostingRow.minor,
    PostingRow.currency,
    PostingRow.cost_minor,
    PostingRow.settlement_currency,
    PostingRow.rate,
    PostingRow.rate_day,
    PostingRow.rate_source,
    PostingRow.letter,
    PostingRow.clause,
    PostingRow.note,
    PostingRow.month,
    PostingRow.adjusts,
    PostingRow.taxable,
    PostingRow.posted_at,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What many lines share: of an assignment its employee and places, and names of who decided."""

    assignments: dict[int, tuple[str, str, str, str]]
    deciders: dict[tuple[int | None, int | None], str]


def named(receipts: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """The names of a line's receipts in the order in which they came; most lines have one.

    Each is the line's number, its own and its name.
    """
    if len(receipts) == 1:
        return (receipts[0][2],)
    return tuple(name for _, _, name in sorted(receipts))


@lru_cache(maxsize=1024)
def _where(city: str, country: str) -> str:
    return f"{city}, {country}".removeprefix(", ")


def places(
    home_country: str, home_city: str, host_country: str, host_city: str, cost_centre: str
) -> tuple[str, str, str]:
    """Home and host, and the cost centre that the costs go to."""
    return _where(home_city, home_country), _where(host_city, host_country), cost_centre


@lru_cache(maxsize=4096)
def _day(stored: dt.date | str) -> dt.date:
    return dt.date.fromisoformat(stored) if isinstance(stored, str) else stored


def _instant(stored: dt.datetime | str) -> dt.datetime:
    """A stored stamp as an instant of UTC, as `Stamp` has it: SQLite keeps it as a text."""
    if isinstance(stored, str):
        return dt.datetime.fromisoformat(f"{stored}+00:00")
    return stored.astimezone(dt.UTC)


def of_line(row: Sequence[Any], receipts: tuple[str, ...], known: Known) -> CostLine:
    """A line of the columns OF_LINE, in their order: a month has many."""
    (
        line_id, assignment_id, claim_id, category, day, person, paid_by, minor, code, settled,
        rate, rate_day, rate_source, counted, allowed, approved, override, letter, clause,
        decided_at, reason, month, adjusts, taxable, kind, supplier, by, for_,
    ) = row  # fmt: skip
    employee, home, host, cost_centre = known.assignments[assignment_id]
    money = Money(allowed, settled)  # the four are often one sum
    return CostLine(
        assignment_id,
        employee,
        home,
        host,
        cost_centre,
        claim_id,
        line_id,
        category,
        _day(day),
        person,
        paid_by,
        money if minor == allowed and code == settled else Money(minor, code),
        rate,
        None if rate_day is None else _day(rate_day),
        rate_source,
        money if counted == allowed else None if counted is None else Money(counted, settled),
        money,
        money if approved == allowed else Money(approved, settled),
        bool(override),
        letter or "",
        clause or "",
        known.deciders[by, for_],
        _instant(decided_at),
        reason,
        receipts,
        kind,
        month,
        adjusts or "",
        None if taxable is None else bool(taxable),
        supplier,
    )


def of_posting(row: Any) -> CostLine:  # noqa: ANN401 - columns by name
    """A posting of the columns OF_POSTING and OF_ASSIGNMENT."""
    cost = Money(row.cost_minor, row.settlement_currency)
    return CostLine(
        assignment_id=row.assignment_id,
        employee=row.employee,
        home=_where(row.home_city, row.home_country),
        host=_where(row.host_city, row.host_country),
        cost_centre=row.cost_centre,
        claim_id=0,
        line_id=row.id,
        category=row.category,
        date=row.day,
        person="employee",
        paid_by="company",
        claimed=Money(row.minor, row.currency),
        rate=row.rate,
        rate_date=row.rate_day,
        rate_source=row.rate_source,
        counted=cost,
        allowed=cost,
        approved=cost,
        override=row.source.endswith(OVERRIDE),
        letter=row.letter,
        clause=row.clause,
        decided_by=row.decider or "",
        decided_at=row.posted_at,
        reason=row.note,
        kind=row.kind,
        month=row.month,
        adjusts=row.adjusts or "",
        taxable=row.taxable,
        source=row.source,
    )
