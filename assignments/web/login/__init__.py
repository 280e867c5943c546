"""Log-in with Flask-Security on the tables of the store, and CSRF protection for every form.

No self-registration and no mail. `accounts` has what an administrator does about somebody's
log-in, `lasting` how long one lasts, `second_factor` the codes, `forms` what is counted. What a
person may do once known stands in `access`. A further way to prove who one is ends in `let_in`.
"""

from typing import NoReturn, cast

from flask import Flask, Request, current_app, redirect, request, url_for
from flask.globals import app_ctx
from flask.typing import ResponseReturnValue, ResponseValue
from flask_security import RoleMixin, Security
from flask_security.decorators import default_unauthn_handler
from flask_security.utils import login_user
from flask_wtf import CSRFProtect
from werkzeug.exceptions import NotFound

from assignments.core.approval import NotAllowedError
from assignments.storage.database import Database
from assignments.storage.log_ins import Known, LogIns
from assignments.storage.tables import log_in_classes
from assignments.web import errors
from assignments.web.login import accounts, forms, lasting, noting, second_factor
from assignments.web.login.accounts import (
    Account,
    Accounts,
    account_of,
    address_of,
    give_password,
    has_second_factor,
    hashed,
    is_locked,
    may_log_in,
    new_password,
    reset_second_factor,
    shut_out,
    unlock,
)
from assignments.web.login.lasting import is_fresh, known
from assignments.web.login.passwords import Passwords
from assignments.web.login.second_factor import is_owed

__all__ = [
    "Known",
    "address_of",
    "ask",
    "codes_left",
    "give_password",
    "has_second_factor",
    "hashed",
    "is_fresh",
    "is_locked",
    "is_owed",
    "known",
    "language",
    "let_in",
    "may_log_in",
    "new_password",
    "register",
    "reset_second_factor",
    "shut_out",
    "unlock",
]

UNUSED = ("tf_select", "two_factor_rescue")  # one method, and nobody to mail to


def register(app: Flask, database: Database) -> None:
    """Let people of the store log in; their session with the database ends with the request."""
    app.extensions["second factor"] = second_factor.roles_of(str(app.config["SECOND_FACTOR"]))
    session = database.scoped_session(_scope, accounts.author)
    session.session_factory.configure(expire_on_commit=False)
    user, role = log_in_classes(Account, RoleMixin)
    security = Security(
        app,
        Accounts(session, user, role),
        login_form=forms.LogInForm,
        verify_form=forms.OwnPasswordForm,
        change_password_form=forms.NewPasswordForm,
        two_factor_setup_form=forms.SetUpForm,
        two_factor_rescue_form=forms.RescueForm,
        two_factor_verify_code_form=forms.CodeForm,
        mf_recovery_form=forms.RecoveryForm,
        totp_cls=second_factor.Codes,
        mf_recovery_codes_util_cls=second_factor.RecoveryCodes,
        password_util_cls=Passwords,
    )
    _narrow(app, security)
    lasting.register(app, LogIns(database))
    noting.register(app)
    CSRFProtect(app)

    @app.teardown_appcontext
    def end_session(_error: BaseException | None) -> None:
        session.remove()


def codes_left() -> int:
    """How many recovery codes the visitor has left; none for one who is not logged in."""
    found = known()
    return second_factor.codes_left(found.holder.id) if found else 0


def language() -> str | None:
    """The language that the visitor chose as their own; None for one who did not, or is unknown."""
    found = known()
    return found.holder.language if found else None


def _scope() -> int:
    return id(app_ctx._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - as Flask-SQLAlchemy does


def _narrow(app: Flask, security: Security) -> None:
    """Leave out what no page of ours needs: its programs' answers, roles, and two of its pages."""
    security.want_json(_never)
    security.unauthn_handler(_ask)
    security.mf_recovery_codes_context_processor(lambda: {"codes_left": codes_left()})
    security.principal.identity_loaders.clear()  # would look everybody up, for a picture too
    for name in UNUSED:
        app.view_functions[f"security.{name}"] = _nothing_here


def ask() -> ResponseReturnValue:
    """Lead a visitor to the log-in and back; what they had sent is shown to them instead."""
    if request.method in {"GET", "HEAD"}:
        return cast("ResponseReturnValue", default_unauthn_handler())  # type: ignore[no-untyped-call]
    return errors.session_ended(401)


def _ask(_mechanisms: list[str], headers: dict[str, str] | None) -> ResponseValue:
    del headers  # no other way in
    return cast("ResponseValue", ask())


def _never(_request: Request) -> bool:
    return False


def _nothing_here() -> NoReturn:
    raise NotFound


def let_in(person_id: int, via: str, next_url: str = "") -> ResponseReturnValue:
    """Log in somebody whom `via` proved to be who they are, after their second factor if any.

    NotAllowedError for somebody shut out. `next_url` is an address of ours, already checked.
    """
    account = account_of(person_id)
    if not account.active:
        raise NotAllowedError("Your administrator lets you in no longer.")
    plugins = current_app.extensions["security"].two_factor_plugins
    asked: ResponseReturnValue | None = plugins.tf_enter(account, None, via, next_url or None)
    if asked is not None:
        return asked
    login_user(account, remember=False, authn_via=[via])
    return redirect(next_url or url_for("account.go_home"))
