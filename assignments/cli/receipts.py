"""`flask receipts`: the files of receipts, for whoever runs the machine."""

from typing import cast

import click
from flask import current_app

from assignments.actions import Office, sweep_receipts
from assignments.cli.terminal import working
from assignments.cli.terse import TerseGroup

commands = TerseGroup("receipts", help="The files of receipts, wherever they are kept.")


@commands.command("sweep")
def sweep() -> None:
    """Remove files that no record names and that are older than an hour; says how many."""
    with working("Looking through the files"):
        removed = sweep_receipts(cast("Office", current_app.extensions["office"]))
    click.echo(f"{len(removed):,} files that nothing names were removed.")
