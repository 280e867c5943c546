"""What the parts of the store stand on: the session, and who does something when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from assignments.core.records import Person
from assignments.storage.tables import RoleRow, RolesUsersRow, UserRow


@dataclass(frozen=True, slots=True)
class Author:
    """Who did something, and the instant."""

    person_id: int
    at: dt.datetime


class Asking:
    """A session, and the people that other records name."""

    def __init__(self, session: Session) -> None:
        """Ask within a session."""
        self.session = session
        self.counted: set[int] = set()  # assignments whose version this transaction counted up

    def persons(self, ids: Iterable[int | None] | None) -> dict[int, Person]:
        """The people of these ids that there are (None: everybody), each with their roles."""
        asked = select(UserRow)
        having = select(RolesUsersRow.user_id, RoleRow.name).join(
            RoleRow, col(RoleRow.id) == col(RolesUsersRow.role_id)
        )
        if ids is not None:
            wanted = sorted({one for one in ids if one is not None})
            if not wanted:
                return {}
            asked = asked.where(col(UserRow.id).in_(wanted))
            having = having.where(col(RolesUsersRow.user_id).in_(wanted))
        roles: dict[int, set[str]] = {}
        for person_id, name in self.session.exec(having):
            roles.setdefault(person_id, set()).add(name)
        rows = self.session.exec(asked)
        people = (row.value(frozenset(roles.get(row.id or 0, ()))) for row in rows)
        return {person.id: person for person in people}
