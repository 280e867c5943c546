"""Rows of tokens: what lets a program act for a person. Of the token itself only a hash is kept."""

import datetime as dt

from sqlmodel import Field, SQLModel

from assignments.core.tokens import TokenRecord
from assignments.storage.tables.columns import Stamp, stored_id


class TokenRow(SQLModel, table=True):
    """One token; it ends with its row. `scopes` are words with spaces between them."""

    __tablename__ = "token"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="user.id", index=True)
    name: str = Field(max_length=60)
    scopes: str = Field(max_length=80)
    token_hash: str = Field(max_length=64, unique=True)
    made_at: dt.datetime = Field(sa_type=Stamp)
    expires_on: dt.date
    seen_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    def value(self) -> TokenRecord:
        """The token as its owner sees it."""
        return TokenRecord(
            id=stored_id(self.id),
            person_id=self.person_id,
            name=self.name,
            scopes=tuple(self.scopes.split()),
            made_at=self.made_at,
            expires_on=self.expires_on,
            seen_at=self.seen_at,
        )
