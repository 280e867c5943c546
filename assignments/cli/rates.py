"""`flask rates`: reference rates out of a package, and newer ones over the network."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

import click
from flask import current_app
from rich.console import Console
from rich.progress import Progress

from assignments import actions
from assignments.actions import InputError, Office
from assignments.actions.known import newest_rates
from assignments.actions.rates import Fetched, SourceError, fetch_rates, live_source
from assignments.cli.slips import Slip
from assignments.cli.terse import TerseGroup
from assignments.core.fields import day_of
from assignments.storage.database import migrate

commands = TerseGroup("rates", help="Reference rates between currencies.")


class Down(Slip):
    """Nothing is wrong with the command: a source outside does not answer as it should."""

    exit_code = 1


def _office() -> Office:
    office = cast("Office", current_app.extensions["office"])
    migrate(office.database.url)
    return office


@contextmanager
def _bar(label: str) -> Iterator[Callable[[int, int], None]]:
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@commands.command("load")
def load() -> None:
    """Load the European Central Bank's rates that come with the program, from 1999 on."""
    looked_at = 0

    def heard(done: int, total: int) -> None:
        nonlocal looked_at
        looked_at = total
        progress(done, total)

    office = _office()
    with _bar("Loading rates") as progress:
        new = actions.load_rates(office, heard)
    newest = newest_rates(office)
    until = "" if newest is None else f"; the newest day known is {newest.day}"
    click.echo(f"{new} rates are new, {looked_at - new} were known{until}")


@commands.command("fetch")
@click.option("--since", metavar="YYYY-MM-DD", help="Left out: after the newest day known.")
@click.option("--until", metavar="YYYY-MM-DD", help="Left out: today.")
def fetch(since: str | None, until: str | None) -> None:
    """Fetch the rates of newer days from the live source, all or none."""
    try:
        source = live_source(str(current_app.config["RATES_SOURCE"]))
        office = _office()
        today = office.today()
        first = None if since is None else day_of(since, "--since", today)
        last = None if until is None else day_of(until, "--until", today)
        with _bar(f"Asking {source.name}") as progress:
            found = fetch_rates(office, source, first, last, progress)
    except InputError as error:
        raise Slip(str(error)) from error
    except SourceError as error:
        raise Down(f"{error}: nothing was changed, try again later") from error
    click.echo(_told(found, source.name))


def _told(found: Fetched, name: str) -> str:
    if not found.days:
        return f"{name} has no newer day than those known"
    days = f"{found.days[0]}" if len(found.days) == 1 else f"{found.days[0]} to {found.days[-1]}"
    return f"{found.new} rates are new, of {len(found.days)} days: {days}, from {name}"
