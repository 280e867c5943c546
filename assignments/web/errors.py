"""The one place where a broken expectation becomes a status and a page that says what to do."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import cast
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError, Unauthorized

from assignments.actions import NotFoundError, Office
from assignments.core.approval import NotAllowedError, StateError
from assignments.core.words import InputError
from assignments.web import problems, slips, standstill
from assignments.web.limits import TooOftenError
from assignments.web.watching import request_number

SECRET_FIELDS = frozenset(
    {"csrf_token", "key", "next", "typist", "typed", "asked_for", "seen", "days_proposed"}
)
SECRET = ("password", "code", "secret")
CHOSEN = frozenset({"do"})  # buttons
NOT_FOUND = _l("There is nothing here, or nothing that is yours to see.")


def _page(status: int, title: str, text: str, **more: object) -> Response:
    if problems.wanted():
        return problems.problem(status, title, text, number=str(more.get("number", "")))
    shown = render_template("errors/error.html", status=status, title=title, text=text, **more)
    return make_response(shown, status)


def _not_found(_error: Exception) -> ResponseReturnValue:
    return _page(404, _("Not found"), NOT_FOUND)


def _not_allowed(error: NotAllowedError) -> ResponseReturnValue:
    return _page(
        403,
        _("Not yours to do"),
        slips.said(str(error)) or _("This belongs to another role than yours."),
    )


def _changed(error: StateError) -> ResponseReturnValue:
    text, typed = slips.all_said(str(error)), tuple(_written())
    return _page(409, _("This has changed meanwhile"), text, back=_back(), typed=typed)


def _written() -> Iterator[tuple[str, str]]:
    """What of a form was written in words: it is shown, so that it can be copied."""
    for name, value in seen(_typed()):
        is_secret = name in CHOSEN or any(word in name for word in SECRET)
        if not is_secret and any(letter.isalpha() for letter in value):
            yield name, value


def _bad_input(error: InputError) -> ResponseReturnValue:
    if problems.wanted():
        return problems.problem(422, _("That cannot be taken"), str(error), error)
    return _page(422, _("That cannot be taken"), slips.whole_sentence(error), back=_back())


def _token_ended(_error: CSRFError) -> ResponseReturnValue:
    return session_ended(400)


def session_ended(status: int) -> Response:
    """The page for a form whose log-in ended meanwhile: what had been typed is kept (see `kept`).

    Where nobody knows whose it was, it is shown to whoever sent it, to be copied.
    """
    kept_id = current_app.extensions["kept"]()
    typed = [] if kept_id else _typed()
    back = urlsplit(_back() or "").path or None
    go_on = url_for("kept.resume", kept_id=kept_id) if kept_id else back
    files = any(file.filename for file in request.files.values())
    shown = {"kept": bool(kept_id), "go_on": go_on, "seen": seen(typed), "files": files}
    return make_response(render_template("errors/session.html", **shown), status)


def _typed() -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name != "csrf_token" and "password" not in name
    ]


def seen(typed: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What of a form somebody typed, to be shown: nothing that is only the machine's."""
    return [(name, value) for name, value in typed if name not in SECRET_FIELDS and value]


def sent_once_more(typed: Sequence[tuple[str, str]], action: str) -> Response:
    """What somebody had typed, to look over and to send again; for them alone."""
    shown = {"typed": typed, "seen": seen(typed), "action": action}
    return make_response(render_template("errors/send_again.html", **shown))


def _too_often(error: TooOftenError) -> ResponseReturnValue:
    office = cast("Office", current_app.extensions["office"])
    wait = max(1, math.ceil((error.until - office.now()).total_seconds()))
    again = (error.until + dt.timedelta(seconds=59)).astimezone(office.zone)
    text = _(
        "This was tried too often. Try it again after %(again)s (%(key)s).",
        again=format(again, "%H:%M"),
        key=office.zone.key,
    )
    answer = _page(429, _("Too many attempts"), text, back=_back())
    answer.headers["Retry-After"] = str(wait)
    return answer


def _too_large(_error: HTTPException) -> ResponseReturnValue:
    text = _("It is too large: a receipt may have 10 MiB, a table 50 MB. Nothing was saved.")
    return _page(413, _("Too large"), text, back=_back())


def _another_host(_error: SecurityError) -> ResponseReturnValue:
    """For a name that is not ours: plain words, as no link could be made."""
    return Response(_("This name is not one of ours."), 400, mimetype="text/plain")


def _other(error: HTTPException) -> ResponseReturnValue:
    answer = _page(error.code or 500, error.name, error.description or "", back=_back())
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.allow.update(error.valid_methods)
    if isinstance(error, Unauthorized) and error.www_authenticate:
        answer.headers["WWW-Authenticate"] = str(next(iter(error.www_authenticate)))
    return answer


def _broken(_error: Exception) -> ResponseReturnValue:
    text = _("Something went wrong on our side; it was noted. What you did before this is safe.")
    return _page(500, _("That did not work"), text, number=request_number())


def _back() -> str | None:
    """The page that led here, only if it is one of ours."""
    referrer = request.referrer
    return referrer if referrer and referrer.startswith(request.host_url) else None


def register(app: Flask) -> None:
    """Tell the application how each error is answered."""
    app.register_error_handler(NotFoundError, _not_found)
    app.register_error_handler(404, _not_found)
    app.register_error_handler(NotAllowedError, _not_allowed)
    app.register_error_handler(StateError, _changed)
    app.register_error_handler(InputError, _bad_input)
    standstill.register(app)
    app.register_error_handler(CSRFError, _token_ended)
    app.register_error_handler(TooOftenError, _too_often)
    app.register_error_handler(413, _too_large)
    app.register_error_handler(SecurityError, _another_host)
    app.register_error_handler(HTTPException, _other)
    app.register_error_handler(500, _broken)
