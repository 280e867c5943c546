"""What the served program does by itself once a day: it posts what fell due.

One quiet thread for each server process; the ledger takes each due once, however many ask. It is
off unless the setting POSTS_DAILY says otherwise, as `flask serve` does.
"""

import logging
import threading
from datetime import timedelta

from flask import Flask

from assignments.actions import BusyError, Office
from assignments.actions.falling_due import fall_due
from assignments.web.health import stopping

FIRST = timedelta(seconds=5)  # the first page comes before it
EVERY = timedelta(hours=24)
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
    wait = FIRST
    while not stop.wait(wait.total_seconds()):
        wait = EVERY
        try:
            fall_due(office)
        except BusyError:
            log.warning("what fell due was not all posted: the records were busy; tomorrow again")
