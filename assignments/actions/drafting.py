"""Claims as they are drafted: lines and receipts, and who sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from assignments.actions.access import (
    assignment_of_claim,
    assignment_of_line,
    own_assignment,
    own_claim,
    own_line,
    seen_assignment,
    seen_claim,
    seen_line,
)
from assignments.actions.answers import Done, NotFoundError, Page
from assignments.actions.deciders import eyes_of
from assignments.actions.deeds import Deed
from assignments.actions.inputs import Upload
from assignments.actions.keeping import fetched
from assignments.actions.lines import Under, read_draft
from assignments.actions.office import Office
from assignments.actions.typed import file_name, written
from assignments.core.approval import StateError
from assignments.core.drafts import mark_of
from assignments.core.records import ClaimRecord, EventRecord, LineRecord, Person, Receipt
from assignments.core.words import InputError
from assignments.storage.store import Begun, Decided, Event, Store

MOST_RECEIPTS = 20


def draft_claim(office: Office, who: Person, assignment_id: int, title: str, key: str) -> Done:
    """Begin a claim; for the employee of the assignment."""
    deed = Deed(office, who, "draft_claim", key)

    def act(store: Store) -> int:
        own_assignment(store, who, assignment_id)
        claim_id = store.add_claim(assignment_id, Begun(written(title, "title")), deed.author)
        deed.tell(store, Event("claim_drafted", assignment_id, claim_id))
        return claim_id

    with office.database.read() as store:
        own_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def drafted(claim: ClaimRecord) -> ClaimRecord:
    """The claim; StateError where it is no draft any more."""
    if claim.status != "draft":
        when = "" if claim.submitted_at is None else f" since {claim.submitted_at:%Y-%m-%d}"
        raise StateError(f"The claim is {claim.status}{when} and cannot be changed.")
    return claim


def own_draft(store: Store, who: Person, line_id: int) -> LineRecord:
    """A line of one's own that may still be changed."""
    line = own_line(store, who, line_id)
    drafted(own_claim(store, who, line.claim_id))
    if line.status != "draft":
        raise StateError(f"The line is {line.status} and cannot be changed.")
    return line


def add_line(
    office: Office, who: Person, claim_id: int, words: Mapping[str, object], key: str
) -> Done:
    """Add a line to a draft, in a case file's words without id, claim, decision and receipt.

    Beside them `note`, `trip_id` and `shipment_id`. InputError names the field in `where`. A line
    of a trip has its traveller, name, day and destination from it.
    """
    deed = Deed(office, who, "add_line", key)

    def act(store: Store) -> int:
        claim = drafted(own_claim(store, who, claim_id))
        under = Under(claim.assignment_id, str(claim_id), None, office.today())
        draft = read_draft(store, under, words)
        line_id = store.add_line(claim.assignment_id, claim_id, draft)
        event = Event("drafted", claim.assignment_id, claim_id, line_id, body=dict(words))
        deed.tell(store, event)
        return line_id

    return deed.done(act, assignment_of_claim(office, who, claim_id))


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line as a form showed it: its number and its mark (see `core.drafts`), empty for any."""

    id: int
    mark: str = ""


class ChangedMeanwhileError(StateError):
    """A line is another than the one that a form showed."""


def change_line(
    office: Office, who: Person, seen: int | SeenLine, words: Mapping[str, object], key: str
) -> Done:
    """Write a draft line anew, in the words of `add_line`.

    ChangedMeanwhileError where it is not the one that was seen any more.
    """
    deed = Deed(office, who, "change_line", key)
    line_id, mark = (seen, "") if isinstance(seen, int) else (seen.id, seen.mark)

    def act(store: Store) -> int:
        line = own_draft(store, who, line_id)
        if mark and mark != mark_of([line]):
            raise ChangedMeanwhileError("The line was changed meanwhile.")
        under = Under(line.assignment_id, str(line.claim_id), line_id, office.today())
        store.write_line(line_id, read_draft(store, under, words))
        event = Event("changed", line.assignment_id, line.claim_id, line_id, body=dict(words))
        deed.tell(store, event)
        return line_id

    return deed.done(act, assignment_of_line(office, who, line_id))


def remove_line(office: Office, who: Person, claim_id: int, line_id: int, key: str) -> Done:
    """Take a line out of a draft claim; the answer's id is the claim's."""
    deed = Deed(office, who, "remove_line", key)

    def act(store: Store) -> int:
        line = own_draft(store, who, line_id)
        if line.claim_id != claim_id:
            raise NotFoundError("The claim has no such line.")
        store.decide_line(line_id, Decided("withdrawn"), deed.author)
        deed.tell(store, Event("withdrawn", line.assignment_id, line.claim_id, line_id))
        return line.claim_id

    return deed.done(act, _locked(office, who, line_id, key))


def _locked(office: Office, who: Person, line_id: int, key: str) -> int | None:
    """The assignment to lock; None where the line is gone because this form came before."""
    try:
        return assignment_of_line(office, who, line_id)
    except NotFoundError:
        with office.database.read() as store:
            if not store.is_answered(who.id, key):
                raise
        return None


def _open_to_receipts(line: LineRecord) -> None:
    if line.status not in {"draft", "asked"}:
        raise StateError(
            f"The line is {line.status}: receipts are attached to drafts, or when HR asks."
        )
    if len(line.receipts) >= MOST_RECEIPTS:
        raise InputError("receipt", f"the line has {MOST_RECEIPTS} already", "add another line")


def attach_receipt(office: Office, who: Person, line_id: int, upload: Upload, key: str) -> Done:
    """Keep a file under a line that is a draft or was asked about; the id is the receipt's."""
    deed = Deed(office, who, "attach_receipt", key)
    name = file_name(upload.name, "receipt")
    with office.database.read() as store:
        line = own_line(store, who, line_id)
        if not store.is_answered(who.id, key):
            _open_to_receipts(line)
    stored = office.files.keep(upload.stream, name)

    def act(store: Store) -> int:
        line = own_line(store, who, line_id)
        _open_to_receipts(line)
        if any(one.sha256 == stored.sha256 for one in line.receipts):
            raise InputError("receipt", "this file is attached already", "choose another file")
        receipt_id = store.add_receipt(line, stored, name, deed.author)
        body = {"receipt": receipt_id, "sha256": stored.sha256}
        told = Event("receipt_attached", line.assignment_id, line.claim_id, line_id, name, body)
        deed.tell(store, told)
        return receipt_id

    return deed.done(act, line.assignment_id)


def remove_receipt(office: Office, who: Person, line_id: int, receipt_id: int, key: str) -> Done:
    """Take a receipt off a draft line; the answer's id is the line's."""
    deed = Deed(office, who, "remove_receipt", key)

    def act(store: Store) -> int:
        found = _receipt(store, who, receipt_id)
        line = own_draft(store, who, found.line_id)
        if line.id != line_id:
            raise NotFoundError("The line has no such receipt.")
        store.remove_receipt(receipt_id)
        body = {"receipt": receipt_id, "sha256": found.sha256}
        told = Event(
            "receipt_removed", line.assignment_id, line.claim_id, line.id, found.name, body
        )
        deed.tell(store, told)
        return line.id

    return deed.done(act, _locked_by_receipt(office, who, receipt_id, key))


def _locked_by_receipt(office: Office, who: Person, receipt_id: int, key: str) -> int | None:
    with office.database.read() as store:
        if store.is_answered(who.id, key):
            return None
        return own_line(store, who, _receipt(store, who, receipt_id).line_id).assignment_id


def _receipt(store: Store, who: Person, receipt_id: int) -> Receipt:
    found = store.receipt(receipt_id)
    if found is None:
        raise NotFoundError("There is no such receipt.")
    seen_line(store, who, found.line_id)
    return found


def receipt(office: Office, who: Person, receipt_id: int) -> tuple[Receipt, BinaryIO]:
    """A receipt, and its file open for reading."""
    with office.database.read() as store:
        eyes = who if who.in_place_of is None else eyes_of(store, who, office.today())
        found = _receipt(store, eyes, receipt_id)
    return found, fetched(office, found.sha256)


def claim(office: Office, who: Person, claim_id: int) -> ClaimRecord:
    """One claim; a draft is known to who made it alone."""
    with office.database.read() as store:
        return seen_claim(store, who, claim_id)


def line(office: Office, who: Person, line_id: int) -> LineRecord:
    """One line."""
    with office.database.read() as store:
        return seen_line(store, who, line_id)[0]


def claims(
    office: Office, who: Person, assignment_id: int, after: str | None = None, size: int = 25
) -> Page[ClaimRecord]:
    """The claims of an assignment, newest first; drafts to who made them alone."""
    before = int(after) if after and after.isdecimal() else None
    with office.database.read() as store:
        seen_assignment(store, who, assignment_id)
        found = store.claims(assignment_id, who.id, before, size + 1)
    items = found[:size]
    return Page(items, str(items[-1].id) if len(found) > size else None)


def history(office: Office, who: Person, claim_id: int) -> tuple[EventRecord, ...]:
    """What happened to a claim and its lines, oldest first."""
    with office.database.read() as store:
        seen_claim(store, who, claim_id)
        return store.events_of_claim(claim_id)
