"""Rows of assignments; what is recorded under them is in `letters` and `journeys`."""

import datetime as dt
from typing import Self

from sqlalchemy import JSON, Text
from sqlmodel import Field, SQLModel

from assignments.core.assignment import Assignment
from assignments.core.rates import EXPENSE_DATE
from assignments.core.records import AssignmentRecord, Person
from assignments.storage.tables.columns import Stamp, minor_units, money, stored_id

_WORDS = (
    "employer",
    "position",
    "home_country",
    "home_city",
    "host_country",
    "host_city",
    "cost_centre",
    "reports_to",
    "rate_rule",
)


class AssignmentRow(SQLModel, table=True):
    """One assignment; `version` goes up with everything that may change a verdict."""

    __tablename__ = "assignment"

    id: int | None = Field(default=None, primary_key=True)
    employee_id: int = Field(foreign_key="user.id", index=True)
    employer: str
    position: str
    home_country: str = Field(max_length=2)
    home_city: str
    host_country: str = Field(max_length=2)
    host_city: str
    first_day: dt.date
    expected_end: dt.date | None = None
    ended_on: dt.date | None = None
    end_reason: str = Field(default="", sa_type=Text)
    settlement_currency: str = Field(max_length=3)
    accompanied_by: list[str] = Field(sa_type=JSON)
    salary_minor: int | None = minor_units(default=None)
    salary_currency: str | None = Field(default=None, max_length=3)
    cost_centre: str = ""
    reports_to: str = ""
    rate_rule: str = Field(default=EXPENSE_DATE, max_length=20)
    version: int = 1
    recorded_by: int = Field(foreign_key="user.id")
    recorded_at: dt.datetime = Field(sa_type=Stamp)
    erased_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    @classmethod
    def of(cls, record: AssignmentRecord, author_id: int, at: dt.datetime) -> Self:
        """A row of the assignment as somebody recorded it."""
        row = cls(
            employer=record.employer,
            position=record.position,
            home_country=record.home_country,
            home_city=record.home_city,
            host_country=record.host_country,
            host_city=record.host_city,
            employee_id=record.employee.id,
            first_day=record.facts.start,
            settlement_currency=record.facts.settlement_currency,
            accompanied_by=[],
            recorded_by=author_id,
            recorded_at=at,
        )
        row.take_over(record)
        return row

    def take_over(self, record: AssignmentRecord) -> None:
        """Take over everything that may be changed, but not the version."""
        facts, salary = record.facts, record.facts.monthly_salary
        for name in _WORDS:
            setattr(self, name, getattr(record, name))
        self.employee_id = record.employee.id
        self.first_day, self.expected_end, self.ended_on = (
            facts.start,
            facts.expected_end,
            facts.end,
        )
        self.end_reason = record.end_reason
        self.settlement_currency = facts.settlement_currency
        self.accompanied_by = list(facts.accompanied_by)
        self.salary_minor = None if salary is None else salary.minor
        self.salary_currency = None if salary is None else salary.currency

    @property
    def facts(self) -> Assignment:
        """What the judge sees of it."""
        return Assignment(
            start=self.first_day,
            home=self.home_country,
            host=self.host_country,
            settlement_currency=self.settlement_currency,
            expected_end=self.expected_end,
            end=self.ended_on,
            accompanied_by=tuple(self.accompanied_by),
            monthly_salary=money(self.salary_minor, self.salary_currency),
        )

    def value(self, employee: Person) -> AssignmentRecord:
        """The assignment of this employee."""
        return AssignmentRecord(
            id=stored_id(self.id),
            employee=employee,
            employer=self.employer,
            position=self.position,
            home_country=self.home_country,
            home_city=self.home_city,
            host_country=self.host_country,
            host_city=self.host_city,
            facts=self.facts,
            cost_centre=self.cost_centre,
            reports_to=self.reports_to,
            rate_rule=self.rate_rule,
            end_reason=self.end_reason,
            version=self.version,
            erased_at=self.erased_at,
        )
