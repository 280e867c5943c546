"""Tokens for programs: made and ended by their owner, or by whoever sits at the machine.

A token is told once, when it is made; only its SHA-256 is kept.
"""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.typed import written
from assignments.core.records import Person
from assignments.core.tokens import (
    LONGEST_NAME,
    MOST_TOKENS,
    TokenRecord,
    expiry_of,
    scopes_of,
)
from assignments.core.words import InputError
from assignments.storage.store import Author, Store

PREFIX = "asc_"  # so that whoever finds one in a file knows what it is


@dataclass(frozen=True, slots=True)
class TokenInput:
    """A token as somebody wants it: what it is called, what it lets do, its last day."""

    name: str
    scopes: tuple[str, ...]
    expires_on: dt.date


@dataclass(frozen=True, slots=True)
class Made:
    """A token that was made; `secret` is empty where the form came before: it was shown then."""

    id: int
    secret: str
    again: bool = False


def hash_of(secret: str) -> str:
    """A token as it is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def tokens_of(office: Office, person_id: int) -> tuple[TokenRecord, ...]:
    """Somebody's tokens, those that expired too, the newest first."""
    with office.database.read() as store:
        return store.tokens(person_id)


def make_token(office: Office, who: Person, what: TokenInput, key: str) -> Made:
    """Make a token for oneself."""
    secret = _new_secret()
    deed = Deed(office, who, "make_token", key)
    done = deed.done(lambda store: _kept(store, office, who.id, what, (secret, deed.author)))
    return Made(done.id, "" if done.again else secret, done.again)


def make_token_for(office: Office, by: Person, person_id: int, what: TokenInput) -> Made:
    """Make a token for somebody, from the machine itself."""
    secret, author = _new_secret(), office.author(by, "make_token")
    with office.database.write(author) as store:
        return Made(_kept(store, office, person_id, what, (secret, author)), secret)


def _new_secret() -> str:
    return PREFIX + secrets.token_urlsafe(32)


def _kept(
    store: Store, office: Office, person_id: int, what: TokenInput, made: tuple[str, Author]
) -> int:
    secret, author = made
    name = written(what.name, "name", LONGEST_NAME)
    if not name.isprintable():
        raise InputError("name", "holds what cannot be printed", "type it again")
    held = [one for one in store.tokens(person_id) if one.expires_on >= office.today()]
    if any(one.name == name for one in held):
        raise InputError("name", f"there is a token {name!r}", "give another name")
    if len(held) >= MOST_TOKENS:
        raise InputError("name", f"there are {MOST_TOKENS} tokens", "revoke one first")
    expires = expiry_of(what.expires_on, office.today())
    token = TokenRecord(0, person_id, name, scopes_of(what.scopes), author.at, expires)
    return store.add_token(token, hash_of(secret), author)


def revoke_token(office: Office, who: Person, token_id: int, key: str) -> Done:
    """End one of one's own tokens; of anybody else's, and of one that ended, nothing is said."""
    deed = Deed(office, who, "revoke_token", key)

    def act(store: Store) -> int:
        if any(one.id == token_id for one in store.tokens(who.id)):
            store.end_token(token_id)
        return token_id

    return deed.done(act)


def revoke_token_of(office: Office, by: Person, person_id: int, token_id: int) -> None:
    """End one of somebody's tokens, from the machine itself; NotFoundError for another's."""
    with office.database.write(office.author(by, "revoke_token")) as store:
        if all(one.id != token_id for one in store.tokens(person_id)):
            raise NotFoundError("There is no such token.")
        store.end_token(token_id)


def end_tokens(office: Office, author: Author, person_id: int) -> None:
    """End every token of somebody who is let in no longer, or whose password was lost."""
    with office.database.read() as store:
        if not store.tokens(person_id):
            return
    with office.database.write(author) as store:
        store.end_tokens(person_id)
