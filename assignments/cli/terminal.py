"""From where a command is given: the terminal of somebody at a machine, who sees that it works."""

import getpass
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from rich.console import Console

from assignments.core.records import Person


def at_terminal(person: Person) -> Person:
    """A person who acts from this terminal, as the audit trail names it."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a number without a name, as in a container
        user = "somebody"
    return replace(person, origin=f"terminal {user}@{socket.gethostname()}"[:100])


@contextmanager
def working(on: str) -> Iterator[None]:
    """Say on standard error what takes a while, as long as it does; nothing where nobody looks."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(f"{on} …"):
        yield
