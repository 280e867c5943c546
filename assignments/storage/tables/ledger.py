"""Rows of postings: pay and tax, which no claim line holds."""

import datetime as dt
from typing import Self

from sqlalchemy import Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.ledger import Posting
from assignments.storage.tables.columns import Stamp, minor_units


class PostingRow(SQLModel, table=True):
    """One posting in its month; `source` names it among its assignment's, once."""

    __tablename__ = "posting"
    __table_args__ = (
        UniqueConstraint("assignment_id", "source"),
        Index(None, "month", "assignment_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    kind: str = Field(max_length=10)
    source: str = Field(max_length=80)
    category: str = Field(max_length=40)
    day: dt.date
    first_day: dt.date | None = None
    end_day: dt.date | None = None
    minor: int = minor_units()
    currency: str = Field(max_length=3)
    cost_minor: int = minor_units()
    settlement_currency: str = Field(max_length=3)
    rate: str | None = Field(default=None, max_length=40)
    rate_day: dt.date | None = None
    rate_source: str | None = None
    letter: str
    clause: str
    note: str = Field(sa_type=Text)
    month: str = Field(max_length=7)
    adjusts: str | None = Field(default=None, max_length=7)
    taxable: bool | None = None
    posted_by: int | None = Field(default=None, foreign_key="user.id")
    posted_at: dt.datetime = Field(sa_type=Stamp)

    @classmethod
    def of(cls, posting: Posting, assignment_id: int, month: tuple[str, str]) -> Self:
        """A row of the posting in its ledger month; who posted it when is still to be said."""
        rate, covers = posting.conversion, posting.covers
        return cls(
            assignment_id=assignment_id,
            kind=posting.kind,
            source=posting.source,
            category=posting.category,
            day=posting.day,
            first_day=None if covers is None else covers.first,
            end_day=None if covers is None else covers.end,
            minor=posting.amount.minor,
            currency=posting.amount.currency,
            cost_minor=posting.cost.minor,
            settlement_currency=posting.cost.currency,
            rate=None if rate is None else rate.text,
            rate_day=None if rate is None else rate.day,
            rate_source=None if rate is None else rate.source,
            letter=posting.letter,
            clause=posting.clause,
            note=posting.note,
            month=month[0],
            adjusts=month[1] or None,
            posted_at=dt.datetime.min.replace(tzinfo=dt.UTC),
        )
