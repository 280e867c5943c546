"""Rows around a log-in: each that is open, the codes that stand in for a phone, what is counted.

None of them is a record of costs: they come and go, and no history is kept of them here.
"""

import datetime as dt

from sqlmodel import Field, SQLModel, Text

from assignments.storage.tables.columns import Stamp


class LogInRow(SQLModel, table=True):
    """One browser in which somebody is logged in; the cookie holds what `token_hash` is of."""

    __tablename__ = "log_in"

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = Field(foreign_key="user.id", index=True)
    token_hash: str = Field(max_length=64, unique=True)
    begun_at: dt.datetime = Field(sa_type=Stamp)
    seen_at: dt.datetime = Field(sa_type=Stamp)
    address: str = Field(max_length=60)
    browser: str = Field(sa_type=Text)


class RecoveryCodeRow(SQLModel, table=True):
    """A code that stands in once for the authenticator app; it goes when it is used."""

    __tablename__ = "recovery_code"

    user_id: int = Field(foreign_key="user.id", primary_key=True)
    code_hash: str = Field(max_length=64, primary_key=True)


class AttemptRow(SQLModel, table=True):
    """How often something was tried until an instant, in seconds since 1970; then it counts anew.

    Lost with a crash of PostgreSQL, where the table is unlogged.
    """

    __tablename__ = "attempt"

    key: str = Field(max_length=200, primary_key=True)
    count: int
    ends_at: float = Field(index=True)
