"""What a start does to a database, and what it says of the demo; the demo itself is in `demo`."""

import json
from pathlib import Path

import click

from assignments.actions import Office
from assignments.cli.slips import Slip
from assignments.storage.database import migrate

LOGINS = "demo-logins.json"
LOADING = "demo-is-loading"


def prepare(office: Office, instance: Path) -> None:
    """Make or migrate the database; one whose demo was cut off while loading starts over."""
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    _start_over_where_cut_off(office, instance)
    migrate(office.database.url)


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


def show_logins(instance: Path) -> None:
    """Print the demo's log-ins, where this is the demo."""
    file = instance / LOGINS
    if not file.exists():
        return
    logins = json.loads(file.read_text("utf-8"))
    widest = max(len(one["email"]) for one in logins)
    click.echo("\nThis is a demo of an invented company. Log in as one of these:\n")
    for one in logins:
        roles = ", ".join(one["roles"])
        click.echo(f"  {one['email']:<{widest}}  {one['password']}  {one['name']}, {roles}")
    click.echo()
