"""Every request from its first byte to its last: its number, how long it took, what came of it.

It stands around the whole application, as the server calls it. What is done with what it saw,
`logs` and `metrics` know.
"""

import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import Flask, Response, g, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADER = "X-Request-ID"
_SEEN = "assignments.seen"
_SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
_number: ContextVar[str] = ContextVar("request number", default="")

Hearing = Callable[["Seen"], None]


@dataclass(slots=True)
class Seen:
    """One request: no address and nothing typed, only which route it took and who asked."""

    number: str
    method: str
    began: float = field(default_factory=time.perf_counter)
    route: str = ""
    endpoint: str = ""
    person_id: int | None = None
    status: int = 500
    sent: int = 0
    seconds: float = 0.0


def request_number() -> str:
    """The number of the request that this thread answers; empty outside one."""
    return _number.get()


def register(app: Flask) -> None:
    """Stand around the application; who wants to hear of requests adds to `heard_by(app)`."""
    app.extensions["heard by"] = []
    trusted = bool(app.config["PROXIES"])
    app.wsgi_app = Watched(app.wsgi_app, heard_by(app), trusted)  # type: ignore[method-assign]

    @app.after_request
    def note(answer: Response) -> Response:
        seen: Seen | None = request.environ.get(_SEEN)
        if seen is not None:
            seen.route = request.url_rule.rule if request.url_rule else ""
            seen.endpoint = request.endpoint or ""
            person = g.get("person")
            seen.person_id = None if person is None else person.id
        return answer


def heard_by(app: Flask) -> list[Hearing]:
    """Who hears of each request once it is answered."""
    hearing: list[Hearing] = app.extensions["heard by"]
    return hearing


class Watched:
    """An application with a watch on it."""

    def __init__(self, app: "WSGIApplication", heard_by: list[Hearing], trusted: bool) -> None:  # noqa: FBT001 - only called above
        self._app, self._heard_by, self._trusted = app, heard_by, trusted

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer; the number of the request goes along, as a header too."""
        seen = Seen(self._number_of(environ), environ["REQUEST_METHOD"])
        environ[_SEEN] = seen
        _number.set(seen.number)

        def start(status: str, headers: list[tuple[str, str]], *more: object) -> object:
            seen.status = int(status[:3])
            return start_response(status, [*headers, (HEADER, seen.number)], *more)  # type: ignore[arg-type]

        return Counted(self._app(environ, start), seen, self._heard_by)  # type: ignore[arg-type]

    def _number_of(self, environ: "WSGIEnvironment") -> str:
        """The number that the proxy in front gave, where there is one and it is sane; else ours."""
        given = environ.get("HTTP_X_REQUEST_ID", "") if self._trusted else ""
        return given if _SANE.fullmatch(given) else secrets.token_hex(6)


class Counted:
    """An answer's body on its way; once it is sent or given up, everybody hears of it."""

    def __init__(self, body: Iterable[bytes], seen: Seen, heard_by: list[Hearing]) -> None:
        self._body, self._seen, self._heard_by = body, seen, heard_by

    def __iter__(self) -> Iterator[bytes]:
        for some in self._body:
            self._seen.sent += len(some)
            yield some

    def close(self) -> None:
        """Called by the server whatever happened to the answer."""
        try:
            close = getattr(self._body, "close", None)
            if close is not None:
                close()
        finally:
            self._seen.seconds = time.perf_counter() - self._seen.began
            for hear in self._heard_by:
                hear(self._seen)
            _number.set("")
