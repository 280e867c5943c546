"""What befalls a database has a name: busy, full, only read, lost; and writers take turns."""

import datetime as dt
import socket
import socketserver
import sqlite3
import threading
from collections import Counter
from contextlib import suppress
from select import select

import psycopg
import pytest
from sqlalchemy import event, make_url

from assignments.storage import database as databases
from assignments.storage.database import open_database
from assignments.storage.mishaps import befallen
from assignments.storage.refusals import BusyError, FullError, LostError, UnwritableError
from assignments.storage.store import Author
from assignments.storage.turns import Turns

NOBODY = Author(0, dt.datetime(2005, 6, 1, 12, tzinfo=dt.UTC))


def _add_people(database, count=1):
    with database.write(NOBODY) as store:
        for number in range(count):
            store.add_person(f"{number}@farn.example", "Ada" * 200, "hash")


def _everybody(database):
    with database.read() as store:
        return len(store.everybody())


@pytest.fixture
def told(sqlite_url):
    """A SQLite database on whose connections a pragma can be set."""
    opened = []

    def with_pragma(pragma):
        database = open_database(sqlite_url)
        opened.append(database)

        @event.listens_for(database.session_factory.kw["bind"], "connect")
        def _set(connection, _record):
            connection.execute(f"PRAGMA {pragma}")

        return database

    yield with_pragma
    for database in opened:
        database.close()


def test_a_full_database_is_told_and_nothing_is_saved(told):
    """No page is left: FullError, and nobody of the transaction is there."""
    database = told("max_page_count = 1")
    with pytest.raises(FullError):
        _add_people(database, 400)
    assert _everybody(database) == 0


def test_a_database_that_is_only_read_is_told(told):
    """Nothing may be written: UnwritableError; reading goes on."""
    database = told("query_only = ON")
    with pytest.raises(UnwritableError):
        _add_people(database)
    assert _everybody(database) == 0


def test_a_postgres_that_is_only_read_is_told(postgres_url):
    """The server's own setting: UnwritableError; reading goes on."""
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    database = open_database(postgres_url)
    with pytest.raises(UnwritableError):
        _add_people(database)
    assert _everybody(database) == 0
    database.close()


def test_a_postgres_that_begins_to_read_alone_is_told(postgres_url):
    """On a connection that was read and written by before, as after another server took over."""
    database = open_database(postgres_url)
    _add_people(database)
    with database.bare() as connection:
        connection.exec_driver_sql("SET default_transaction_read_only = on")
    assert _everybody(database) == 1
    with pytest.raises(UnwritableError):
        _add_people(database)
    assert _everybody(database) == 1
    database.close()


def test_a_lost_connection_is_told_and_the_next_one_works(postgres_url):
    """Whoever was on the way hears LostError; the pool opens another connection by itself."""
    database = open_database(postgres_url)

    def lose_it():
        with database.write(NOBODY) as store:
            number = store.session.connection().exec_driver_sql("SELECT pg_backend_pid()").scalar()
            with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s)", [number])
            store.add_person("ada@farn.example", "Ada", "hash")

    with pytest.raises(LostError):
        lose_it()
    assert _everybody(database) == 0
    _add_people(database)
    assert _everybody(database) == 1
    database.close()


class Wire(socketserver.ThreadingTCPServer):
    """What lies between a program and its server: breaks after so many bytes of answers."""

    def __init__(self, server):
        """Listen, and carry whatever comes to the server's socket."""
        super().__init__(("127.0.0.1", 0), Call)
        self.far, self.left, self.carried = server, 0, 0
        threading.Thread(target=self.serve_forever, args=(0.01,)).start()


class Call(socketserver.BaseRequestHandler):
    """One connection over a wire."""

    def handle(self):
        """Carry both ways until one side hangs up, or the wire breaks."""
        with socket.socket(socket.AF_UNIX) as far, suppress(OSError):
            far.connect(self.server.far)
            while self.server.left >= 0:
                for one in select([self.request, far], [], [])[0]:
                    said = one.recv(65536)
                    if not said:
                        return
                    if one is far:
                        self._answer(said)
                    else:
                        far.sendall(said)

    def _answer(self, said):
        self.server.carried += len(said)
        self.request.sendall(said[: max(self.server.left, 0)])
        self.server.left -= len(said)


def test_wherever_an_answer_breaks_off_it_is_told_lost(postgres_url):
    """A connection cut at any byte of any answer: LostError, never an error without a name."""
    address = make_url(postgres_url)
    wire = Wire(f"{address.query['host']}/.s.PGSQL.{address.port or 5432}")
    over_it = address.set(
        host="127.0.0.1", port=wire.server_address[1], query={"sslmode": "disable"}
    )
    names = iter(range(1000))

    def add_somebody(left):
        wire.left, wire.carried = left, 0
        database = open_database(over_it.render_as_string(hide_password=False))
        try:
            with database.write(NOBODY) as store:
                store.add_person(f"{next(names)}@wire.example", "Ada", "hash")
        finally:
            database.close()
        return wire.carried

    whole = add_somebody(10**9)
    told = Counter()
    for left in range(0, whole, 61):
        try:
            add_somebody(left)
        except BusyError as error:
            told[type(error)] += 1
    wire.shutdown()
    wire.server_close()
    assert set(told) == {LostError}
    assert told[LostError] > whole // 61 - 5  # but for what is only said as it hangs up


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (psycopg.DatabaseError("server closed the connection unexpectedly"), LostError),
        (psycopg.InternalError("got no result from the query"), LostError),
        (psycopg.errors.ConnectionFailure("the link was lost"), LostError),
        (psycopg.errors.CannotConnectNow("the database system is starting up"), LostError),
        (psycopg.errors.OutOfMemory("out of memory"), BusyError),
        (psycopg.errors.UniqueViolation("there is one"), None),
        (psycopg.ProgrammingError("a value is missing"), None),
    ],
)
def test_what_befell_is_told_from_what_was_done_wrong(error, told):
    """A server that went away is no mistake of ours, however the client's library words it."""
    found = befallen(error)
    assert found is None if told is None else type(found) is told


def test_connections_that_are_all_taken_are_busy(database_url, monkeypatch):
    """Nobody waits for ever for a connection: BusyError, and later it goes on."""
    monkeypatch.setattr(databases, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(databases, "POOL", 1)
    monkeypatch.setattr(databases, "MORE", 0)
    database = open_database(database_url)
    with database.read() as store:
        store.everybody()
        with pytest.raises(BusyError):
            _everybody(database)
    assert _everybody(database) == 0
    database.close()


def test_writers_take_turns_in_the_order_they_came(tmp_path):
    """Those of one process: who came first writes first, though all ask again and again."""
    file, turns, done = tmp_path / "turns.sqlite", Turns(10), []
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("PRAGMA journal_mode = WAL")
    holder.execute("BEGIN IMMEDIATE")

    def write(number):
        connection = sqlite3.connect(file, isolation_level=None)
        turns.begin(connection)
        done.append(number)
        connection.execute("COMMIT")
        connection.close()

    threads = []
    for number in range(5):
        threads.append(threading.Thread(target=write, args=(number,)))
        threads[-1].start()
        while turns.waiting <= number:
            pass
    holder.execute("COMMIT")
    for thread in threads:
        thread.join(timeout=30)
    holder.close()
    assert done == [0, 1, 2, 3, 4]


def test_a_turn_that_does_not_come_ends_by_itself(tmp_path):
    """The wait is bounded, and who waited behind goes on."""
    file = tmp_path / "turns.sqlite"
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("PRAGMA journal_mode = WAL")
    holder.execute("BEGIN IMMEDIATE")
    connection, turns = sqlite3.connect(file, isolation_level=None), Turns(0.02)
    with pytest.raises(sqlite3.OperationalError):
        turns.begin(connection)
    holder.execute("COMMIT")
    turns.begin(connection)
    connection.close()
    holder.close()
