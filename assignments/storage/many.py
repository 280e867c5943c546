"""Rows written together: on PostgreSQL by one statement, as lists in JSON, on SQLite row by row.

PostgreSQL takes the lists apart by itself, which costs far less than a statement for each row. The
statements are made once for the tables and the columns that are written.
"""

import datetime as dt
import json
from collections import ChainMap
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from sqlalchemy.sql.dml import UpdateBase

from assignments.storage.prepared import carry_out, refuse_unrecorded

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Added:
    """Rows that are inserted in their order; all name the same columns."""

    table: Table
    rows: Rows


@dataclass(frozen=True, slots=True)
class Changed:
    """Rows that `id` names, which are updated; all name the same other columns."""

    table: Table
    rows: Rows


@dataclass(frozen=True, slots=True)
class Also:
    """A statement about rows that no other part is about, with its values."""

    statement: Update | Delete
    words: Mapping[str, Any]


Part = Added | Changed | Also


def write(connection: Connection, parts: Sequence[Part]) -> None:
    """Carry parts out: in SQLite one after the other, in PostgreSQL all by one statement.

    There none sees what another one does, so that no two may change the same row.
    """
    several = [part for part in parts if isinstance(part, Also) or part.rows]
    if connection.dialect.name != "postgresql" or _is_one_change(several):
        for part in several:
            _one_by_one(connection, part)
        return
    if several:
        made = _at_once(tuple(map(_shape, several)))
        for statement in made:
            refuse_unrecorded(connection, statement)
        words = [_words(part, number) for number, part in enumerate(several)]
        carry_out(connection, made[-1], dict(ChainMap(*words)))


def _words(part: Part, number: int) -> dict[str, Any]:
    return dict(part.words) if isinstance(part, Also) else {f"rows_{number}": _listed(part.rows)}


def _is_one_change(parts: Sequence[Part]) -> bool:
    return len(parts) == 1 and isinstance(parts[0], Changed) and len(parts[0].rows) == 1


def _one_by_one(connection: Connection, part: Part) -> None:
    if isinstance(part, Also):
        carry_out(connection, part.statement, part.words)
        return
    how = _add if isinstance(part, Added) else _change
    for row in part.rows:
        carry_out(connection, how(part.table, tuple(row)), _given_one(row))


def _shape(part: Part) -> Hashable:
    """All of a part but its values."""
    if isinstance(part, Also):
        return part.statement
    return type(part), part.table, tuple(part.rows[0])


@cache
def _at_once(shapes: tuple[Any, ...]) -> tuple[UpdateBase, ...]:
    """The statement of each part; the last one has the others in it."""
    *others, last = (_stated(shape, number) for number, shape in enumerate(shapes))
    whole = last.add_cte(*(one.cte(f"part_{place}") for place, one in enumerate(others)))
    return (*others, whole)


def _stated(shape: Any, number: int) -> Any:  # noqa: ANN401 - of whatever kind
    if isinstance(shape, UpdateBase):
        return shape
    kind, table, names = shape
    how = _adding if kind is Added else _changing
    return how(table, names, _given(table, names, f"rows_{number}"))


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


def _adding(table: Table, names: tuple[str, ...], given: TableValuedAlias) -> Insert:
    listed = select(*(_value(given, table.c[name]) for name in names))
    return insert(table).from_select(names, listed, include_defaults=False)


def _changing(table: Table, names: tuple[str, ...], given: TableValuedAlias) -> Update:
    values = {name: _value(given, table.c[name]) for name in names if name != "id"}
    return update(table).where(table.c.id == given.c.id).values(values)


def _given(table: Table, names: tuple[str, ...], by: str) -> TableValuedAlias:
    """The rows of a list in JSON, each column of its own type."""
    listed = cast(bindparam(by, type_=String), JSON)
    columns = (column(name, table.c[name].type) for name in names)
    given = func.json_to_recordset(listed).table_valued(*columns, name=f"given_{by}")
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
