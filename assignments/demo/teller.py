"""What everybody who tells the story works with: the office on its own clock, and who is who."""

import datetime as dt
from dataclasses import replace

from assignments.actions import Office
from assignments.core.records import Person


class Teller:
    """The office at a moment of the story, and by name whom and what it was told of."""

    def __init__(self, office: Office, moment: dt.datetime) -> None:
        """Take the office; it works by the story's clock from here on."""
        self.moment = moment
        self.office = replace(office, clock=lambda: self.moment)
        self.people: dict[str, Person] = {}
        self.assignments: dict[str, int] = {}
        self.claims: dict[tuple[str, str], int] = {}
        self.lines: dict[str, int] = {}
        self.things: dict[tuple[str, str], int] = {}
        self._deeds = 0

    def key(self) -> str:
        """A once-only key for the next deed."""
        self._deeds += 1
        return f"demo-{self._deeds}"
