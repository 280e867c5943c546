"""How many files a person may send in a while; what may be in them, the views say."""

from flask import Flask, request

from assignments.web import limits, problems
from assignments.web.access import visitor


def register(app: Flask) -> None:
    """Count the files of every form, before its view sees them."""

    @app.before_request
    def count_files() -> None:
        if request.method != "POST" or request.mimetype != "multipart/form-data":
            return
        if problems.wanted():  # whose program it is, its token says
            return
        sent = sum(1 for _, file in request.files.items(multi=True) if file.filename)
        person = visitor() if sent else None
        if person is not None:
            limits.spend("LIMIT_UPLOADS", str(person.id), sent)
