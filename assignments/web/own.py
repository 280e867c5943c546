"""The acting person as an expatriate alone: what else their roles open is not theirs here."""

from dataclasses import replace

from assignments import actions
from assignments.core.records import AssignmentRecord, Person
from assignments.web.access import office, who

EXPATRIATE = frozenset({"expatriate"})


def myself() -> Person:
    """The acting person without the eyes of HR or finance; what is not one's own is not found."""
    return replace(who(), roles=EXPATRIATE)


def own_assignments() -> tuple[AssignmentRecord, ...]:
    """The assignments of which the person is the employee, newest first."""
    return actions.my_assignments(office(), myself()).items
