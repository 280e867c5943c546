"""The blueprint of assignments, and what several of its views begin or end with."""

from flask import Blueprint, url_for

from assignments import actions
from assignments.actions import AssignmentFile
from assignments.web.access import office, who

blueprint = Blueprint("assignments", __name__, url_prefix="/assignments")


def file_of(assignment_id: int) -> AssignmentFile:
    """All that is recorded of an assignment; NotFoundError where there is none."""
    return actions.assignment(office(), who(), assignment_id)


def assignment_url(assignment_id: int, part: str | None = None) -> str:
    """The page of an assignment, at one of its parts."""
    return url_for("assignments.show_assignment", assignment_id=assignment_id, _anchor=part)
