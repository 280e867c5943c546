"""What the served program does by itself for mail: once a minute it notices, gathers and sends.

One quiet thread in one process of a server, where SMTP_URL is set; `flask mail send` does the same
once. However many do, each thing is noticed once, and each mail is held by one of them.
"""

import fcntl
import logging
import os
import threading
from datetime import timedelta
from pathlib import Path

from flask import Flask

from assignments.actions import BusyError, Office
from assignments.actions.notices import (
    RefusedError,
    Round,
    Told,
    gather,
    look_through,
    remind,
    send_due,
)
from assignments.web.health import stopping
from assignments.web.mail.server import MailServer, server_of
from assignments.web.metrics import SHARED

FIRST = timedelta(seconds=5)
EVERY = timedelta(minutes=1)
TURN = "mail"  # a file in the folder that a server's processes share
log = logging.getLogger(__name__)


def begin(app: Flask) -> threading.Thread | None:
    """Start the thread where the settings name a server, in the process that serves."""
    server = server_of(app.config)
    if server is None:
        return None
    thread = threading.Thread(target=_send, args=(app, server), name="mail", daemon=True)
    thread.start()
    return thread


def _send(app: Flask, server: MailServer) -> None:
    stop = stopping(app)
    _await_turn(os.environ.get(SHARED))
    wait = FIRST
    while not stop.wait(wait.total_seconds()):
        wait = EVERY
        try:
            away = once(app, server).away
        except BusyError:
            log.warning("mail was not all sent: the records were busy; in a minute again")
        else:
            if away:
                log.warning("mail was not sent: %s", away)


def _await_turn(folder: str | None) -> None:
    """Wait until no other process of the server sends; the turn ends with the process."""
    if folder:
        handle = os.open(Path(folder) / TURN, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)


def once(app: Flask, server: MailServer) -> Round:
    """Notice what happened and what is near, make mails of what is due, and send them."""
    from assignments.web.mail.smtp import Carrier  # noqa: PLC0415 - who sends none loads none of it
    from assignments.web.mail.writing import written  # noqa: PLC0415 - as above

    office: Office = app.extensions["office"]
    look_through(office)
    remind(office)
    gather(office, server.digest_hour)

    def post(told: Told) -> None:
        try:
            message = written(app, server, told)
        except (LookupError, TypeError, ValueError) as error:  # one mail must not hold up the rest
            log.exception("mail %s could not be written", told.mail.id)
            raise RefusedError("it could not be written: the log says more") from error
        carrier.carry(message, told.person.email)

    with Carrier(server) as carrier:
        return send_due(office, post)
