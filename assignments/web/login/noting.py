"""Log-ins, good and refused, log-outs and recovery codes, as the audit trail tells them.

What somebody changes of their account, the trail tells by itself.
"""

from typing import cast

from flask import Flask, current_app
from flask_login import user_logged_in, user_logged_out
from flask_security import UserMixin, user_failed_authn

from assignments.actions import Office
from assignments.actions.auditing import note
from assignments.core.audit import Change
from assignments.core.records import Person
from assignments.web import limits

SHOWN = 2  # characters of an unknown address: whoever mistypes a password into it has not told it


def register(app: Flask) -> None:
    """Note every log-in of the application, every one that was refused, and every log-out."""
    user_logged_in.connect(_logged_in, app)
    user_logged_out.connect(_logged_out, app)
    user_failed_authn.connect(_refused, app)


def refused_nobody(address: str) -> None:
    """Note that somebody tried an address that nobody has, which is told by its beginning."""
    begins = "".join(one for one in address[:SHOWN] if one.isprintable())
    _note(None, "log in refused", Change("user", "", None, {"address": f"{begins}…"}))


def codes_set(user: UserMixin) -> None:
    """Note that somebody makes recovery codes, in place of all before; never the codes."""
    _note(user, "set recovery codes", _account(user))


def code_used(user: UserMixin) -> None:
    """Note that a recovery code stood in for somebody's app; never the code."""
    _note(user, "use recovery code", _account(user))


def _logged_in(_app: Flask, user: UserMixin) -> None:
    _note(user, "log in", _account(user))


def _logged_out(_app: Flask, user: UserMixin | None = None, **_told: object) -> None:
    if user is not None and user.is_authenticated:
        _note(user, "log out", _account(user))


def _refused(_app: Flask, user: UserMixin, auth_type: str, **_told: object) -> None:
    wrong = Change("user", str(user.id), None, {"wrong": auth_type}, person=user.id)
    _note(None, "log in refused", wrong)


def _account(user: UserMixin) -> Change:
    return Change("user", str(user.id), person=user.id)


def _note(user: UserMixin | None, deed: str, about: Change) -> None:
    office = cast("Office", current_app.extensions["office"])
    origin = f"web {limits.address()}"
    note(office, Person(user.id if user else 0, "", "", frozenset(), origin), deed, about)
