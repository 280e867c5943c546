"""Rows of the audit trail: its entries, and the head that the next one is chained to.

The database itself refuses to change or delete an entry (see migration 0017); only its content
can be taken away, by erasing.
"""

import datetime as dt

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from assignments.core.audit import Entry
from assignments.storage.tables.columns import Stamp


class AuditEntryRow(SQLModel, table=True):
    """One entry. People and assignments are numbers without foreign keys: the trail outlives them.

    The columns beside `content` repeat it, for searching.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "record", "key"),)

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: dt.datetime = Field(sa_type=Stamp, index=True)
    who_id: int | None = Field(default=None, index=True)
    deed: str = Field(max_length=80)
    record: str = Field(max_length=40)
    key: str = Field(max_length=120)
    assignment_id: int | None = Field(default=None, index=True)
    person_id: int | None = Field(default=None, index=True)
    content: str | None = Field(default=None, sa_type=Text)
    salt: str | None = Field(default=None, max_length=32)
    digest: str = Field(max_length=64)
    chain: str = Field(max_length=64)
    erasure: str | None = Field(default=None, max_length=32)

    def value(self) -> Entry:
        """The entry."""
        return Entry(
            number=self.number,
            at=self.at,
            who=self.who_id,
            deed=self.deed,
            record=self.record,
            key=self.key,
            assignment=self.assignment_id,
            person=self.person_id,
            content=self.content,
            salt=self.salt,
            digest=self.digest,
            chain=self.chain,
            erasure=self.erasure,
        )


class AuditHeadRow(SQLModel, table=True):
    """The one row that says which entry is the last; whoever appends locks it."""

    __tablename__ = "audit_head"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int
    chain: str = Field(max_length=64)
