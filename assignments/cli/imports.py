"""What the commands that import a file share: the file, a progress bar, problems told by row."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import click
from flask import current_app
from rich.console import Console
from rich.progress import Progress

from assignments.actions import BusyError, NotFoundError, Office, StateError
from assignments.actions.importing.rows import (
    Delivery,
    ImportedBeforeError,
    LookedOver,
    RowsError,
)
from assignments.cli.slips import Slip
from assignments.core.approval import NotAllowedError
from assignments.core.words import InputError, told
from assignments.storage.database import migrate

LONGEST_NUMBER = 10


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
        opened = path.open("rb")
    except OSError as error:
        raise Slip(f"{name} cannot be read ({error.strerror}): give a file's path") from error
    with opened as stream, bar:
        task = bar.add_task("Reading", total=None)

        def show(doing: str, done: int, total: int) -> None:
            bar.update(task, description=doing, completed=done, total=total)

        yield Delivery(stream, _one_line(path.name), again, show)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what an import raises into one line; problems in the rows are told before, each in one.

    They go to standard error.
    """
    try:
        yield
    except RowsError as error:
        raise _refused(error) from error
    except ImportedBeforeError as error:
        raise Slip(f"{error} --again imports it once more.") from error
    except (InputError, NotFoundError, NotAllowedError, StateError, BusyError) as error:
        raise Slip(str(error)) from error


def _refused(error: RowsError) -> Slip:
    """Print every problem, a line each; the slip that says how many there are."""
    for slip in error.slips:
        click.echo(_one_line(str(slip)), err=True)
    if error.more:
        click.echo(f"and {error.more:,} more", err=True)
    count = counted(len(error.slips) + error.more, "problem")
    return Slip(f"{error.where}: {count}, nothing was saved: correct the file and import it again")


def _one_line(text: str) -> str:
    return "".join(one if one.isprintable() else " " for one in text)


def assignment_number(typed: str) -> int:
    """The number of an assignment as it was typed."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) < LONGEST_NUMBER):
        raise Slip(f"{told(typed)} is no assignment's number: give one, as in --assignment 1")
    return int(typed)


def summary(found: LookedOver[Any], thing: str, done: str) -> str:
    """What is made of a file: how many things of how many rows, their sums, and earlier imports."""
    text = f"{counted(len(found.things), thing)} of {counted(found.lines, 'line')} {done}"
    if found.sums:
        text = f"{text}: {', '.join(f'{one} {one.currency}' for one in found.sums)}"
    if found.before is None:
        return text
    return f"{text}\nThe same file was imported before, on {found.before.at:%Y-%m-%d}."


def counted(count: int, noun: str) -> str:
    """So many of them, in words."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
