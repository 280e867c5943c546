"""Questions about people and their roles."""

import secrets
from collections.abc import Iterable

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, delete, select

from assignments.core.records import Person
from assignments.storage.store.asking import Asking
from assignments.storage.tables import RoleRow, RolesUsersRow, UserRow
from assignments.storage.tables.columns import stored_id


class People(Asking):
    """Who can log in, and as what."""

    def person(self, person_id: int) -> Person | None:
        """One person."""
        return self.persons([person_id]).get(person_id)

    def everybody(self) -> tuple[Person, ...]:
        """All people, by name."""
        people = self.persons(None).values()
        return tuple(sorted(people, key=lambda one: (one.name.casefold(), one.id)))

    def has_people(self) -> bool:
        """Whether anybody is recorded."""
        return self.session.exec(select(UserRow).limit(1)).first() is not None

    def has_role(self, role: str) -> bool:
        """Whether anybody has a role."""
        having = (
            select(RolesUsersRow.user_id)
            .join(RoleRow, col(RoleRow.id) == col(RolesUsersRow.role_id))
            .where(col(RoleRow.name) == role)
        )
        return self.session.exec(having.limit(1)).first() is not None

    def add_person(self, email: str, name: str, password_hash: str) -> int | None:
        """Record somebody without a role; None where the address is somebody's already."""
        row = UserRow(
            email=email,
            name=name,
            password=password_hash or None,
            fs_uniquifier=secrets.token_hex(32),
        )
        try:
            with self.session.begin_nested():
                self.session.add(row)
        except IntegrityError:
            return None
        self.forget()
        return stored_id(row.id)

    def set_language(self, person_id: int, language: str | None) -> None:
        """Say everything to somebody in a language from now on; None: as their browser asks."""
        self.session.get_one(UserRow, person_id).language = language
        self.session.flush()
        self.forget()

    def set_roles(self, person_id: int, roles: Iterable[str]) -> None:
        """Give somebody exactly these roles."""
        self.session.exec(delete(RolesUsersRow).where(col(RolesUsersRow.user_id) == person_id))
        found = self.session.exec(select(RoleRow).where(col(RoleRow.name).in_(list(roles))))
        for role in found:
            self.session.add(RolesUsersRow(user_id=person_id, role_id=stored_id(role.id)))
        self.session.flush()
        self.forget()
