"""The blueprint of the desk, and which lines of the queue somebody looks at."""

from flask import Blueprint, request

from assignments.web.docket import Choice

blueprint = Blueprint("desk", __name__)


def choice() -> Choice:
    """The choice that the address of this request tells."""
    return Choice.of(request.args)
