"""What an administrator sees of mail: how many wait and were given up, and the newest ones.

Neither words nor subjects: who was written to, of what kind, and what the server said.
"""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.office import Office
from assignments.core.notices import Mail

SINCE_DAYS = 7
STATES = ("all", "open", "given_up")
MOST = 50


@dataclass(frozen=True, slots=True)
class Status:
    """How many mails wait, and of the last days were sent and given up."""

    open: int
    sent: int
    given_up: int
    last_sent: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Listed:
    """One mail with the address that it goes to."""

    mail: Mail
    to: str


def status(office: Office) -> Status:
    """How mail stands; for whoever runs the machine, and administrators."""
    since = office.now() - dt.timedelta(days=SINCE_DAYS)
    with office.database.read() as store:
        return Status(**store.mail_counts(since), last_sent=store.last_sent())


def listed(office: Office, state: str) -> tuple[Listed, ...]:
    """The newest mails of a state; for whoever runs the machine, and administrators."""
    with office.database.read() as store:
        found = store.mails(state, MOST)
        people = store.persons(one.person_id for one in found)
    return tuple(Listed(one, people[one.person_id].email) for one in found)
