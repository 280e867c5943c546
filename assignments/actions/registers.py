"""HR's and finance's lists: the assignments that fit a wish, what happened in one, typed rates."""

from dataclasses import dataclass

from assignments.actions.access import need_role, seen_assignment
from assignments.actions.answers import Page
from assignments.actions.office import Office
from assignments.core.records import AssignmentRecord, EventRecord, Person
from assignments.core.words import InputError
from assignments.storage.store import AssignmentWish, TypedRate

# Kinds of events that tell of a person, not of costs.
PERSONAL = ("tax_", "stay_", "standing_", "time_off_")


@dataclass(frozen=True, slots=True)
class Entry:
    """One assignment of the list: its state, and how many of its terms nobody confirmed yet."""

    record: AssignmentRecord
    state: str
    terms_to_confirm: int


def _key(after: str | None) -> int | None:
    if after is None:
        return None
    if not (after.isascii() and after.isdigit()):
        raise InputError("after", f"{after!r} is no place in the list", "begin at its first page")
    return int(after[:18])


def _state(record: AssignmentRecord, office: Office) -> str:
    facts, today = record.facts, office.today()
    if facts.end is not None:
        return "ended"
    if facts.expected_end is not None and facts.expected_end < today:
        return "late"
    return "coming" if facts.start > today else "running"


def find_assignments(
    office: Office, who: Person, wish: AssignmentWish, after: str | None = None, size: int = 25
) -> Page[Entry]:
    """The assignments that fit a wish, newest first, paged by key; for HR and finance."""
    need_role(who, "hr", "finance")
    with office.database.read() as store:
        found = store.assignments_found(wish, office.today(), _key(after), size + 1)
        to_confirm = store.terms_to_confirm(record.id for record in found[:size])
    entries = (
        Entry(record, _state(record, office), to_confirm.get(record.id, 0))
        for record in found[:size]
    )
    return Page(tuple(entries), str(found[size - 1].id) if len(found) > size else None)


def assignment_history(office: Office, who: Person, assignment_id: int) -> tuple[EventRecord, ...]:
    """What happened to an assignment itself, not to its claims, oldest first.

    What was done to its tax files, and to days and standing, is for HR alone.
    """
    with office.database.read() as store:
        seen_assignment(store, who, assignment_id)
        events = store.events_of_assignment(assignment_id)
    is_hr = "hr" in who.roles
    return tuple(one for one in events if is_hr or not one.kind.startswith(PERSONAL))


def newest_events(
    office: Office, who: Person, assignment_id: int, after: str | None = None, size: int = 50
) -> Page[EventRecord]:
    """The same, newest first and paged by key."""
    without = () if "hr" in who.roles else PERSONAL
    with office.database.read() as store:
        seen_assignment(store, who, assignment_id)
        found = store.events_before(assignment_id, _key(after), size + 1, without)
    return Page(found[:size], str(found[size - 1].id) if len(found) > size else None)


def typed_rates(
    office: Office, who: Person, after: str | None = None, size: int = 25
) -> Page[TypedRate]:
    """The company rates, the last one typed first; for HR and finance."""
    need_role(who, "hr", "finance")
    with office.database.read() as store:
        found = store.typed_rates(_key(after), size + 1)
    return Page(found[:size], str(found[size - 1].id) if len(found) > size else None)
