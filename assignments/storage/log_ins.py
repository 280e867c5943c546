"""Who is logged in where: one row a browser, found by what its cookie holds.

Each question is one statement in a transaction of its own, as it is asked with every page.
How long a log-in lasts, `web.login` says.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from assignments.storage.database import BusyError, Database
from assignments.storage.prepared import carry_out
from assignments.storage.tables import (
    LogInRow,
    RecoveryCodeRow,
    RoleRow,
    RolesUsersRow,
    UserRow,
)

_KNOWN = (
    select(
        col(LogInRow.id),
        col(LogInRow.begun_at),
        col(LogInRow.seen_at),
        col(UserRow.id),
        col(UserRow.email),
        col(UserRow.name),
        col(UserRow.active),
        col(UserRow.fs_uniquifier),
        col(UserRow.language),
        col(UserRow.tf_primary_method),
        col(RoleRow.name),
    )
    .join(UserRow, col(UserRow.id) == col(LogInRow.user_id))
    .join(RolesUsersRow, col(RolesUsersRow.user_id) == col(UserRow.id), isouter=True)
    .join(RoleRow, col(RoleRow.id) == col(RolesUsersRow.role_id), isouter=True)
    .where(col(LogInRow.token_hash) == bindparam("token_hash"))
)  # made once: asked with every page


@dataclass(frozen=True, slots=True)
class Holder:
    """The account of a log-in; `mark` is made anew with each password."""

    id: int
    email: str
    name: str
    active: bool
    mark: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is logged in, and by which log-in."""

    log_in_id: int
    begun_at: dt.datetime
    seen_at: dt.datetime
    holder: Holder
    has_second_factor: bool
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Begun:
    """A log-in that begins: the token's hash, when, from where, and by which browser."""

    token_hash: str
    at: dt.datetime
    address: str
    browser: str


@dataclass(frozen=True, slots=True)
class Open:
    """A log-in that is open, as its owner sees it in a list."""

    id: int
    begun_at: dt.datetime
    seen_at: dt.datetime
    address: str
    browser: str


class LogIns:
    """The log-ins that are open, and what stands in for a second factor."""

    def __init__(self, database: Database) -> None:
        """Keep them in a database."""
        self._database = database

    def find(self, token_hash: str) -> Known | None:
        """Whose log-in a cookie is, with their roles; None where it was ended."""
        with self._database.bare() as connection:
            rows = carry_out(connection, _KNOWN, {"token_hash": token_hash})
        if not rows:
            return None
        number, begun, seen, *who, method, _ = rows[0]
        roles = frozenset(row[-1] for row in rows if row[-1])
        return Known(number, begun, seen, Holder(*who), method is not None, roles)

    def begin(self, person_id: int, begun: Begun, ended_before: dt.datetime) -> None:
        """Record a log-in, and take away those of everybody that nobody used since an instant."""
        row = {
            "user_id": person_id,
            "token_hash": begun.token_hash,
            "begun_at": begun.at,
            "seen_at": begun.at,
            "address": begun.address,
            "browser": begun.browser,
        }
        with self._database.bare(writes=True) as connection:
            connection.execute(delete(LogInRow).where(col(LogInRow.seen_at) < ended_before))
            connection.execute(insert(LogInRow).values(row))

    def see(self, log_in_id: int, at: dt.datetime) -> bool:
        """Note that a log-in was used; False where nothing can be written: the page goes on."""
        seen = update(LogInRow).where(col(LogInRow.id) == log_in_id).values(seen_at=at)
        try:
            with self._database.bare(writes=True) as connection:
                connection.execute(seen)
        except (BusyError, DBAPIError):
            return False
        return True

    def of(self, person_id: int, begun_after: dt.datetime, seen_after: dt.datetime) -> list[Open]:
        """Somebody's log-ins that still hold, the one used last first."""
        asked = (
            select(
                col(LogInRow.id),
                col(LogInRow.begun_at),
                col(LogInRow.seen_at),
                col(LogInRow.address),
                col(LogInRow.browser),
            )
            .where(
                col(LogInRow.user_id) == person_id,
                col(LogInRow.begun_at) > begun_after,
                col(LogInRow.seen_at) > seen_after,
            )
            .order_by(col(LogInRow.seen_at).desc(), col(LogInRow.id).desc())
        )
        with self._database.bare() as connection:
            rows: list[Any] = list(connection.execute(asked))
        return [Open(*row) for row in rows]

    def end(self, person_id: int, log_in_id: int) -> bool:
        """End one of somebody's log-ins; whether it was there, and theirs."""
        gone = delete(LogInRow).where(
            col(LogInRow.id) == log_in_id, col(LogInRow.user_id) == person_id
        )
        with self._database.bare(writes=True) as connection:
            return connection.execute(gone).rowcount == 1

    def end_by_token(self, token_hash: str) -> None:
        """End the log-in of a cookie, wherever else the cookie was copied to."""
        gone = delete(LogInRow).where(col(LogInRow.token_hash) == token_hash)
        with self._database.bare(writes=True) as connection:
            connection.execute(gone)

    def end_others(self, person_id: int, but_token_hash: str = "") -> None:
        """End all log-ins of somebody but one."""
        gone = delete(LogInRow).where(
            col(LogInRow.user_id) == person_id, col(LogInRow.token_hash) != but_token_hash
        )
        with self._database.bare(writes=True) as connection:
            connection.execute(gone)

    def use_counter(self, person_id: int, counter: int) -> bool:
        """Take a code of an authenticator app, counted in half minutes; False for a used one."""
        last = col(UserRow.tf_last_counter)
        used = update(UserRow).where(
            col(UserRow.id) == person_id, last.is_(None) | (last < counter)
        )
        with self._database.bare(writes=True) as connection:
            return connection.execute(used.values(tf_last_counter=counter)).rowcount == 1

    def set_codes(self, person_id: int, hashes: list[str]) -> None:
        """Replace somebody's recovery codes by these."""
        rows = [{"user_id": person_id, "code_hash": one} for one in hashes]
        with self._database.bare(writes=True) as connection:
            connection.execute(
                delete(RecoveryCodeRow).where(col(RecoveryCodeRow.user_id) == person_id)
            )
            if rows:
                connection.execute(insert(RecoveryCodeRow), rows)

    def use_code(self, person_id: int, code_hash: str) -> bool:
        """Take a recovery code; False for one that is none, or was used."""
        gone = delete(RecoveryCodeRow).where(
            col(RecoveryCodeRow.user_id) == person_id, col(RecoveryCodeRow.code_hash) == code_hash
        )
        with self._database.bare(writes=True) as connection:
            return connection.execute(gone).rowcount == 1

    def codes_left(self, person_id: int) -> int:
        """How many recovery codes somebody has left."""
        asked = select(col(RecoveryCodeRow.code_hash)).where(
            col(RecoveryCodeRow.user_id) == person_id
        )
        with self._database.bare() as connection:
            return len(connection.execute(asked).all())
