"""The blueprint of claims, and what several of its views begin or end with."""

from flask import Blueprint, url_for

from assignments import actions
from assignments.actions import NotFoundError
from assignments.core.records import ClaimRecord, LineRecord
from assignments.web.access import office
from assignments.web.own import myself

blueprint = Blueprint("claims", __name__)


def line_of(claim_id: int, line_id: int) -> tuple[ClaimRecord, LineRecord]:
    """A line within one's own claim; NotFoundError where the claim has no such line."""
    claim = actions.claim(office(), myself(), claim_id)
    for line in claim.lines:
        if line.id == line_id:
            return claim, line
    raise NotFoundError(f"claim {claim_id} has no line {line_id}")


def claim_url(claim_id: int, line_id: int | None = None) -> str:
    """The page of a claim, at one of its lines."""
    anchor = None if line_id is None else f"line-{line_id}"
    return url_for("claims.show_claim", claim_id=claim_id, _anchor=anchor)


def line_url(claim_id: int, waiting_id: int | None = None) -> str:
    """The form of a further line, which begins with a receipt that waits."""
    return url_for("claims.add_line", claim_id=claim_id, receipt=waiting_id)
