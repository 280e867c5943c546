"""What the served program does by itself once a day: it posts what fell due.

One quiet thread in one process of a server: it looks at one assignment after another and rests in
between, so that whoever waits for a page is not kept waiting. The ledger takes each due once,
however many ask. It is off unless the setting POSTS_DAILY says otherwise, as `flask serve` does.
"""

import fcntl
import logging
import os
import threading
import time
from datetime import timedelta
from pathlib import Path

from flask import Flask

from assignments.actions import BusyError, Office
from assignments.actions.falling_due import fall_due, looked_at
from assignments.web.health import stopping
from assignments.web.metrics import SHARED

FIRST = timedelta(seconds=5)  # the first page comes before it
EVERY = timedelta(hours=24)
REST = 9  # times as long as it worked
TURN = "daily"  # a file in the folder that a server's processes share
log = logging.getLogger(__name__)


def begin(app: Flask) -> threading.Thread | None:
    """Start the thread where the settings ask for it, in the process that serves.

    It ends with the process: what it posts for one assignment is posted whole or not at all.
    """
    if not app.config["POSTS_DAILY"]:
        return None
    what = (app.extensions["office"], stopping(app))
    thread = threading.Thread(target=_daily, args=what, name="daily", daemon=True)
    thread.start()
    return thread


def _daily(office: Office, stop: threading.Event) -> None:
    """Post what fell due now and then once a day, for as long as the process lives."""
    _await_turn(os.environ.get(SHARED))
    wait = FIRST
    while not stop.wait(wait.total_seconds()):
        wait = EVERY
        try:
            _post(office, stop)
        except BusyError:
            log.warning("what fell due was not all posted: the records were busy; tomorrow again")


def _await_turn(folder: str | None) -> None:
    """Wait until no other process of the server posts; the turn ends with the process."""
    if folder:
        handle = os.open(Path(folder) / TURN, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)


def _post(office: Office, stop: threading.Event) -> None:
    for assignment_id in looked_at(office):
        begun = time.monotonic()
        fall_due(office, None, assignment_id)
        if stop.wait((time.monotonic() - begun) * REST):
            return
