"""Decisions as past-tense events, a line's status as their fold, and who may decide what."""

from collections.abc import Iterable

# Event kinds of a line's life and the status each leaves it in; None changes nothing.
STATUS_AFTER = {
    "drafted": "draft",
    "submitted": "submitted",
    "asked": "asked",
    "answered": "submitted",
    "approved": "approved",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
}
WAITING = frozenset({"submitted", "asked"})
HOLDING = WAITING
RELEASED = frozenset({"rejected", "withdrawn"})
ROLES = ("expatriate", "hr", "finance", "tax_adviser", "administrator")


class NotAllowedError(PermissionError):
    """The person may not do the deed; the sentence says why."""


class StateError(ValueError):
    """The deed does not fit the state the record is in; the sentence says what changed."""


def status_of(kinds: Iterable[str]) -> str:
    """The status of a line after its events, in order; draft before the first."""
    status = "draft"
    for kind in kinds:
        status = STATUS_AFTER.get(kind, status)
    return status


def may_decide(decider_id: int, employee_id: int, claimant_id: int, roles: Iterable[str]) -> bool:
    """Whether somebody may decide a line: HR, and neither its claimant nor its employee."""
    return "hr" in roles and decider_id not in {employee_id, claimant_id}
