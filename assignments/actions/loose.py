"""Receipts of a draft before its lines: kept as they come, then put under the line they prove."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from assignments.actions.access import assignment_of_claim, own_claim, own_line
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.drafting import MOST_RECEIPTS, drafted, own_draft
from assignments.actions.inputs import Upload
from assignments.actions.keeping import fetched
from assignments.actions.office import Office
from assignments.actions.typed import file_name, written
from assignments.core.drafts import KeptForm, LooseReceipt
from assignments.core.records import ClaimRecord, Person
from assignments.core.words import InputError
from assignments.storage.store import Event, Store

MOST_LOOSE = 50
LATELY = 20  # lines


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft as somebody goes on with it: its claim, what waits for a line, what they typed.

    `lately` has category and currency of their newest lines; `typed` what is kept of this page.
    """

    claim: ClaimRecord
    waiting: tuple[LooseReceipt, ...]
    lately: tuple[tuple[str, str], ...]
    typed: KeptForm | None


def begun(office: Office, who: Person, claim_id: int, place: str) -> Begun:
    """One's own claim, to go on with it on the page of that address."""
    with office.database.read() as store:
        claim = own_claim(store, who, claim_id)
        waiting = store.loose_receipts(claim_id)
        lately = store.lately_claimed(claim.assignment_id, LATELY)
        return Begun(claim, waiting, lately, store.kept_form(who.id, place))


def rename_claim(office: Office, who: Person, claim_id: int, title: str, key: str) -> Done:
    """Give a draft another title; the id is the claim's."""
    deed = Deed(office, who, "rename_claim", key)

    def act(store: Store) -> int:
        drafted(own_claim(store, who, claim_id))
        store.rename_claim(claim_id, written(title, "title"))
        return claim_id

    return deed.done(act, assignment_of_claim(office, who, claim_id))


def keep_loose(office: Office, who: Person, claim_id: int, upload: Upload, key: str) -> Done:
    """Keep a file under a draft that has no line for it yet; the id is the loose receipt's."""
    deed = Deed(office, who, "keep_loose", key)
    name = file_name(upload.name, "receipt")
    with office.database.read() as store:
        claim = own_claim(store, who, claim_id)
        if not store.is_answered(who.id, key):
            drafted(claim)
    stored = office.files.keep(upload.stream, name)

    def act(store: Store) -> int:
        claim = drafted(own_claim(store, who, claim_id))
        _need_new(store, claim, stored.sha256)
        return store.add_loose_receipt((claim.assignment_id, claim_id), stored, name, deed.author)

    return deed.done(act, claim.assignment_id)


def _need_new(store: Store, claim: ClaimRecord, sha256: str) -> None:
    """Raise InputError for a file that the claim has already, or for one too many."""
    loose = store.loose_receipts(claim.id)
    if len(loose) >= MOST_LOOSE:
        raise InputError("receipt", f"{MOST_LOOSE} wait for a line already", "put those away first")
    under = {one.sha256 for line in claim.lines for one in line.receipts}
    if sha256 in under | {one.sha256 for one in loose}:
        raise InputError("receipt", "this file is in the claim already", "choose another file")


def drop_loose(office: Office, who: Person, claim_id: int, receipt_id: int, key: str) -> Done:
    """Take a file away that belongs to no line; the id is the claim's."""
    deed = Deed(office, who, "drop_loose", key)

    def act(store: Store) -> int:
        own_claim(store, who, claim_id)
        _of_claim(store, claim_id, (receipt_id,))
        store.remove_loose_receipts([receipt_id])
        return claim_id

    with office.database.read() as store:
        claim = own_claim(store, who, claim_id)
    return deed.done(act, claim.assignment_id)


def put_under(
    office: Office, who: Person, line_id: int, receipt_ids: tuple[int, ...], key: str
) -> Done:
    """Put files that waited in a draft under one of its lines; the id is the line's."""
    deed = Deed(office, who, "put_under", key)

    def act(store: Store) -> int:
        line = own_draft(store, who, line_id)
        loose = _of_claim(store, line.claim_id, receipt_ids)
        if len(line.receipts) + len(loose) > MOST_RECEIPTS:
            raise InputError("receipt", f"a line has {MOST_RECEIPTS} at most", "add another line")
        for one, number in zip(loose, store.put_under(line, loose, deed.author), strict=True):
            place = (line.assignment_id, line.claim_id, line_id)
            body = {"receipt": number, "sha256": one.sha256}
            deed.tell(store, Event("receipt_attached", *place, one.name, body))
        return line_id

    with office.database.read() as store:
        line = own_line(store, who, line_id)
    return deed.done(act, line.assignment_id)


def _of_claim(store: Store, claim_id: int, ids: tuple[int, ...]) -> tuple[LooseReceipt, ...]:
    """Those of a claim's loose receipts; NotFoundError where one is none of them."""
    there = {one.id: one for one in store.loose_receipts(claim_id)}
    if not set(ids) <= set(there):
        raise NotFoundError("The draft has no such receipt waiting.")
    return tuple(there[one] for one in dict.fromkeys(ids))


def loose_receipts(office: Office, who: Person, claim_id: int) -> tuple[LooseReceipt, ...]:
    """The receipts of one's own claim that belong to no line, as they came."""
    with office.database.read() as store:
        own_claim(store, who, claim_id)
        return store.loose_receipts(claim_id)


def loose_file(
    office: Office, who: Person, claim_id: int, receipt_id: int
) -> tuple[LooseReceipt, BinaryIO]:
    """One of them, and its file open for reading."""
    with office.database.read() as store:
        own_claim(store, who, claim_id)
        (found,) = _of_claim(store, claim_id, (receipt_id,))
    return found, fetched(office, found.sha256)


def propose(office: Office, receipt_id: int, proposed: Mapping[str, str]) -> None:
    """Keep what was read of a picture, unless its receipt is under a line or gone by now."""
    with office.database.write(office.by_itself("read_receipt")) as store:
        store.keep_proposed(receipt_id, proposed)
