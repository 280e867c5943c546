"""What one month of an assignment cost, as its statement tells: read, nothing written."""

from collections.abc import Iterable
from dataclasses import dataclass

from assignments.actions.access import is_employee, seen_assignment
from assignments.actions.auditing import READ_PAY, note_reading, of_assignment
from assignments.actions.costs import MOST_HELD
from assignments.actions.office import Office
from assignments.core.ledger import CostLine, month_label
from assignments.core.month import month_named
from assignments.core.records import AssignmentRecord, Person
from assignments.core.spent import Spent, spent
from assignments.storage.store import Narrowed, Store, Waiting


@dataclass(frozen=True, slots=True)
class Statement:
    """The costs that lie in a month, their sums as the costs' page has them, and what waits.

    `held` are lines dated in the month that nobody has decided.
    """

    record: AssignmentRecord
    label: str
    spent: Spent
    lines: tuple[CostLine, ...]
    held: tuple[Waiting, ...]
    is_closed: bool


def statement(office: Office, who: Person, assignment_id: int, label: str) -> Statement:
    """A month of an assignment; for HR, finance and its employee. Others' reading is noted.

    InputError for what is no month.
    """
    month_named(label)
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        alike = (one for one in store.costs_alike(assignment_id) if one.month == label)
        found = Statement(
            record=record,
            label=label,
            spent=spent(alike),
            lines=tuple(store.cost_lines(label, assignment_id)),
            held=tuple(_held(store, assignment_id, label)),
            is_closed=label in store.closed_months(),
        )
    if not is_employee(who, record):
        note_reading(office, who, READ_PAY, of_assignment(assignment_id))
    return found


def _held(store: Store, assignment_id: int, label: str) -> Iterable[Waiting]:
    for status in ("submitted", "asked"):
        for one in store.waiting(status, None, MOST_HELD, Narrowed(assignment_id)):
            if month_label(one.date) == label:
                yield one
