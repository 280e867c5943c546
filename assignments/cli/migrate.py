"""`flask migrate`: the database made or brought to this version, without serving."""

from pathlib import Path
from typing import cast

import click
from flask import current_app
from flask.cli import with_appcontext

from assignments.actions import Office
from assignments.cli.preparing import prepare
from assignments.cli.terse import Terse


@click.command("migrate", cls=Terse)
@with_appcontext
def migrate() -> None:
    """Make the database, or bring it to this version; serves nothing."""
    office = cast("Office", current_app.extensions["office"])
    prepare(office, Path(current_app.instance_path))
    click.echo("The database is as this version needs it.")
