"""Plans as they were kept: numbered, dated, never edited; the newest is the one that counts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assignments.core.money import Money
from assignments.core.plan.hand import Assumption
from assignments.core.plan.values import Outlook, Projection
from assignments.core.records import Person


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One kept plan by its number, without what it holds.

    `as_of` is the day whose facts it was made from, `last` the day that it reaches.
    """

    assignment_id: int
    number: int
    label: str
    made_by: Person | None
    made_at: dt.datetime | None
    as_of: dt.date
    last: dt.date
    total: Money


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: its assumptions by hand, its projection, and the facts that it was made from."""

    version: PlanVersion
    assumptions: tuple[Assumption, ...]
    projection: Projection
    snapshot: Mapping[str, Any] = field(default_factory=dict)


def snapshot_of(outlook: Outlook, version: int) -> dict[str, Any]:
    """The facts of an assignment that its plan rests on; its terms by the assignment's version."""
    facts = outlook.facts.assignment
    salary = facts.monthly_salary
    return {
        "version": version,
        "start": facts.start.isoformat(),
        "expected_end": None if facts.expected_end is None else facts.expected_end.isoformat(),
        "end": None if facts.end is None else facts.end.isoformat(),
        "accompanied_by": list(facts.accompanied_by),
        "monthly_salary": None if salary is None else [str(salary), salary.currency],
    }
