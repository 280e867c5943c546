"""Rows by the hundred thousand, as the driver takes them: gathered in one place, poured in another.

For a world that is made in bulk. What a row holds is the table's; nothing is checked here but by
the database.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import psycopg
from sqlalchemy import JSON, Column, Connection, Date, Integer, Table, text
from sqlmodel import SQLModel

from assignments.storage.tables import METADATA
from assignments.storage.tables.columns import Stamp

Row = tuple[Any, ...]
_AT_ONCE = 2_000
_numbered = frozenset({"id"})


class Sheaf:
    """Rows of several tables; it can be sent from one process to another."""

    def __init__(self, dialect: str) -> None:
        """Begin with none, for a database of that kind."""
        self.dialect = dialect
        self.rows: dict[str, list[Row]] = {}

    def add(self, kind: type[SQLModel], values: dict[str, Any]) -> None:
        """Take a row; what it does not say is as the table has it for a new one.

        A row without an id gets its own from the database.
        """
        shape = _shape(kind, self.dialect, numbered="id" in values)
        row = tuple(
            value if (value := values.get(name, default)) is None or told is None else told(value)
            for name, default, told in shape
        )
        named = str(kind.__tablename__) + ("" if "id" in values else " without numbers")
        self.rows.setdefault(named, []).append(row)

    def counts(self) -> dict[str, int]:
        """How many rows there are of each table."""
        found: dict[str, int] = {}
        for name, rows in self.rows.items():
            table = name.partition(" ")[0]
            found[table] = found.get(table, 0) + len(rows)
        return found


def pour(connection: Connection, sheaf: Sheaf) -> None:
    """Write all rows of a sheaf, table after table, those first that others name."""
    raw = connection.connection.driver_connection
    for table in METADATA.sorted_tables:
        for ending in ("", " without numbers"):
            rows = sheaf.rows.get(table.name + ending)
            if rows:
                names = [one.name for one in table.columns if not (ending and one.name == "id")]
                _poured(raw, table.name, names, rows)


def _poured(raw: object, table: str, names: list[str], rows: list[Row]) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    if isinstance(raw, sqlite3.Connection):
        marks = ", ".join("?" * len(names))
        raw.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', rows)  # noqa: S608 - our own names
    elif isinstance(raw, psycopg.Connection):
        with raw.cursor().copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)


def go_on_numbering(connection: Connection, tables: Iterable[Table]) -> None:
    """Have the next row of each table get a number behind the highest; SQLite does by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        if "id" in table.columns and isinstance(table.columns["id"].type, Integer):
            highest = f'(SELECT max(id) FROM "{table.name}")'  # noqa: S608 - our own names
            serial = f"pg_get_serial_sequence('\"{table.name}\"', 'id')"
            asked = f"SELECT setval({serial}, {highest}) WHERE {highest} > 0"
            connection.execute(text(asked))


@lru_cache(maxsize=256)
def _shape(
    kind: type[SQLModel], dialect: str, *, numbered: bool
) -> tuple[tuple[str, Any, Callable[[Any], Any] | None], ...]:
    """Of each column its name, what it holds in a new row, and how the driver takes a value."""
    table = METADATA.tables[str(kind.__tablename__)]
    return tuple(
        (column.name, _default(kind, column), _told(column, dialect))
        for column in table.columns
        if numbered or column.name not in _numbered
    )


def _default(kind: type[SQLModel], column: Column[Any]) -> Any:  # noqa: ANN401 - of any column
    field = kind.model_fields.get(column.name)
    return (
        None
        if field is None or field.is_required()
        else field.get_default(call_default_factory=True)
    )


def _told(column: Column[Any], dialect: str) -> Callable[[Any], Any] | None:
    if isinstance(column.type, JSON):
        return json.dumps
    if dialect == "sqlite":
        if isinstance(column.type, Stamp):
            return _stamp
        if isinstance(column.type, Date):
            return dt.date.isoformat
    return None


def _stamp(at: dt.datetime) -> str:
    """An instant as SQLite keeps it: in UTC, without a zone."""
    return f"{at.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S.%f}"
