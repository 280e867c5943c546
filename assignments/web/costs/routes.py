"""The blueprint of costs, and where several of its views lead back to."""

from flask import Blueprint, url_for

blueprint = Blueprint("costs", __name__)


def costs_url(assignment_id: int, part: str | None = None) -> str:
    """The costs of an assignment, at one of their parts."""
    return url_for("costs.show_costs", assignment_id=assignment_id, _anchor=part)
