"""Restarts under load: `python -m tests.deploy --restarts 20`.

One server on a PostgreSQL of its own and on a socket that is held for it, as assignments.socket
does. Eight people begin claims without a pause while it is reloaded and started anew in turns.
Nothing may be refused, cut off or left without an answer, and each yes must be there in the end.
Exits 1 where it is not so.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from rich.console import Console

from assignments.storage.database import open_database
from tests.deploy.machines import ROOT, Browser, Machine, command, prepared, settings
from tests.faults.machines import Postgres
from tests.web.conftest import PASSWORD

PEOPLE = 8
BETWEEN = 1.0  # seconds from being ready to the next restart
ACTIVATED = 'export LISTEN_PID=$$ LISTEN_FDS=1; exec "$@"'
YES = 303
QUIET = {"LOG_FORMAT": "plain", "LIMIT_LOG_IN": "99 per minute", "LIMIT_ADDRESS": "99 per minute"}


class Held(Machine):
    """A server that may be started anew; its socket stays."""

    def __init__(self, environment):
        """Hold the socket, and start."""
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self.socket.getsockname()[1]
        self.environment = environment
        self.start()

    def start(self):
        """Start a server on the socket, as systemd hands it over."""
        words = ["sh", "-c", ACTIVATED, "sh", *command("assignments.service", "ExecStart")]
        self.process = subprocess.Popen(
            words,
            env=self.environment,
            cwd=ROOT,
            pass_fds=(3,),
            preexec_fn=lambda: os.dup2(self.socket.fileno(), 3),  # noqa: PLW1509 - it takes no lock
        )


class Claimant(threading.Thread):
    """Somebody who begins one claim after the other."""

    def __init__(self, number, machine, email):
        """Know who, and where."""
        super().__init__(daemon=True)
        self.number, self.machine, self.email = number, machine, email
        self.browser, self.ends = Browser(), threading.Event()
        self.said, self.answers = [], Counter()

    def run(self):
        """Log in, and go on until told to end."""
        self._send("/login", {"email": self.email, "password": PASSWORD})
        while not self.ends.is_set():
            title = f"claim {self.number}-{len(self.said)}"
            if self._send("/claims/new", {"title": title}) == YES:
                self.said.append(title)

    def _send(self, path, fields):
        try:
            status = self.browser.send(self.machine, path, fields)[0]
        except OSError as error:
            status = type(error).__name__
        self.answers[status] += 1
        return status


def _restarted(machine, restarts):
    """Reload and restart in turns; what the servers ended with."""
    ends = Counter()
    for count in range(restarts):
        machine.wait()
        time.sleep(BETWEEN)
        if count % 2:
            machine.process.send_signal(signal.SIGHUP)
        else:
            ends[machine.stop()] += 1
            machine.start()
    machine.wait()
    return ends


def _titles(url):
    with closing(open_database(url)) as database, database.bare() as connection:
        return set(connection.exec_driver_sql("SELECT title FROM claim").scalars())


def run(restarts, out):
    """Do it, tell it; whether all went well."""
    with tempfile.TemporaryDirectory() as folder, closing(Postgres(Path(folder))) as database:
        people, _, alike = prepared(Path(folder), database.url)
        machine = Held(settings(**alike, **QUIET, ASSIGNMENTS_INSTANCE=folder))
        machine.wait()
        email = people["expatriate"].email
        claimants = [Claimant(number, machine, email) for number in range(PEOPLE)]
        for one in claimants:
            one.start()
        ends = _restarted(machine, restarts)
        for one in claimants:
            one.ends.set()
        for one in claimants:
            one.join()
        ends[machine.stop()] += 1
        answers = sum((one.answers for one in claimants), Counter())
        said = {title for one in claimants for title in one.said}
        lost = said - _titles(database.url)
    well = not lost and set(answers) <= {302, YES} and set(ends) == {0}
    out.print(f"{restarts} restarts and reloads in turns, {PEOPLE} people at once.")
    out.print(f"Answers: {dict(answers)}; the servers ended with {dict(ends)}.")
    out.print(f"{len(said):,} claims were said to be begun; lost: {len(lost) or 'nothing'}.")
    return well


if __name__ == "__main__":
    words = argparse.ArgumentParser(prog="python -m tests.deploy", description=__doc__)
    words.add_argument("--restarts", type=int, default=20)
    sys.exit(0 if run(words.parse_args().restarts, Console()) else 1)
