"""Databases as they were at every earlier revision, made by going down from the demo, step by step.

Tables that the demo leaves empty get a made-up row first. What is compared are rows as a backup
has them: the same words from SQLite and from PostgreSQL.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import sqlalchemy as sa
from alembic import command
from sqlalchemy import Connection

from assignments.core.sealing import SealedMonth, seal_of
from assignments.storage.backup.rows import rows_of
from assignments.storage.backup.shapes import shapes_of
from assignments.storage.database import known_revisions, open_database, scripts
from assignments.storage.tables import METADATA

REVISIONS = tuple(reversed(known_revisions()))
NOON = dt.datetime(2006, 1, 2, 12, tzinfo=dt.UTC)
FEW = (
    "DELETE FROM rate WHERE day NOT BETWEEN '2005-01-01' AND '2005-01-10'",
    "DELETE FROM sealed_chunk WHERE label < '2005-10'",
    "DELETE FROM sealed_file WHERE label < '2005-10'",
    "DELETE FROM sealed_month WHERE label < '2005-10'",
)
SEALED = sa.text(
    "UPDATE sealed_month SET seal = :seal, previous_seal = :previous WHERE label = :label"
)
WORDS = {
    "balance": "vacation",
    "base": "USD",
    "country": "US",
    "currency": "USD",
    "host_country": "CN",
    "label": "2006",
    "part": "national",
    "per": "month",
    "quantity": "1",
    "quote": "USD",
    "rate": "1",
    "side": "host",
}

Kept = dict[str, dict[tuple, dict[str, object]]]


@contextmanager
def alone(url: str) -> Iterator[Connection]:
    """A transaction that changes tables."""
    with closing(open_database(url)) as database, database.alone() as connection:
        yield connection


def filled(url: str) -> None:
    """Leave a few rates and two closed months, and put a row into every table that has none."""
    with alone(url) as connection:
        for few in FEW:
            connection.execute(sa.text(few))
        for table in METADATA.sorted_tables:
            if connection.execute(sa.select(table).limit(1)).first() is None:
                connection.execute(table.insert(), _made_up(connection, table))


def _made_up(connection: Connection, table: sa.Table) -> dict[str, object]:
    return {one.name: _value(connection, one) for one in table.columns if not one.computed}


def _value(connection: Connection, column: sa.Column) -> object:
    if column.foreign_keys:
        (key,) = column.foreign_keys
        return connection.execute(sa.select(sa.func.max(key.column))).scalar()
    made = {
        sa.Boolean: True,
        sa.Integer: 7,
        sa.Float: 0.1,
        sa.Date: dt.date(2006, 1, 2),
        sa.DateTime: dt.datetime(2006, 1, 2, 3, 4, 5, 678901, tzinfo=dt.UTC),
        sa.JSON: {"a": ["ü", None, 1.5]},
        sa.LargeBinary: b"\0\xff\n",
    }
    kind = getattr(column.type, "impl", column.type)
    for known, value in made.items():
        if isinstance(kind, known):
            return value
    return WORDS.get(column.name, "ok")[: column.type.length]


def down_to(url: str, revision: str) -> None:
    """Undo every migration after a revision."""
    with alone(url) as connection:
        config = scripts()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def sealed_anew(url: str, months: Iterable[SealedMonth]) -> None:
    """Give months the seals that a program gave before there was an audit trail to seal in."""
    last = ""
    with alone(url) as connection:
        for month in months:
            as_then = replace(month, audit=None, previous_seal=last or month.previous_seal)
            last = seal_of(as_then)
            told = {"label": month.label, "seal": last, "previous": as_then.previous_seal}
            connection.execute(SEALED, told)


def kept(url: str) -> Kept:
    """Every row of every table by its key."""
    with closing(open_database(url)) as database, database.snapshot() as connection:
        found = {}
        for shape in shapes_of(connection):
            names = [one.name for one in shape.columns]
            rows = (dict(zip(names, row, strict=True)) for row in rows_of(connection, shape))
            found[shape.name] = {tuple(row[key] for key in shape.key): row for row in rows}
        return found


def lost(before: Kept, after: Kept, allowed: frozenset[str] = frozenset()) -> list[str]:
    """What is not there any more, or is another: of tables and columns that both have."""
    told = []
    for table in sorted(before.keys() & after.keys() - allowed):
        for key, row in before[table].items():
            there = after[table].get(key)
            if there is None:
                told.append(f"{table} {key} is gone")
                continue
            told.extend(
                f"{table} {key}: {name} was {row[name]!r}, is {there[name]!r}"
                for name in row.keys() & there.keys()
                if row[name] != there[name] and f"{table}.{name}" not in allowed
            )
    return told
