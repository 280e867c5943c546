"""From where a command is given: the terminal of somebody at a machine."""

import getpass
import socket
from dataclasses import replace

from assignments.core.records import Person


def at_terminal(person: Person) -> Person:
    """A person who acts from this terminal, as the audit trail names it."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a number without a name, as in a container
        user = "somebody"
    return replace(person, origin=f"terminal {user}@{socket.gethostname()}"[:100])
