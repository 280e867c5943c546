"""Rows out of a database and back into one, a few at a time, as lists in the backup's own words."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy import Connection

from assignments.storage.backup.shapes import (
    FROM_POSTGRESQL,
    FROM_SQLITE,
    OURS,
    REVISIONS,
    TO_POSTGRESQL,
    TO_SQLITE,
    Column,
    Converter,
    Shape,
)
from assignments.storage.mishaps import befallen

Row = list[Any]
# The columns that name a file among the receipts; tests/storage sees that none is forgotten.
FILES = tuple(
    (table, "sha256") for table in ("receipt", "loose_receipt", "tax_file", "standing_item")
)
_AT_ONCE = 500
_ASKED = {
    "day": "to_char({}, 'YYYY-MM-DD')",
    "stamp": """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')""",
    "json": "{}::text",
}
_TYPES = {"whole": "int8", "truth": "bool", "bytes": "bytea", "float": "float8"}


class RowsError(ValueError):
    """Rows that a database does not take: of which table, and what it said."""


def counted(connection: Connection, shape: Shape) -> int:
    """How many rows a table has."""
    asked = f"SELECT count(*) FROM {_quoted(shape.name)}"  # noqa: S608 - our own table
    return int(connection.exec_driver_sql(asked).scalar_one())


def rows_of(connection: Connection, shape: Shape) -> Iterator[Row]:
    """Every row of a table by its key, streamed: never more than a few in memory."""
    raw = connection.connection.driver_connection
    if isinstance(raw, sqlite3.Connection):
        return _converted(raw.execute(_select(shape, {})), shape, FROM_SQLITE)
    return _converted(_copied_out(raw, shape), shape, FROM_POSTGRESQL)


def _copied_out(raw: Any, shape: Shape) -> Iterator[Sequence[Any]]:  # noqa: ANN401 - a driver's
    with raw.cursor() as cursor, cursor.copy(f"COPY ({_select(shape, _ASKED)}) TO STDOUT") as copy:
        copy.set_types([_TYPES.get(one.kind, "text") for one in shape.columns])
        yield from copy.rows()


def _select(shape: Shape, asked: dict[str, str]) -> str:
    columns = ", ".join(
        asked.get(one.kind, "{}").format(_quoted(one.name)) for one in shape.columns
    )
    order = ", ".join(_quoted(name) for name in shape.key)
    by = f" ORDER BY {order}" if order else ""
    return f"SELECT {columns} FROM {_quoted(shape.name)}{by}"  # noqa: S608 - our own table


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _converted(
    rows: Iterable[Sequence[Any]], shape: Shape, converters: dict[str, Converter]
) -> Iterator[Row]:
    turned = [
        (place, converters[one.kind])
        for place, one in enumerate(shape.columns)
        if one.kind in converters
    ]
    for row in rows:
        found = list(row)
        for place, convert in turned:
            if found[place] is not None:
                found[place] = convert(found[place])
        yield found


def load(connection: Connection, shape: Shape, rows: Iterable[Row]) -> int:
    """Add rows to a table, on a connection that is alone; how many. RowsError where it refuses."""
    raw = connection.connection.driver_connection
    try:
        if isinstance(raw, sqlite3.Connection):
            return _inserted(raw, shape, _converted(rows, shape, TO_SQLITE))
        return _copied_in(raw, shape, _converted(rows, shape, TO_POSTGRESQL))
    except (sqlite3.DatabaseError, psycopg.DatabaseError, OverflowError) as error:
        raise befallen(error) or RowsError(
            f"table {shape.name}: {str(error).splitlines()[0]}"
        ) from error


def _named(columns: tuple[Column, ...]) -> str:
    return ", ".join(_quoted(one.name) for one in columns)


def _inserted(raw: sqlite3.Connection, shape: Shape, rows: Iterator[Row]) -> int:
    marks = ", ".join("?" * len(shape.columns))
    into = f"INSERT INTO {_quoted(shape.name)} ({_named(shape.columns)}) VALUES ({marks})"  # noqa: S608
    done = 0
    while some := list(islice(rows, _AT_ONCE)):
        raw.executemany(into, some)
        done += len(some)
    return done


def _copied_in(raw: Any, shape: Shape, rows: Iterator[Row]) -> int:  # noqa: ANN401 - a driver's
    into = f"COPY {_quoted(shape.name)} ({_named(shape.columns)}) FROM STDIN"
    done = 0
    with raw.cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row(row)
            done += 1
    return done


def files_named(connection: Connection) -> Iterator[str]:
    """The SHA-256 of every file that rows name, each once; of tables that are there."""
    asked = " UNION ".join(
        f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608 - our own tables
        for table, column in _naming(connection)
    )
    if asked:
        streamed = {"stream_results": True}
        yield from connection.exec_driver_sql(asked, execution_options=streamed).scalars()


def namers(connection: Connection, sha256: str) -> tuple[str, ...]:
    """Which rows name a file, as a message tells them; none: it is needed no more."""
    found: list[str] = []
    for table, column in _naming(connection):
        asked = sa.text(f"SELECT id FROM {table} WHERE {column} = :sha256 ORDER BY id")  # noqa: S608
        numbers = connection.execute(asked, {"sha256": sha256}).scalars()
        found.extend(f"{table} {number}" for number in numbers)
    return tuple(found)


def _naming(connection: Connection) -> list[tuple[str, str]]:
    there = set(sa.inspect(connection).get_table_names())
    return [(table, column) for table, column in FILES if table in there]


def has_people(connection: Connection) -> bool:
    """Whether anybody is recorded in a database, with tables or without."""
    if not sa.inspect(connection).has_table("user"):
        return False
    return connection.exec_driver_sql('SELECT id FROM "user" LIMIT 1').first() is not None


def emptied(connection: Connection) -> None:
    """Throw every table of ours away, on a connection that is alone."""
    there = set(sa.inspect(connection).get_table_names()) & (OURS | {REVISIONS})
    names = [_quoted(name) for name in sorted(there)]
    if connection.dialect.name != "sqlite":
        names = [", ".join(names)] if names else []  # at once: they name each other
    for some in names:
        connection.exec_driver_sql(f"DROP TABLE {some}")


@contextlib.contextmanager
def unchecked(connection: Connection) -> Iterator[None]:
    """Load without looking after foreign keys and triggers; all keys are looked after in the end.

    RowsError where a row names one that is not there.
    """
    inside = _free_sqlite if connection.dialect.name == "sqlite" else _free_postgresql
    with inside(connection):
        yield


@contextlib.contextmanager
def _free_sqlite(connection: Connection) -> Iterator[None]:
    """Foreign keys are off while a connection is alone; triggers are taken away meanwhile."""
    asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    triggers = connection.exec_driver_sql(asked).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {_quoted(name)}")
    yield
    for _, made in triggers:
        connection.exec_driver_sql(made)
    for table, _, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        raise RowsError(f"table {table}: a row names one of {other} that is not there")


_KEYS = """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"""
_TRIGGERED = """SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger
JOIN pg_class ON pg_class.oid = tgrelid
WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"""


@contextlib.contextmanager
def _free_postgresql(connection: Connection) -> Iterator[None]:
    keys = connection.exec_driver_sql(_KEYS).all()
    triggered = connection.exec_driver_sql(_TRIGGERED).scalars().all()
    for table, name, _ in keys:
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {_quoted(name)}")
    for table in triggered:
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in triggered:
        connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    for table, name, made in keys:
        added = f"ALTER TABLE {table} ADD CONSTRAINT {_quoted(name)} {made}"
        try:
            connection.exec_driver_sql(added)
        except sa.exc.IntegrityError as error:
            raise RowsError(f"table {table}: {str(error.orig).splitlines()[0]}") from error


def count_on(connection: Connection, shapes: Iterable[Shape]) -> None:
    """Have PostgreSQL give numbers that follow the greatest one; SQLite does so by itself."""
    if connection.dialect.name == "sqlite":
        return
    for shape in shapes:
        for one in shape.columns:
            if one.kind == "whole" and one.name in shape.key:
                _follow(connection, shape.name, one.name)


def _follow(connection: Connection, table: str, column: str) -> None:
    asked = sa.text("SELECT pg_get_serial_sequence(:table, :column)")
    found = connection.execute(asked, {"table": _quoted(table), "column": column}).scalar()
    if found is not None:
        greatest = f"(SELECT max({_quoted(column)}) FROM {_quoted(table)})"  # noqa: S608 - ours
        connection.exec_driver_sql(
            f"SELECT setval('{found}', coalesce({greatest}, 1), {greatest} IS NOT NULL)"
        )
