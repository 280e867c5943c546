"""What the commands that import a file share: the file, a progress bar, problems told by row."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import click
from flask import current_app
from rich.console import Console
from rich.progress import Progress

from assignments.actions import Office
from assignments.actions.importing.rows import Delivery
from assignments.cli.slips import Slip
from assignments.core.words import InputError, told
from assignments.storage.database import migrate


def office_at_hand() -> Office:
    """The office on a database that is there and new enough."""
    office = cast("Office", current_app.extensions["office"])
    migrate(office.database.url)
    return office


@contextmanager
def delivered(path: Path, *, again: bool = False) -> Iterator[Delivery]:
    """The file, with a bar on standard error while it is worked on; Slip where it is none."""
    name = str(path) if str(path).isprintable() else told(str(path))
    if path.exists() and not path.is_file():
        what = "is a directory" if path.is_dir() else "is no regular file"
        raise Slip(f"{name} {what}: give the path of a CSV or XLSX file")
    console = Console(stderr=True)
    bar = Progress(console=console, transient=True, disable=not console.is_terminal)
    try:
        with path.open("rb") as stream, bar:
            task = bar.add_task("Reading", total=None)

            def show(doing: str, done: int, total: int) -> None:
                bar.update(task, description=doing, completed=done, total=total)

            yield Delivery(stream, path.name, again, show)
    except OSError as error:
        raise Slip(f"{name} cannot be read ({error.strerror}): give a file's path") from error


def refuse(name: str, slips: Iterable[InputError], more: int) -> None:
    """Print every problem on standard error, a line each, and raise Slip with their number."""
    count = more
    for slip in slips:
        click.echo(_one_line(str(slip)), err=True)
        count += 1
    if more:
        click.echo(f"and {more:,} more", err=True)
    cells = "1 problem" if count == 1 else f"{count:,} problems"
    raise Slip(f"{name}: {cells}, nothing was saved: correct the file and import it again")


def _one_line(text: str) -> str:
    return "".join(one if one.isprintable() else " " for one in text)
