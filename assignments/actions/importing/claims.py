"""Claim lines from a file: all of them or none, as drafts in the employee's name.

The file is read and judged word by word before the assignment is locked: others wait for the
writing alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from assignments.actions.access import is_employee, need_role, seen_assignment
from assignments.actions.answers import NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.importing.line_rows import (
    LINE_COLUMNS,
    LineReader,
    Trips,
    trips_of,
)
from assignments.actions.importing.rows import (
    Delivery,
    Imported,
    LookedOver,
    Slips,
    batches,
    imported_before,
    once,
    rows_of,
    slips_of,
    sums_of,
    uncollected,
)
from assignments.actions.office import Office
from assignments.core.approval import StateError
from assignments.core.records import AssignmentRecord, Person
from assignments.core.words import InputError
from assignments.sheets import Column, Row
from assignments.storage.store import Author, Begun, Draft, Event, Store

IMPORTED = "claims_imported"
MOST_LINES = 200  # of one claim: it is shown, judged and decided as a whole
CHUNK = 2000
COLUMNS = (*LINE_COLUMNS, Column("claim"), Column("paid_by"))


@dataclass(frozen=True, slots=True)
class Made:
    """One claim that is made of a file: its title and its lines."""

    title: str
    drafts: tuple[Draft, ...]


def employee_of(office: Office, assignment_id: int) -> Person:
    """The employee of an assignment; for the command line alone, where nobody is logged in."""
    with office.database.read() as store:
        record = store.assignment(assignment_id)
    if record is None:
        raise NotFoundError(f"There is no assignment {assignment_id}.")
    return record.employee


@uncollected()
def look_over_claims(
    office: Office, who: Person, assignment_id: int, what: Delivery
) -> LookedOver[Made]:
    """What importing a file would make, and everything that is wrong in it; nothing is written.

    For HR, and for the employee of the assignment. InputError for a file that is no such table.
    """
    sha256 = what.sha256()
    with office.database.read() as store:
        record = fillable(store, who, assignment_id)
        trips = trips_of(store, record)
        before = imported_before(store, IMPORTED, assignment_id, sha256)
    slips = Slips()
    claims = _claims(what, LineReader(record, trips, office), slips)
    drafts = [draft for claim in claims for draft in claim.drafts]
    return LookedOver(
        what.name,
        sha256,
        claims,
        len(drafts),
        sums_of(draft.facts.amount for draft in drafts),
        tuple(slips.told),
        slips.more,
        before[-1] if before else None,
    )


@uncollected()
def import_claims(
    office: Office, who: Person, assignment_id: int, what: Delivery, key: str
) -> Imported[Made]:
    """Make drafts of a file's rows, all or none; the id of what was done is the first claim's.

    RowsError tells what is wrong in the rows. StateError where the same file was imported under the
    assignment before.
    """
    deed = Deed(office, who, "import_claims", key)
    found = look_over_claims(office, who, assignment_id, what)
    found.ready(deed, again=what.again)
    made: list[int] = []

    def act(store: Store) -> int:
        record = fillable(store, who, assignment_id)
        before = imported_before(store, IMPORTED, assignment_id, found.sha256)
        once(found.name, before, again=what.again)
        _unchanged(trips_of(store, record), found)
        made.extend(ids := _write(store, deed, record, found, what))
        body = {"sha256": found.sha256, "claims": len(ids), "lines": found.lines, "first": ids[0]}
        deed.tell(store, Event(IMPORTED, assignment_id, text=found.name, body=body))
        return ids[0]

    return Imported(deed.done(act, assignment_id), found, tuple(made))


def fillable(store: Store, who: Person, assignment_id: int) -> AssignmentRecord:
    """An assignment that the person may bring a file for: their own, or any for HR."""
    record = seen_assignment(store, who, assignment_id)
    if not is_employee(who, record):
        need_role(who, "hr")
    return record


def _unchanged(trips: Trips, found: LookedOver[Made]) -> None:
    """Raise StateError unless each line's trip is as it was when the file was read."""
    known = {trip.id: trip for trip in trips.values()}
    for claim in found.things:
        for draft in claim.drafts:
            trip = None if draft.trip_id is None else known.get(draft.trip_id)
            if draft.trip_id is not None and (trip is None or trip.departs != draft.facts.departs):
                raise StateError("The trips were changed meanwhile: import the file once more.")


def _write(
    store: Store, deed: Deed, record: AssignmentRecord, found: LookedOver[Made], what: Delivery
) -> tuple[int, ...]:
    """Write claims and lines in the employee's name; the claims' ids."""
    begun = [Begun(claim.title) for claim in found.things]
    ids = store.add_claims(record.id, begun, Author(record.employee.id, deed.at))
    total, done = found.lines, 0
    for some in batches(_places(ids, found.things), CHUNK):
        store.add_lines(record.id, some)
        done += len(some)
        what.progress("Writing", done, total)
    events = [
        Event("claim_drafted", record.id, claim_id, text=found.name, body={"sha256": found.sha256})
        for claim_id in ids
    ]
    store.tell_all(events, deed.author)
    return ids


def _places(ids: Iterable[int], claims: Iterable[Made]) -> Iterator[tuple[int, int, Draft]]:
    for claim_id, claim in zip(ids, claims, strict=True):
        for position, draft in enumerate(claim.drafts, 1):
            yield claim_id, position, draft


def _claims(what: Delivery, reader: LineReader, slips: Slips) -> tuple[Made, ...]:
    """The claims of a file in the order of their first rows; what is wrong goes to the slips."""
    by_title: dict[str, list[Draft]] = {}
    default = title_of(what.name)
    for row in rows_of(what, COLUMNS, "claims"):
        draft = _draft(row, reader, slips)
        if draft is not None and not slips:
            by_title.setdefault(row.words.get("claim", default), []).append(draft)
    return () if slips else tuple(_parts(by_title))


def _draft(row: Row, reader: LineReader, slips: Slips) -> Draft | None:
    if not row.slips:
        try:
            return reader.draft(row.words)
        except InputError:
            pass
    slips.add(*slips_of(row, reader.draft, reader.sound))
    return None


def _parts(by_title: Mapping[str, list[Draft]]) -> Iterator[Made]:
    """A claim of each title; one of very many lines becomes several."""
    for title, drafts in by_title.items():
        parts = list(batches(drafts, MOST_LINES))
        for number, part in enumerate(parts, 1):
            more = f", part {number} of {len(parts)}" if len(parts) > 1 else ""
            yield Made(f"{title}{more}", part)


def title_of(name: str) -> str:
    """What a claim is called that is not named: as the file."""
    stem = PurePath(name.replace("\\", "/")).stem
    return "".join(one for one in stem if one.isprintable()).strip()[:120] or "Imported"
