"""The record of what was done: events, and the keys that were answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert as insert_in_postgres
from sqlalchemy.dialects.sqlite import insert as insert_in_sqlite
from sqlmodel import col, func, select, update

from assignments.core.records import EventRecord
from assignments.storage.many import Added
from assignments.storage.prepared import carry_out
from assignments.storage.store.asking import Author
from assignments.storage.store.audit import Trail
from assignments.storage.tables import ClaimRow, EventRow, LineRow, OnceRow
from assignments.storage.trail import UnrecordedError
from assignments.storage.trail.kept import TOLD_BY_THEIR_RECORD


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, to what, and the words and facts that go with it."""

    kind: str
    assignment_id: int | None = None
    claim_id: int | None = None
    line_id: int | None = None
    text: str = ""
    body: dict[str, Any] | None = None


class Deeds(Trail):
    """Events and once-only keys."""

    @cached_property
    def told(self) -> list[Event]:
        """The events that this transaction wrote down, in their order."""
        return []

    def tell(self, event: Event, author: Author) -> None:
        """Write an event down."""
        self.told.append(event)
        self.session.add(EventRow(**_columns(event, author)))

    def tell_of_lines(self, events: Sequence[Event], author: Author) -> None:
        """Write down what happened to lines of a claim, which their own records tell as well."""
        if any(event.kind not in TOLD_BY_THEIR_RECORD for event in events):
            raise UnrecordedError("an event that no record tells is told by itself")
        self.told.extend(events)
        self.put(Added(_EVENTS, [_columns(event, author) for event in events]))

    def events_of_claim(self, claim_id: int) -> tuple[EventRecord, ...]:
        """What happened to a claim and its lines, oldest first."""
        asked = select(EventRow).where(*_about_claim(claim_id))
        return self._events(list(self.session.exec(asked.order_by(col(EventRow.id)))))

    def events_of_line(self, line_id: int) -> tuple[EventRecord, ...]:
        """What happened to a line, oldest first."""
        claim_id = select(LineRow.claim_id).where(col(LineRow.id) == line_id).scalar_subquery()
        asked = select(EventRow).where(*_about_claim(claim_id), col(EventRow.line_id) == line_id)
        return self._events(list(self.session.exec(asked.order_by(col(EventRow.id)))))

    def last_event(self) -> int:
        """The number of the event that was written last; 0 where there is none."""
        return self.session.exec(select(func.max(EventRow.id))).one() or 0

    def last_event_of_line(self, line_id: int) -> int:
        """The number of the last event of a line; 0 where there is none."""
        claim_id = select(LineRow.claim_id).where(col(LineRow.id) == line_id).scalar_subquery()
        asked = select(func.max(EventRow.id)).where(
            *_about_claim(claim_id), col(EventRow.line_id) == line_id
        )
        return self.session.exec(asked).one() or 0

    def events_of_assignment(self, assignment_id: int) -> tuple[EventRecord, ...]:
        """What happened to an assignment itself, not to its claims, oldest first."""
        asked = select(EventRow).where(
            col(EventRow.assignment_id) == assignment_id, col(EventRow.claim_id).is_(None)
        )
        return self._events(list(self.session.exec(asked.order_by(col(EventRow.id)))))

    def _events(self, rows: list[EventRow]) -> tuple[EventRecord, ...]:
        people = self.persons(one for row in rows for one in (row.actor_id, row.in_place_of))
        return tuple(row.value(people) for row in rows)

    def take_key(self, author: Author, key: str, answer: int | None = None) -> bool:
        """Claim a form's key; False where it was claimed before, after that deed is done.

        `answer` is what it will be answered, where that is known before.
        """
        words = {"person_id": author.person_id, "key": key, "deed": author.deed, "at": author.at}
        taking = _TAKING[self.connection.dialect.name]
        return bool(carry_out(self.connection, taking, {**words, "answer": answer}))

    def is_answered(self, person_id: int, key: str) -> bool:
        """Whether a form's key was answered before."""
        asked = select(OnceRow.id).where(
            col(OnceRow.person_id) == person_id, col(OnceRow.key) == key
        )
        return self.session.exec(asked).first() is not None

    def key_taken(self, person_id: int, key: str) -> tuple[str, int]:
        """The deed that a key was used for, and what it was answered."""
        asked = select(OnceRow.deed, OnceRow.answer).where(
            col(OnceRow.person_id) == person_id, col(OnceRow.key) == key
        )
        deed, answer = self.session.exec(asked).one()
        return deed, answer or 0

    def answer_key(self, person_id: int, key: str, answer: int) -> None:
        """Keep what the first arrival of a key was answered."""
        words = {"whose": person_id, "which": key, "answer": answer}
        self.connection.execute(_ANSWER, words)


_EVENTS = EventRow.__table__  # type: ignore[attr-defined]
_ONCE = OnceRow.__table__  # type: ignore[attr-defined]
_KEY: dict[str, Any] = {
    name: bindparam(name) for name in ("person_id", "key", "deed", "answer", "at")
}
_TAKING = {
    name: insert_once(_ONCE).values(_KEY).on_conflict_do_nothing().returning(_ONCE.c.id)
    for name, insert_once in (("postgresql", insert_in_postgres), ("sqlite", insert_in_sqlite))
}
_ANSWER = update(_ONCE).where(
    _ONCE.c.person_id == bindparam("whose"), _ONCE.c.key == bindparam("which")
)


def _about_claim(claim_id: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a number, or what asks for it
    """The conditions on events of a claim, by the index of its assignment's."""
    whose = select(ClaimRow.assignment_id).where(col(ClaimRow.id) == claim_id).scalar_subquery()
    return col(EventRow.assignment_id) == whose, col(EventRow.claim_id) == claim_id


def _columns(event: Event, author: Author) -> dict[str, Any]:
    """What an event says, by the columns that hold it."""
    return {
        "at": author.at,
        "kind": event.kind,
        "actor_id": author.person_id or None,  # 0 is the machine itself
        "assignment_id": event.assignment_id,
        "claim_id": event.claim_id,
        "line_id": event.line_id,
        "text": event.text,
        "body": event.body,
        "in_place_of": author.in_place_of,
    }
