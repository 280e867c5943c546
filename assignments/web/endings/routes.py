"""The blueprint of endings, and what its views begin or end with."""

from typing import Any

from flask import Blueprint, request, url_for

from assignments.actions import NotFoundError
from assignments.actions import endings as deeds
from assignments.core.ending.records import RuleRecord
from assignments.web.access import office, who

blueprint = Blueprint("endings", __name__, url_prefix="/assignments/<int:assignment_id>/ending")


def ending_url(assignment_id: int, part: str | None = None) -> str:
    """The page of an assignment's ending, at one of its parts, as it was asked."""
    asked = {name: request.args[name] for name in ("on", "cause") if name in request.args}
    where: dict[str, Any] = {"assignment_id": assignment_id, "_anchor": part, **asked}
    return url_for("endings.show_endings", **where)


def rule_here(assignment_id: int, rule_id: int) -> RuleRecord:
    """A rule of the address's own assignment; NotFoundError for any other."""
    record = deeds.rule(office(), who(), rule_id)
    if record.assignment_id != assignment_id:
        raise NotFoundError("There is no such rule.")
    return record
