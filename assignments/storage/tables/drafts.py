"""Rows of what is not sent yet: receipts that wait for their line, and forms as they are typed."""

import datetime as dt

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.drafts import KeptForm, LooseReceipt
from assignments.storage.tables.columns import NULLABLE_JSON, Stamp, stored_id


class LooseReceiptRow(SQLModel, table=True):
    """One file of a draft claim that belongs to none of its lines yet.

    `proposed` is what was read of its picture: None as long as nobody looked.
    """

    __tablename__ = "loose_receipt"
    __table_args__ = (UniqueConstraint("claim_id", "sha256"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    claim_id: int = Field(foreign_key="claim.id")
    sha256: str = Field(max_length=64)
    name: str
    media_type: str = Field(max_length=40)
    size: int
    proposed: dict[str, str] | None = Field(default=None, sa_type=NULLABLE_JSON)
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)

    def value(self) -> LooseReceipt:
        """The receipt."""
        return LooseReceipt(
            id=stored_id(self.id),
            claim_id=self.claim_id,
            sha256=self.sha256,
            name=self.name,
            media_type=self.media_type,
            size=self.size,
            proposed=self.proposed,
        )


class KeptFormRow(SQLModel, table=True):
    """A form as somebody typed it and did not send it, by the address of its page."""

    __tablename__ = "kept_form"
    __table_args__ = (UniqueConstraint("person_id", "place"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="user.id")
    place: str = Field(max_length=300)
    fields: list[list[str]] = Field(sa_type=JSON)
    at: dt.datetime = Field(sa_type=Stamp)

    def value(self) -> KeptForm:
        """The form."""
        fields = tuple((name, text) for name, text in self.fields)
        return KeptForm(stored_id(self.id), self.place, fields, self.at)
