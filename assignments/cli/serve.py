"""`flask serve`: the program served on this machine, with the demo where there is nothing yet."""

import errno
import json
import os
import socket
import sys
from dataclasses import asdict
from pathlib import Path
from typing import cast

import click
from flask import current_app
from flask.cli import with_appcontext
from rich.progress import Progress

from assignments import demo
from assignments.actions import Office
from assignments.actions.staff import is_empty
from assignments.cli.slips import Slip
from assignments.demo import DemoLogin
from assignments.storage.database import migrate
from assignments.web import login

HOST = "127.0.0.1"
LOGINS = "demo-logins.json"
LOADING = "demo-is-loading"
WORKERS = 2
THREADS = 8
PORTS = range(1, 65536)


@click.command("serve")
@click.option("--port", "typed", envvar="PORT", default="8000", show_default=True)
@with_appcontext
def serve(typed: str) -> None:
    """Serve on this machine; an empty database gets the demo first."""
    port = _free_port(typed)
    office = cast("Office", current_app.extensions["office"])
    instance = Path(current_app.instance_path)
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    _start_over_where_cut_off(office, instance)
    migrate(office.database.url)
    if is_empty(office):
        _load_demo(office, instance)
    click.echo(f"Assignment Costs is on http://{HOST}:{port}  (Ctrl+C stops it)")
    _show_logins(instance)
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


def _start_over_where_cut_off(office: Office, instance: Path) -> None:
    """Throw away a demo whose loading was cut off: nobody has worked in it yet."""
    mark = instance / LOADING
    if not mark.exists():
        return
    path = office.database.url.removeprefix("sqlite:///")
    if path == office.database.url:
        raise Slip(f"the demo was cut off while loading: empty the database, remove {mark}")
    for suffix in ("", "-wal", "-shm"):
        Path(path + suffix).unlink(missing_ok=True)
    mark.unlink()


def _load_demo(office: Office, instance: Path) -> None:
    """Load the demo and keep its log-ins for later starts, readable by their owner alone."""
    mark = instance / LOADING
    mark.touch()
    with Progress(transient=True) as bar:
        task = bar.add_task("Loading the demo", total=None)
        logins = demo.load(
            office,
            login.hashed,
            lambda done, total: bar.update(task, completed=done, total=total),
        )
    _keep_logins(instance / LOGINS, logins)
    mark.unlink()


def _keep_logins(file: Path, logins: tuple[DemoLogin, ...]) -> None:
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump([asdict(one) for one in logins], out, indent=1)


def _show_logins(instance: Path) -> None:
    """Print the demo's log-ins, where this is the demo."""
    file = instance / LOGINS
    if not file.exists():
        return
    logins = [DemoLogin(**one) for one in json.loads(file.read_text("utf-8"))]
    widest = max(len(one.email) for one in logins)
    click.echo("\nThis is a demo of an invented company. Log in as one of these:\n")
    for one in logins:
        roles = ", ".join(one.roles)
        click.echo(f"  {one.email:<{widest}}  {one.password}  {one.name}, {roles}")
    click.echo()


def _become_server(port: int) -> None:
    """Hand the process over to gunicorn, so that signals reach it."""
    sys.stdout.flush()
    words = (
        *("-m", "gunicorn", "--bind", f"{HOST}:{port}", "--no-control-socket"),
        *("--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)),
        *("--log-level", "warning", "--timeout", "60", "assignments.web:create_app()"),
    )
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - no shell is meant
