"""Rows of what was before: letters as they were, terms that another letter ended."""

import datetime as dt

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.records import AmendmentRecord, LetterEdition, Person
from assignments.storage.tables.columns import Stamp


class LetterEditionRow(SQLModel, table=True):
    """A letter as it was before a correction; no text where the correction left it as it was."""

    __tablename__ = "letter_edition"
    __table_args__ = (UniqueConstraint("letter_id", "edition"),)

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id")
    edition: int
    kind: str
    title: str
    signed_on: dt.date
    relation: str
    text: str | None = Field(default=None, sa_type=Text)
    replaced_in: int
    replaced_by: int = Field(foreign_key="user.id")
    replaced_at: dt.datetime = Field(sa_type=Stamp)
    reason: str = Field(sa_type=Text)

    def value(self, replaced_by: Person | None) -> LetterEdition:
        """The edition with who replaced it."""
        return LetterEdition(
            edition=self.edition,
            kind=self.kind,
            title=self.title,
            signed_on=self.signed_on,
            relation=self.relation,
            text=self.text,
            replaced_by=replaced_by,
            replaced_at=self.replaced_at,
            replaced_in=self.replaced_in,
            reason=self.reason,
        )


class AmendmentRow(SQLModel, table=True):
    """One term that ends and another, of the letter, that takes its place, by their lineages.

    `ended_id` is the row of the earlier term that got its last day by it.
    """

    __tablename__ = "amendment"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    letter_id: int = Field(foreign_key="letter.id")
    earlier: str = Field(max_length=20)
    later: str = Field(max_length=20)
    first_day: dt.date
    ended_id: int = Field(foreign_key="term.id")
    made_by: int = Field(foreign_key="user.id")
    made_at: dt.datetime = Field(sa_type=Stamp)

    def value(self, made_by: Person | None) -> AmendmentRecord:
        """The amendment with who recorded it."""
        return AmendmentRecord(
            letter_id=self.letter_id,
            earlier=self.earlier,
            later=self.later,
            first=self.first_day,
            ended_id=self.ended_id,
            made_by=made_by,
            made_at=self.made_at,
        )
