"""`flask serve`: the program served on this machine, with the demo where there is nothing yet.

Loading the program takes most of a start. So this is found without the application and hands over
at once: the server loads it, once, and makes it `ready` itself.
"""

import errno
import os
import socket
import sys

import click

from assignments.cli.slips import Slip
from assignments.cli.terse import Terse

HOST = "127.0.0.1"
PORTS = range(1, 65536)


@click.command("serve", cls=Terse)
@click.option("--port", "typed", envvar="PORT", default="8000", show_default=True)
def serve(typed: str) -> None:
    """Serve on this machine; an empty database gets the demo first."""
    _become_server(_free_port(typed))


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
    os.environ["MAKE_READY"] = "yes"
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - no shell is meant
