"""What the parts of the store stand on: the session, and who does something when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from assignments.core.audit import Deed
from assignments.core.records import Person
from assignments.storage.tables import RoleRow, RolesUsersRow, UserRow

MACHINE = 0  # who does what nobody does


@dataclass(frozen=True, slots=True)
class Author:
    """Who did something, and the instant; `person_id` 0 is the machine itself.

    `origin` says from where ("web 192.0.2.7", "terminal ingrid@desk"), `deed` what they were
    about, `in_place_of` for whom they stood in.
    """

    person_id: int
    at: dt.datetime
    origin: str = ""
    deed: str = ""
    in_place_of: int | None = None

    def deed_done(self) -> Deed:
        """The same for the audit trail, where the machine is nobody."""
        return Deed(self.at, self.person_id or None, self.deed, self.origin, self.in_place_of)


class Asking:
    """A session, and the people that other records name."""

    def __init__(self, session: Session, author: Author | None = None) -> None:
        """Ask within a session; what is written in it, `author` writes."""
        self.session = session
        self.author = author
        self.counted: set[int] = set()  # assignments whose version this transaction counted up

    def persons(self, ids: Iterable[int | None] | None) -> dict[int, Person]:
        """The people of these ids that there are (None: everybody), each with their roles."""
        asked = (
            select(UserRow, RoleRow.name)
            .join(RolesUsersRow, col(RolesUsersRow.user_id) == col(UserRow.id), isouter=True)
            .join(RoleRow, col(RoleRow.id) == col(RolesUsersRow.role_id), isouter=True)
        )
        if ids is not None:
            wanted = sorted({one for one in ids if one is not None})
            if not wanted:
                return {}
            asked = asked.where(col(UserRow.id).in_(wanted))
        rows: dict[int, UserRow] = {}
        roles: dict[int, set[str]] = {}
        for row, role in self.session.exec(asked):
            rows[row.id or 0] = row
            roles.setdefault(row.id or 0, set()).update(filter(None, (role,)))
        people = (row.value(frozenset(roles[number])) for number, row in rows.items())
        return {person.id: person for person in people}
