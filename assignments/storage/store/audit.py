"""Questions about the audit trail, what is told to it by name, and erasing what its entries say.

Changes of records end there by themselves (see `storage.trail`); nothing here changes an entry
otherwise than by erasing its content.
"""

import datetime as dt
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, tuple_
from sqlalchemy.sql.dml import Insert
from sqlmodel import col, select, update

from assignments.core.audit import ERASURE, Change, Entry, Head
from assignments.core.audit_walk import NumbersHash
from assignments.storage.many import Part, write
from assignments.storage.store.asking import Asking
from assignments.storage.tables import AuditEntryRow
from assignments.storage.trail import RecordedSession, UnrecordedError
from assignments.storage.trail.appending import head_of
from assignments.storage.trail.told import rows_hash

PIECE = 1000  # entries read at once


@dataclass(frozen=True, slots=True)
class AuditWish:
    """Which entries somebody asks for; what is None or empty narrows nothing.

    `person` did it, or it is about them. `first` is included, `end` is not.
    """

    person: int | None = None
    record: str = ""
    key: str = ""
    assignment: int | None = None
    first: dt.datetime | None = None
    end: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class AboutWhat:
    """Whose entries are to be erased: about assignments, about people, or of records by name."""

    assignments: Sequence[int] = ()
    people: Sequence[int] = ()
    records: Sequence[tuple[str, str]] = ()


class Trail(Asking):
    """The audit trail."""

    _gathered: list[Part] | None = None

    @property
    def _writer(self) -> RecordedSession:
        if not isinstance(self.session, RecordedSession):
            raise UnrecordedError("what is only read writes nothing to the audit trail")
        return self.session

    def note(self, change: Change) -> None:
        """Tell the trail what no row says, as that a record was read."""
        self._writer.note(change)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write what is put within at once, on leaving: no two parts about the same row.

        Nothing within may ask a session for rows: only what is asked by `ask` comes after it.
        """
        if self._gathered is not None:
            yield
            return
        self._gathered = []
        try:
            yield
            self.write_out()
        finally:
            self._gathered = None

    def put(self, part: Part) -> None:
        """Write rows whose change the trail is told of, at once or `together` with others."""
        if self._gathered is not None:
            self._gathered.append(part)
        else:
            self._put([part])

    def write_out(self) -> None:
        """Send what is not sent yet, before something is asked."""
        if self._gathered:
            parts, self._gathered = self._gathered, []
            self._put(parts)
        super().write_out()

    def _put(self, parts: Sequence[Part]) -> None:
        self.session.flush()
        with self._writer.writing():
            write(self.connection, parts)

    def write_rows(
        self, asked: Insert, rows: Sequence[Mapping[str, Any]], told: Change
    ) -> list[Any]:
        """Insert many rows at once, told as one change: how many, and their SHA-256.

        Answers with what the statement returns of each row, where it returns anything.
        """
        with self._writer.writing():
            result = self.session.connection().execute(asked, list(rows))
            found = [one[0] for one in result] if asked._returning else []  # noqa: SLF001 - nothing else tells
        after: dict[str, Any] = {"rows": len(rows), "sha256": rows_hash(rows)}
        if found:
            after |= {"first": min(found), "last": max(found)}
        key = f"{told.key or after.get('first', '')}…"
        self.note(Change(told.record, key, None, after, told.assignment))
        return found

    def has_noted(self, who: int | None, change: Change, deed: str, since: dt.datetime) -> bool:
        """Whether somebody's deed on a record was noted since an instant."""
        asked = select(AuditEntryRow.number).where(
            col(AuditEntryRow.record) == change.record,
            col(AuditEntryRow.key) == change.key,
            col(AuditEntryRow.who_id) == who,
            col(AuditEntryRow.deed) == deed,
            col(AuditEntryRow.at) >= since,
        )
        return self.session.exec(asked.limit(1)).first() is not None

    def audit_head(self) -> Head:
        """The last entry that is committed."""
        return head_of(self.session.connection())

    def audit_chain(self, number: int) -> str | None:
        """The chain of an entry; None where there is no such entry."""
        asked = select(AuditEntryRow.chain).where(col(AuditEntryRow.number) == number)
        return self.session.exec(asked).first()

    def audit_trail(self) -> Iterator[Entry]:
        """Every entry in its order, read in pieces, so that any trail fits into memory."""
        last = None
        while True:
            asked = select(AuditEntryRow).order_by(col(AuditEntryRow.number)).limit(PIECE)
            if last is not None:
                asked = asked.where(col(AuditEntryRow.number) > last)
            rows = self.session.exec(asked).all()
            yield from (row.value() for row in rows)
            if len(rows) < PIECE:
                return
            last = rows[-1].number
            self.session.expunge_all()

    def audit_entries(self, wish: AuditWish, before: int | None, size: int) -> tuple[Entry, ...]:
        """Some entries, the newest first, older than a number."""
        asked = select(AuditEntryRow).where(*_wished(wish))
        if before is not None:
            asked = asked.where(col(AuditEntryRow.number) < before)
        rows = self.session.exec(asked.order_by(col(AuditEntryRow.number).desc()).limit(size))
        return tuple(row.value() for row in rows)

    def erase_entries(self, about: AboutWhat) -> int:
        """Take content and salt from every entry about assignments, people or records.

        Their digests and chains stay, so that the trail stays whole; an entry of its own tells how
        many were erased and which, so that one erased by other hands is found. Tells how many.
        """
        which = (or_(*_about(about)), col(AuditEntryRow.content).is_not(None))
        numbers = NumbersHash()
        for number in self.session.exec(
            select(AuditEntryRow.number).where(*which).order_by(col(AuditEntryRow.number))
        ):
            numbers.add(number)
        if numbers.count:
            token = secrets.token_hex(16)
            gone = update(AuditEntryRow).where(*which)
            self.session.exec(gone.values(content=None, salt=None, erasure=token))
            self.note(Change(ERASURE, token, None, numbers.told()))
        return numbers.count


def _about(about: AboutWhat) -> Iterable[ColumnElement[bool]]:
    yield col(AuditEntryRow.assignment_id).in_(about.assignments)
    yield col(AuditEntryRow.person_id).in_(about.people)
    if about.records:
        named = tuple_(col(AuditEntryRow.record), col(AuditEntryRow.key))
        yield named.in_(list(about.records))


def _wished(wish: AuditWish) -> Iterator[ColumnElement[bool]]:
    if wish.person is not None:
        did, about = col(AuditEntryRow.who_id), col(AuditEntryRow.person_id)
        yield or_(did == wish.person, about == wish.person)
    named = (
        (AuditEntryRow.record, wish.record or None),
        (AuditEntryRow.key, wish.key or None),
        (AuditEntryRow.assignment_id, wish.assignment),
    )
    yield from (col(column) == is_ for column, is_ in named if is_ is not None)
    if wish.first is not None:
        yield col(AuditEntryRow.at) >= wish.first
    if wish.end is not None:
        yield col(AuditEntryRow.at) < wish.end
