"""A session whose every change ends in the audit trail: it listens to itself, and appends last.

What a flush writes is read off its objects; what UPDATE and DELETE statements change, `statements`
follows. Rows written past both must be noted by whoever writes them (see `writing`), else the
session refuses.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, event, select
from sqlalchemy.orm import InstanceState, SessionTransaction, attributes
from sqlalchemy.sql.dml import UpdateBase
from sqlmodel import Session, SQLModel

from assignments.core.audit import Change, Deed
from assignments.storage.prepared import RECORDS, refuse_unrecorded
from assignments.storage.trail.appending import append
from assignments.storage.trail.changes import (
    changed,
    deleted,
    inserted,
    recorded,
    table_of,
    unknown,
)
from assignments.storage.trail.kept import THROUGH
from assignments.storage.trail.pending import Pending
from assignments.storage.trail.statements import follow


class RecordedSession(Session):
    """A session that writes; `author` tells who does, once there is something to tell."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - passed on
        author: Callable[[], Deed] | None = None,
        **kwargs: Any,  # noqa: ANN401 - passed on
    ) -> None:
        """Take what a session takes, and who writes in it."""
        super().__init__(*args, **kwargs)
        self.pending = Pending() if author is None else Pending(author)

    def note(self, change: Change) -> None:
        """Tell what no row says, as that a record was read."""
        self.pending.add(change)

    def execute(self, statement: Any, params: Any = None, **options: Any) -> Any:  # noqa: ANN401 - passed on
        """Carry a statement out; where it changes records, note which and how."""
        carry_out = partial(super().execute, statement, params, **options)
        if self.pending.writings or not isinstance(statement, UpdateBase):
            return carry_out()
        how = recorded(statement)
        if how is None:
            return carry_out()
        self.flush()
        with self.writing():
            result, changes = follow(self.connection(), how, (statement, params), carry_out)
        for change in changes:
            self.note(change)
        return result

    def exec(self, statement: Any, **options: Any) -> Any:  # noqa: ANN401 - passed on
        """Carry a statement out, as `execute` does where it writes."""
        if isinstance(statement, UpdateBase):
            return self.execute(statement, **options)
        return super().exec(statement, **options)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Take statements past the objects for recorded, as whoever makes them notes them."""
        self.pending.writings += 1
        try:
            yield
        finally:
            self.pending.writings -= 1


def watch(engine: Engine) -> None:
    """Refuse statements that change records behind the back of a session that records.

    SQL written out as text is not looked into: the program has none that changes a record.
    """
    event.listen(engine, "before_execute", _refuse_unrecorded)


def _refuse_unrecorded(*statement: Any) -> None:  # noqa: ANN401 - as SQLAlchemy has it
    connection, clause, *_ = statement
    if isinstance(clause, UpdateBase):
        refuse_unrecorded(connection, clause)


@event.listens_for(RecordedSession, "after_begin")
def _begun(session: RecordedSession, _transaction: object, connection: Connection) -> None:
    connection.execution_options(**{RECORDS: session.pending})


@event.listens_for(RecordedSession, "before_flush")
def _flushing(session: RecordedSession, _context: object, _objects: object) -> None:
    """Read what changed columns were, where the session never did."""
    for one in session.dirty:
        state = attributes.instance_state(one)
        if names := unknown(state):
            _look_up(session, state, names)
    session.pending.flushes = True


def _look_up(session: Session, state: InstanceState[Any], names: list[str]) -> None:
    """Have an object know what its columns were."""
    table, identity = table_of(state.mapper), state.key[1] if state.key else ()
    asked = select(*(table.c[name] for name in names))
    for column, is_ in zip(table.primary_key.columns, identity, strict=True):
        asked = asked.where(column == is_)
    state.committed_state.update(session.connection().execute(asked).mappings().one())


@event.listens_for(RecordedSession, "after_flush")
def _flushed(session: RecordedSession, _context: object) -> None:
    """Note what was written; the objects still tell what they were."""
    pending = session.pending
    pending.flushes = False
    written = ((session.new, inserted), (session.dirty, changed), (session.deleted, deleted))
    for objects, told in written:
        for one in objects:
            for change in told(attributes.instance_state(one)):
                pending.add(change)


@event.listens_for(RecordedSession, "after_transaction_create")
def _entered(session: RecordedSession, transaction: SessionTransaction) -> None:
    if transaction.nested:
        session.pending.mark(id(transaction))


@event.listens_for(RecordedSession, "after_soft_rollback")
def _rolled_back(session: RecordedSession, transaction: SessionTransaction) -> None:
    """Forget what never was: since the savepoint, or all of it."""
    if transaction.nested:
        session.pending.go_back(id(transaction))
    elif transaction.parent is None:
        session.pending.clear()


@event.listens_for(RecordedSession, "before_commit")
def _committing(session: RecordedSession) -> None:
    """Append what the transaction changed, as the last thing that it does."""
    if session.in_nested_transaction():
        return
    session.flush()
    pending = session.pending
    if pending.changes:
        changes = [_placed(session, change) for change in pending.changes.values()]
        with session.writing():
            append(session.connection(), pending.author(), changes)
    pending.clear()


def _placed(session: Session, change: Change) -> Change:
    """The change with its assignment, where that is known only of the record it belongs to."""
    if change.record not in THROUGH or change.assignment is None:
        return change
    parent = SQLModel.metadata.tables[THROUGH[change.record][1]]
    asked = select(parent.c.assignment_id).where(parent.c.id == change.assignment)
    return replace(change, assignment=session.connection().execute(asked).scalar())
