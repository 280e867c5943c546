"""The tables of a database as it is, whatever its revision: their columns, of eight kinds.

A value of each kind is written the same whichever database it comes from. Money and counts are
`whole`, exact rates are `text`, stamps have microseconds and UTC, JSON is its text, letter by
letter.
"""

import base64
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from assignments.storage.tables import METADATA

REVISIONS = "alembic_version"
# Every table that some revision had: beside them, a database may hold what is not ours.
OURS = frozenset(METADATA.tables) | {"norm"}
# In this order: a kind's class may be another's too.
_CLASSES: tuple[tuple[type[Any], str], ...] = (
    (sa.Boolean, "truth"),
    (sa.Integer, "whole"),
    (sa.Float, "float"),
    (sa.Date, "day"),
    (sa.DateTime, "stamp"),
    (sa.JSON, "json"),
    (sa.LargeBinary, "bytes"),
    (sa.String, "text"),
)
KINDS = frozenset(kind for _, kind in _CLASSES)
_SECONDS = 19  # characters of a stamp in SQLite without a fraction
_MICROSECONDS = 26

Converter = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name and kind."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as its rows are copied: without columns that the database reckons itself."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


class UnknownKindError(TypeError):
    """A column of a kind that backups do not know yet."""


def kind_of(column_type: Any) -> str:  # noqa: ANN401 - any of SQLAlchemy's types
    """The kind of a column's type; UnknownKindError where a backup would not keep it exactly."""
    for known, kind in _CLASSES:
        if isinstance(column_type, known):
            return kind
    raise UnknownKindError(f"backups know no columns of {column_type!r}")


def shapes_of(connection: Connection) -> tuple[Shape, ...]:
    """Every table of ours with its columns, by name."""
    found = sa.inspect(connection)
    keys = found.get_multi_pk_constraint()
    shapes = []
    for (schema, name), columns in found.get_multi_columns().items():
        if name not in OURS:
            continue
        kept = [one for one in columns if not one.get("computed")]
        of = tuple(Column(one["name"], kind_of(one["type"])) for one in kept)
        shapes.append(Shape(name, of, tuple(keys[schema, name]["constrained_columns"])))
    return tuple(sorted(shapes, key=lambda one: one.name))


def _stamp_from_sqlite(value: str) -> str:
    if len(value) == _MICROSECONDS:
        return f"{value[:10]}T{value[11:]}+00:00"
    return dt.datetime.fromisoformat(value).isoformat(timespec="microseconds") + "+00:00"


def _encoded(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


FROM_SQLITE: dict[str, Converter] = {
    "truth": bool,
    "stamp": _stamp_from_sqlite,
    "bytes": _encoded,
}
TO_SQLITE: dict[str, Converter] = {
    "truth": int,
    "stamp": lambda value: f"{value[:10]} {value[11:26]}",
    "bytes": base64.b64decode,
}
FROM_POSTGRESQL: dict[str, Converter] = {"bytes": _encoded}
TO_POSTGRESQL: dict[str, Converter] = {"bytes": base64.b64decode}
