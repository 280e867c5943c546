"""Sign-in through the company's own OpenID Connect server: an extra, off unless OIDC_ISSUER is set.

The server proves an address; who has it, and in which roles, the records alone say. Nobody is
made by signing in, a second factor of ours is asked as ever, and passwords go on to work.
"""

import logging
from typing import Any

from flask import Blueprint, Flask, current_app, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from assignments.cli.slips import Slip
from assignments.core.words import InputError
from assignments.web import login
from assignments.web.login import accounts

NEXT = "company next"
PATIENCE = 10  # seconds for each answer of the company's server
NOT_LET_IN = _l(
    "Your company's sign-in did not let you in: try again, or log in with your password."
)
UNKNOWN = _l(
    "Your company's sign-in knows you, but nobody here has your address: ask the administrator."
)
blueprint = Blueprint("company", __name__, url_prefix="/login/company")
log = logging.getLogger(__name__)


class RefusedError(RuntimeError):
    """The company's server did not prove who somebody is; the message is for the log."""


def register(app: Flask) -> None:
    """Offer the sign-in where the settings name a server; Slip where the extra is not installed."""
    issuer = str(app.config.get("OIDC_ISSUER") or "").rstrip("/")
    if not issuer:
        return
    try:
        from authlib.integrations.flask_client import OAuth  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Slip("OIDC_ISSUER needs the extra: make setup EXTRAS=oidc") from error
    app.extensions["company"] = OAuth(app).register(
        "company",
        client_id=app.config.get("OIDC_CLIENT_ID"),
        client_secret=app.config.get("OIDC_CLIENT_SECRET"),
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email",
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE,
        },
    )
    app.register_blueprint(blueprint)
    app.jinja_env.globals["company_sign_in"] = app.config["OIDC_NAME"]


@blueprint.get("")
def sign_in() -> ResponseReturnValue:
    """Lead to the company's server, and remember what was wanted here."""
    wanted = request.args.get("next", "")
    session[NEXT] = wanted if _is_ours(wanted) else ""
    try:
        led: Response = _asked("authorize_redirect", url_for(".come_back", _external=True))
    except RefusedError as error:
        return _refused(error)
    return led


@blueprint.get("/back")
def come_back() -> ResponseReturnValue:
    """Let in whom the company's server proved to be somebody of the records."""
    try:
        account = _account_of(_proven())
    except RefusedError as error:
        return _refused(error)
    if account is None:
        flash(UNKNOWN, "error")
        return redirect(url_for("security.login"))
    return login.let_in(account.id, "company", session.pop(NEXT, ""))


def _is_ours(url: str) -> bool:
    """Whether an address is a path here, to a browser too: no scheme, no other host."""
    return url.startswith("/") and not url.startswith(("//", "/\\")) and url.isprintable()


def _asked(name: str, *words: object) -> Any:  # noqa: ANN401 - what the library answers
    """Have the library ask the company's server; RefusedError where the answer is no good."""
    from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415 - an extra
    from joserfc.errors import JoseError  # noqa: PLC0415 - an extra
    from requests import RequestException  # noqa: PLC0415 - an extra

    try:
        return getattr(current_app.extensions["company"], name)(*words)
    except (AuthlibBaseError, JoseError, RequestException) as error:
        raise RefusedError(f"{type(error).__name__}: {error}") from error
    except (ValueError, KeyError, RuntimeError) as error:  # what is no answer of such a server
        raise RefusedError(f"no answer of a sign-in server: {error!r}") from error


def _proven() -> str:
    """The address that the company's server proved."""
    said = _asked("load_server_metadata").get("issuer", "")
    if str(said).rstrip("/") != str(current_app.config["OIDC_ISSUER"]).rstrip("/"):
        raise RefusedError(f"it says that it is {said!r}")
    claims = _asked("authorize_access_token").get("userinfo") or {}
    if claims.get("email_verified") is not True:
        raise RefusedError("it does not say that the address is verified")
    return str(claims.get("email", ""))


def _account_of(address: str) -> accounts.Account | None:
    try:
        return accounts.account_with(accounts.address_of(address))
    except InputError:
        return None


def _refused(error: RefusedError) -> ResponseReturnValue:
    log.warning("sign-in through the company's server refused: %s", error)
    flash(NOT_LET_IN, "error")
    return redirect(url_for("security.login"))
