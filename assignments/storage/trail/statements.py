"""Following an UPDATE or DELETE of many rows: they are read before it, and again after it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from sqlalchemy import Connection, Delete, Insert, Select, Update, select, tuple_
from sqlalchemy.sql.dml import UpdateBase

from assignments.core.audit import Change
from assignments.storage.trail.changes import Kept, Row
from assignments.storage.trail.pending import UnrecordedError

Rows = dict[tuple[Any, ...], Row]


def follow(
    connection: Connection,
    how: Kept,
    made: tuple[UpdateBase, Any],
    carry_out: Callable[[], Any],
) -> tuple[Any, list[Change]]:
    """Carry a statement out with its values; its result, and what it changed.

    Raises UnrecordedError for one that says by no condition which rows it changes.
    """
    statement, values = made
    if isinstance(statement, Insert) or isinstance(values, (list, tuple)):
        raise UnrecordedError(f"past the audit trail: {str(statement)[:80]}")
    before = _rows(connection, how, _found_by(how, statement), values)
    result = carry_out()
    gone = isinstance(statement, Delete) or not before
    after = {} if gone else _rows(connection, how, _again(how, before))
    return result, list(_changes(how, before, after))


def _changes(how: Kept, before: Rows, after: Rows) -> Iterator[Change]:
    for key, row in before.items():
        now = after.get(key)
        change = how.change(row, how.whole(row), None) if now is None else how.updated(row, now)
        if change is not None and how.is_told(row):
            yield change


def _found_by(how: Kept, statement: UpdateBase) -> Select[Any]:
    clause = cast("Update | Delete", statement).whereclause
    asked = select(how.table)
    return asked if clause is None else asked.where(clause)


def _rows(connection: Connection, how: Kept, asked: Select[Any], values: object = None) -> Rows:
    found = connection.execute(asked, cast("Any", values)).mappings()
    return {tuple(row[name] for name in how.keys): cast("Row", dict(row)) for row in found}


def _again(how: Kept, keys: Iterable[tuple[Any, ...]]) -> Select[Any]:
    columns = [how.table.c[name] for name in how.keys]
    if len(columns) == 1:
        return select(how.table).where(columns[0].in_([key[0] for key in keys]))
    return select(how.table).where(tuple_(*columns).in_(list(keys)))
