"""Rows of how the company reads words that letters leave open: norms and definitions."""

import datetime as dt
from collections.abc import Mapping
from typing import Self

from sqlalchemy import JSON, Text
from sqlmodel import Field, SQLModel

from assignments.core.reading_records import Ending, ReadingRecord
from assignments.core.readings import CompanyReading, Norm
from assignments.core.records import Person
from assignments.storage.tables.columns import Stamp, minor_units, money, stored_id


class CompanyReadingRow(SQLModel, table=True):
    """One reading: of one letter, else of one assignment, else of the company.

    Never changed but for its ending. A norm has category, money and `per`, a definition has none
    of them. `ended_at` without `ended_on`: it was taken back, and never counts.
    """

    __tablename__ = "company_reading"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)
    letter_id: int | None = Field(default=None, foreign_key="letter.id")
    words: str = Field(max_length=200)
    category: str | None = Field(default=None, max_length=40)
    minor: int | None = minor_units(default=None)
    currency: str | None = Field(default=None, max_length=3)
    per: str | None = Field(default=None, max_length=20)
    says: str = Field(default="", sa_type=Text)
    people: list[str] = Field(default_factory=list, sa_type=JSON)
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    reason: str = Field(sa_type=Text)
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)
    set_on: dt.date
    ended_on: dt.date | None = None
    end_reason: str = Field(default="", sa_type=Text)
    ended_by: int | None = Field(default=None, foreign_key="user.id")
    ended_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    @classmethod
    def of(cls, what: ReadingRecord, author_id: int) -> Self:
        """A row of a reading as somebody records it."""
        reading = what.reading
        norm = reading.norm
        return cls(
            assignment_id=what.assignment_id,
            letter_id=what.letter_id,
            words=reading.words,
            category=None if norm is None else norm.category,
            minor=None if norm is None else norm.money.minor,
            currency=None if norm is None else norm.money.currency,
            per=None if norm is None else norm.per,
            says=reading.says,
            people=list(reading.people),
            first_day=reading.first,
            last_day=reading.last,
            reason=reading.reason,
            set_by=author_id,
            set_at=what.at,
            set_on=reading.on or what.at.date(),
        )

    @property
    def scope(self) -> str:
        """What it is for."""
        if self.letter_id is not None:
            return "letter"
        return "company" if self.assignment_id is None else "assignment"

    def value(self, letter: str | None, people: Mapping[int, Person]) -> ReadingRecord:
        """The reading, of a letter by its number, with who recorded and who ended it."""
        by = people.get(self.set_by)
        reading = CompanyReading(
            words=self.words,
            scope=self.scope,
            letter=letter,
            norm=self._norm(),
            says=self.says,
            people=tuple(self.people),
            first=self.first_day,
            last=self.last_day,
            reason=self.reason,
            by="somebody who left" if by is None else by.name,
            on=self.set_on,
        )
        return ReadingRecord(
            id=stored_id(self.id),
            reading=reading,
            assignment_id=self.assignment_id,
            letter_id=self.letter_id,
            by=by,
            at=self.set_at,
            ending=self._ending(people),
        )

    def _norm(self) -> Norm | None:
        amount = money(self.minor, self.currency)
        if amount is None or self.category is None or self.per is None:
            return None
        return Norm(self.category, amount, self.per)

    def _ending(self, people: Mapping[int, Person]) -> Ending | None:
        if self.ended_at is None:
            return None
        by = people.get(self.ended_by or 0)
        return Ending(self.ended_on, by, self.ended_at, self.end_reason)
