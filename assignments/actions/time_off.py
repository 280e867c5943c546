"""Days off: vacation and holidays as they are recorded, and what is still owed of them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assignments.actions.access import hr_assignment, personal_assignment
from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.typed import sensible, short, span
from assignments.calendars import calendar_of, parts_of
from assignments.core.records import AssignmentRecord, Person, TermRecord
from assignments.core.time_off import (
    HOME_HOLIDAY,
    HOST_HOLIDAY,
    SIDES,
    TIME_OFF_KINDS,
    VACATION,
    Grant,
    GrantRecord,
    PartRecord,
    Sides,
    TimeOff,
    TimeOffRecord,
    WorkCalendar,
    YearOff,
    by_hand,
    counting_grants,
    granted_in,
    refuse_twice,
    years_off,
)
from assignments.core.words import InputError, one_of
from assignments.storage.store import Event, Store

MOST_DAYS = 100  # of vacation a year
LONGEST_ABSENCE = 366


@dataclass(frozen=True, slots=True)
class TimeOffInput:
    """Days off, both included: vacation, or a holiday of home or host that no calendar knows."""

    kind: str
    first: dt.date
    last: dt.date
    note: str = ""


@dataclass(frozen=True, slots=True)
class VacationInput:
    """So many working days of vacation a calendar year, from a day on (None: from the start)."""

    days: int
    first: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class GrantedBy:
    """Vacation that a clause grants, in working days a year; None where it names no figure."""

    term: TermRecord
    days: int | None


@dataclass(frozen=True, slots=True)
class DaysOff:
    """What letters and HR grant, what was recorded, both calendars, and what each year owes."""

    letter: tuple[GrantedBy, ...]
    grants: tuple[GrantRecord, ...]
    records: tuple[TimeOffRecord, ...]
    parts: Mapping[str, PartRecord]
    sides: Sides
    years: tuple[YearOff, ...]


def days_off(
    store: Store, record: AssignmentRecord, terms: Iterable[TermRecord], today: dt.date
) -> DaysOff:
    """The days off of an assignment, year by year."""
    records, grants = store.times_off(record.id), store.vacation_grants(record.id)
    letter = tuple(
        GrantedBy(one, granted_in(one.term.quote) if one.confirmed_at is not None else None)
        for one in terms
        if one.term.category in {"vacation", "holidays"}
    )
    parts = store.holiday_parts(record.id)
    first, last = _days_of(record, today)
    home, host = _calendars(record, parts, range(first.year, last.year + 1))
    offs = tuple(one.off for one in records if one.undone_at is None)
    sides = Sides(
        home=by_hand(home, offs, HOME_HOLIDAY),
        host=by_hand(host, offs, HOST_HOLIDAY),
        grants=counting_grants(_in_letters(letter), grants),
    )
    years = years_off(first, last, sides, offs)
    return DaysOff(letter, grants, records, parts, sides, years)


def _days_of(record: AssignmentRecord, today: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day: to the end, the expected one unless it is past, else this year's last."""
    facts = record.facts
    if facts.end is not None:
        return facts.start, facts.end
    if facts.expected_end is not None:
        return facts.start, max(facts.expected_end, today)
    return facts.start, dt.date(max(today.year, facts.start.year), 12, 31)


def _in_letters(letter: tuple[GrantedBy, ...]) -> list[Grant]:
    """The figures of the letters; of different ones for one day none, until HR enters one."""
    found: dict[dt.date | None, set[int]] = {}
    for one in letter:
        if one.days is not None and one.term.term.category == "vacation":
            found.setdefault(one.term.term.first, set()).add(one.days)
    return [Grant(days.pop(), first) for first, days in found.items() if len(days) == 1]


def _calendars(
    record: AssignmentRecord, parts: Mapping[str, PartRecord], years: range
) -> tuple[WorkCalendar, WorkCalendar]:
    """The calendars of the home and of the host country, or of the parts that were chosen."""
    codes = {"home": record.facts.home, "host": record.facts.host}
    chosen = {side: parts[side].part if side in parts else "" for side in SIDES}
    home, host = (calendar_of(codes[side], years, chosen[side]) for side in SIDES)
    return home, host


def add_time_off(
    office: Office, who: Person, assignment_id: int, what: TimeOffInput, key: str
) -> Done:
    """Record vacation that was taken, or a holiday that no calendar knows; HR and the employee."""
    deed = Deed(office, who, "add_time_off", key)

    def act(store: Store) -> int:
        record = personal_assignment(store, who, assignment_id)
        off = _off(what, record, office.today())
        known = store.times_off(assignment_id)
        refuse_twice(off, [one.off for one in known if one.undone_at is None])
        kept = TimeOffRecord(0, assignment_id, off, who, deed.at)
        number = store.add_time_off(kept, deed.author)
        words = f"{off.kind}, {off.first} to {off.last}"
        event = Event("time_off_recorded", assignment_id, text=words, body={"time_off": number})
        deed.tell(store, event)
        return number

    with office.database.read() as store:
        personal_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def _off(what: TimeOffInput, record: AssignmentRecord, today: dt.date) -> TimeOff:
    kind = one_of(what.kind, TIME_OFF_KINDS, "kind", "kind")
    span(what.first, what.last, today)
    if (what.last - what.first).days >= LONGEST_ABSENCE:
        raise InputError("last", "these are more days than a year has", "record them in parts")
    facts = record.facts
    if kind == VACATION and what.first < facts.start:
        raise InputError("first", f"the assignment begins on {facts.start}", "give a later day")
    if kind == VACATION and facts.end is not None and what.last > facts.end:
        raise InputError("last", f"the assignment ended on {facts.end}", "give an earlier day")
    return TimeOff(kind, what.first, what.last, short(what.note, "note"))


def set_vacation(
    office: Office, who: Person, assignment_id: int, what: VacationInput, key: str
) -> Done:
    """Enter how much vacation is granted; for HR. It goes before what the letter says."""
    deed = Deed(office, who, "set_vacation", key)

    def act(store: Store) -> int:
        hr_assignment(store, who, assignment_id)
        if not 0 <= what.days <= MOST_DAYS:
            raise InputError(
                "days", f"{what.days} is not from 0 to {MOST_DAYS}", "give days a year"
            )
        grant = Grant(what.days, sensible(what.first, "first", office.today()))
        note = short(what.note, "note")
        kept = GrantRecord(0, assignment_id, grant, note, who, deed.at)
        number = store.add_vacation_grant(kept, deed.author)
        words = f"{what.days} days a year"
        deed.tell(store, Event("time_off_granted", assignment_id, text=words))
        return number

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def set_part(
    office: Office, who: Person, assignment_id: int, what: tuple[str, str], key: str
) -> Done:
    """Choose whose holidays the home or host side has: a part of the country, or "" for all; HR."""
    deed = Deed(office, who, "set_part", key)

    def act(store: Store) -> int:
        record = hr_assignment(store, who, assignment_id)
        side, part = one_of(what[0], SIDES, "side", "side"), what[1]
        code = record.facts.home if side == "home" else record.facts.host
        if part:
            one_of(part, parts_of(code), "part", f"part of {code}")
        kept = PartRecord(0, assignment_id, side, part, who, deed.at)
        number = store.add_holiday_part(kept, deed.author)
        words = f"{side}: {part or 'the whole country'}"
        deed.tell(store, Event("time_off_calendar_chosen", assignment_id, text=words))
        return number

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)
