"""`flask costs`: what falls due by itself, written into the ledger."""

from typing import cast

import click
from flask import current_app

from assignments.actions import BusyError, InputError, Office
from assignments.actions.falling_due import fall_due
from assignments.cli.slips import Slip
from assignments.cli.terminal import working
from assignments.cli.terse import TerseGroup
from assignments.core.fields import day_of
from assignments.storage.database import migrate

commands = TerseGroup("costs", help="Costs beyond claims.")


@commands.command("due")
@click.option("--through", metavar="YYYY-MM-DD", help="Left out: today.")
def due(through: str | None) -> None:
    """Post the allowances, pay and tax that fell due; a second time changes nothing."""
    office = cast("Office", current_app.extensions["office"])
    migrate(office.database.url)
    try:
        day = None if through is None else day_of(through, "--through", office.today())
        with working("Posting"):
            posted = fall_due(office, day)
    except (InputError, BusyError) as error:
        raise Slip(str(error)) from error
    what = "1 cost" if posted == 1 else f"{posted:,} costs"
    click.echo(f"{what} that fell due up to {day or office.today()} posted")
