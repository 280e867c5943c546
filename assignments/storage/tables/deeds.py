"""Rows of what was done: the events, and the keys of forms that were already answered."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from assignments.core.records import EventRecord, Person
from assignments.storage.tables.columns import Stamp, index_of, stored_id

_TALKS = "kind IN ('asked', 'answered', 'cost_corrected')"
# That a story tells of an event about a line, as the index of such events has it.
TALKS = text(f"event.{_TALKS}")


class EventRow(SQLModel, table=True):
    """One past-tense event; those without an assignment are about people and rates."""

    __tablename__ = "event"
    __table_args__ = (
        Index(None, "assignment_id", "claim_id", "id"),
        index_of(_TALKS, "assignment_id", "at", name="ix_event_talks"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: dt.datetime = Field(sa_type=Stamp)
    kind: str = Field(max_length=40)
    actor_id: int | None = Field(default=None, foreign_key="user.id")
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id")
    claim_id: int | None = Field(default=None, foreign_key="claim.id")
    line_id: int | None = Field(default=None, foreign_key="line.id")
    text: str = Field(default="", sa_type=Text)
    body: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    in_place_of: int | None = Field(default=None, foreign_key="user.id")

    def value(self, people: Mapping[int, Person]) -> EventRecord:
        """The event with the person who acted, and whom they stood in for."""
        return EventRecord(
            id=stored_id(self.id),
            at=self.at,
            kind=self.kind,
            actor=people.get(self.actor_id or 0),
            assignment_id=self.assignment_id or 0,
            claim_id=self.claim_id,
            line_id=self.line_id,
            text=self.text,
            body=self.body,
            in_place_of=people.get(self.in_place_of or 0),
        )


class OnceRow(SQLModel, table=True):
    """The key of a form and what its first arrival was answered."""

    __tablename__ = "once"
    __table_args__ = (UniqueConstraint("person_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="user.id")
    key: str = Field(max_length=80)
    deed: str = Field(max_length=40)
    answer: int | None = None
    at: dt.datetime = Field(sa_type=Stamp)
