"""Who asks: the token in the request's header, its owner, and what the two let in.

A cookie opens nothing here.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import cast

from flask import current_app, g, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from assignments.actions import Office
from assignments.actions.tokens import hash_of
from assignments.core.approval import ROLES, NotAllowedError
from assignments.core.records import Person
from assignments.core.tokens import CLAIMS, DECIDE, FINANCE, READ, RECORD
from assignments.storage.tokens import Bearer, Tokens
from assignments.web import limits
from assignments.web.access import has_one_of
from assignments.web.login import second_factor

SEEN_EVERY = dt.timedelta(minutes=1)
LONGEST_ORIGIN = 100
_SENT = re.compile(r"Bearer +([A-Za-z0-9_.~+/=-]{1,200})", re.IGNORECASE)
# What of its owner's roles a scope opens.
OPENED = {
    READ: frozenset(ROLES),
    CLAIMS: frozenset({"expatriate"}),
    DECIDE: frozenset({"hr"}),
    RECORD: frozenset({"hr"}),
    FINANCE: frozenset({"hr", "finance"}),
}


@dataclass(frozen=True, slots=True)
class Door:
    """Whom an operation lets in: tokens of one of the scopes, of people in one of the roles.

    With `deputies` also whoever stands in for somebody of HR, in whose place they act then.
    """

    scopes: tuple[str, ...]
    roles: tuple[str, ...] = ()
    deputies: bool = False


def enter(door: Door, *, changes: bool) -> None:
    """Let the token's owner act in this request, within what the token opens.

    Unauthorized without a token that counts; NotAllowedError, TooOftenError.
    """
    bearer = _known()
    scopes = set(bearer.token.scopes) & set(door.scopes)
    g.person = _acting(bearer, scopes)
    g.bearer = bearer
    if second_factor.is_required(bearer.roles) and not bearer.has_second_factor:
        raise NotAllowedError("Your role needs a second factor: log in, and set it up first.")
    if not scopes:
        needed = " or ".join(door.scopes)
        raise NotAllowedError(f"The token lacks the scope for this: it needs {needed}.")
    if not has_one_of(door.roles, deputies=door.deputies):
        raise NotAllowedError(f"This is for {' and '.join(door.roles)} alone.")
    if changes:
        limits.spend("LIMIT_TOKENS", str(bearer.token.id), 1)


def bearer() -> Bearer:
    """The token that let this request in."""
    return cast("Bearer", g.bearer)


def _acting(bearer: Bearer, scopes: set[str]) -> Person:
    """The owner, in those of their roles that the scopes open."""
    opened = frozenset[str]().union(*(OPENED[scope] for scope in scopes))
    origin = f"api {request.remote_addr}, token {bearer.token.name}"[:LONGEST_ORIGIN]
    roles = bearer.roles & opened
    return Person(bearer.token.person_id, bearer.email, bearer.name, roles, origin)


def _known() -> Bearer:
    sent = _SENT.fullmatch(request.headers.get("Authorization", ""))
    if sent is None:
        raise _unknown("Send a token: Authorization: Bearer asc_….")
    found = _tokens().find(hash_of(sent[1]))
    if found is None:
        limits.count_wrong()
        raise _unknown("The token is none, or was revoked.")
    if not found.active:
        raise _unknown("The token's owner is let in no longer.")
    office = _office()
    if found.token.expires_on < office.today():
        raise _unknown(f"The token expired on {found.token.expires_on}.")
    now, seen = office.now(), found.token.seen_at
    if seen is None or now - seen >= SEEN_EVERY:
        _tokens().see(found.token.id, now)
    return found


def _unknown(said: str) -> Unauthorized:
    return Unauthorized(said, www_authenticate=WWWAuthenticate("bearer", {"realm": "api"}))


def _office() -> Office:
    return cast("Office", current_app.extensions["office"])


def _tokens() -> Tokens:
    return Tokens(_office().database)
