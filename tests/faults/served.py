"""The program under test: started, awaited and killed, again and again, on one instance folder."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE = 60.0  # seconds for a server to begin, or to be gone
DAILY = "no"  # nothing is written but what the clients ask for


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def await_end(group: int, patience: float) -> None:
    """Wait until no process of a group is left."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except (ProcessLookupError, PermissionError):
            return
        time.sleep(0.005)
    raise RuntimeError("a server does not end")


class Nursery:
    """The process that forks servers; see `nursery`."""

    def __init__(self):
        """Begin it; the program is loaded while others go on."""
        words = (sys.executable, "-m", "tests.faults.nursery")
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def start(self, order):
        """Fork a server; its process number, which is its group's too."""
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self):
        """End it."""
        self._process.communicate(timeout=PATIENCE)


@dataclass
class Served:
    """The program on an instance folder and a database, at one port for ever."""

    nursery: Nursery
    instance: Path
    url: str
    more: dict = field(default_factory=dict)  # what else the nursery is told
    port: int = field(default_factory=free_port)
    group: int = 0

    @property
    def log(self):
        """Where the server writes what it says."""
        return self.instance.parent / "server.log"

    def start(self):
        """Start the server; who needs it up calls `await_it` too."""
        own = {
            "ASSIGNMENTS_INSTANCE": str(self.instance),
            "DATABASE_URL": self.url,
            "POSTS_DAILY": DAILY,
            "LIMIT_UPLOADS": "100000 per minute",  # a few send as much as many do
            "LIMIT_TOKENS": "100000 per minute",
        }
        order = {"environment": own, "port": self.port, "log": str(self.log), **self.more}
        self.group = self.nursery.start(order)

    def await_it(self):
        """Wait until it answers."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with contextlib.suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
                with contextlib.closing(connection):
                    connection.request("GET", "/login")
                    status = connection.getresponse().status
                if status == http.HTTPStatus.OK:
                    return
            time.sleep(0.02)
        raise RuntimeError(f"the server did not begin: see {self.log}")

    def kill(self, how=signal.SIGKILL, told=lambda: None):
        """Kill every process of the server at once, tell it, and wait until they are gone."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.group, how)
        told()
        await_end(self.group, PATIENCE)
