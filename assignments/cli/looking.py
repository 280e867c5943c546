"""What commands that only look share: who looks, some at a time, as a table or as JSON.

Whoever sits at the machine may read its database: a command asks for nobody's log-in. With `--json`
the same objects are printed as the API answers with.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click
from rich.console import RenderableType

from assignments.actions import BusyError, InputError, NotFoundError, StateError
from assignments.cli.slips import Slip
from assignments.cli.tables import plain, printed, table
from assignments.cli.terminal import at_terminal
from assignments.core.approval import NotAllowedError
from assignments.core.records import Person

LOOKER = at_terminal(
    Person(id=0, email="", name="this machine", roles=frozenset({"hr", "finance"}))
)
MOST = 1000
WORDY = frozenset({"Employee", "Category", "Title", "Scopes", "Recorded", "Way", "Name"})
F = TypeVar("F", bound=Callable[..., Any])
OUTCOMES = {"allowed": "green", "reduced": "yellow", "review": "cyan", "refused": "red"}


def paged(command: F) -> F:
    """The options of a list: how many at once, behind which place, and as JSON."""
    at_once = click.option(
        "--limit", default=50, show_default=True, type=click.IntRange(1, MOST), help="How many."
    )
    behind = click.option("--after", help="Behind this place, as the list before named it.")
    return at_once(behind(as_json(command)))


def as_json(command: F) -> F:
    """The option that prints the objects of the API instead of a table."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")(
        command
    )


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what an action raises into one line."""
    try:
        yield
    except (InputError, NotFoundError, NotAllowedError, StateError, BusyError) as error:
        raise Slip(str(error)) from error


def show_json(told: object) -> None:
    """Print an object as JSON."""
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))


def show(*parts: RenderableType) -> None:
    """Print tables and lines; coloured where standard output is a terminal."""
    click.echo(printed(*parts), nl=False)


def rows(columns: str, cells: Iterator[tuple[str, ...]]) -> Any:  # noqa: ANN401 - rich's table
    """A table; a column whose name ends in `>` holds numbers, an outcome has its colour."""
    made = table()
    for name in columns.split(","):
        is_number = name.endswith(">")
        may_wrap = name in WORDY
        made.add_column(
            name.rstrip(">"),
            justify="right" if is_number else "left",
            no_wrap=not may_wrap,
            min_width=12 if may_wrap else None,
            overflow="fold" if may_wrap else "ellipsis",
        )
    for row in cells:
        made.add_row(*(plain(cell, OUTCOMES.get(cell, "")) for cell in row))
    return made


def more(after: str | None) -> None:
    """Say on standard error how to see what is behind a list."""
    if after is not None:
        click.echo(f"More: --after {after}", err=True)
