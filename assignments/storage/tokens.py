"""Whose a token is: one statement, asked with every request of a program.

What a token lets it do, `web.api` says; making and ending one is a record's change, in `store`.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from assignments.core.tokens import TokenRecord
from assignments.storage.database import BusyError, Database
from assignments.storage.prepared import carry_out
from assignments.storage.tables import RoleRow, RolesUsersRow, TokenRow, UserRow

_KNOWN = (
    select(
        col(TokenRow.id),
        col(TokenRow.person_id),
        col(TokenRow.name),
        col(TokenRow.scopes),
        col(TokenRow.made_at),
        col(TokenRow.expires_on),
        col(TokenRow.seen_at),
        col(UserRow.email),
        col(UserRow.name),
        col(UserRow.active),
        col(UserRow.tf_primary_method),
        col(RoleRow.name),
    )
    .join(UserRow, col(UserRow.id) == col(TokenRow.person_id))
    .join(RolesUsersRow, col(RolesUsersRow.user_id) == col(UserRow.id), isouter=True)
    .join(RoleRow, col(RoleRow.id) == col(RolesUsersRow.role_id), isouter=True)
    .where(col(TokenRow.token_hash) == bindparam("token_hash"))
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token with its owner; `active` is False for one who was shut out."""

    token: TokenRecord
    email: str
    name: str
    active: bool
    has_second_factor: bool
    roles: frozenset[str]


class Tokens:
    """The tokens that are there."""

    def __init__(self, database: Database) -> None:
        """Look them up in a database."""
        self._database = database

    def find(self, token_hash: str) -> Bearer | None:
        """Whose token has this hash, with their roles; None where there is none."""
        with self._database.bare() as connection:
            rows = carry_out(connection, _KNOWN, {"token_hash": token_hash})
        if not rows:
            return None
        number, person_id, name, scopes, *when, email, called, active, method, _ = rows[0]
        token = TokenRecord(number, person_id, name, tuple(scopes.split()), *when)
        roles = frozenset(row[-1] for row in rows if row[-1])
        return Bearer(token, email, called, active, method is not None, roles)

    def see(self, token_id: int, at: dt.datetime) -> bool:
        """Note that a token was used; False where nothing can be written: the request goes on."""
        seen = update(TokenRow).where(col(TokenRow.id) == token_id).values(seen_at=at)
        try:
            with self._database.bare(writes=True) as connection:
                connection.execute(seen)
        except (BusyError, DBAPIError):
            return False
        return True
