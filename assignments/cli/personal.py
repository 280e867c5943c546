"""`flask people export`, `erase` and `due-for-erasure`: one person's data, told or erased.

Who sits at the machine may read its database, so a command asks for nobody's log-in.
"""

from pathlib import Path
from typing import cast

import click
from flask import current_app

from assignments.actions import BusyError, NotFoundError, Office, StateError
from assignments.actions.personal.erasing import (
    Due,
    due_people,
    erase_person,
    erasing,
    person_with,
)
from assignments.actions.personal.telling import tell_all
from assignments.cli.people import commands
from assignments.cli.slips import Slip
from assignments.cli.terminal import at_terminal
from assignments.core.records import Person
from assignments.core.words import InputError
from assignments.storage.backup.archive import written_whole
from assignments.storage.database import migrate

__all__ = ["commands"]

ROLES = frozenset({"administrator"})
MACHINE = at_terminal(Person(id=0, email="", name="this machine", roles=ROLES))


def _office() -> Office:
    """The office on a database that is there and new enough."""
    office = cast("Office", current_app.extensions["office"])
    migrate(office.database.url)
    return office


def _years() -> int:
    return int(current_app.config["RETENTION_YEARS"])


def _found(office: Office, email: str) -> int:
    try:
        return person_with(office, email)
    except NotFoundError as error:
        raise Slip(str(error)) from error


@commands.command("export")
@click.argument("email")
@click.option("--out", required=True, help="The zip to write; there must be none yet.")
def export(email: str, out: str) -> None:
    """Write everything on one person into a zip, internal tax notes too; whole or not at all."""
    office = _office()
    person_id, path = _found(office, email), Path(out)
    try:
        with written_whole(path, force=False) as file:
            counts = tell_all(office, MACHINE, person_id, file)
    except InputError as error:
        raise Slip(f"{out} {error.what}: name another file") from error
    except OSError as error:
        raise Slip(f"{out} cannot be written ({error.strerror}): name another file") from error
    click.echo(f"{sum(counts.values()):,} records of {len(counts)} kinds written to {out}")
    click.echo("It holds pay and taxes: hand it to nobody but the person.", err=True)


@commands.command("due-for-erasure")
def list_due() -> None:
    """List who left longer ago than RETENTION_YEARS, and what still stands against erasing them."""
    for one in due_people(_office(), MACHINE, _years()):
        click.echo(f"{one.whole.email} {one.whole.name}, ended {one.whole.last_end}")
        for sentence in one.against:
            click.echo(f"    {sentence}")


@commands.command("erase")
@click.argument("email")
@click.option("--dry-run", is_flag=True, help="Only say what would go; change nothing.")
@click.option("--yes", is_flag=True, help="Erase without asking.")
def erase(email: str, *, dry_run: bool, yes: bool) -> None:
    """Erase a person after retention: names, words and files go, every sum stays.

    It cannot be undone. Backups from before still hold the data.
    """
    office = _office()
    person_id = _found(office, email)
    due = erasing(office, MACHINE, person_id, _years())
    if due.against:
        raise Slip(" ".join(due.against))
    _tell(due)
    if dry_run:
        return
    if (
        not yes
        and click.prompt(f"Type {due.whole.email} to erase them for ever") != due.whole.email
    ):
        raise Slip("that is another address: nothing was erased")
    try:
        erase_person(office, MACHINE, person_id, _years(), "")
    except (StateError, BusyError) as error:
        raise Slip(str(error)) from error
    click.echo(f"Erased. They are called Former employee {person_id} from now on.")
    click.echo("Backups made before still hold their data: remove them in time.", err=True)


def _tell(due: Due) -> None:
    """What erasing would touch."""
    rows = ", ".join(f"{count:,} {name}" for name, count in sorted(due.counts.items()))
    click.echo(f"{due.whole.name}: {rows}")
    months = ", ".join(due.months) or "no closed month"
    click.echo(f"{due.files:,} files would be removed; files written anew: {months}")
