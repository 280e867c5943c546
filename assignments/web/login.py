"""Log-in with Flask-Security on the tables of the store, and CSRF protection for every form.

No self-registration and no mail; what a person may do once known stands in `access`.
"""

import secrets
from typing import Any, cast

from flask import Flask, current_app
from flask.globals import app_ctx
from flask_security import (
    RoleMixin,
    Security,
    SQLAlchemySessionUserDatastore,
    UserMixin,
    admin_change_password,
    hash_password,
)
from flask_wtf import CSRFProtect

from assignments.core.words import InputError
from assignments.storage.database import Database
from assignments.storage.tables import log_in_classes

CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"


class Accounts(SQLAlchemySessionUserDatastore):
    """The store's people as the log-in sees them."""

    def find_user(self, *args: Any, **kwargs: Any) -> UserMixin | None:  # noqa: ANN401 - passed on
        """Look somebody up and leave the transaction, so that none is open while a page is made.

        Changing a password would else have to turn a reading transaction into a writing one, which
        SQLite refuses once somebody else has written.
        """
        found = super().find_user(*args, **kwargs)
        self.keep()
        return found

    def keep(self) -> None:
        """Commit what was changed of an account."""
        self.commit()  # type: ignore[no-untyped-call]


def register(app: Flask, database: Database) -> None:
    """Let people of the store log in; their session with the database ends with the request."""
    session = database.scoped_session(lambda: id(app_ctx._get_current_object()))  # type: ignore[attr-defined]  # noqa: SLF001 - as Flask-SQLAlchemy does
    session.session_factory.configure(expire_on_commit=False)
    user, role = log_in_classes(UserMixin, RoleMixin)
    Security(app, Accounts(session, user, role))
    CSRFProtect(app)

    @app.teardown_appcontext
    def end_session(_error: BaseException | None) -> None:
        session.remove()


def new_password() -> str:
    """A password to be shown once: four groups of five letters and digits, easily told apart."""
    return "-".join("".join(secrets.choice(CLEAR) for _ in range(5)) for _ in range(4))


def hashed(password: str) -> str:
    """A password as it is kept."""
    return str(hash_password(password))


def _security() -> Security:
    return cast("Security", current_app.extensions["security"])


def address_of(typed: str) -> str:
    """An email address as the log-in looks it up; InputError for one that it would never find."""
    try:
        return str(_security().mail_util.normalize(typed)).lower()
    except ValueError as error:
        raise InputError("email", f"{typed!r} is no address", "write name@company.com") from error


def _accounts() -> Accounts:
    return cast("Accounts", _security().datastore)


def _account(person_id: int) -> UserMixin:
    """Somebody's account; the person is known to exist."""
    return cast("UserMixin", _accounts().find_user(id=person_id))


def may_log_in(person_id: int) -> bool:
    """Whether somebody has a password and is not shut out."""
    account = _account(person_id)
    return bool(account.active and account.password)


def shut_out(person_id: int) -> None:
    """Let somebody in no longer; open sessions end with their next page."""
    _accounts().deactivate_user(_account(person_id))
    _accounts().keep()


def give_password(person_id: int) -> str:
    """Make somebody a new password and let them in with it; the old one and its sessions end."""
    password = new_password()
    account = _account(person_id)
    _accounts().activate_user(account)
    admin_change_password(account, password, notify=False)
    _accounts().keep()
    return password
