"""The audit trail: what is noted by name, proving that it is whole, and looking into it.

Changes of records end in the trail by themselves (see `storage.trail`); noted here is what changes
none: that somebody logged in, or read what only few may.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assignments.actions.access import need_role
from assignments.actions.office import Office
from assignments.core.audit import Change, Entry, Head
from assignments.core.audit_seen import Seen, seen
from assignments.core.audit_walk import Fault, Mark, walk
from assignments.core.records import Person
from assignments.storage.store import AuditWish, Store

READ_TAX = "read tax"
READ_PAY = "read pay"
ON_A_PAGE = 50
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Whole:
    """A trail that was proven: its entries, the erased among them, and the months that agree."""

    head: Head
    erased: int
    months: int


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Some entries, the newest first; `before` leads to the older ones."""

    entries: tuple[Seen, ...]
    before: int | None


def note(office: Office, who: Person, deed: str, about: Change) -> None:
    """Note what somebody did that changed no record."""
    with office.database.write(office.author(who, deed)) as store:
        store.note(about)


def note_reading(office: Office, who: Person, deed: str, about: Change) -> None:
    """Note that somebody read what only few may; once a person, record and day."""
    since = dt.datetime.combine(office.today(), dt.time(), office.zone).astimezone(dt.UTC)
    with office.database.read() as store:
        if store.has_noted(who.id or None, about, deed, since):
            return
    note(office, who, deed, about)


def of_assignment(assignment_id: int) -> Change:
    """That something of an assignment was read."""
    return Change("assignment", str(assignment_id), assignment=assignment_id)


def of_month(label: str) -> Change:
    """That the costs of a month were read, pay among them."""
    return Change("month", label)


def verify_trail(office: Office, progress: Progress) -> Whole | Fault:
    """Walk the whole trail as of one moment; the first thing that is wrong with it, if any."""
    with office.database.read() as store:
        head = store.audit_head()
        months = [
            Mark(month.audit, f"the seal of {label}")
            for label, month in store.sealed_months().items()
            if month.audit is not None
        ]
        found = walk(_counted(store, head, progress), head, months)
    return found if isinstance(found, Fault) else Whole(found.head, found.erased, len(months))


def _counted(store: Store, head: Head, progress: Progress) -> Iterator[Entry]:
    for number, entry in enumerate(store.audit_trail(), 1):
        if not number % 1000:
            progress(number, head.number)
        yield entry


def look_into_trail(
    office: Office, who: Person, wish: AuditWish, before: int | None = None
) -> TrailPage:
    """Some entries for an administrator; what is confidential is told without its values."""
    need_role(who, "administrator")
    with office.database.read() as store:
        found = store.audit_entries(wish, before, ON_A_PAGE + 1)
        shown = found[:ON_A_PAGE]
        told = tuple(_told(store, shown, who.roles))
    return TrailPage(told, shown[-1].number if len(found) > ON_A_PAGE else None)


def record_history(office: Office, wish: AuditWish) -> Iterator[Seen]:
    """Every entry of a record, the oldest first, in full: for the command line alone."""
    with office.database.read() as store:
        found = store.audit_entries(wish, None, 1000)
        yield from _told(store, found[::-1], None)


def _told(store: Store, entries: Sequence[Entry], roles: frozenset[str] | None) -> Iterator[Seen]:
    """Entries in words, with the people that they name."""
    named = (one for entry in entries for one in (entry.who, entry.person, entry.told().get("for")))
    people = store.persons(named)
    return (seen(entry, people, roles) for entry in entries)
