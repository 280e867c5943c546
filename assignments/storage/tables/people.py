"""Rows of people who log in and their roles, in the columns that Flask-Security expects."""

import datetime as dt
from functools import lru_cache

from sqlalchemy.orm import registry, relationship
from sqlmodel import BigInteger, Field, SQLModel, Text

from assignments.core.records import Person
from assignments.storage.tables.columns import Stamp, stored_id


class UserRow(SQLModel, table=True):
    """Somebody who can log in."""

    __tablename__ = "user"

    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(max_length=255, unique=True)
    name: str
    password: str | None = None
    active: bool = True
    fs_uniquifier: str = Field(max_length=64, unique=True)
    tf_primary_method: str | None = Field(default=None, max_length=64)
    tf_totp_secret: str | None = Field(default=None, sa_type=Text)  # encrypted
    tf_last_counter: int | None = Field(default=None, sa_type=BigInteger)  # of the newest code
    erased_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    language: str | None = Field(default=None, max_length=16)  # None: as their browser asks

    def value(self, roles: frozenset[str]) -> Person:
        """The person with these roles."""
        return Person(stored_id(self.id), self.email, self.name, roles, language=self.language)


class RoleRow(SQLModel, table=True):
    """One of the roles; migrations write them."""

    __tablename__ = "role"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=80, unique=True)
    description: str = ""


class RolesUsersRow(SQLModel, table=True):
    """Who has which role."""

    __tablename__ = "roles_users"

    user_id: int = Field(foreign_key="user.id", primary_key=True)
    role_id: int = Field(foreign_key="role.id", primary_key=True)


@lru_cache(maxsize=8)
def log_in_classes(user_mixin: type, role_mixin: type) -> tuple[type, type]:
    """The two tables as classes for a log-in library, built on its mixins, with `user.roles`."""
    user = type("User", (user_mixin,), {"__doc__": "Somebody who logs in."})
    role = type("Role", (role_mixin,), {"__doc__": "A role somebody has."})
    mapping = registry(metadata=SQLModel.metadata)
    mapping.map_imperatively(role, SQLModel.metadata.tables["role"])
    through = SQLModel.metadata.tables["roles_users"]
    roles = relationship(role, secondary=through)
    mapping.map_imperatively(user, SQLModel.metadata.tables["user"], properties={"roles": roles})
    return user, role
