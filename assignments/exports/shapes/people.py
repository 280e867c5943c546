"""People and tokens."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import records
from assignments.core.tokens import SCOPES, TokenRecord
from assignments.exports.shapes.words import Day, Id, Instant, Role, among, instant_or_none


class Named(TypedDict):
    """Somebody, by id and name."""

    id: Id
    name: str


class Person(Named):
    """Somebody who can log in."""

    email: str
    roles: list[Role]


class Token(TypedDict):
    """A token: what it is called, what it lets do, its last day. The secret is never told again."""

    id: Id
    name: str
    scopes: list[Annotated[str, among(SCOPES)]]
    expires_on: Day
    last_used: Annotated[Instant | None, Field(description="To the minute; null: never.")]


class Me(TypedDict):
    """Who a token acts for, and the token itself."""

    person: Person
    token: Token


def named(person: records.Person) -> Named:
    """Somebody by id and name."""
    return {"id": person.id, "name": person.name}


def named_or_none(person: records.Person | None) -> Named | None:
    """Somebody by id and name, or None."""
    return None if person is None else named(person)


def person(one: records.Person) -> Person:
    """Somebody with address and roles."""
    return {"id": one.id, "name": one.name, "email": one.email, "roles": sorted(one.roles)}


def token(one: TokenRecord) -> Token:
    """A token as its owner sees it."""
    return {
        "id": one.id,
        "name": one.name,
        "scopes": list(one.scopes),
        "expires_on": one.expires_on.isoformat(),
        "last_used": instant_or_none(one.seen_at),
    }
