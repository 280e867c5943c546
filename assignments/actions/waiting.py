"""How much waits for HR: for those who watch the program, without a name."""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.office import Office


@dataclass(frozen=True, slots=True)
class Waits:
    """How many lines wait for HR, and since when the oldest of them (None: none waits)."""

    lines: int
    oldest: dt.datetime | None


def what_waits(office: Office) -> Waits:
    """The lines that wait now."""
    with office.database.read() as store:
        return Waits(*store.how_many_wait("submitted"))
