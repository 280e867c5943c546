"""`flask search`: the words by which claims are found, for whoever runs the machine."""

from typing import cast

import click
from flask import current_app

from assignments.actions import Office
from assignments.actions.searching import catch_up
from assignments.actions.searching import rebuild as made_anew
from assignments.cli.terse import TerseGroup

commands = TerseGroup("search", help="The words by which claims are found.")


def _office() -> Office:
    return cast("Office", current_app.extensions["office"])


@commands.command("update", epilog="Example: flask search update")
def update() -> None:
    """Take up the words of claims handed in of late; a running server does so by itself."""
    click.echo(f"{catch_up(_office()):,} claims were taken up.")


@commands.command("rebuild", epilog="Example: flask search rebuild")
def rebuild() -> None:
    """Forget all words and take up those of every submitted claim anew."""
    click.echo(f"{made_anew(_office()):,} claims can be found by their words.")
