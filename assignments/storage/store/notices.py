"""Questions about what happened that people are told of, and the notices that say so."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Delete, Insert, Update, or_
from sqlalchemy import select as columns
from sqlalchemy.dialects.postgresql import insert as insert_in_postgres
from sqlalchemy.dialects.sqlite import insert as insert_in_sqlite
from sqlmodel import col, delete, select, update

from assignments.core.notices import Notice
from assignments.core.records import EventRecord, Person
from assignments.storage.store.asking import Asking
from assignments.storage.tables import (
    AuditEntryRow,
    ClaimRow,
    DeputyRow,
    EventRow,
    LineRow,
    MailMarkRow,
    NoticeRow,
    UserRow,
)
from assignments.storage.tables.columns import stored_id

MARK = 1
PIECE = 100


@dataclass(frozen=True, slots=True)
class Happened:
    """What the trail tells since an entry that somebody may be told of; `last` is the newest.

    Claims and lines go with the instants at which the trail says that they were written.
    """

    last: int
    claims: Mapping[int, set[dt.datetime]]
    lines: Mapping[int, set[dt.datetime]]
    events: tuple[EventRecord, ...]


class Notices(Asking):
    """What happened since it was looked through last, and what is to be told."""

    def take_mark(self) -> MailMarkRow | None:
        """Up to where the trail was looked through, held until the end; None before the first."""
        asked = select(MailMarkRow).where(col(MailMarkRow.id) == MARK).with_for_update()
        return self.session.exec(asked).first()

    def mark(self) -> tuple[int, dt.date | None] | None:
        """The entry and the day up to which all was looked through; None before the first time."""
        row = self.session.get(MailMarkRow, MARK)
        return None if row is None else (row.entry, row.day)

    def begin_mark(self, entry: int) -> None:
        """Begin with an entry: what was before it is told to nobody."""
        begun = self._insert_once(MailMarkRow).values(id=MARK, entry=entry, day=None)
        self.session.execute(begun.on_conflict_do_nothing())

    def move_mark(self, entry: int) -> None:
        """All up to an entry was looked through."""
        self.session.execute(update(MailMarkRow).values(entry=entry))

    def take_day(self, day: dt.date) -> bool:
        """Take a day's reminders on; False where somebody did."""
        before = or_(col(MailMarkRow.day).is_(None), col(MailMarkRow.day) < day)
        return bool(self._carried_out(update(MailMarkRow).where(before).values(day=day)))

    def happened(self, after: int, most: int) -> Happened:
        """What the trail tells after an entry, of so many entries; numbers follow commits."""
        asked = (
            select(AuditEntryRow.number, AuditEntryRow.record, AuditEntryRow.key, AuditEntryRow.at)
            .where(col(AuditEntryRow.number) > after)
            .order_by(col(AuditEntryRow.number))
            .limit(most)
        )
        entries = self.session.exec(asked).all()
        told: dict[str, dict[int, set[dt.datetime]]] = {"claim": {}, "line": {}, "event": {}}
        for _, record, key, at in entries:
            if record in told and key.isdecimal():
                told[record].setdefault(int(key), set()).add(at)
        last = entries[-1][0] if entries else after
        return Happened(last, told["claim"], told["line"], self._asking(told["event"]))

    def _asking(self, ids: Iterable[int]) -> tuple[EventRecord, ...]:
        """Of these events the questions and answers."""
        asked = select(EventRow).where(
            col(EventRow.id).in_(sorted(ids)), col(EventRow.kind).in_(["asked", "answered"])
        )
        rows = list(self.session.exec(asked.order_by(col(EventRow.id))))
        people = self.persons(row.actor_id for row in rows)
        return tuple(row.value(people) for row in rows)

    def asked_last(self, line_ids: Iterable[int]) -> dict[int, list[EventRecord]]:
        """The questions about lines and their answers, oldest first."""
        lines = sorted(set(line_ids))
        of = select(col(LineRow.assignment_id)).where(col(LineRow.id).in_(lines))
        asked = select(EventRow).where(
            col(EventRow.assignment_id).in_(of),
            col(EventRow.line_id).in_(lines),
            col(EventRow.kind).in_(["asked", "answered"]),
        )
        rows = list(self.session.exec(asked.order_by(col(EventRow.id))))
        people = self.persons(row.actor_id for row in rows)
        found: dict[int, list[EventRecord]] = {}
        for row in rows:
            found.setdefault(row.line_id or 0, []).append(row.value(people))
        return found

    def claims_briefly(self, ids: Iterable[int]) -> dict[int, tuple[Any, ...]]:
        """Of claims: assignment, kind, who made it, when it was submitted."""
        asked = columns(
            col(ClaimRow.id),
            col(ClaimRow.assignment_id),
            col(ClaimRow.kind),
            col(ClaimRow.created_by),
            col(ClaimRow.submitted_at),
        ).where(col(ClaimRow.id).in_(sorted(ids)))
        return {stored_id(row[0]): tuple(row[1:]) for row in self.session.execute(asked)}

    def decided_briefly(self, ids: Iterable[int]) -> list[tuple[Any, ...]]:
        """Of lines that somebody claimed and that are decided: line, claim, assignment, instant."""
        asked = (
            select(LineRow.id, LineRow.claim_id, LineRow.assignment_id, LineRow.decided_at)
            .join(ClaimRow, col(ClaimRow.id) == col(LineRow.claim_id))
            .where(
                col(LineRow.id).in_(sorted(ids)),
                col(LineRow.status).in_(["approved", "rejected"]),
                col(ClaimRow.kind) == "claim",
            )
            .order_by(col(LineRow.id))
        )
        return [tuple(row) for row in self.session.exec(asked)]

    def who_gets_mail(self) -> dict[int, Person]:
        """Everybody who is let in, with their roles."""
        asked = select(col(UserRow.id)).where(col(UserRow.active).is_(True))
        return self.persons(stored_id(one) for one in self.session.exec(asked))

    def deputies_on(self, day: dt.date) -> dict[int, set[int]]:
        """Who stands in on a day, and for whom."""
        asked = select(DeputyRow.deputy_id, DeputyRow.away_id).where(
            col(DeputyRow.first_day) <= day,
            col(DeputyRow.last_day) >= day,
            col(DeputyRow.ended_at).is_(None),
        )
        found: dict[int, set[int]] = {}
        for deputy, away in self.session.exec(asked):
            found.setdefault(deputy, set()).add(away)
        return found

    def add_notices(self, notices: Sequence[Notice]) -> int:
        """Keep what is to be told; what was kept of a person and thing before is left alone."""
        if not notices:
            return 0
        rows = [
            {
                "person_id": one.person_id,
                "assignment_id": one.assignment_id,
                "kind": one.kind,
                "thing": one.thing,
                "ref": one.ref,
                "at": one.at,
            }
            for one in notices
        ]
        added = 0
        for first in range(0, len(rows), PIECE):
            piece = self._insert_once(NoticeRow).values(rows[first : first + PIECE])
            new = piece.on_conflict_do_nothing().returning(col(NoticeRow.id))
            added += len(self.session.execute(new).all())
        return added

    def notices_waiting(self) -> tuple[Notice, ...]:
        """What is in no mail yet, oldest first."""
        asked = select(NoticeRow).where(col(NoticeRow.mail_id).is_(None))
        return tuple(row.value() for row in self.session.exec(asked.order_by(col(NoticeRow.id))))

    def notices_of(self, mail_id: int) -> tuple[Notice, ...]:
        """What a mail tells."""
        asked = select(NoticeRow).where(col(NoticeRow.mail_id) == mail_id)
        return tuple(row.value() for row in self.session.exec(asked.order_by(col(NoticeRow.id))))

    def drop_notices(self, ids: Iterable[int]) -> None:
        """Tell nobody of these."""
        self.session.execute(delete(NoticeRow).where(col(NoticeRow.id).in_(list(ids))))

    def _insert_once(self, table: type[MailMarkRow | NoticeRow]) -> Any:  # noqa: ANN401 - of either kind
        is_postgres = self.connection.dialect.name == "postgresql"
        return (insert_in_postgres if is_postgres else insert_in_sqlite)(table)

    def _carried_out(self, statement: Insert | Update | Delete) -> int:
        """How many rows a statement touched."""
        result: Any = self.session.execute(statement)
        return max(0, int(result.rowcount))
