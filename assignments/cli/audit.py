"""`flask audit`: proving that the audit trail is whole, and reading a record's part of it."""

from collections.abc import Iterator
from typing import cast

import click
from flask import current_app
from rich.console import Console
from rich.progress import Progress

from assignments.actions import Office
from assignments.actions.auditing import record_history, verify_trail
from assignments.cli.slips import Slip
from assignments.cli.tables import plain
from assignments.cli.terse import TerseGroup
from assignments.core.audit_seen import Seen
from assignments.core.audit_walk import Fault
from assignments.storage.database import migrate
from assignments.storage.store import AuditWish
from assignments.storage.tables import METADATA

commands = TerseGroup("audit", help="The trail of who did what to which record.")


def _office() -> Office:
    """The office on a database that is there and new enough."""
    office = cast("Office", current_app.extensions["office"])
    migrate(office.database.url)
    return office


@commands.command("verify")
def verify() -> None:
    """Prove that the audit trail is whole; else name the first entry that is not as it was."""
    console = Console(stderr=True)
    office = _office()
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Walking the trail", total=None)
        found = verify_trail(
            office, lambda done, total: bar.update(task, completed=done, total=total)
        )
    if isinstance(found, Fault):
        click.echo(f"Entry {found.number:,}: {found.says}", err=True)
        raise click.exceptions.Exit(1)
    months = f"{found.months:,} sealed {'month agrees' if found.months == 1 else 'months agree'}"
    erased = f"; {found.erased:,} erased" if found.erased else ""
    entries = f"{found.head.number:,} {'entry' if found.head.number == 1 else 'entries'}"
    click.echo(f"Whole: {entries}, head {found.head.chain}, {months}{erased}")


@commands.command("show")
@click.argument("record")
@click.argument("key")
def show(record: str, key: str) -> None:
    """Print what happened to a record, such as `line 5` or `user 3`, the oldest first."""
    if record not in METADATA.tables:
        names = ", ".join(sorted(METADATA.tables))
        raise Slip(f"there are no records called {record!r}: give one of {names}")
    for one in record_history(_office(), AuditWish(record=record, key=key)):
        for line in _told(one):
            click.echo(line)


def _told(one: Seen) -> Iterator[str]:
    """An entry as lines: who and when, then each value that changed."""
    at = one.at.isoformat(sep=" ", timespec="seconds")[:19]
    parts = (f"{one.number:,}", f"{at} UTC", one.by or "this machine", one.origin, one.deed)
    yield plain(", ".join(part for part in parts if part)).plain
    if one.erased:
        yield "    its content was erased"
    for value in one.values or ():
        told = f"    {value.name}: {value.before or 'nothing'} -> {value.after or 'nothing'}"
        yield plain(told).plain
