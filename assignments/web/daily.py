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

FIRST = timedelta(seconds=5)  # the first page comes before it
EVERY = timedelta(hours=24)
log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Start the thread where the settings ask for it; setting its extension's event stops it."""
    if app.config["POSTS_DAILY"]:
        office, stop = app.extensions["office"], threading.Event()
        app.extensions["daily"] = stop
        threading.Thread(target=_daily, args=(office, stop), name="daily", daemon=True).start()


def _daily(office: Office, stop: threading.Event) -> None:
    """Post what fell due now and then once a day, for as long as the process lives."""
    wait = FIRST
    while not stop.wait(wait.total_seconds()):
        wait = EVERY
        try:
            fall_due(office)
        except BusyError:
            log.warning("what fell due was not all posted: the records were busy; tomorrow again")
