"""How the program is: for those who watch it, not for people. No log-in, no session, no names."""

import ipaddress
import secrets
import threading
from typing import cast

from flask import Blueprint, Flask, Response, abort, current_app, request

from assignments.actions.readiness import Readiness
from assignments.core.words import InputError
from assignments.web import metrics

STOPPING = "stopping"
blueprint = Blueprint("health", __name__)


def register(app: Flask) -> None:
    """Be ready to tell; the event `stopping(app)` says that the process is about to end."""
    app.extensions["stopping"] = threading.Event()
    app.extensions["readiness"] = Readiness(app.extensions["office"])
    _networks(str(app.config["METRICS_FROM"]))


def stopping(app: Flask) -> threading.Event:
    """Set once the process was told to end: it finishes what it began and takes on no more."""
    return cast("threading.Event", app.extensions["stopping"])


@blueprint.get("/healthz")
def tell_life() -> Response:
    """The process lives; nothing else is asked."""
    return _words("alive")


@blueprint.get("/readyz")
def tell_readiness() -> tuple[Response, int]:
    """Whether more requests may be sent here; else a word for each part that is not ready."""
    readiness = cast("Readiness", current_app.extensions["readiness"])
    missing = (STOPPING,) if stopping(current_app).is_set() else readiness.missing()
    return (_words(*missing), 503) if missing else (_words("ready"), 200)


@blueprint.get("/metrics")
def tell_metrics() -> Response:
    """What Prometheus collects; for the token or the addresses of the settings, else not there."""
    if not _may_read_metrics():
        abort(404)
    text = metrics.written(current_app.extensions["office"], current_app.extensions["metrics"])
    return Response(text, content_type=metrics.CONTENT_TYPE)


def _words(*words: str) -> Response:
    return Response("".join(f"{word}\n" for word in words), mimetype="text/plain")


def _may_read_metrics() -> bool:
    token = str(current_app.config.get("METRICS_TOKEN") or "")
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token and secrets.compare_digest(given.encode(), token.encode()):
        return True
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return False
    return any(address in one for one in _networks(str(current_app.config["METRICS_FROM"])))


def _networks(said: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """Addresses and networks with commas between; InputError for what is neither."""
    try:
        return [ipaddress.ip_network(one.strip()) for one in said.split(",") if one.strip()]
    except ValueError as error:
        raise InputError("METRICS_FROM", str(error), "write 10.0.0.0/8, 192.0.2.7") from error
