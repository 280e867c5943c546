"""What HR should look at over all running assignments: days near 183, and what runs out."""

from dataclasses import dataclass

from assignments.actions.access import need_role
from assignments.actions.answers import Page
from assignments.actions.office import Office
from assignments.actions.registers import find_assignments
from assignments.core.day_counts import Warned
from assignments.core.day_report import report, whereabouts
from assignments.core.records import AssignmentRecord, Person
from assignments.core.standing import Gap, Watched, coverage_gaps, watched
from assignments.storage.store import AssignmentWish, Store

STATES = ("running", "late")


@dataclass(frozen=True, slots=True)
class Attention:
    """One assignment and what of it is near, runs out or is missing; it may be nothing."""

    record: AssignmentRecord
    days: tuple[Warned, ...]
    items: tuple[Watched, ...]
    gaps: tuple[Gap, ...]

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.days or self.items or self.gaps)


def attention(
    office: Office,
    who: Person,
    choice: tuple[str, str],
    after: str | None = None,
    size: int = 25,
) -> Page[Attention]:
    """The assignments of a state, newest first, paged by key; for HR.

    `choice` is one of STATES and the counting rule of the days.
    """
    need_role(who, "hr")
    state, rule = choice
    wish = AssignmentWish(state=state if state in STATES else STATES[0])
    found = find_assignments(office, who, wish, after, size)
    with office.database.read() as store:
        items = tuple(_attention(store, office, entry.record, rule) for entry in found.items)
    return Page(items, found.after)


def _attention(store: Store, office: Office, record: AssignmentRecord, rule: str) -> Attention:
    today = office.today()
    stays = [one.stay for one in store.stays(record.id) if one.undone_at is None]
    known = whereabouts(record.facts, store.trips(record.id), stays, today)
    items = store.standing_items(record.id)
    return Attention(
        record=record,
        days=report(known, rule, today).warnings,
        items=tuple(one for one in watched(items, record.facts, today) if one.warns),
        gaps=coverage_gaps(items, record.facts, today),
    )
