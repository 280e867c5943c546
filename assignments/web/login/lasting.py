"""How long a log-in lasts: each is a row, found by what the cookie holds, and ends with the row.

So it ends for every copy of the cookie, in every process, and asking costs one statement a page.
"""

import datetime as dt
import hashlib
import secrets
import time
from typing import Any, cast

from flask import Flask, current_app, g, request, session
from flask_login import user_logged_in, user_logged_out
from flask_security import UserMixin, password_changed
from flask_security.utils import set_request_attr

from assignments.actions import Office
from assignments.storage.log_ins import Begun, Known, LogIns, Open
from assignments.web import limits

TOKEN = "log_in"  # noqa: S105 - what the cookie calls it
SEEN_EVERY = dt.timedelta(minutes=1)
LONGEST = 300  # characters of what a browser says it is


class Visitor(UserMixin):
    """Somebody logged in as far as most pages need to know: who, and that they are."""

    def __init__(self, known: Known) -> None:
        """Stand for the holder of a log-in."""
        self.id = known.holder.id
        self.email = known.holder.email
        self.name = known.holder.name
        self.active = known.holder.active
        self.fs_uniquifier = known.holder.mark
        self.roles = []


def register(app: Flask, log_ins: LogIns) -> None:
    """Keep the log-ins of the application; after Flask-Security, whose look-up this replaces."""
    app.extensions["log-ins"] = log_ins
    manager: Any = app.extensions["security"].login_manager
    manager.user_loader(_load)
    manager.request_loader(None)  # no other way in than the cookie
    user_logged_in.connect(_begin, app)
    user_logged_out.connect(_end, app)
    password_changed.connect(_end_after_change, app)


def _log_ins() -> LogIns:
    return cast("LogIns", current_app.extensions["log-ins"])


def _now() -> dt.datetime:
    return cast("Office", current_app.extensions["office"]).now()


def _idle() -> dt.timedelta:
    return dt.timedelta(minutes=current_app.config["SESSION_IDLE_MINUTES"])


def _longest() -> dt.timedelta:
    return dt.timedelta(hours=current_app.config["SESSION_HOURS"])


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def known() -> Known | None:
    """Who is logged in by the request's cookie; asked of the database once a request."""
    if "known" not in g:
        g.known = _found()
    return cast("Known | None", g.known)


def _found() -> Known | None:
    token, mark = session.get(TOKEN), session.get("_user_id")
    if not token or not mark:
        return None
    found = _log_ins().find(_hash(token))
    if found is None or found.holder.mark != mark or not found.holder.active:
        return None
    now = _now()
    if now - found.seen_at >= _idle() or now - found.begun_at >= _longest():
        _log_ins().end(found.holder.id, found.log_in_id)
        return None
    if now - found.seen_at >= SEEN_EVERY:
        _log_ins().see(found.log_in_id, now)
    return found


def _load(mark: str) -> UserMixin | None:
    """The account for Flask-Security's own pages, which change it; a stand-in for all others."""
    del mark
    found = known()
    if found is None:
        return None
    set_request_attr("fs_authn_via", "session")
    set_request_attr("fs_paa", session.get("fs_paa", 0))
    if request.blueprint != "security":
        return Visitor(found)
    datastore = current_app.extensions["security"].datastore
    return cast("UserMixin | None", datastore.find_user(id=found.holder.id))


def _begin(_app: Flask, user: UserMixin) -> None:
    """Give the browser a token of its own; what it held before is worth nothing any more."""
    if before := session.pop(TOKEN, None):
        _log_ins().end_by_token(_hash(before))
    session.pop("csrf_token", None)
    for kept in ("csrf_token", "known", "person"):
        g.pop(kept, None)
    session[TOKEN] = token = secrets.token_urlsafe(32)
    now, browser = _now(), request.user_agent.string[:LONGEST].replace("\0", "")
    begun = Begun(_hash(token), now, limits.address(), browser)
    _log_ins().begin(user.id, begun, now - _idle())


def _end(_app: Flask, **_told: object) -> None:
    if token := session.pop(TOKEN, None):
        _log_ins().end_by_token(_hash(token))


def _end_after_change(_app: Flask, user: UserMixin, **_told: object) -> None:
    """End every other log-in of somebody whose password was changed."""
    token = session.get(TOKEN)
    _log_ins().end_others(user.id, _hash(token) if token else "")


def is_fresh() -> bool:
    """Whether the visitor typed their password a short while ago: see SECURITY_FRESHNESS."""
    typed_at = float(session.get("fs_paa", 0))
    within: dt.timedelta = current_app.config["SECURITY_FRESHNESS"]
    return time.time() - typed_at < within.total_seconds()


def end_others(person_id: int) -> None:
    """End every log-in of somebody but the one that asks for it."""
    token = session.get(TOKEN)
    _log_ins().end_others(person_id, _hash(token) if token else "")


def end(person_id: int, log_in_id: int) -> bool:
    """End one of somebody's log-ins; whether it was open, and theirs."""
    return _log_ins().end(person_id, log_in_id)


def open_ones(person_id: int) -> list[Open]:
    """Where somebody is logged in, the newest first."""
    now = _now()
    return _log_ins().of(person_id, now - _longest(), now - _idle())
