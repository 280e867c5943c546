"""The database: one engine, its transactions, and who writes when.

SQLite and PostgreSQL alike. What is asked of it is in `store`, its tables in `tables`.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import scoped_session, sessionmaker
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

from assignments.storage.mishaps import Waiting, befallen, tell_mishaps
from assignments.storage.refusals import BusyError, NewerError
from assignments.storage.revisions import bring_to, known_revisions, revision_of, scripts
from assignments.storage.shelf import Shelf
from assignments.storage.store import Author, Event, Store
from assignments.storage.trail import RecordedSession, watch
from assignments.storage.turns import Turns

__all__ = [
    "BUSY_SECONDS",
    "BusyError",
    "Database",
    "NewerError",
    "bring_to",
    "known_revisions",
    "migrate",
    "open_database",
    "revision_of",
    "scripts",
]

BUSY_SECONDS = 10
POOL = 20  # connections kept: a thread uses one for the log-in and one for its deed
MORE = 10  # connections at most beside those kept
MIGRATING = 20050118  # the number of PostgreSQL's lock for it; any that nobody else uses
_WRITES = "writes"
_ALONE = "alone"  # each statement by itself, without a transaction around it
Under = int | Callable[[Store], None] | None


class _Moment(threading.local):
    """The store that every reader of this thread is given, while there is one."""

    store: Store | None = None


class Database:
    """One engine; `read` sees one moment, `write` is the only writer of its assignment."""

    def __init__(self, engine: Engine, url: str) -> None:
        """Take an engine; ask `open_database` for one."""
        self.url = url
        self._engine = engine
        is_sqlite = engine.dialect.name == "sqlite"
        reading = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._reader = engine if is_sqlite else engine.execution_options(**reading)
        self._writer = engine.execution_options(**{_WRITES: True})
        alone = {_ALONE: True} if is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        self._asker = engine.execution_options(**alone)
        self.is_sqlite = is_sqlite
        self.waited: Callable[[float], None] = _nobody  # hears how long each lock was waited for
        self.heard: Callable[[Event], None] = _nobody  # hears of each event once it is committed
        self._shelf = Shelf()
        self._moment = _Moment()
        self.session_factory = sessionmaker(engine, class_=RecordedSession)

    def scoped_session(
        self, scope: Callable[[], Any], author: Callable[[], Author] | None = None
    ) -> scoped_session[RecordedSession]:
        """A session for each answer of `scope`, for the log-in alone; `author` says who changes."""
        if author is not None:
            self.session_factory.configure(author=lambda: author().deed_done())
        return scoped_session(self.session_factory, scopefunc=scope)

    @contextmanager
    def read(self) -> Iterator[Store]:
        """A store on one moment's state; what is written to it is thrown away, or refused."""
        if self._moment.store is not None:
            yield self._moment.store
            return
        with Session(self._reader, expire_on_commit=False) as session:
            yield Store(session, shelf=self._shelf)
            if not self.is_sqlite and not session.connection().invalidated:
                session.commit()  # with a rollback psycopg forgets all that it has prepared

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Have all that this thread reads meanwhile be of one moment, each record asked for once.

        For a page of several parts: what is written meanwhile, by whomever, is not seen on it.
        """
        before = self._moment.store
        with self.read() as store:
            self._moment.store = store
            try:
                yield
            finally:
                self._moment.store = before

    @contextmanager
    def write(self, author: Author, under: Under = None) -> Iterator[Store]:
        """A store that writes: begins at once, locks the assignment, commits on leaving.

        `under` is the assignment, or how it is locked where only what lies under it is known.
        Rolls back on any error. Raises BusyError where the lock does not come free in time.
        """
        try:
            with RecordedSession(
                self._writer, expire_on_commit=False, author=author.deed_done
            ) as session:
                store = Store(session, author, self._shelf)
                if under is not None:
                    began = time.monotonic()
                    if callable(under):
                        under(store)
                    else:
                        store.lock_assignment(under)
                    self.waited(time.monotonic() - began)
                yield store
                session.commit()
            for event in store.told:
                self.heard(event)
        except DBAPIError as error:
            if _is_busy(error.orig):
                raise BusyError("the records are busy: try again in a moment") from error
            raise

    @contextmanager
    def bare(self, *, writes: bool = False) -> Iterator[Connection]:
        """A connection for one statement or two about log-ins and counts, which are no records.

        Without `writes` each statement stands alone. Raises BusyError as `write` does.
        """
        try:
            if writes:
                with self._writer.begin() as connection:
                    yield connection
            else:
                with self._asker.connect() as connection:
                    yield connection
        except DBAPIError as error:
            if _is_busy(error.orig):
                raise BusyError("the records are busy: try again in a moment") from error
            raise

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """A transaction that changes tables: nobody else's at the same time.

        In SQLite a table is changed by making it anew, which foreign keys would hinder.
        """
        with self._writer.connect() as connection:
            raw = connection.connection.driver_connection
            if not isinstance(raw, sqlite3.Connection):
                with connection.begin():
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATING})")
                    yield connection
                return
            raw.execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin():
                    yield connection
            finally:
                raw.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """One moment of every table, for reading alone: no writer waits for it, a migration does.

        In SQLite the log of what is written meanwhile grows until it ends.
        """
        with self._reader.connect() as connection, connection.begin():
            if connection.dialect.name != "sqlite":
                connection.exec_driver_sql("SET TRANSACTION READ ONLY")
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock_shared({MIGRATING})")
            yield connection

    def in_use(self) -> int:
        """How many connections are in use at this moment."""
        pool = self._engine.pool
        return pool.checkedout() if isinstance(pool, QueuePool) else 0

    def forked(self) -> None:
        """In a new process: leave the connections to the process that this one came from."""
        self._engine.dispose(close=False)

    def close(self) -> None:
        """Let go of every connection, and of what was worked out from what they told."""
        self._engine.dispose()
        self._shelf.clear()


def _nobody(_heard: object) -> None:
    """Hear nothing."""


def _is_busy(error: BaseException | None) -> bool:
    if isinstance(error, sqlite3.OperationalError):
        return error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
    busy = (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected)
    return isinstance(error, busy)


def _keep_a_log(cursor: sqlite3.Cursor) -> None:
    """Have the file keep a write-ahead log.

    Only a new file is changed by it, and there SQLite does not wait for the lock by itself.
    """
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _sqlite(engine: Engine) -> None:
    """Set every connection up, and begin transactions ourselves: a writer's at once."""
    turns = Turns(BUSY_SECONDS)

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        _keep_a_log(cursor)
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        raw = connection.connection.driver_connection
        options = connection.get_execution_options()
        if options.get(_ALONE):
            return
        if not options.get(_WRITES):
            connection.exec_driver_sql("BEGIN")
        elif isinstance(raw, sqlite3.Connection):
            _begin_in_turn(turns, raw)


def _begin_in_turn(turns: Turns, connection: sqlite3.Connection) -> None:
    try:
        turns.begin(connection)
    except sqlite3.Error as error:
        raise (befallen(error) or error) from error


def open_database(url: str) -> Database:
    """Open a database whose tables are there already (see `migrate`)."""
    pooled: dict[str, Any] = {"poolclass": Waiting, "pool_size": POOL}
    pooled |= {"max_overflow": MORE, "pool_timeout": BUSY_SECONDS}
    pooled["hide_parameters"] = True  # an error quotes no values: it ends up in a log
    if url.startswith("sqlite"):
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, **pooled)
        _sqlite(engine)
    else:
        options = f"-c lock_timeout={BUSY_SECONDS}s -c timezone=UTC"
        asked = {"options": options}
        engine = create_engine(url, connect_args=asked, pool_use_lifo=True, **pooled)
    tell_mishaps(engine)
    watch(engine)
    return Database(engine, url)


def migrate(url: str, to: str = "head") -> None:
    """Bring a database to the newest migration, an empty one too; a new one changes nothing.

    One at a time, all or nothing: a second program that migrates waits for the first. NewerError
    where the database is beyond this program, BusyError where somebody holds it for too long.
    """
    database = open_database(url)
    try:
        with database.alone() as connection:
            bring_to(connection, to)
    finally:
        database.close()
