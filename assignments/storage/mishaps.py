"""What can befall a database that is no fault of what was asked, each as an error of its own.

The engine tells of it here, in whatever statement it happens, the commit included. Nothing of a
transaction that ended so was done; only where the connection was lost nobody knows.
"""

import sqlite3
import time
from collections.abc import Callable
from typing import Any

import psycopg
from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.exc import TimeoutError as NoneLeft
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from assignments.storage.refusals import BusyError, FullError, LostError, UnwritableError

BUSY, FULL = "the records are busy: try again in a moment", "the disk of the records is full"
UNWRITABLE = "the records cannot be written at this moment"
LOST = "the records cannot be reached at this moment"
REST = 1.0  # seconds after which a connection is asked whether it is there still
_BACK = "came back"

_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: BusyError(BUSY),
    sqlite3.SQLITE_LOCKED: BusyError(BUSY),
    sqlite3.SQLITE_FULL: FullError(FULL),
    sqlite3.SQLITE_READONLY: UnwritableError(UNWRITABLE),
    sqlite3.SQLITE_IOERR: UnwritableError(UNWRITABLE),
    sqlite3.SQLITE_CANTOPEN: LostError(LOST),
}
_OF_POSTGRES: dict[type[psycopg.Error], BusyError] = {
    psycopg.errors.LockNotAvailable: BusyError(BUSY),
    psycopg.errors.DeadlockDetected: BusyError(BUSY),
    psycopg.errors.SerializationFailure: BusyError(BUSY),
    psycopg.errors.TooManyConnections: BusyError(BUSY),
    psycopg.errors.OutOfMemory: BusyError(BUSY),
    psycopg.errors.DiskFull: FullError(FULL),
    psycopg.errors.ReadOnlySqlTransaction: UnwritableError(UNWRITABLE),
    psycopg.errors.IoError: UnwritableError(UNWRITABLE),
    psycopg.errors.AdminShutdown: LostError(LOST),
    psycopg.errors.CrashShutdown: LostError(LOST),
    psycopg.errors.CannotConnectNow: LostError(LOST),
}


def befallen(error: BaseException | None) -> BusyError | None:
    """What befell the database, told from its driver's error; None for any other error."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return _anew(_OF_SQLITE.get(code) or _before(error))
    if isinstance(error, psycopg.Error):
        for kind, found in _OF_POSTGRES.items():
            if isinstance(error, kind):
                return _anew(found)
        if _is_lost(error):
            return LostError(LOST)
    return None


def _is_lost(error: psycopg.Error) -> bool:
    """Whether the server closed the connection, or there is none.

    What the client's library finds out by itself has no code, and not always a class of its own.
    """
    if error.sqlstate is not None:
        return error.sqlstate.startswith("08")
    told = (psycopg.OperationalError, psycopg.InternalError)
    return isinstance(error, told) or type(error) is psycopg.DatabaseError


def _before(error: BaseException) -> BusyError | None:
    """What befell before this: a transaction that SQLite ended by itself has no savepoint left."""
    earlier = error.__context__
    while earlier is not None and not isinstance(earlier, BusyError):
        earlier = earlier.__context__
    return earlier


def _anew(error: BusyError | None) -> BusyError | None:
    """An error of its own for each time, of the same words."""
    return None if error is None else type(error)(*error.args)


def tell_mishaps(engine: Engine) -> None:
    """Have every statement on the engine say what befell it by the errors of `refusals`."""
    event.listen(engine, "checkin", _came_back)
    event.listen(engine, "checkout", _asked_after_rest(engine))

    @event.listens_for(engine, "handle_error")
    def _told(context: ExceptionContext) -> None:
        found = befallen(context.original_exception)
        if found is not None:
            raise found from context.original_exception


def _came_back(connection: object, entry: ConnectionPoolEntry) -> None:
    """Note when; whether it may write the server says again, which may have begun to read alone.

    After reading the engine leaves it asking to write in so many words, which overrules that.
    """
    entry.info[_BACK] = time.monotonic()
    if isinstance(connection, psycopg.Connection) and not connection.closed:
        connection.read_only = None


def _asked_after_rest(engine: Engine) -> Callable[[Any, ConnectionPoolEntry, object], None]:
    """Ask a connection of PostgreSQL that has rested whether it is there still.

    The pool opens another one by itself where not. One that was used just now is not asked: the
    first statement on it tells what befell, and every other connection is given up with it.
    """

    def ask(connection: Any, entry: ConnectionPoolEntry, _proxy: object) -> None:  # noqa: ANN401 - a driver's
        back = entry.info.get(_BACK)
        if back is None or time.monotonic() - back < REST or engine.dialect.name == "sqlite":
            return
        try:
            engine.dialect.do_ping(connection)
        except psycopg.Error as error:
            raise DisconnectionError from error

    return ask


class Waiting(QueuePool):
    """Connections that are waited for; where none comes free in time the records are busy."""

    def _do_get(self) -> ConnectionPoolEntry:
        try:
            return super()._do_get()
        except NoneLeft as error:
            raise BusyError(BUSY) from error
