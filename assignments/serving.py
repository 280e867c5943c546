"""How gunicorn serves the program: its configuration, for `flask serve` and production alike.

    gunicorn --config python:assignments.serving

The master loads the application once and its workers share that memory. Nothing that a fork does
not survive is begun before it: connections, threads and counters are each worker's own. Hooks
import what they need themselves: before the folder of counters is named, nobody may begin to count.
"""

import fcntl
import gc
import logging
import os
import shutil
import signal
import sys
import tempfile
import threading
from mmap import mmap
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from gunicorn.arbiter import Arbiter
from gunicorn.http import wsgi as answering
from gunicorn.workers.gthread import ThreadWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed.wsgi import WSGIApplication
    from flask import Flask

METRICS = "PROMETHEUS_MULTIPROC_DIR"  # read by prometheus_client when it is imported
COUNTERS, LOCK = "assignments-metrics-", "lock"
MEMORY = Path("/dev/shm")  # noqa: S108 - folders of our own are made in it


def number(name: str, default: int, least: int = 1) -> int:
    """A whole number of the environment; ends the program with a line where it is none."""
    said = os.environ.get(name) or str(default)
    if not (said.isascii() and said.isdecimal()) or int(said) < least:
        raise SystemExit(f"Error: {name}: {said!r} is no number: give {default}, for example")
    return int(said)


def folder_of_counters() -> Path:
    """An empty folder in which the workers keep what they count; made where none is named."""
    named = os.environ.get(METRICS)
    if not named:
        _remove_left_over()
        made = tempfile.mkdtemp(prefix=COUNTERS, dir=in_memory)
        os.environ[METRICS] = made
        _locked(Path(made) / LOCK, create=True)
        return Path(made)
    folder = Path(named)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.glob("*.db"):
        old.unlink()
    return folder


def _remove_left_over() -> None:
    """Remove the folders of servers that were killed: nobody holds their lock any more."""
    for lock in Path(in_memory or tempfile.gettempdir()).glob(f"{COUNTERS}*/{LOCK}"):
        held = _locked(lock)
        if held is not None:
            shutil.rmtree(lock.parent, ignore_errors=True)
            os.close(held)


def _locked(lock: Path, *, create: bool = False) -> int | None:
    """Hold a lock for as long as the process and its workers live; None where others do."""
    try:
        handle = os.open(lock, os.O_RDWR | (os.O_CREAT if create else 0), 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def application() -> "WSGIApplication":
    """The application with its pages compiled; a setting that cannot be ends the program."""
    from assignments.web import create_app
    from assignments.web.compiled import compile_all

    is_ready = os.environ.pop("MAKE_READY", None) is None
    app = _made(create_app) if is_ready else _made_ready(create_app)
    compile_all(app)
    return app


def _made(create_app: "Callable[[], Flask]") -> "Flask":
    """The application; a setting that cannot be ends the program with one line."""
    from click import ClickException

    try:
        return create_app()
    except ClickException as error:
        raise SystemExit(f"Error: {error.format_message()}") from error


def _made_ready(create_app: "Callable[[], Flask]") -> "Flask":
    """The application as `flask serve` has it; begins anew once the demo has filled the memory."""
    from click import ClickException

    from assignments.cli.ready import make_ready

    try:
        app = create_app()
        if make_ready(app, bind):
            _begin_anew()
    except ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from error
    except KeyboardInterrupt as error:
        raise SystemExit("Aborted!") from error
    return app


def _begin_anew() -> None:
    on_exit(None)
    if METRICS not in told:
        del os.environ[METRICS]
    os.environ["MAKE_READY"] = "yes"
    words = ("-m", "gunicorn", "--config", "python:assignments.serving")
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - no shell is meant


class Worker(ThreadWorker):  # type: ignore[misc]
    """A worker that ends in order: says so first, then answers all that it was sent."""

    generation = 0  # of the settings that it serves by

    def handle_exit(self, _sig: int, _frame: FrameType | None) -> None:
        """Be ready no more, and stop once those who ask for it have seen so; replaced, at once."""
        if self._is_replaced():
            self._stop()
        elif self.alive and not _stopping(self).is_set():
            _stopping(self).set()
            threading.Timer(drain, self._stop).start()

    def _is_replaced(self) -> bool:
        return self.generation != newest[0]

    def _stop(self) -> None:
        super().handle_exit(signal.SIGTERM, None)

    def set_accept_enabled(self, enabled: bool) -> None:  # noqa: FBT001 - as gunicorn has it
        """Before the doors close, let in who waits before them."""
        super().set_accept_enabled(enabled)
        if self.alive or self._is_replaced():
            return
        for listener in self.sockets:
            before = -1
            while before != self.nr_conns:
                before = self.nr_conns
                self.accept(listener)
            listener.close()


class Nameless(answering.Response):  # type: ignore[misc]
    """An answer that does not tell which server wrote it."""

    def default_headers(self) -> list[str]:
        """What every answer begins with."""
        return [one for one in super().default_headers() if not one.startswith("Server:")]


def _stopping(worker: Worker) -> threading.Event:
    from assignments.web.health import stopping

    return stopping(worker.app.wsgi())


# What gunicorn reads.

gc.disable()  # what is loaded stays: looking through it again and again is a third of a start
told = frozenset(os.environ)
in_memory = str(MEMORY) if os.access(MEMORY, os.W_OK) else None
counters = folder_of_counters()
newest = mmap(-1, 1)  # the generation of the settings, for master and workers
drain = number("DRAIN_SECONDS", 5, least=0)

wsgi_app = "assignments.serving:application()"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = number("WORKERS", 2)
threads = number("THREADS", 8)
worker_class = Worker
worker_tmp_dir = in_memory
preload_app = True
timeout = 60
graceful_timeout = drain + 30
max_requests = 0
accesslog = None
loglevel = "warning"
control_socket_disable = True


def on_starting(_server: Arbiter) -> None:
    """Write gunicorn's own words as the program's; take what is loaded out of the collector."""
    answering.Response = Nameless
    if os.environ.get("LOG_FORMAT") == "json":
        from assignments.web.logs import json_handler

        for name in (None, "gunicorn.error"):
            logging.getLogger(name).handlers = [json_handler()]
    gc.collect()
    gc.freeze()
    gc.enable()


def post_fork(_server: Arbiter, worker: Worker) -> None:
    """Leave the master's connections alone: there should be none."""
    worker.generation = newest[0]
    worker.app.wsgi().extensions["office"].database.forked()


def post_worker_init(worker: Worker) -> None:
    """Begin what a worker does beside answering."""
    from assignments.web import daily, metrics
    from assignments.web.mail import rounds
    from assignments.web.searching import rounds as words

    metrics.begun(worker.app.wsgi())
    daily.begin(worker.app.wsgi())
    rounds.begin(worker.app.wsgi())
    words.begin(worker.app.wsgi())


def on_reload(server: Arbiter) -> None:
    """Read the settings anew for the workers to come; where they cannot be, the old ones stay."""
    before, server.app.callable = server.app.callable, None
    try:
        server.app.wsgi()
    except SystemExit as error:
        server.log.error("not reloaded: %s", error)  # noqa: TRY400 - it is told in one line
        server.app.callable = before
    newest[0] = (newest[0] + 1) % 256


def child_exit(_server: Arbiter, worker: Worker) -> None:
    """Forget the figures of a worker that is gone which are only true while it lives."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(_server: Arbiter | None) -> None:
    """Leave no folder behind."""
    shutil.rmtree(counters, ignore_errors=True)
