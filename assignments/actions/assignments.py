"""Assignments: who sees which, what HR records of them, what everyone concerned is warned of."""

from assignments.actions.answers import AssignmentFile, Done, Page
from assignments.actions.inputs import AssignmentInput, EndInput
from assignments.actions.office import Office
from assignments.core.records import AssignmentRecord, Person


def my_assignments(
    office: Office, who: Person, after: str | None = None, size: int = 50
) -> Page[AssignmentRecord]:
    """One's own assignments; all of them for HR and finance. Newest first."""
    raise NotImplementedError


def assignment(office: Office, who: Person, assignment_id: int) -> AssignmentFile:
    """All that is recorded of one assignment; NotFoundError for one that is not one's own."""
    raise NotImplementedError


def record_assignment(office: Office, who: Person, what: AssignmentInput, key: str) -> Done:
    """Record an assignment; for HR."""
    raise NotImplementedError


def change_assignment(
    office: Office, who: Person, assignment_id: int, what: AssignmentInput, key: str
) -> Done:
    """Change what is recorded of an assignment, but for its end; for HR."""
    raise NotImplementedError


def record_end(office: Office, who: Person, assignment_id: int, what: EndInput, key: str) -> Done:
    """Record the end of an assignment and its reason; for HR."""
    raise NotImplementedError
