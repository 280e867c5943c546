"""Rows of what people are told by mail: their choices, what is to be told, and the mails.

A notice names what it is about by number alone: what a mail says is read from the records when it
is sent, so none of it is kept here.
"""

import datetime as dt

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.notices import Mail, Notice
from assignments.storage.tables.columns import Stamp, index_of, stored_id


class MailChoiceRow(SQLModel, table=True):
    """How somebody wants to be told of a kind of thing, or how often the digest comes."""

    __tablename__ = "mail_choice"

    person_id: int = Field(foreign_key="user.id", primary_key=True)
    kind: str = Field(max_length=20, primary_key=True)
    how: str = Field(max_length=20)


class CalendarFeedRow(SQLModel, table=True):
    """Somebody's calendar feed; its address is signed with `nonce`, and ends with it."""

    __tablename__ = "calendar_feed"

    person_id: int = Field(foreign_key="user.id", primary_key=True)
    nonce: str = Field(max_length=32)
    made_at: dt.datetime = Field(sa_type=Stamp)


class MailMarkRow(SQLModel, table=True):
    """The one row that says up to where the audit trail was looked through, and on which day."""

    __tablename__ = "mail_mark"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    entry: int
    day: dt.date | None = None


class MailRow(SQLModel, table=True):
    """One mail to one person: when it is tried next, and what came of it.

    Whoever sends it holds it until `held_until`. One that is over has one of the three instants at
    its end: sent, given up, or not needed any more.
    """

    __tablename__ = "mail"
    __table_args__ = (
        index_of("sent_at IS NULL AND ended_at IS NULL", "next_at", name="ix_mail_next_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="user.id", index=True)
    kind: str = Field(max_length=20)
    message_id: str = Field(max_length=80, unique=True)
    made_at: dt.datetime = Field(sa_type=Stamp)
    next_at: dt.datetime = Field(sa_type=Stamp)
    held_until: dt.datetime | None = Field(default=None, sa_type=Stamp)
    tries: int = 0
    sent_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    ended_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    error: str = Field(default="", sa_type=Text)

    def value(self) -> Mail:
        """The mail as it stands."""
        return Mail(
            id=stored_id(self.id),
            person_id=self.person_id,
            kind=self.kind,
            message_id=self.message_id,
            made_at=self.made_at,
            next_at=self.next_at,
            tries=self.tries,
            sent_at=self.sent_at,
            ended_at=self.ended_at,
            error=self.error,
        )


class NoticeRow(SQLModel, table=True):
    """That somebody is to be told of a thing, once; `ref` is the number that its kind goes by."""

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("person_id", "thing"),
        index_of("mail_id IS NULL", "person_id", name="ix_notice_person_id_waiting"),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="user.id")
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    kind: str = Field(max_length=20)
    thing: str = Field(max_length=120)
    ref: int
    at: dt.datetime = Field(sa_type=Stamp)
    mail_id: int | None = Field(default=None, foreign_key="mail.id", index=True)

    def value(self) -> Notice:
        """The notice."""
        return Notice(
            id=stored_id(self.id),
            person_id=self.person_id,
            assignment_id=self.assignment_id,
            kind=self.kind,
            thing=self.thing,
            ref=self.ref,
            at=self.at,
        )
