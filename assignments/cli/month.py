"""`flask month`: the months with costs, one month's costs as a file, closing and verifying one."""

import os
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import click
from flask import current_app

from assignments.actions import BusyError, InputError, Office, StateError
from assignments.actions.closing import close_checks, close_month
from assignments.actions.falling_due import post_month
from assignments.actions.month_pages import listed_months, month_file
from assignments.actions.verifying import verify_month
from assignments.cli.slips import Slip
from assignments.cli.terminal import at_terminal, working
from assignments.cli.terse import TerseGroup
from assignments.core.records import Person
from assignments.exports import EXPORTS, export_named
from assignments.storage.database import migrate

commands = TerseGroup("month", help="The costs of a month.")

# Who sits at the machine may read its database, so a command asks for nobody's log-in.
MACHINE = at_terminal(Person(id=0, email="", name="this machine", roles=frozenset({"finance"})))


def _office() -> Office:
    """The office on a database that is there and new enough."""
    office = cast("Office", current_app.extensions["office"])
    migrate(office.database.url)
    return office


@commands.command("list")
def list_months() -> None:
    """List the months with costs, oldest first, open or closed."""
    for month in listed_months(_office(), MACHINE):
        click.echo(f"{month.label} {'open' if month.sealed is None else 'closed'}")


@commands.command("close")
@click.argument("label", metavar="YYYY-MM")
@click.option(
    "--check", "only_check", is_flag=True, help="Only say what stands open; close nothing."
)
def close(label: str, *, only_check: bool) -> None:
    """Seal a month: its lines and its files never change from then on.

    What stands open beside it is told; it will lie in a later month and name this one.
    """
    office = _office()
    try:
        found = close_checks(office, MACHINE, label)
        if only_check:
            click.echo(
                "\n".join(check.says for check in found) or f"Nothing stands open in {label}."
            )
            return
        with working(f"Sealing {label}"):
            close_month(office, MACHINE, label, str(uuid.uuid4()), acknowledged=True)
        file = month_file(office, MACHINE, label, "csv")
    except (InputError, StateError, BusyError) as error:
        raise Slip(str(error)) from error
    for check in found:
        click.echo(check.says, err=True)
    click.echo(f"{label} is closed: {file.lines:,} lines and {len(EXPORTS)} files are sealed")


@commands.command("verify")
@click.argument("label", metavar="YYYY-MM")
def verify(label: str) -> None:
    """Prove that a closed month's files and seal still match the records."""
    try:
        with working(f"Verifying {label}"):
            found = verify_month(_office(), MACHINE, label)
    except (InputError, StateError) as error:
        raise Slip(str(error)) from error
    if found.holds:
        erased = "" if found.erased is None else f", as erased on {found.erased:%Y-%m-%d}"
        click.echo(f"{label}: {found.lines:,} lines and {found.files} files verified{erased}")
        return
    for difference in found.differences:
        click.echo(f"{label}: {difference}", err=True)
    raise click.exceptions.Exit(1)


@commands.command("export")
@click.argument("label", metavar="YYYY-MM")
@click.option("--format", "kind", required=True, help=f"{' | '.join(EXPORTS)}.")
@click.option("--out", required=True, help="The file to write; an older one is replaced.")
def export_month(label: str, kind: str, out: str) -> None:
    """Write a month's costs to a file: of a closed month always the same bytes.

    Into an open one what fell due by its last day is posted first.
    """
    try:
        export_named(kind)
        office = _office()
        post_month(office, label)
        file = month_file(office, MACHINE, label, kind)
    except (InputError, BusyError) as error:
        raise Slip(str(error)) from error
    try:
        with working(f"Writing {file.lines:,} lines"):
            _write(Path(out), file.chunks)
    except OSError as error:
        raise Slip(f"{out} cannot be written ({error.strerror}): name another file") from error
    click.echo(f"{file.lines} lines of {label} written to {out}", err=True)


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    """Write beside the file and put it in its place once it is whole; into a pipe, straight."""
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            out.writelines(chunks)
        return
    place = path.resolve()
    part = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        with part.open("xb") as out:
            out.writelines(chunks)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
