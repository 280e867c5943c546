"""The blueprint of standing."""

from flask import Blueprint, url_for

blueprint = Blueprint("standing", __name__, url_prefix="/assignments/<int:assignment_id>/standing")


def standing_url(assignment_id: int, part: str | None = None) -> str:
    """The page of an assignment's standing, at one of its parts."""
    return url_for("standing.show_standing", assignment_id=assignment_id, _anchor=part)
