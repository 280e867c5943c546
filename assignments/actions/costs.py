"""What one assignment has cost, what waits, and what fell due: read, nothing written."""

from dataclasses import dataclass

from assignments.actions.access import is_employee, seen_assignment
from assignments.actions.falling_due import FallenDue, standing
from assignments.actions.office import Office
from assignments.core.records import AssignmentRecord, Person
from assignments.core.spent import Spent, spent
from assignments.storage.store import Narrowed, Waiting

MOST_HELD = 200


@dataclass(frozen=True, slots=True)
class Costs:
    """An assignment's ledger, the lines that nobody has decided, and what is not posted.

    `closed` are the labels of the closed months; `is_own` where the reader is the employee.
    """

    record: AssignmentRecord
    spent: Spent
    held: tuple[Waiting, ...]
    due: FallenDue
    closed: frozenset[str]
    is_own: bool


def costs(office: Office, who: Person, assignment_id: int) -> Costs:
    """The costs of an assignment; for HR, finance and its employee."""
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        narrowed = Narrowed(assignment_id)
        held = tuple(
            one
            for status in ("submitted", "asked")
            for one in store.waiting(status, None, MOST_HELD, narrowed)
        )
        ledger = spent(store.cost_lines(assignment_id=assignment_id))
        closed = store.closed_months()
    due = standing(office, who, assignment_id)
    return Costs(record, ledger, held, due, frozenset(closed), is_employee(who, record))
