"""The choice of a language: for everybody, before log-in too."""

from urllib.parse import urlsplit

from flask import Blueprint, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from assignments.actions.staff import choose_language
from assignments.core.words import InputError
from assignments.web import languages
from assignments.web.access import office, visitor

YEAR = 365 * 24 * 60 * 60
blueprint = Blueprint("speaking", __name__)


@blueprint.post("/language")
def choose() -> ResponseReturnValue:
    """Keep the language with whoever is logged in, and in the browser; back to where they were."""
    wanted = languages.known(request.form.get("language"))
    if wanted is None:
        raise InputError("language", "it is none of ours", "choose English or Chinese")
    person = visitor()
    if person is not None and person.language != wanted:
        choose_language(office(), person, wanted)
    answer = redirect(_back(), 303)
    _remember(answer, wanted)
    return answer


def _remember(answer: Response, wanted: str) -> None:
    answer.set_cookie(
        languages.COOKIE,
        wanted,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config.get("SESSION_COOKIE_SECURE")),
    )


def _back() -> str:
    """The page that the choice was made on, if it is one of ours that can be asked for again."""
    came = request.referrer or ""
    home = url_for("account.go_home")
    if not came.startswith(request.host_url):
        return home
    parts = urlsplit(came)
    try:
        current_app.create_url_adapter(request).match(parts.path, "GET")  # type: ignore[union-attr]
    except HTTPException:
        return home
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
