"""Rows of assignments and what HR records under them: letters, terms, norms, fares, journeys."""

import datetime as dt
from typing import Any, Self

from sqlalchemy import JSON, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.assignment import Assignment, Fare, Norm
from assignments.core.letter import Term, term_of
from assignments.core.money import Money
from assignments.core.records import (
    AssignmentRecord,
    LetterRecord,
    Person,
    Shipment,
    TermRecord,
    Trip,
)
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
    version: int = 1
    recorded_by: int = Field(foreign_key="user.id")
    recorded_at: dt.datetime = Field(sa_type=Stamp)

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
            end_reason=self.end_reason,
            version=self.version,
        )


class LetterRow(SQLModel, table=True):
    """One letter with its stored text, in which the terms' quotes stand."""

    __tablename__ = "letter"
    __table_args__ = (UniqueConstraint("assignment_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    number: str = Field(max_length=20)
    kind: str
    title: str
    signed_on: dt.date
    text: str = Field(sa_type=Text)
    relation: str = ""
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)

    @classmethod
    def of(cls, letter: LetterRecord, author_id: int, at: dt.datetime) -> Self:
        """A row of the letter as somebody added it."""
        return cls(
            assignment_id=letter.assignment_id,
            number=letter.number,
            kind=letter.kind,
            title=letter.title,
            signed_on=letter.signed_on,
            text=letter.text,
            relation=letter.relation,
            added_by=author_id,
            added_at=at,
        )

    def value(self) -> LetterRecord:
        """The letter."""
        return LetterRecord(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            number=self.number,
            kind=self.kind,
            title=self.title,
            signed_on=self.signed_on,
            text=self.text,
            relation=self.relation,
        )


class TermRow(SQLModel, table=True):
    """One term: its body in the contract's words, without `letter` and `confirmed`.

    `lineage` is the key under which a term and those that replaced it share their balances.
    """

    __tablename__ = "term"
    __table_args__ = (Index(None, "assignment_id", "retired_at"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    letter_id: int = Field(foreign_key="letter.id", index=True)
    lineage: str = Field(max_length=20)
    category: str = Field(max_length=40)
    clause: str
    pays: str = Field(max_length=20)
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    body: dict[str, Any] = Field(sa_type=JSON)
    proposed_by: int = Field(foreign_key="user.id")
    proposed_at: dt.datetime = Field(sa_type=Stamp)
    confirmed_by: int | None = Field(default=None, foreign_key="user.id")
    confirmed_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    retired_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    @property
    def place(self) -> tuple[int, int, int]:
        """Where the term stands: by letter, by its quote in the text, by its first recording."""
        start = self.body.get("start")
        return self.letter_id, -1 if start is None else start, int(self.lineage)

    def term(self, letter: str) -> Term:
        """The term as the judge sees it, under a letter's number."""
        words = {**self.body, "letter": letter, "confirmed": self.confirmed_at is not None}
        return term_of(words, self.lineage, f"term {self.id}")

    def value(self, letter: str, confirmed_by: Person | None) -> TermRecord:
        """The term with who confirmed it."""
        return TermRecord(
            id=stored_id(self.id),
            letter_id=self.letter_id,
            term=self.term(letter),
            confirmed_by=confirmed_by,
            confirmed_at=self.confirmed_at,
            retired_at=self.retired_at,
        )


class NormRow(SQLModel, table=True):
    """What is reasonable for a category under one assignment, between its days."""

    __tablename__ = "norm"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    category: str = Field(max_length=40)
    minor: int = minor_units()
    currency: str = Field(max_length=3)
    per: str = Field(max_length=20)
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)

    @classmethod
    def of(cls, assignment_id: int, norm: Norm, author_id: int, at: dt.datetime) -> Self:
        """A row of the norm as somebody set it."""
        return cls(
            assignment_id=assignment_id,
            category=norm.category,
            minor=norm.money.minor,
            currency=norm.money.currency,
            per=norm.per,
            first_day=norm.first,
            last_day=norm.last,
            set_by=author_id,
            set_at=at,
        )

    def value(self) -> Norm:
        """The norm."""
        amount = Money(self.minor, self.currency)
        return Norm(self.category, amount, self.per, self.first_day, self.last_day)


class FareRow(SQLModel, table=True):
    """The known economy fare of a category under one assignment, between its days."""

    __tablename__ = "fare"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    category: str = Field(max_length=40)
    minor: int = minor_units()
    currency: str = Field(max_length=3)
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)

    @classmethod
    def of(cls, assignment_id: int, fare: Fare, author_id: int, at: dt.datetime) -> Self:
        """A row of the fare as somebody set it."""
        return cls(
            assignment_id=assignment_id,
            category=fare.category,
            minor=fare.money.minor,
            currency=fare.money.currency,
            first_day=fare.first,
            last_day=fare.last,
            set_by=author_id,
            set_at=at,
        )

    def value(self) -> Fare:
        """The fare."""
        return Fare(self.category, Money(self.minor, self.currency), self.first_day, self.last_day)


class ShipmentRow(SQLModel, table=True):
    """One consignment of goods."""

    __tablename__ = "shipment"
    __table_args__ = (UniqueConstraint("assignment_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    name: str = Field(max_length=80)
    direction: str = Field(max_length=10)
    mode: str = Field(max_length=10)
    shipped_on: dt.date
    weight_value: str | None = Field(default=None, max_length=20)
    weight_unit: str | None = Field(default=None, max_length=2)
    containers: list[int] = Field(sa_type=JSON)
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)

    @classmethod
    def of(cls, shipment: Shipment, author_id: int, at: dt.datetime) -> Self:
        """A row of the shipment as somebody added it."""
        return cls(
            assignment_id=shipment.assignment_id,
            name=shipment.name,
            direction=shipment.direction,
            mode=shipment.mode,
            shipped_on=shipment.shipped_on,
            weight_value=shipment.weight_value,
            weight_unit=shipment.weight_unit,
            containers=list(shipment.containers),
            added_by=author_id,
            added_at=at,
        )

    def value(self) -> Shipment:
        """The shipment."""
        return Shipment(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            name=self.name,
            direction=self.direction,
            mode=self.mode,
            shipped_on=self.shipped_on,
            weight_value=self.weight_value,
            weight_unit=self.weight_unit,
            containers=tuple(self.containers),
        )


class TripRow(SQLModel, table=True):
    """One journey of one traveller; travellers of one journey share its name."""

    __tablename__ = "trip"
    __table_args__ = (UniqueConstraint("assignment_id", "name", "traveller"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    name: str = Field(max_length=80)
    traveller: str = Field(max_length=10)
    destination: str = Field(max_length=10)
    departs: dt.date
    returns: dt.date | None = None
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)

    @classmethod
    def of(cls, trip: Trip, author_id: int, at: dt.datetime) -> Self:
        """A row of the trip as somebody added it."""
        return cls(
            assignment_id=trip.assignment_id,
            name=trip.name,
            traveller=trip.traveller,
            destination=trip.destination,
            departs=trip.departs,
            returns=trip.returns,
            added_by=author_id,
            added_at=at,
        )

    def value(self) -> Trip:
        """The trip."""
        return Trip(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            name=self.name,
            traveller=self.traveller,
            destination=self.destination,
            departs=self.departs,
            returns=self.returns,
        )
