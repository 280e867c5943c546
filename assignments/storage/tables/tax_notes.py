"""Rows of the dated notes on tax years and of the files that lie with them."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Self

from sqlalchemy import BigInteger, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.rates import Conversion
from assignments.core.records import Person
from assignments.core.tax import TaxFile, TaxNote
from assignments.storage.tables.columns import Stamp, money, stored_id


class TaxNoteRow(SQLModel, table=True):
    """One note; never changed. `rate` is the exact fraction, so that it turns the same again."""

    __tablename__ = "tax_note"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    year_id: int = Field(foreign_key="tax_year.id", index=True)
    kind: str = Field(max_length=20)
    day: dt.date
    text: str = Field(sa_type=Text)
    minor: int | None = Field(default=None, sa_type=BigInteger)
    currency: str | None = Field(default=None, max_length=3)
    cost_minor: int | None = Field(default=None, sa_type=BigInteger)
    settlement_currency: str | None = Field(default=None, max_length=3)
    rate: str | None = None
    rate_day: dt.date | None = None
    rate_source: str | None = None
    figure: str = Field(max_length=20)
    internal: bool
    document: str
    due_day: dt.date | None = None
    answers_id: int | None = Field(default=None, foreign_key="tax_note.id")
    noted_by: int = Field(foreign_key="user.id")
    noted_at: dt.datetime = Field(sa_type=Stamp)

    @classmethod
    def of(cls, note: TaxNote, assignment_id: int, author_id: int, at: dt.datetime) -> Self:
        """A row of a note as somebody writes it."""
        rate, cost = note.conversion, note.cost
        return cls(
            assignment_id=assignment_id,
            year_id=note.year_id,
            kind=note.kind,
            day=note.day,
            text=note.text,
            minor=None if note.money is None else note.money.minor,
            currency=None if note.money is None else note.money.currency,
            cost_minor=None if cost is None else cost.minor,
            settlement_currency=None if cost is None else cost.currency,
            rate=None if rate is None else str(rate.rate),
            rate_day=None if rate is None else rate.day,
            rate_source=None if rate is None else rate.source,
            figure=note.figure,
            internal=note.internal,
            document=note.document,
            due_day=note.due,
            answers_id=note.answers,
            noted_by=author_id,
            noted_at=at,
        )

    def value(self, files: tuple[TaxFile, ...], people: Mapping[int, Person]) -> TaxNote:
        """The note with its files and who wrote it."""
        return TaxNote(
            id=stored_id(self.id),
            year_id=self.year_id,
            kind=self.kind,
            day=self.day,
            text=self.text,
            money=money(self.minor, self.currency),
            cost=money(self.cost_minor, self.settlement_currency),
            conversion=self._conversion(),
            figure=self.figure,
            internal=self.internal,
            document=self.document,
            due=self.due_day,
            answers=self.answers_id,
            by=people.get(self.noted_by),
            at=self.noted_at,
            files=files,
        )

    def _conversion(self) -> Conversion | None:
        if self.rate is None or self.rate_day is None:
            return None
        base, quote = self.currency or "", self.settlement_currency or ""
        rate = Fraction(self.rate)
        return Conversion(base, quote, self.rate_day, rate, self.rate_source or "")


class TaxFileRow(SQLModel, table=True):
    """One file with a note; the file itself lies beside the database, named by its SHA-256."""

    __tablename__ = "tax_file"
    __table_args__ = (UniqueConstraint("note_id", "sha256"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    note_id: int = Field(foreign_key="tax_note.id")
    sha256: str = Field(max_length=64, index=True)
    name: str
    media_type: str = Field(max_length=40)
    size: int
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)

    def value(self) -> TaxFile:
        """The file."""
        return TaxFile(
            stored_id(self.id), self.note_id, self.sha256, self.name, self.media_type, self.size
        )
