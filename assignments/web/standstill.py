"""Answers while nothing can be kept: the records are busy, full, only readable or out of reach.

Such a page asks nothing of the database, not even who is looking at it.
"""

import errno
from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, current_app, make_response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assignments.actions import BusyError, FullError, KeepingError, LostError, UnwritableError
from assignments.web import languages, problems

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
ONLY_READ = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO})
NOTHING = _l("Nothing was saved")


@dataclass(frozen=True, slots=True)
class Standstill:
    """What is said of one kind of it, and after how many seconds it is worth trying again."""

    status: HTTPStatus
    title: str
    text: str
    wait: int


BUSY = Standstill(
    HTTPStatus.SERVICE_UNAVAILABLE,
    _l("Busy"),
    _l(
        "Too much is being written at this moment. Nothing was saved; try again in a moment; "
        "a form that is sent twice is done once."
    ),
    5,
)
FULL = Standstill(
    HTTPStatus.INSUFFICIENT_STORAGE,
    _l("No room left"),
    _l(
        "Nothing was saved: the disk is full. Tell whoever runs this program; "
        "what was saved before is safe."
    ),
    60,
)
UNWRITABLE = Standstill(
    HTTPStatus.SERVICE_UNAVAILABLE,
    _l("Only reading for now"),
    _l(
        "Nothing was saved: the records cannot be written at this moment. "
        "Tell whoever runs this program; what was saved before is safe."
    ),
    60,
)
LOST = Standstill(
    HTTPStatus.SERVICE_UNAVAILABLE,
    _l("Out of reach"),
    _l(
        "The records cannot be reached at this moment. It may not have been saved: "
        "try again in a moment; a form that is sent twice is done once."
    ),
    5,
)
UNKEPT = Standstill(
    HTTPStatus.SERVICE_UNAVAILABLE,
    _l("Receipts out of reach"),
    _l(
        "Receipts cannot be kept or fetched at this moment. Nothing was saved; "
        "try again in a moment; a form that is sent twice is done once."
    ),
    30,
)
OF_ERRORS: dict[type[BusyError], Standstill] = {
    BusyError: BUSY,
    FullError: FULL,
    UnwritableError: UNWRITABLE,
    LostError: LOST,
    KeepingError: UNKEPT,
}


def _befallen(error: BusyError) -> ResponseReturnValue:
    return _page(OF_ERRORS[type(error)], error)


def _of_the_disk(error: OSError) -> ResponseReturnValue:
    """A file that could not be written; any other error of the system is ours to mend."""
    if error.errno in NO_ROOM:
        return _page(FULL, error)
    if error.errno in ONLY_READ:
        return _page(UNWRITABLE, error)
    raise error


def _page(what: Standstill, error: Exception) -> Response:
    """The page; a note on the error says what was saved of it all the same.

    Nobody is asked which language they chose: that stands in the records.
    """
    with languages.speaking(languages.ENGLISH):
        current_app.logger.warning("%s: %s", what.title, error.__cause__ or error)
    with languages.speaking(languages.of_the_browser()):
        return _told(what, error)


def _told(what: Standstill, error: Exception) -> Response:
    notes = " ".join(getattr(error, "__notes__", ()))
    text = str(what.text)
    if notes:
        rest = _("%(notes)s The rest was not saved", notes=notes)
        text = text.replace(str(NOTHING), rest)
    if problems.wanted():
        told = problems.problem(what.status, str(what.title), text)
        told.headers["Retry-After"] = str(what.wait)
        return told
    back = request.referrer if (request.referrer or "").startswith(request.host_url) else None
    template = current_app.jinja_env.get_template("errors/error.html")
    shown = template.render(status=what.status.value, title=what.title, text=text, back=back)
    answer = make_response(shown, what.status)
    answer.headers["Retry-After"] = str(what.wait)
    return answer


def register(app: Flask) -> None:
    """Tell the application how each is answered."""
    app.register_error_handler(BusyError, _befallen)
    app.register_error_handler(OSError, _of_the_disk)
