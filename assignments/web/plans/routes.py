"""The blueprint of plans."""

from flask import Blueprint, url_for

blueprint = Blueprint("plans", __name__)
OF_ASSIGNMENT = "/assignments/<int:assignment_id>/plan"


def plan_url(assignment_id: int, part: str | None = None) -> str:
    """The page of an assignment's plan, at one of its parts."""
    return url_for("plans.show_plan", assignment_id=assignment_id, _anchor=part)
