"""What goes on at home and what runs out: recorded by HR or the employee, who alone see it.

Nothing that was recorded is changed: it is taken back, and stays with who did it and when. Days off
are in `time_off`.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from assignments.actions.access import hr_assignment, personal_assignment
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.inputs import Upload
from assignments.actions.keeping import fetched
from assignments.actions.office import Office
from assignments.actions.time_off import DaysOff, days_off
from assignments.actions.typed import country, file_name, short, span
from assignments.core.approval import StateError
from assignments.core.records import AssignmentRecord, Person, TermRecord
from assignments.core.standing import (
    COVERAGE,
    KINDS,
    Gap,
    KeptFile,
    StandingItem,
    StandingRecord,
    Watched,
    coverage_gaps,
    goes_on_at_home,
    watched,
)
from assignments.core.time_off import GrantRecord, TimeOffRecord
from assignments.core.words import PERSONS, InputError, one_of
from assignments.storage.store import Event, Store

LONGEST_NUMBER = 80


@dataclass(frozen=True, slots=True)
class ItemInput:
    """Something that is valid between two days, of a kind, issued by a country, for a person."""

    kind: str
    country: str
    number: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    person: str = "employee"
    note: str = ""


@dataclass(frozen=True, slots=True)
class StandingKept:
    """All of an assignment's standing: what runs out, what goes on, what days off are owed."""

    record: AssignmentRecord
    items: tuple[Watched, ...]
    undone: tuple[StandingRecord, ...]
    gaps: tuple[Gap, ...]
    benefits: tuple[TermRecord, ...]
    off: DaysOff


def standing(office: Office, who: Person, assignment_id: int) -> StandingKept:
    """The standing of an assignment; for HR and the employee."""
    with office.database.read() as store:
        record = personal_assignment(store, who, assignment_id)
        items = store.standing_items(assignment_id)
        terms = [one for one in store.term_records(assignment_id) if one.retired_at is None]
        off = days_off(store, record, terms, office.today())
    return StandingKept(
        record=record,
        items=watched(items, record.facts, office.today()),
        undone=tuple(one for one in items if one.undone_at is not None),
        gaps=coverage_gaps(items, record.facts, office.today()),
        benefits=tuple(one for one in terms if goes_on_at_home(one.term)),
        off=off,
    )


def add_item(
    office: Office,
    who: Person,
    assignment_id: int,
    what: tuple[ItemInput, Upload | None],
    key: str,
) -> Done:
    """Record something that runs out, perhaps with its file; for HR and the employee."""
    deed = Deed(office, who, "add_standing_item", key)
    typed, upload = what
    with office.database.read() as store:
        personal_assignment(store, who, assignment_id)
    item = _item(typed, office.today())
    file = None if upload is None else _file(office, upload)

    def act(store: Store) -> int:
        personal_assignment(store, who, assignment_id)
        known = (one.item for one in store.standing_items(assignment_id) if one.undone_at is None)
        if item in known:
            raise InputError("kind", "the same is recorded already", "correct it, or leave it")
        kept = StandingRecord(0, assignment_id, item, file, who, deed.at)
        number = store.add_standing_item(kept, deed.author)
        _tell(store, deed, assignment_id, ("standing_recorded", item.kind, number))
        return number

    return deed.done(act, assignment_id)


def _item(what: ItemInput, today: dt.date) -> StandingItem:
    kind = one_of(what.kind, KINDS, "kind", "kind")
    span(what.first, what.last, today)
    for where, day in (("first", what.first), ("last", what.last)):
        if kind == COVERAGE and day is None:
            raise InputError(where, "a certificate of coverage has one", "copy it from the paper")
    return StandingItem(
        kind=kind,
        country=country(what.country, "country"),
        number=short(what.number, "number", LONGEST_NUMBER),
        first=what.first,
        last=what.last,
        person=one_of(what.person, PERSONS, "person", "person"),
        note=short(what.note, "note"),
    )


def _file(office: Office, upload: Upload) -> KeptFile:
    name = file_name(upload.name, "receipt")
    try:
        stored = office.files.keep(upload.stream, name)
    except InputError as slip:
        raise InputError("file", f"{slip.where} {slip.what}", slip.remedy) from slip
    return KeptFile(stored.sha256, name, stored.media_type, stored.size)


def _tell(store: Store, deed: Deed, assignment_id: int, what: tuple[str, str, int]) -> None:
    kind, words, number = what
    text = words.replace("_", " ")
    deed.tell(store, Event(kind, assignment_id, text=text, body={"record": number}))


_HELD: dict[str, Callable[[Store, int], tuple[StandingRecord | TimeOffRecord | GrantRecord, ...]]]
_HELD = {
    "standing_item": lambda store, at: store.standing_items(at),
    "time_off": lambda store, at: store.times_off(at),
    "vacation_grant": lambda store, at: store.vacation_grants(at),
}


def take_back(
    office: Office, who: Person, assignment_id: int, which: tuple[str, int], key: str
) -> Done:
    """Take a standing_item, time_off or vacation_grant back, by kind and id; the last for HR."""
    deed = Deed(office, who, "take_back", key)
    kind, number = which
    may = hr_assignment if kind == "vacation_grant" else personal_assignment

    def act(store: Store) -> int:
        may(store, who, assignment_id)
        records = _HELD[kind](store, assignment_id)
        record = next((one for one in records if one.id == number), None)
        if record is None:
            raise NotFoundError("There is no such record.")
        if record.undone_at is not None:
            raise StateError("It was taken back already.")
        store.take_back(kind, number, deed.author)
        _tell(store, deed, assignment_id, ("standing_taken_back", kind, number))
        return number

    with office.database.read() as store:
        may(store, who, assignment_id)
    return deed.done(act, assignment_id)


def standing_file(
    office: Office, who: Person, assignment_id: int, item_id: int
) -> tuple[KeptFile, BinaryIO]:
    """The file of an item, open for reading; for HR and the employee."""
    with office.database.read() as store:
        personal_assignment(store, who, assignment_id)
        records = store.standing_items(assignment_id)
    file = next((one.file for one in records if one.id == item_id), None)
    if file is None:
        raise NotFoundError("There is no such file.")
    return file, fetched(office, file.sha256)
