"""The program served as `make run` serves it, and a bare page by the same server beside it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.office import url_of

HOST = "127.0.0.1"
WORKERS, THREADS = 2, 8  # as `assignments.serving` has them where nobody says otherwise
PATIENCE = 60  # seconds for a server to begin


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(words: tuple[str, ...], port: int, environment: dict[str, str]) -> Iterator[int]:
    """The port of a server, ended on leaving."""
    process = subprocess.Popen(
        (sys.executable, "-m", *words),
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    try:
        _await(process, port)
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not begin")


@contextmanager
def program(instance: Path, url: str = "") -> Iterator[int]:
    """Serve the program on an instance folder, by the command of `make run`.

    On the database at the address, else on the folder's own.
    """
    port = _free_port()
    words = ("flask", "--app", "app", "serve", "--port", str(port))
    own = {"ASSIGNMENTS_INSTANCE": str(instance), "DATABASE_URL": url or url_of(instance)}
    with _running(words, port, own) as served:
        yield served


@contextmanager
def bare_page() -> Iterator[int]:
    """Serve the bare page with as many workers and threads."""
    port = _free_port()
    counts = ("--workers", str(WORKERS), "--threads", str(THREADS))
    words = ("gunicorn", "--bind", f"{HOST}:{port}", "--worker-class", "gthread", *counts)
    quiet = ("--no-control-socket", "--log-level", "warning")
    with _running((*words, *quiet, "tests.bench.bare:app"), port, {}) as served:
        yield served
