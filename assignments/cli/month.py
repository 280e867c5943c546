"""`flask month`: the months with costs, and one month's costs as a file."""

import os
from pathlib import Path
from typing import cast

import click
from flask import current_app

from assignments import actions
from assignments.actions import InputError, Office
from assignments.cli.slips import Slip
from assignments.cli.terse import TerseGroup
from assignments.core.month import Month
from assignments.core.records import Person
from assignments.exports import EXPORTS, Export, export_named
from assignments.storage.database import migrate

commands = TerseGroup("month", help="The costs of a month.")

# Who sits at the machine may read its database, so a command asks for nobody's log-in.
MACHINE = Person(id=0, email="", name="this machine", roles=frozenset({"finance"}))


def _office() -> Office:
    """The office on a database that is there and new enough."""
    office = cast("Office", current_app.extensions["office"])
    migrate(office.database.url)
    return office


@commands.command("list")
def list_months() -> None:
    """List the months with costs, oldest first; a month stays open until it is closed."""
    for label in actions.months(_office(), MACHINE):
        click.echo(f"{label} open")


@commands.command("export")
@click.argument("label", metavar="YYYY-MM")
@click.option("--format", "kind", required=True, help=f"{' | '.join(EXPORTS)}.")
@click.option("--out", required=True, help="The file to write; an older one is replaced.")
def export_month(label: str, kind: str, out: str) -> None:
    """Write a month's approved lines to a file: the same lines are the same bytes."""
    try:
        export = export_named(kind)
        month = actions.month(_office(), MACHINE, label)
    except InputError as error:
        raise Slip(str(error)) from error
    try:
        _write(Path(out), export, month)
    except OSError as error:
        raise Slip(f"{out} cannot be written ({error.strerror}): name another file") from error
    click.echo(f"{len(month.lines)} lines of {label} written to {out}", err=True)


def _write(path: Path, export: Export, month: Month) -> None:
    """Write beside the file and put it in its place once it is whole; into a pipe, straight."""
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            export.write(month.label, month.lines, out)
        return
    place = path.resolve()
    part = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        with part.open("xb") as out:
            export.write(month.label, month.lines, out)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
