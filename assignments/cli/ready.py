"""What `flask serve` does before anybody is served: the database, the demo, and what it says."""

import sys
from pathlib import Path
from typing import cast

import click
from flask import Flask

from assignments.actions import Office, is_empty
from assignments.cli.preparing import prepare, show_logins
from assignments.cli.slips import Slip
from assignments.storage.database import BusyError, NewerError


def make_ready(app: Flask, address: str) -> bool:
    """Migrate the database, fill an empty one with the demo, say where; whether it was filled.

    Leaves no connection open. Raises Slip where the database is beyond it, or held too long.
    """
    office = cast("Office", app.extensions["office"])
    instance = Path(app.instance_path)
    try:
        with app.app_context():
            filled = _prepared(office, instance)
    except (NewerError, BusyError) as error:
        raise Slip(str(error)) from error
    finally:
        office.database.close()
    if not filled:
        click.echo(f"Assignment Costs is on http://{address}  (Ctrl+C stops it)")
        show_logins(instance)
        sys.stdout.flush()
    return filled


def _prepared(office: Office, instance: Path) -> bool:
    prepare(office, instance)
    empty = is_empty(office)
    if empty:
        from assignments.cli.demo import load_and_keep  # noqa: PLC0415 - for a first start alone

        load_and_keep(office, instance)
    return empty
