"""Rows of costs beyond claims: what was put forward as due, pay, bonuses, what is taxable."""

import datetime as dt

from sqlalchemy import Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.pay import PaySetting
from assignments.core.records import Person
from assignments.core.taxability import Taxability
from assignments.storage.tables.columns import Stamp, stored_id


class FallenDueRow(SQLModel, table=True):
    """One time that a due was put forward as a line; `number` counts, so that none comes twice."""

    __tablename__ = "fallen_due"
    __table_args__ = (UniqueConstraint("assignment_id", "due", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    due: str = Field(max_length=120)
    number: int
    line_id: int = Field(foreign_key="line.id", unique=True)


class PaySettingRow(SQLModel, table=True):
    """By which periods an assignment is paid from a day on."""

    __tablename__ = "pay_setting"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    first_day: dt.date
    kind: str = Field(max_length=10)
    anchor: dt.date | None = None
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)

    def value(self) -> PaySetting:
        """The setting."""
        return PaySetting(self.first_day, self.kind, self.anchor)


class BonusAnswerRow(SQLModel, table=True):
    """What HR said of one bonus that a letter sets as a target: paid, by its posting, or none."""

    __tablename__ = "bonus_answer"
    __table_args__ = (UniqueConstraint("assignment_id", "label"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    label: str = Field(max_length=80)
    posting_id: int | None = Field(default=None, foreign_key="posting.id")
    reason: str = Field(default="", sa_type=Text)
    answered_by: int = Field(foreign_key="user.id")
    answered_at: dt.datetime = Field(sa_type=Stamp)


class TaxabilityRow(SQLModel, table=True):
    """Whether a category is treated as taxable in a country, from a day on; never changed."""

    __tablename__ = "taxability"
    __table_args__ = (Index(None, "category", "country", "first_day"),)

    id: int | None = Field(default=None, primary_key=True)
    category: str = Field(max_length=40)
    country: str = Field(max_length=2)
    first_day: dt.date
    taxable: bool
    note: str = Field(default="", sa_type=Text)
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)

    def value(self, by: Person | None) -> Taxability:
        """The row with who recorded it."""
        return Taxability(
            id=stored_id(self.id),
            category=self.category,
            country=self.country,
            first=self.first_day,
            taxable=self.taxable,
            note=self.note,
            by=by,
            at=self.set_at,
        )
