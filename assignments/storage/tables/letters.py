"""Rows of letters and terms, and of the fares known beside them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Self

from sqlalchemy import JSON, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.assignment import Fare
from assignments.core.letter import Origin, Term, term_of
from assignments.core.money import Money
from assignments.core.records import LetterRecord, Person, TermRecord
from assignments.storage.tables.columns import NULLABLE_JSON, Stamp, minor_units, stored_id


class LetterRow(SQLModel, table=True):
    """One letter with its stored text, in which the terms' quotes stand.

    `reading` is what the reader made of the text, in the shape of `ReadLetter`; null for a letter
    that was added before there was one. `edition` counts its corrections: see `LetterEditionRow`.
    """

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
    reading: dict[str, Any] | None = Field(default=None, sa_type=NULLABLE_JSON)
    edition: int = 1
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
            edition=self.edition,
        )


class TermRow(SQLModel, table=True):
    """One term: its body in the contract's words, without `letter` and `confirmed`.

    `lineage` is the key under which a term and those that replaced it share their balances.
    `proposal` holds the words in which the reader proposed the first of them, and why; null for a
    lineage that a person began. `in_version`, `confirmed_in` and `retired_in` are the versions of
    its assignment that this made: what a line was judged by is told by them alone, since stamps are
    taken before a deed waits for its turn.
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
    proposal: dict[str, Any] | None = Field(default=None, sa_type=NULLABLE_JSON)
    proposed_by: int = Field(foreign_key="user.id")
    proposed_at: dt.datetime = Field(sa_type=Stamp)
    confirmed_by: int | None = Field(default=None, foreign_key="user.id")
    confirmed_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    retired_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    retired_by: int | None = Field(default=None, foreign_key="user.id")
    retired_why: str = Field(default="", sa_type=Text)
    in_version: int = 0
    confirmed_in: int | None = None
    retired_in: int | None = None

    @property
    def place(self) -> tuple[int, int, int]:
        """Where the term stands: by letter, by its quote in the text, by its first recording."""
        start = self.body.get("start")
        return self.letter_id, -1 if start is None else start, int(self.lineage)

    def term(self, letter: str) -> Term:
        """The term as the judge sees it, under a letter's number."""
        words = {**self.body, "letter": letter, "confirmed": self.confirmed_at is not None}
        return term_of(words, self.lineage, f"term {self.id}")

    @property
    def people(self) -> tuple[int | None, ...]:
        """Who put it down, confirmed it and took it out."""
        return self.proposed_by, self.confirmed_by, self.retired_by

    def value(self, letter: str, people: Mapping[int, Person]) -> TermRecord:
        """The term with who did what with it, of some people by id."""
        proposed_by, confirmed_by, retired_by = (people.get(one or 0) for one in self.people)
        return TermRecord(
            id=stored_id(self.id),
            letter_id=self.letter_id,
            term=self.term(letter),
            confirmed_by=confirmed_by,
            confirmed_at=self.confirmed_at,
            retired_at=self.retired_at,
            origin=None if self.proposal is None else Origin(**self.proposal),
            proposed_by=proposed_by,
            proposed_at=self.proposed_at,
            retired_by=retired_by,
            retired_why=self.retired_why,
            in_version=self.in_version,
            retired_in=self.retired_in,
        )


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
