"""HR's decisions, line by line, under the assignment's lock."""

from assignments.actions.answers import Desk, Done, Page, QueueItem
from assignments.actions.inputs import Approval
from assignments.actions.office import Office
from assignments.core.records import Person


def queue(
    office: Office, who: Person, after: str | None = None, size: int = 25, status: str = "submitted"
) -> Page[QueueItem]:
    """Lines that wait to be decided (or that were `asked` about), oldest first; for HR."""
    raise NotImplementedError


def desk(office: Office, who: Person, line_id: int) -> Desk:
    """A line with its verdict then and now, its receipts and its story; for HR."""
    raise NotImplementedError


def approve(office: Office, who: Person, line_id: int, what: Approval, key: str) -> Done:
    """Approve what judging again allows, or another amount with a reason."""
    raise NotImplementedError


def reject(office: Office, who: Person, line_id: int, reason: str, key: str) -> Done:
    """Reject a line; it gives back what it held."""
    raise NotImplementedError


def ask(office: Office, who: Person, line_id: int, question: str, key: str) -> Done:
    """Ask the employee about a line; it waits for the answer and goes on holding."""
    raise NotImplementedError
