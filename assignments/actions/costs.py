"""What one assignment has cost, what waits, and what fell due: read, nothing written."""

from dataclasses import dataclass

from assignments.actions.access import is_employee, seen_assignment
from assignments.actions.falling_due import FallenDue, standing
from assignments.actions.office import Office
from assignments.core.ledger import CostLine
from assignments.core.records import AssignmentRecord, Person
from assignments.core.spent import Spent, spent
from assignments.storage.store import Narrowed, Waiting

MOST_HELD = 200


@dataclass(frozen=True, slots=True)
class Costs:
    """An assignment's ledger, the lines that nobody has decided, and what is not posted.

    `lines` are some of the ledger, the newest month first; the sums are those of all.
    `closed` are the labels of the closed months; `is_own` where the reader is the employee.
    """

    record: AssignmentRecord
    spent: Spent
    lines: tuple[CostLine, ...]
    held: tuple[Waiting, ...]
    due: FallenDue
    closed: frozenset[str]
    is_own: bool


def cost_lines(office: Office, who: Person, assignment_id: int) -> tuple[CostLine, ...]:
    """All costs of an assignment, the newest month first; for HR, finance and its employee."""
    with office.database.read() as store:
        seen_assignment(store, who, assignment_id)
        found = tuple(store.cost_lines(assignment_id=assignment_id))
    return tuple(sorted(found, key=lambda one: one.month, reverse=True))


def costs(
    office: Office, who: Person, assignment_id: int, first: int = 0, count: int = 50
) -> Costs:
    """So many costs of an assignment from a place on; for HR, finance and its employee."""
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        narrowed = Narrowed(assignment_id)
        held = tuple(
            one
            for status in ("submitted", "asked")
            for one in store.waiting(status, None, MOST_HELD, narrowed)
        )
        sums = spent(store.costs_alike(assignment_id))
        lines = store.newest_costs(assignment_id, first, count)
        closed = store.closed_months()
    due = standing(office, who, assignment_id)
    return Costs(record, sums, lines, held, due, frozenset(closed), is_employee(who, record))
