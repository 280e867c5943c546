"""Chaining what a transaction changed to the trail: under the lock of its head, and at once."""

import os
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from assignments.core.audit import Change, Deed, Head, content_of, digest_of
from assignments.storage.many import Added, Also, write
from assignments.storage.prepared import carry_out
from assignments.storage.tables.audit import AuditEntryRow, AuditHeadRow

SALT = 16  # bytes
_HEADS = AuditHeadRow.metadata.tables["audit_head"]
_ENTRIES = AuditEntryRow.metadata.tables["audit_entry"]
_HEAD = select(_HEADS.c.number, _HEADS.c.chain).where(_HEADS.c.id == 1)
_LOCKED_HEAD = _HEAD.with_for_update()
_MOVE_ON = (
    update(_HEADS)
    .where(_HEADS.c.id == 1)
    .values(number=bindparam("new_number"), chain=bindparam("new_chain"))
)


def append(connection: Connection, deed: Deed, changes: Sequence[Change]) -> None:
    """Append an entry for each change; whoever else appends waits until this one has committed.

    All that can be made beforehand is, so that the lock is held for two or three statements.
    """
    rows = _rows(deed, changes)
    (head,) = (Head(*told) for told in carry_out(connection, _LOCKED_HEAD, {}))
    for row in rows:
        head = head.next(row["digest"])
        row["number"], row["chain"] = head.number, head.chain
    moved = {"new_number": head.number, "new_chain": head.chain}
    write(connection, [Also(_MOVE_ON, moved), Added(_ENTRIES, rows)])


def head_of(connection: Connection) -> Head:
    """The last entry that is committed."""
    return Head(*connection.execute(_HEAD).one())


def _rows(deed: Deed, changes: Sequence[Change]) -> list[dict[str, Any]]:
    salts = os.urandom(SALT * len(changes)).hex()
    length = 2 * SALT
    return [
        _row(deed, change, salts[place : place + length])
        for place, change in zip(range(0, len(salts), length), changes, strict=True)
    ]


def _row(deed: Deed, change: Change, salt: str) -> dict[str, Any]:
    content = content_of(deed, change)
    return {
        "at": deed.at,
        "who_id": deed.who,
        "deed": deed.name,
        "record": change.record,
        "key": change.key,
        "assignment_id": change.assignment,
        "person_id": change.person,
        "content": content,
        "salt": salt,
        "digest": digest_of(salt, content),
    }
