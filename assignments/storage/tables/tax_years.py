"""Rows of tax years, of hypothetical tax as it is set, and of who advises on which assignment."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Self

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from assignments.core.money import Money
from assignments.core.records import Person
from assignments.core.tax import Hypothetical, TaxYear
from assignments.storage.tables.columns import NULLABLE_JSON, Stamp, minor_units, stored_id


class TaxYearRow(SQLModel, table=True):
    """One tax year of an assignment in a country; changed once, when it is settled."""

    __tablename__ = "tax_year"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    country: str = Field(max_length=2)
    first_day: dt.date
    last_day: dt.date
    kind: str = Field(max_length=10)
    letter: str
    clause: str
    quote: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)
    country_reason: str = Field(sa_type=Text)
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)
    settlement: dict[str, Any] | None = Field(default=None, sa_type=NULLABLE_JSON)
    settled_by: int | None = Field(default=None, foreign_key="user.id")
    settled_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    @classmethod
    def of(cls, year: TaxYear, author_id: int, at: dt.datetime) -> Self:
        """A row of a year as it is added."""
        return cls(
            assignment_id=year.assignment_id,
            country=year.country,
            first_day=year.first,
            last_day=year.last,
            kind=year.kind,
            letter=year.letter,
            clause=year.clause,
            quote=year.quote,
            reason=year.reason,
            country_reason=year.country_reason,
            added_by=author_id,
            added_at=at,
        )

    def value(self, people: Mapping[int, Person]) -> TaxYear:
        """The year."""
        return TaxYear(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            country=self.country,
            first=self.first_day,
            last=self.last_day,
            kind=self.kind,
            letter=self.letter,
            clause=self.clause,
            quote=self.quote,
            reason=self.reason,
            country_reason=self.country_reason,
            settlement=self.settlement,
            settled_by=people.get(self.settled_by or 0),
            settled_at=self.settled_at,
        )


class HypotheticalTaxRow(SQLModel, table=True):
    """So much hypothetical tax a month from a day on; never changed, a later one follows."""

    __tablename__ = "hypothetical_tax"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    country: str = Field(max_length=2)
    first_day: dt.date
    minor: int = minor_units()
    currency: str = Field(max_length=3)
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)

    def value(self) -> Hypothetical:
        """The amount and the day it begins."""
        money = Money(self.minor, self.currency)
        return Hypothetical(self.country, self.first_day, money, stored_id(self.id))


class TaxAdviserGrantRow(SQLModel, table=True):
    """That a tax adviser sees the tax files of an assignment, until the grant is ended."""

    __tablename__ = "tax_adviser_grant"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="user.id", index=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    first_day: dt.date
    granted_by: int = Field(foreign_key="user.id")
    granted_at: dt.datetime = Field(sa_type=Stamp)
    ended_by: int | None = Field(default=None, foreign_key="user.id")
    ended_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
