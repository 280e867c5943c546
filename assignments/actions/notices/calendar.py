"""The days of somebody's calendar: one's own assignments; for HR the ends and run-outs of all.

No confidential parts: neither tax nor pay has a day here.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from assignments.actions.notices.reminding import left_this_year
from assignments.actions.office import Office
from assignments.core.balances import Remaining
from assignments.core.notices import CONFIDENTIAL
from assignments.core.periods import add_months
from assignments.core.records import AssignmentRecord, Person, Trip
from assignments.core.standing import FOLLOWED, HOLDS, LATELY_OVER, NEAR, OVER, Watched, watched
from assignments.storage.store import Store

BACK, AHEAD = 3, 12  # months of what HR see
MOST_OWN = 20  # of somebody's assignments, the newest
START, END, EXPECTED_END = "start", "end", "expected_end"
TRIP, DOCUMENT, FORFEITS, LAST_COSTS = "trip", "document", "forfeits", "last_costs"


@dataclass(frozen=True, slots=True)
class Date:
    """One entry of a calendar, both days included; `key` is its own for ever, in all calendars."""

    kind: str
    key: str
    first: dt.date
    last: dt.date
    record: AssignmentRecord
    about: Trip | Watched | Remaining | None = None


def dates_of(office: Office, person_id: int, nonce: str) -> tuple[Person, tuple[Date, ...]] | None:
    """Whose calendar it is, and its dates; None where the address is none, or ended."""
    with office.database.read() as store:
        feed = store.feed(person_id)
        person = store.who_gets_mail().get(person_id)
        if feed is None or feed.nonce != nonce or person is None:
            return None
        found = {one.key: one for one in _dates(store, office, person)}
    return person, tuple(sorted(found.values(), key=lambda one: (one.first, one.key)))


def _dates(store: Store, office: Office, person: Person) -> Iterator[Date]:
    if "hr" in person.roles:
        yield from _of_all(store, office)
    for record in store.assignments(person.id, None, MOST_OWN):
        if record.erased_at is None:
            yield from days_under(store, office, record)
            if record.facts.end is None or record.facts.end >= office.today() >= record.facts.start:
                yield from _forfeits(store, office, record)


def _of_all(store: Store, office: Office) -> Iterator[Date]:
    """What ends and runs out under all assignments, from some months ago to a year ahead."""
    today = office.today()
    first, last = add_months(today, -BACK), add_months(today, AHEAD)
    for record in store.assignments_ending(first, last):
        yield from _end(record)
    items = store.running_out(first, last)
    for number, record in store.assignments_by_id(items).items():
        for one in watched(items[number], record.facts, today):
            if one.record.item.last and first <= one.record.item.last <= last:
                yield from _document(record, one)


def days_under(store: Store, office: Office, record: AssignmentRecord) -> Iterator[Date]:
    """The days of one assignment, past and to come, but those on which something is forfeited."""
    facts, number = record.facts, record.id
    yield Date(START, f"start-{number}", facts.start, facts.start, record)
    yield from _end(record)
    if facts.end is not None:
        last = facts.window("ending")[1] or facts.end
        yield Date(LAST_COSTS, f"last-costs-{number}", last, last, record)
    for trip in store.trips(number):
        if trip.traveller == "employee":
            until = trip.returns or trip.departs
            yield Date(TRIP, f"trip-{trip.id}", trip.departs, until, record, trip)
    for one in watched(store.standing_items(number), facts, office.today()):
        yield from _document(record, one)


def _end(record: AssignmentRecord) -> Iterator[Date]:
    """The end; one that is only expected has the same key, so that it becomes the recorded one."""
    facts = record.facts
    day = facts.end or facts.expected_end
    if day is not None:
        kind = EXPECTED_END if facts.end is None else END
        yield Date(kind, f"end-{record.id}", day, day, record)


def _document(record: AssignmentRecord, one: Watched) -> Iterator[Date]:
    day = one.record.item.last
    ends = {NEAR, LATELY_OVER, OVER} | ({HOLDS} if one.days is not None else set())
    if day is not None and one.state in ends and one.state != FOLLOWED:
        yield Date(DOCUMENT, f"document-{one.record.id}", day, day, record, one)


def _forfeits(store: Store, office: Office, record: AssignmentRecord) -> Iterator[Date]:
    for row in left_this_year(store, office, record):
        if row.last is None or not row.left or row.category in CONFIDENTIAL:
            continue
        day = row.last if record.facts.end is None else min(row.last, record.facts.end)
        name = "-".join(filter(None, (row.term_key, row.kind, row.person)))
        yield Date(FORFEITS, f"forfeits-{record.id}-{name}-{day}", day, day, record, row)
