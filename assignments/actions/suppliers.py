"""What the company pays directly: a supplier's invoice, judged line by line like any claim.

HR or finance record it; HR decides it, but for the one who recorded it. The employee sees it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assignments.actions.access import need_role, seen_assignment
from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.inputs import Upload
from assignments.actions.judging import bench_for
from assignments.actions.lines import Under, read_draft
from assignments.actions.office import Office
from assignments.actions.submitting import hand_in
from assignments.actions.typed import file_name, written
from assignments.core.ledger import SUPPLIER
from assignments.core.records import AssignmentRecord, ClaimRecord, Person
from assignments.core.words import InputError
from assignments.storage.files import StoredFile
from assignments.storage.store import Begun, Event, Store

MOST_LINES = 50
Words = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class InvoiceInput:
    """One invoice: each line in a case file's words, as `add_line` takes them, without a date."""

    supplier: str
    number: str
    date: dt.date
    lines: tuple[Words, ...]
    receipt: Upload | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept already, under the name that its owner gave it."""

    stored: StoredFile
    name: str


def invoiced_assignment(store: Store, who: Person, assignment_id: int) -> AssignmentRecord:
    """An assignment whose suppliers' invoices the person records: HR and finance."""
    record = seen_assignment(store, who, assignment_id)
    need_role(who, "hr", "finance")
    return record


def record_invoice(
    office: Office, who: Person, assignment_id: int, what: InvoiceInput, key: str
) -> Done:
    """Record a supplier's invoice and judge its lines; the id is the claim's that holds them.

    An InputError of a line has its number in `where`: "line 2, amount".
    """
    deed = Deed(office, who, "record_invoice", key)
    with office.database.read() as store:
        invoiced_assignment(store, who, assignment_id)
    kept = _kept(office, what.receipt)

    def act(store: Store) -> int:
        record = invoiced_assignment(store, who, assignment_id)
        return enter(store, deed, record, what, kept)

    return deed.done(act, assignment_id)


def _kept(office: Office, upload: Upload | None) -> Kept | None:
    if upload is None:
        return None
    name = file_name(upload.name, "receipt")
    try:
        return Kept(office.files.keep(upload.stream, name), name)
    except InputError as error:
        raise InputError("receipt", f"{name} {error.what}", error.remedy) from None


def enter(
    store: Store, deed: Deed, record: AssignmentRecord, what: InvoiceInput, kept: Kept | None
) -> int:
    """Write an invoice under its assignment's lock and judge it: the number of its claim."""
    begun = _begun(store, record, what)
    claim_id = store.add_claim(record.id, begun, deed.author)
    said = {"supplier": begun.supplier, "invoice": begun.invoice}
    deed.tell(store, Event("invoice_recorded", record.id, claim_id, body=dict(said)))
    _add_lines(store, deed, (record.id, claim_id), what)
    claim = _claim(store, claim_id)
    if kept is not None:
        for line in claim.lines:
            store.add_receipt(line, kept.stored, kept.name, deed.author)
        claim = _claim(store, claim_id)
    facts = [line.facts for line in claim.lines]
    hand_in(store, deed, claim, bench_for(store, record, deed.office.today(), facts))
    return claim_id


def _claim(store: Store, claim_id: int) -> ClaimRecord:
    claim = store.claim(claim_id)
    if claim is None:
        raise ValueError("the claim has not been written")
    return claim


def _begun(store: Store, record: AssignmentRecord, what: InvoiceInput) -> Begun:
    supplier, number = written(what.supplier, "supplier"), written(what.number, "number", 100)
    if not what.lines:
        raise InputError("lines", "the invoice has none", "fill in the first line")
    if len(what.lines) > MOST_LINES:
        raise InputError("lines", f"the invoice has more than {MOST_LINES}", "record it in parts")
    _refuse_known(store.invoices(record.id, number), supplier, number)
    return Begun(f"{supplier}, invoice {number}", SUPPLIER, supplier, number)


def _refuse_known(found: Iterable[tuple[int, str]], supplier: str, number: str) -> None:
    """Raise InputError where the supplier's invoice was recorded before."""
    for claim_id, name in found:
        if _plain(name) == _plain(supplier):
            raise InputError(
                "number",
                f"invoice {number} of {name} was recorded already, as claim {claim_id}",
                "look at that one; if it was wrong, reject it first",
            )


def _plain(words: str) -> str:
    """Words without regard to case and spaces."""
    return " ".join(words.casefold().split())


def _add_lines(store: Store, deed: Deed, at: tuple[int, int], what: InvoiceInput) -> None:
    assignment_id, claim_id = at
    under = Under(assignment_id, str(claim_id), None, deed.office.today())
    fixed = {"date": what.date.isoformat(), "paid_by": "company"}
    for number, words in enumerate(what.lines, 1):
        try:
            draft = read_draft(store, under, {**words, **fixed})
        except InputError as error:
            raise InputError(f"line {number}, {error.where}", error.what, error.remedy) from error
        line_id = store.add_line(assignment_id, claim_id, draft)
        body = {**words, **fixed}
        deed.tell(store, Event("drafted", assignment_id, claim_id, line_id, body=body))
