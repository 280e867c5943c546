"""What the served program does by itself for the search: it takes up the words of new claims.

One quiet thread in one process of a server, so that no deed waits for it. `flask search rebuild`
takes up the words of all claims anew.
"""

import fcntl
import logging
import os
import threading
from datetime import timedelta
from pathlib import Path

from flask import Flask

from assignments.actions import BusyError, Office
from assignments.actions.searching import catch_up
from assignments.web.health import stopping
from assignments.web.metrics import SHARED

EVERY = timedelta(seconds=10)
TURN = "search"  # a file in the folder that a server's processes share
log = logging.getLogger(__name__)


def begin(app: Flask) -> threading.Thread:
    """Start the thread in a process that serves."""
    thread = threading.Thread(target=_take_up, args=(app,), name="search", daemon=True)
    thread.start()
    return thread


def _take_up(app: Flask) -> None:
    stop = stopping(app)
    office: Office = app.extensions["office"]
    _await_turn(os.environ.get(SHARED))
    while not stop.wait(EVERY.total_seconds()):
        try:
            catch_up(office)
        except BusyError:
            log.warning("new claims cannot be searched yet: the records were busy; again soon")


def _await_turn(folder: str | None) -> None:
    """Wait until no other process of the server does it; the turn ends with the process."""
    if folder:
        handle = os.open(Path(folder) / TURN, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)
