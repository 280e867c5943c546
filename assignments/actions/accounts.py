"""What remains of every limit, and the costs of a month."""

from assignments.actions.office import Office
from assignments.core.balances import Remaining
from assignments.core.month import Month
from assignments.core.records import Person


def remaining(office: Office, who: Person, assignment_id: int) -> tuple[Remaining, ...]:
    """What every limit of an assignment granted, used, holds and has left."""
    raise NotImplementedError


def months(office: Office, who: Person) -> tuple[str, ...]:
    """The months with costs as 2005-03, oldest first; for finance and HR."""
    raise NotImplementedError


def month(office: Office, who: Person, label: str) -> Month:
    """The approved lines of a month and their totals; for finance and HR."""
    raise NotImplementedError
