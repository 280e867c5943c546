"""`flask serve`: the program served on this machine, with the demo where there is nothing yet."""

import errno
import os
import socket
import sys
from pathlib import Path
from typing import cast

import click
from flask import current_app
from flask.cli import with_appcontext

from assignments.actions import Office, is_empty
from assignments.cli.demo import load_and_keep, prepare, show_logins
from assignments.cli.slips import Slip
from assignments.cli.terse import Terse

HOST = "127.0.0.1"
PORTS = range(1, 65536)


@click.command("serve", cls=Terse)
@click.option("--port", "typed", envvar="PORT", default="8000", show_default=True)
@with_appcontext
def serve(typed: str) -> None:
    """Serve on this machine; an empty database gets the demo first."""
    port = _free_port(typed)
    office = cast("Office", current_app.extensions["office"])
    instance = Path(current_app.instance_path)
    prepare(office, instance)
    if is_empty(office):
        load_and_keep(office, instance)
    click.echo(f"Assignment Costs is on http://{HOST}:{port}  (Ctrl+C stops it)")
    show_logins(instance)
    office.database.close()
    _become_server(port)


def _free_port(typed: str) -> int:
    """The port as a number; says that it is taken before anything else is done."""
    port = int(typed) if typed.isascii() and typed.isdecimal() else 0
    if port not in PORTS:
        raise Slip(f"port {typed!r} is none: give a number from 1 to 65535, as in PORT=8001")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            why = "is taken" if taken else f"cannot be used ({error.strerror})"
            raise Slip(f"port {port} {why}: choose another with PORT=8001 make run") from error
    return port


def _become_server(port: int) -> None:
    """Hand the process over to gunicorn, so that signals reach it."""
    sys.stdout.flush()
    os.environ.setdefault("POSTS_DAILY", "yes")
    os.environ.setdefault("DRAIN_SECONDS", "0")  # nobody stands in front who must be told first
    words = ("-m", "gunicorn", "--config", "python:assignments.serving")
    os.environ["BIND"] = f"{HOST}:{port}"
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - no shell is meant
