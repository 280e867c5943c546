"""`flask demo`: an invented company with its letters and claims, for an empty database."""

from pathlib import Path
from typing import cast

import click
from flask import current_app
from flask.cli import AppGroup
from rich.console import Console
from rich.progress import Progress

from assignments import demo
from assignments.actions import Office, StateError
from assignments.cli.slips import Slip
from assignments.demo import DemoLogin
from assignments.storage.database import migrate
from assignments.web import login

commands = AppGroup("demo", help="An invented company to look around in.")


@commands.command("load")
def load_demo() -> None:
    """Load the demo into an empty database; prints everybody's log-in, this once."""
    office = cast("Office", current_app.extensions["office"])
    Path(current_app.instance_path).mkdir(mode=0o700, parents=True, exist_ok=True)
    migrate(office.database.url)
    try:
        logins = _loaded(office)
    except StateError as error:
        raise Slip(str(error)) from error
    for one in logins:
        click.echo(_told(one, max(len(other.email) for other in logins)))


def _loaded(office: Office) -> tuple[DemoLogin, ...]:
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Loading the demo", total=None)
        return demo.load(
            office,
            login.hashed,
            lambda done, total: bar.update(task, completed=done, total=total),
        )


def _told(one: DemoLogin, width: int) -> str:
    """One log-in as a line; addresses stand `width` wide so that passwords line up."""
    return f"{one.email:<{width}}  {one.password}  {one.name}, {', '.join(one.roles)}"
