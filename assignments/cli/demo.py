"""`flask demo`: an invented company with its letters and claims, for an empty database.

A small one that tells a story, or one of any size.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import cast

import click
from flask import current_app
from rich.console import Console
from rich.progress import Progress as Bar

from assignments import demo
from assignments.actions import Office, is_empty
from assignments.cli.preparing import LOADING, LOGINS, prepare, show_logins
from assignments.cli.slips import Slip
from assignments.cli.terse import TerseGroup
from assignments.core.words import InputError
from assignments.demo import DemoLogin
from assignments.demo.filling import fill, size_of
from assignments.demo.loading import Progress
from assignments.web import login

commands = TerseGroup("demo", help="An invented company to look around in.")


@commands.command("load")
def load_demo() -> None:
    """Load the demo into an empty database; prints everybody's log-in."""
    office = cast("Office", current_app.extensions["office"])
    instance = Path(current_app.instance_path)
    prepare(office, instance)
    if not is_empty(office):
        raise Slip("there are people in this database: the demo wants an empty one")
    load_and_keep(office, instance)
    show_logins(instance)


@commands.command("fill")
@click.option("--assignments", default="2000", show_default=True, help="How many people are sent.")
@click.option("--lines", default="1000000", show_default=True, help="Claim lines of all together.")
@click.option("--seed", default="1", show_default=True, help="The same number, the same world.")
def fill_demo(assignments: str, lines: str, seed: str) -> None:
    """Fill an empty database with an invented company of any size.

    Every line is judged as if it had been claimed; months are left open. A world of the same size,
    seed and day is the same but for the passwords, which are printed and kept as the demo's are.
    """
    try:
        size = size_of(assignments, lines, seed)
    except InputError as error:
        raise Slip(str(error)) from error
    office = cast("Office", current_app.extensions["office"])
    instance = Path(current_app.instance_path)
    prepare(office, instance)
    if not is_empty(office):
        raise Slip("there are people in this database: filling wants an empty one")
    with _loading(instance, "Filling") as told:
        logins = fill(office, login.hashed, size, told).logins
        _keep_logins(instance / LOGINS, logins)
    show_logins(instance)
    click.echo(f"{size.lines:,} lines under {size.assignments:,} assignments")


def load_and_keep(office: Office, instance: Path) -> None:
    """Load the demo and keep its log-ins for later starts, readable by their owner alone."""
    with _loading(instance, "Loading the demo") as told:
        _keep_logins(instance / LOGINS, demo.load(office, login.hashed, told))


@contextmanager
def _loading(instance: Path, what: str) -> Iterator[Progress]:
    """Show a bar of how much of how much is done; a mark tells a later start if it was cut off."""
    mark = instance / LOADING
    mark.touch()
    console = Console(stderr=True)
    with Bar(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
    mark.unlink()


def _keep_logins(file: Path, logins: tuple[DemoLogin, ...]) -> None:
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump([asdict(one) for one in logins], out, indent=1)
