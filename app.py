"""The application, for `flask --app app` and for a WSGI server."""

from assignments.web import create_app

__all__ = ["create_app"]
