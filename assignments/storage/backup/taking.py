"""Out of a database into a backup, and out of a backup into an empty database."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, BinaryIO

from sqlalchemy import Connection, make_url

from assignments.core.approval import StateError
from assignments.core.words import InputError
from assignments.storage.backup.archive import damaged
from assignments.storage.backup.contents import Head, newer
from assignments.storage.backup.packing import (
    Packing,
    Piece,
    Progress,
    ReceiptIn,
    SecretsIn,
    Unpacking,
    head_from,
)
from assignments.storage.backup.rows import (
    RowsError,
    count_on,
    counted,
    emptied,
    files_named,
    has_people,
    load,
    namers,
    unchecked,
)
from assignments.storage.backup.shapes import Shape, shapes_of
from assignments.storage.database import Database, bring_to, known_revisions, revision_of
from assignments.storage.refusals import NewerError

NAME = 64  # characters of a SHA-256


def take(
    database: Database, out: BinaryIO, names: IO[bytes], at: dt.datetime, progress: Progress
) -> Packing:
    """Copy every table as of one moment into an empty file; into another, which files rows name."""
    if not _is_there(database):
        raise _nothing()
    with database.snapshot() as connection:
        revision = revision_of(connection)
        if revision is None:
            raise _nothing()
        if revision not in known_revisions():
            raise NewerError(
                f"this database was written by a newer version of the program (its revision is "
                f"{revision}): take the backup with that version"
            )
        packing = Packing(out, head_from(connection, revision, at))
        packing.add_tables(connection, progress)
        names.writelines(sha256.encode() for sha256 in files_named(connection))
    return packing


def _nothing() -> InputError:
    remedy = "see that DATABASE_URL or ASSIGNMENTS_INSTANCE names the right one"
    return InputError("the database", "is not there, or has nothing in it to back up", remedy)


def _is_there(database: Database) -> bool:
    """Whether a database can be asked without making its file."""
    url = make_url(database.url)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()


def names_in(spooled: IO[bytes]) -> Iterator[str]:
    """The files that `take` found named."""
    spooled.seek(0)
    while name := spooled.read(NAME):
        yield name.decode()


def named_by(database: Database, sha256: str) -> tuple[str, ...]:
    """Which rows name a file now."""
    with database.snapshot() as connection:
        return namers(connection, sha256)


def all_named(database: Database, spooled: IO[bytes]) -> Iterator[str]:
    """Every file that rows name now."""
    with database.snapshot() as connection:
        spooled.writelines(sha256.encode() for sha256 in files_named(connection))
    return names_in(spooled)


def known(head: Head, path: Path) -> None:
    """InputError where this program is too old for a backup."""
    if head.revision not in known_revisions():
        raise newer(path, f"has the database's revision {head.revision}")


def need_nobody(database: Database) -> None:
    """StateError where there are people in a database: it is not written over."""
    if _is_there(database):
        with database.snapshot() as connection:
            _need_nobody(connection)


def _need_nobody(connection: Connection) -> None:
    if has_people(connection):
        raise StateError(
            "there are people in this database: a backup is restored into an empty one, so name "
            "another with DATABASE_URL or ASSIGNMENTS_INSTANCE, or move this one away"
        )


def put_back(
    database: Database,
    unpacking: Unpacking,
    receive: Callable[[ReceiptIn], None],
    keep_secrets: Callable[[SecretsIn], None],
) -> None:
    """Fill an empty database from a backup and migrate it to the newest: in one transaction.

    Receipts are handed on as they come, the secrets just before the end.
    """
    kept = []
    with database.alone() as connection:
        _need_nobody(connection)
        emptied(connection)
        bring_to(connection, unpacking.head.revision)
        shapes = _agreed(connection, unpacking)
        with unchecked(connection):
            _emptied_of_rows(connection, shapes)
            for part in unpacking.parts():
                if isinstance(part, Piece):
                    load(connection, shapes[part.table], part.rows())
                elif isinstance(part, ReceiptIn):
                    receive(part)
                else:
                    kept.append(part)
        _all_there(connection, unpacking, shapes)
        count_on(connection, shapes.values())
        bring_to(connection)
        _looked_over(connection)
        for secrets in kept:
            keep_secrets(secrets)


def _agreed(connection: Connection, unpacking: Unpacking) -> dict[str, Shape]:
    """The tables by name; InputError where those of the backup are not those of its revision."""
    here = {one.name: one for one in shapes_of(connection)}
    there = {one.name: one for one in unpacking.head.shapes}
    for name in here.keys() | there.keys():
        if name not in here or name not in there or _columns(here[name]) != _columns(there[name]):
            found = f"has another table {name} than revision {unpacking.head.revision} here"
            raise damaged(unpacking.path, found)
    return there


def _columns(shape: Shape) -> set[tuple[str, str]]:
    return {(one.name, one.kind) for one in shape.columns}


def _emptied_of_rows(connection: Connection, shapes: dict[str, Shape]) -> None:
    """Take away what the migrations wrote: it is in the backup."""
    for name in shapes:
        connection.exec_driver_sql(f'DELETE FROM "{name}"')  # noqa: S608 - a table of ours


def _all_there(connection: Connection, unpacking: Unpacking, shapes: dict[str, Shape]) -> None:
    for name, rows in unpacking.manifest.rows.items():
        found = counted(connection, shapes[name])
        if found != rows:
            raise RowsError(f"table {name}: {rows:,} rows were written, {found:,} are there")


def _looked_over(connection: Connection) -> None:
    """Tell PostgreSQL how much is in the tables, so that it plans well from the first page on."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("ANALYZE")
