"""The order in which a SQLite file is written: its writers take turns, and nobody waits for ever.

SQLite lets whoever asks at the right moment write, and a waiting one asks ever more seldom, so that
somebody waits for seconds while others come and go. Here the writers of a process stand in line,
and the first of each line asks every millisecond: the lines have the same chance, and within a line
who came first is first. Nothing is left behind by a process that dies.
"""

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

KNOCK = 0.001  # seconds between two times that the first of a line asks


class Turns:
    """The line of one process; `begin` stands in it until the transaction has begun."""

    def __init__(self, seconds: float) -> None:
        """Take how long anybody waits at most."""
        self._seconds = seconds
        self._lock = threading.Lock()
        self._line: deque[threading.Event] = deque()

    def begin(self, connection: sqlite3.Connection) -> None:
        """Begin to write; SQLite's own error of a busy database where it takes too long."""
        until = time.monotonic() + self._seconds
        with self._first(until), _answering_at_once(connection):
            while True:
                try:
                    connection.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                    if not is_busy or time.monotonic() > until:
                        raise
                    time.sleep(KNOCK)
                else:
                    return

    @property
    def waiting(self) -> int:
        """How many stand in line."""
        return len(self._line)

    @contextmanager
    def _first(self, until: float) -> Iterator[None]:
        """Stand in line until nobody of this process is before us, or the time is over."""
        turn = threading.Event()
        with self._lock:
            self._line.append(turn)
            self._line[0].set()
        try:
            turn.wait(max(0.0, until - time.monotonic()))
            yield
        finally:
            with self._lock:
                self._line.remove(turn)
                if self._line:
                    self._line[0].set()


@contextmanager
def _answering_at_once(connection: sqlite3.Connection) -> Iterator[None]:
    """Have SQLite say at once that somebody else writes, instead of waiting by itself."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")
