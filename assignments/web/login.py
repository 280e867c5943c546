"""Log-in with Flask-Security on the tables of the store, and CSRF protection for every form.

No self-registration and no mail; what a person may do once known stands in `access`.
"""

import secrets
from typing import Any

from flask import Flask
from flask.globals import app_ctx
from flask_security import (
    RoleMixin,
    Security,
    SQLAlchemySessionUserDatastore,
    UserMixin,
    hash_password,
)
from flask_wtf import CSRFProtect

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
        self.commit()  # type: ignore[no-untyped-call]
        return found


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
