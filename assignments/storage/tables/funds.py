"""Rows of money set aside: a fund, and its entries."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.funds import Entry
from assignments.core.money import Money
from assignments.core.records import Person
from assignments.storage.tables.columns import Stamp, minor_units, stored_id


class FundRow(SQLModel, table=True):
    """What a clause sets aside for costs of a category, in the assignment's settlement currency."""

    __tablename__ = "fund"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    category: str = Field(max_length=40)
    letter: str
    clause: str
    quote: str = Field(sa_type=Text)
    currency: str = Field(max_length=3)
    opened_by: int = Field(foreign_key="user.id")
    opened_at: dt.datetime = Field(sa_type=Stamp)


class FundEntryRow(SQLModel, table=True):
    """One entry; a line is drawn for once at most."""

    __tablename__ = "fund_entry"
    __table_args__ = (UniqueConstraint("line_id"),)

    id: int | None = Field(default=None, primary_key=True)
    fund_id: int = Field(foreign_key="fund.id", index=True)
    kind: str = Field(max_length=10)
    minor: int = minor_units()
    day: dt.date
    line_id: int | None = Field(default=None, foreign_key="line.id")
    note: str = Field(sa_type=Text)
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)

    def value(self, currency: str, people: Mapping[int, Person]) -> Entry:
        """The entry, in its fund's currency, with who made it."""
        return Entry(
            id=stored_id(self.id),
            kind=self.kind,
            money=Money(self.minor, currency),
            day=self.day,
            note=self.note,
            line_id=self.line_id,
            by=people.get(self.set_by),
            at=self.set_at,
        )
