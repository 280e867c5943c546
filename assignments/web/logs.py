"""What the program writes to standard error: plain for a terminal, or a JSON object a line.

A log outlives what is erased, so nothing personal goes into it: no name, no address, nothing that
was typed, nor the words of an exception, which may quote it. Who did what the audit trail knows.
"""

import contextlib
import datetime as dt
import json
import logging
import sys
import traceback
from collections.abc import Iterator

from flask import Flask

from assignments.core.words import InputError
from assignments.web.watching import Seen, heard_by, request_number

FORMATS = ("plain", "json")
ROUTINE = frozenset({"health.tell_life", "health.tell_readiness", "health.tell_metrics"})
_FIELDS = "fields"
_requests = logging.getLogger("assignments.requests")


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """When, how grave, which request; then a text, or the parts of a request's line."""
        at = dt.datetime.fromtimestamp(record.created, dt.UTC)
        line: dict[str, object] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
        }
        if request_number():
            line["request"] = request_number()
        failed = record.exc_info and record.exc_info[1]
        line |= getattr(record, _FIELDS, None) or {
            # the words beside an exception may hold an address with what was asked for
            "text": str(record.msg) if failed else record.getMessage()
        }
        if failed:
            line["errors"] = list(_errors(failed))
        return json.dumps(line, default=str)


class Stderr(logging.Handler):
    """Standard error as it is at the moment; where nobody reads it, nothing is told."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line at once, so that two processes do not mix theirs."""
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(f"{self.format(record)}\n")
            sys.stderr.flush()


def register(app: Flask) -> None:
    """Write as LOG_FORMAT says; InputError for a format that is none."""
    chosen = app.config["LOG_FORMAT"]
    if chosen not in FORMATS:
        raise InputError("LOG_FORMAT", f"{chosen!r} is no format", "write plain or json")
    ours = logging.getLogger("assignments")
    ours.handlers = [one for one in ours.handlers if not isinstance(one, Stderr)]
    ours.propagate = chosen == "plain"
    if chosen == "json":
        ours.addHandler(json_handler())
        _requests.setLevel(logging.INFO)
        heard_by(app).append(_tell)


def json_handler() -> logging.Handler:
    """A handler that writes JSON lines to standard error."""
    handler = Stderr()
    handler.setFormatter(JsonLines())
    return handler


def _tell(seen: Seen) -> None:
    """A line for one request; the machines that ask after our health are not worth one."""
    if seen.endpoint in ROUTINE and seen.status == 200:  # noqa: PLR2004 - all is well
        return
    said = {
        "method": seen.method,
        "route": seen.route,
        "status": seen.status,
        "ms": round(seen.seconds * 1000, 1),
        "person": seen.person_id,
        "bytes": seen.sent,
    }
    _requests.info("request", extra={_FIELDS: said})


def _errors(failed: BaseException | None) -> Iterator[dict[str, object]]:
    """An exception and those that led to it: the kind, the machine's word for it, the places."""
    seen: set[int] = set()
    while failed is not None and id(failed) not in seen:
        seen.add(id(failed))
        places = traceback.extract_tb(failed.__traceback__)
        yield {
            "error": type(failed).__qualname__,
            "code": _code(failed),
            "at": [f"{one.filename}:{one.lineno} {one.name}" for one in places],
        }
        failed = failed.__cause__ or (None if failed.__suppress_context__ else failed.__context__)


def _code(failed: BaseException) -> str | None:
    """What the system, SQLite or PostgreSQL calls it: never a word that somebody typed."""
    names = ("strerror", "sqlite_errorname", "sqlstate")
    return next((str(code) for name in names if (code := getattr(failed, name, None))), None)
