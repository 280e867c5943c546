"""Rows to search claims by: their words, and how far the trail was looked through for new ones.

Derived from claims, and made anew from them by command.
"""

from sqlalchemy import String
from sqlmodel import Field, SQLModel

LONGEST = 40

# By bytes, so that all words with one beginning lie together, whatever the database's language.
WORD = String(LONGEST).with_variant(String(LONGEST, collation="C"), "postgresql")


class ClaimWordRow(SQLModel, table=True):
    """That a submitted claim has a word somewhere in it."""

    __tablename__ = "claim_word"
    __table_args__ = {"sqlite_with_rowid": False}

    word: str = Field(primary_key=True, sa_type=WORD)
    claim_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class SearchMarkRow(SQLModel, table=True):
    """The one row that says which entry of the audit trail was looked at last."""

    __tablename__ = "search_mark"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    entry: int
