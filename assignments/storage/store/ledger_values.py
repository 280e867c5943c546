"""The columns of a cost, and the values made of them: a month has many."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import DateTime, type_coerce
from sqlalchemy.orm import aliased
from sqlmodel import col

from assignments.core.ledger import OVERRIDE, CostLine
from assignments.core.money import Money
from assignments.storage.tables import (
    AssignmentRow,
    ClaimRow,
    LineRow,
    PostingRow,
    ReceiptRow,
    UserRow,
)

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
OF_LINE: tuple[Any, ...] = (
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
    type_coerce(LineRow.decided_at, DateTime()),  # made an instant of UTC by `_instant`, in a third
    LineRow.reason,
    LineRow.month,
    LineRow.adjusts,
    LineRow.taxable,
    ClaimRow.kind,
    ClaimRow.supplier,
    LineRow.decided_by,
    LineRow.in_place_of,
    ReceiptRow.name,
)
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


DECIDER, RECEIPT = len(OF_LINE) - 3, len(OF_LINE) - 1


@dataclass(frozen=True, slots=True)
class Known:
    """What many lines share: of an assignment its employee and places, and names of who decided."""

    assignments: dict[int, tuple[str, str, str, str]]
    deciders: dict[tuple[int | None, int | None], str]


def with_receipts(rows: Iterator[Any]) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Each line once, with the names of the receipts that its rows bring."""
    waiting = next(rows, None)
    if waiting is None:
        return
    names = _names(waiting)
    for row in rows:
        if row[0] == waiting[0]:
            names += _names(row)
            continue
        yield waiting, names
        waiting, names = row, _names(row)
    yield waiting, names


def _names(row: Sequence[Any]) -> tuple[str, ...]:
    name = row[RECEIPT]
    return () if name is None else (name,)


@lru_cache(maxsize=1024)
def _where(city: str, country: str) -> str:
    return f"{city}, {country}".removeprefix(", ")


def places(
    home_country: str, home_city: str, host_country: str, host_city: str, cost_centre: str
) -> tuple[str, str, str]:
    """Home and host, and the cost centre that the costs go to."""
    return _where(home_city, home_country), _where(host_city, host_country), cost_centre


def _instant(at: dt.datetime) -> dt.datetime:
    """A stored stamp as an instant of UTC, as `Stamp` has it."""
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)


def of_line(row: Sequence[Any], receipts: tuple[str, ...], known: Known) -> CostLine:
    """A line of the columns OF_LINE, in their order: a month has many."""
    (
        line_id, assignment_id, claim_id, category, day, person, paid_by, minor, code, settled,
        rate, rate_day, rate_source, counted, allowed, approved, override, letter, clause,
        decided_at, reason, month, adjusts, taxable, kind, supplier, by, for_, _,
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
        day,
        person,
        paid_by,
        money if minor == allowed and code == settled else Money(minor, code),
        rate,
        rate_day,
        rate_source,
        money if counted == allowed else None if counted is None else Money(counted, settled),
        money,
        money if approved == allowed else Money(approved, settled),
        override,
        letter or "",
        clause or "",
        known.deciders[by, for_],
        _instant(decided_at),
        reason,
        receipts,
        kind,
        month,
        adjusts or "",
        taxable,
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
