"""Rows of published reference rates and of the rates that HR typed."""

import datetime as dt

from sqlmodel import Field, SQLModel

from assignments.core.rates import Rate
from assignments.storage.tables.columns import Stamp

COMPANY = "company rate"


class RateRow(SQLModel, table=True):
    """One published rate of one day: one unit of `base` is `rate` units of `quote`, exact text."""

    __tablename__ = "rate"

    day: dt.date = Field(primary_key=True)
    base: str = Field(max_length=3, primary_key=True)
    quote: str = Field(max_length=3, primary_key=True)
    rate: str = Field(max_length=40)
    source: str = Field(max_length=40)


class CompanyRateRow(SQLModel, table=True):
    """A rate for days of which the published ones know nothing; both days included."""

    __tablename__ = "company_rate"

    id: int | None = Field(default=None, primary_key=True)
    base: str = Field(max_length=3)
    quote: str = Field(max_length=3)
    rate: str = Field(max_length=40)
    first_day: dt.date
    last_day: dt.date
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)

    def value(self, day: dt.date) -> Rate:
        """The rate as of one of its days."""
        return Rate(day, self.base, self.quote, self.rate, COMPANY)
