"""Rows of plans as they were kept."""

import datetime as dt
from typing import Any, Self

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.money import Money
from assignments.core.plan import assumption_json, assumption_kept
from assignments.core.plan.kept import projection_json, projection_kept
from assignments.core.plan.versions import Plan, PlanVersion
from assignments.core.records import Person
from assignments.storage.tables.columns import Stamp, minor_units


class PlanVersionRow(SQLModel, table=True):
    """One kept plan; never changed."""

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("assignment_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    number: int
    label: str = Field(max_length=120)
    made_by: int = Field(foreign_key="user.id")
    made_at: dt.datetime = Field(sa_type=Stamp)
    as_of: dt.date
    last_day: dt.date
    currency: str = Field(max_length=3)
    total_minor: int = minor_units()
    snapshot: dict[str, Any] = Field(sa_type=JSON)
    assumptions: list[dict[str, Any]] = Field(sa_type=JSON)
    projection: dict[str, Any] = Field(sa_type=JSON)

    @classmethod
    def of(cls, plan: Plan, number: int, author_id: int, at: dt.datetime) -> Self:
        """A row of a plan under its number."""
        version, projection = plan.version, plan.projection
        return cls(
            assignment_id=version.assignment_id,
            number=number,
            label=version.label,
            made_by=author_id,
            made_at=at,
            as_of=version.as_of,
            last_day=version.last,
            currency=projection.currency,
            total_minor=projection.total.minor,
            snapshot=dict(plan.snapshot),
            assumptions=[assumption_json(one) for one in plan.assumptions],
            projection=projection_json(projection),
        )

    def value(self, maker: Person | None) -> Plan:
        """The plan as it was kept."""
        version = PlanVersion(
            assignment_id=self.assignment_id,
            number=self.number,
            label=self.label,
            made_by=maker,
            made_at=self.made_at,
            as_of=self.as_of,
            last=self.last_day,
            total=Money(self.total_minor, self.currency),
        )
        assumptions = tuple(assumption_kept(one) for one in self.assumptions)
        return Plan(version, assumptions, projection_kept(self.projection), self.snapshot)
