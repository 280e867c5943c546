"""Servers that begin at once: a process that has loaded the program, and forks one when asked.

Or forks what works beside a server, without its pauses: see `beside`.

`python -m tests.faults.nursery` reads a line of JSON for each server and prints its number. The
child runs `flask serve` to the letter; only where that would hand over to a new Python with
gunicorn, gunicorn runs in the Python that is there. So a start takes no seconds of importing.
"""

import contextlib
import json
import os
import signal
import sys
import time

import flask.cli
from gunicorn.app.wsgiapp import run as run_gunicorn

import assignments.web
from assignments.actions import BusyError
from assignments.actions.searching import catch_up
from assignments.web.mail.rounds import once
from assignments.web.mail.server import server_of

PAUSE = 0.1  # seconds


def _become_gunicorn(_program, words):
    sys.argv = ["gunicorn", *words[words.index("gunicorn") + 1 :]]
    run_gunicorn()


def _serve(order):
    """Be the server, in a group of its own, until somebody kills it."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(order["environment"])
    quiet = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    for stream in (1, 2):
        os.dup2(quiet, stream)
    for limit, value in order.get("limits", {}).items():
        import resource  # noqa: PLC0415 - where it is asked for

        resource.setrlimit(getattr(resource, limit), (value, value))
    if order.get("user"):
        os.setgroups([])
        os.setgid(order["user"])
        os.setuid(order["user"])
    if order.get("beside"):
        _work_beside()
    os.execv = _become_gunicorn
    sys.argv = ["flask", "--app", "app", "serve", "--port", str(order["port"])]
    flask.cli.main()


def _work_beside():
    """Send mails and take words up until somebody kills it; a database that is gone comes back."""
    app = assignments.web.create_app()
    office, server = app.extensions["office"], server_of(app.config)
    while True:
        with contextlib.suppress(BusyError):
            catch_up(office)
            once(app, server)
        time.sleep(PAUSE)


def main():
    """Fork a server for each line; end when there are no more."""
    assert assignments.web.create_app
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
    for line in iter(sys.stdin.readline, ""):
        number = os.fork()
        if not number:
            try:
                _serve(json.loads(line))
            finally:
                os._exit(1)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
