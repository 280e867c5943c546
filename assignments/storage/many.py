"""Several rows written by one statement: on PostgreSQL as one list in JSON, on SQLite row by row.

PostgreSQL takes the list apart by itself, which costs far less than a statement for each row. The
statements are made once for each table and the columns that are written.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    BindParameter,
    Column,
    Connection,
    Delete,
    Insert,
    String,
    Table,
    TableValuedAlias,
    Update,
    bindparam,
    cast,
    column,
    func,
    insert,
    literal_column,
    select,
    update,
)

from assignments.storage.prepared import carry_out

Rows = Sequence[Mapping[str, Any]]


def add_rows(
    connection: Connection,
    table: Table,
    rows: Rows,
    also: tuple[Update | Delete, Mapping[str, Any]] | None = None,
) -> None:
    """Insert rows that all name the same columns, in their order.

    `also` is a statement about other rows, with its values, that is carried out before.
    """
    first, words = (None, {}) if also is None else also
    if connection.dialect.name == "postgresql" and rows:
        adding = _adding(table, tuple(rows[0]), first)
        carry_out(connection, adding, {"rows": _listed(rows), **words})
        return
    if first is not None:
        carry_out(connection, first, words)
    for row in rows:
        carry_out(connection, _add(table, tuple(row)), _given_one(row))


def change_rows(connection: Connection, table: Table, rows: Rows) -> None:
    """Update the rows that `id` names; each names the same other columns."""
    if connection.dialect.name == "postgresql" and len(rows) > 1:
        carry_out(connection, _changing(table, tuple(rows[0])), {"rows": _listed(rows)})
    else:
        for row in rows:
            carry_out(connection, _change(table, tuple(row)), _given_one(row))


def _given_one(row: Mapping[str, Any]) -> dict[str, Any]:
    return {f"given_{name}": value for name, value in row.items()}


def _values(table: Table, names: Iterable[str]) -> dict[str, BindParameter[Any]]:
    return {name: bindparam(f"given_{name}", type_=table.c[name].type) for name in names}


@cache
def _add(table: Table, names: tuple[str, ...]) -> Insert:
    return insert(table).values(_values(table, names))


@cache
def _change(table: Table, names: tuple[str, ...]) -> Update:
    values = _values(table, names)
    return update(table).where(table.c.id == values.pop("id")).values(values)


@cache
def _adding(table: Table, names: tuple[str, ...], first: Any) -> Insert:  # noqa: ANN401 - or None
    given = _given(table, names)
    adding = insert(table).from_select(
        names, select(*(_value(given, table.c[name]) for name in names)), include_defaults=False
    )
    return adding if first is None else adding.add_cte(first.cte("first"))


@cache
def _changing(table: Table, names: tuple[str, ...]) -> Update:
    given = _given(table, names)
    values = {name: _value(given, table.c[name]) for name in names if name != "id"}
    return update(table).where(table.c.id == given.c.id).values(values)


def _given(table: Table, names: tuple[str, ...]) -> TableValuedAlias:
    """The rows of a list in JSON, each column of its own type."""
    listed = cast(bindparam("rows", type_=String), JSON)
    columns = (column(name, table.c[name].type) for name in names)
    given = func.json_to_recordset(listed).table_valued(*columns, name="given")
    return given.render_derived(with_types=True)


def _value(given: TableValuedAlias, to: Column[Any]) -> Any:  # noqa: ANN401 - of SQLAlchemy's
    """What is given for a column; of JSON nothing is the word null, unless its type says other."""
    value = given.c[to.name]
    if isinstance(to.type, JSON) and not to.type.none_as_null:
        return func.coalesce(value, literal_column("'null'::json"))
    return value


def _listed(rows: Rows) -> str:
    return json.dumps(rows, default=_as_text)


def _as_text(value: object) -> str:
    """A day or an instant; ValueError for an instant without a zone, TypeError for all else."""
    if isinstance(value, dt.datetime) and value.tzinfo is None:
        raise ValueError(f"{value} has no time zone")
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no value of a column")
