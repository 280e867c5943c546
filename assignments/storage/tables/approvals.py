"""Rows of who stands in for whom, and of the amounts above which two people approve."""

import datetime as dt

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from assignments.core.deputies import ApprovalLimit, StandIn
from assignments.core.records import Person
from assignments.storage.tables.columns import Stamp, money, stored_id


class DeputyRow(SQLModel, table=True):
    """A stretch of days, both included, on which somebody stands in for one who is away.

    One that was ended early keeps its days.
    """

    __tablename__ = "deputy"

    id: int | None = Field(default=None, primary_key=True)
    away_id: int = Field(foreign_key="user.id", index=True)
    deputy_id: int = Field(foreign_key="user.id", index=True)
    first_day: dt.date
    last_day: dt.date
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)
    ended_by: int | None = Field(default=None, foreign_key="user.id")
    ended_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    def value(self, people: dict[int, Person]) -> StandIn:
        """The stretch with its people."""
        return StandIn(
            id=stored_id(self.id),
            away=people[self.away_id],
            deputy=people[self.deputy_id],
            first=self.first_day,
            last=self.last_day,
            set_by=people[self.set_by],
            set_at=self.set_at,
            ended_by=people.get(self.ended_by or 0),
            ended_at=self.ended_at,
        )


class ApprovalLimitRow(SQLModel, table=True):
    """The amount of a currency above which two people approve, from when it was set on.

    The newest of a currency counts; without an amount none is set.
    """

    __tablename__ = "approval_limit"

    id: int | None = Field(default=None, primary_key=True)
    currency: str = Field(max_length=3, index=True)
    minor: int | None = Field(default=None, sa_type=BigInteger)
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)

    def value(self, people: dict[int, Person]) -> ApprovalLimit:
        """The limit with who set it."""
        amount = money(self.minor, self.currency)
        return ApprovalLimit(self.currency, amount, people[self.set_by], self.set_at)
