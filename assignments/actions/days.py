"""Where the employee was: from the recorded trips, and stays that HR or the employee put down."""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.access import personal_assignment
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.typed import country, short, span
from assignments.core.approval import StateError
from assignments.core.day_report import DayReport, report, whereabouts
from assignments.core.presence import ANY_PART, Stay, StayRecord, refuse_overlap
from assignments.core.records import AssignmentRecord, Person
from assignments.storage.store import Event, Store


@dataclass(frozen=True, slots=True)
class StayInput:
    """Days in a country: the days of arrival and of departure, both included."""

    country: str
    first: dt.date
    last: dt.date
    note: str = ""


@dataclass(frozen=True, slots=True)
class DaysKept:
    """An assignment's days as they count under a rule, and every stay that was put down."""

    record: AssignmentRecord
    report: DayReport
    stays: tuple[StayRecord, ...]


def days(office: Office, who: Person, assignment_id: int, rule: str = ANY_PART) -> DaysKept:
    """The days of an assignment under a counting rule; for HR and the employee."""
    with office.database.read() as store:
        record = personal_assignment(store, who, assignment_id)
        stays = store.stays(assignment_id)
        trips = store.trips(assignment_id)
    counting = [one.stay for one in stays if one.undone_at is None]
    known = whereabouts(record.facts, trips, counting, office.today())
    return DaysKept(record, report(known, rule, office.today()), stays)


def add_stay(office: Office, who: Person, assignment_id: int, what: StayInput, key: str) -> Done:
    """Put a stay down; for HR and the employee. It wins over what the trips say."""
    deed = Deed(office, who, "add_stay", key)

    def act(store: Store) -> int:
        personal_assignment(store, who, assignment_id)
        stay = _stay(what, office)
        known = store.stays(assignment_id)
        refuse_overlap(stay, [one.stay for one in known if one.undone_at is None])
        kept = StayRecord(0, assignment_id, stay, short(what.note, "note"), who, deed.at)
        number = store.add_stay(kept, deed.author)
        deed.tell(store, _told("stay_added", assignment_id, number, stay))
        return number

    with office.database.read() as store:
        personal_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def _stay(what: StayInput, office: Office) -> Stay:
    code = country(what.country, "country")
    span(what.first, what.last, office.today())
    return Stay(code, what.first, what.last)


def _told(kind: str, assignment_id: int, number: int, stay: Stay) -> Event:
    text = f"{stay.country}, {stay.first} to {stay.last}"
    return Event(kind, assignment_id, text=text, body={"stay": number})


def take_back_stay(office: Office, who: Person, assignment_id: int, stay_id: int, key: str) -> Done:
    """Take a stay back; for HR and the employee. It is kept, with who took it back and when."""
    deed = Deed(office, who, "take_back_stay", key)

    def act(store: Store) -> int:
        personal_assignment(store, who, assignment_id)
        record = next((one for one in store.stays(assignment_id) if one.id == stay_id), None)
        if record is None:
            raise NotFoundError("There is no such stay.")
        if record.undone_at is not None:
            raise StateError("The stay was taken back already.")
        store.take_back("stay", stay_id, deed.author)
        deed.tell(store, _told("stay_taken_back", assignment_id, stay_id, record.stay))
        return stay_id

    with office.database.read() as store:
        personal_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)
