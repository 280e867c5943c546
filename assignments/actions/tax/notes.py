"""Dated notes on a tax year with their files; those that are costs go into the ledger."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.inputs import Upload
from assignments.actions.office import Office
from assignments.actions.tax.amounts import turned
from assignments.actions.tax.inputs import NoteInput
from assignments.actions.tax.seats import ADVISER, EMPLOYEE, HR, open_year, seen_year
from assignments.actions.typed import file_name, sensible, short
from assignments.core.ledger import TAX, Posting
from assignments.core.money import Money
from assignments.core.records import AssignmentRecord, Person
from assignments.core.tax import MONEY_KINDS, TaxNote, TaxYear
from assignments.core.words import InputError, one_of
from assignments.storage.files import StoredFile
from assignments.storage.store import Event, Store

LONGEST = 4000
MOST_FILES = 10
_COMPANY = ("withholding", "payment", "refund_to_company")
_OTHERS = (
    "estimate",
    "payment_by_employee",
    "refund_to_employee",
    "return_filed",
    "assessment",
    "remark",
)
KINDS_FOR = {HR: (*_OTHERS[:1], *_COMPANY, *_OTHERS[1:]), ADVISER: _OTHERS, EMPLOYEE: ("remark",)}
# Of notes that are costs of the company: how the posting is called, its category and its sign.
COSTS = {
    "payment": ("payment", "tax_equalization", 1, "Tax paid by the company"),
    "refund_to_company": ("refund", "tax_equalization", -1, "Tax refunded to the company"),
    "withholding": ("withholding", "hypothetical_tax", -1, "Hypothetical tax withheld"),
}

Kept = tuple[StoredFile, str]


def add_note(office: Office, who: Person, year_id: int, what: NoteInput, key: str) -> Done:
    """Write a note on a tax year, of a kind that is the person's to write; the id is the note's.

    What the company paid, got back or withheld becomes a cost of the month of its day.
    """
    deed = Deed(office, who, "add_tax_note", key)
    assignment_id = may_write(office, who, year_id, key)
    kept = files_kept(office, what.files)

    def act(store: Store) -> int:
        year, record, where = open_year(office, store, who, year_id, *KINDS_FOR)
        one_of(what.kind, KINDS_FOR[where], "kind", "kind of note")
        note = _note(store, deed, record, what)
        if note.internal and where != HR:
            raise InputError("internal", "only HR's remarks are internal", "leave it out")
        return written_down(store, deed, year, note, kept)

    return deed.done(act, assignment_id)


def may_write(office: Office, who: Person, year_id: int, key: str) -> int:
    """The assignment to lock for a write to a year; raises before files are kept for nothing.

    A form that was answered before gets its answer, though the year was settled since.
    """
    with office.database.read() as store:
        if store.is_answered(who.id, key):
            return seen_year(office, store, who, year_id)[1].id
        return open_year(office, store, who, year_id, *KINDS_FOR)[1].id


def _note(store: Store, deed: Deed, record: AssignmentRecord, what: NoteInput) -> TaxNote:
    day = day_not_ahead(deed.office, what.day)
    text = short(what.text, "text", LONGEST)
    money = Money.parse(what.amount, what.currency, "amount") if what.amount else None
    if money is None and what.kind in MONEY_KINDS:
        raise InputError("amount", "is empty", "this kind of note needs an amount")
    if money is None and not text and not what.files:
        raise InputError("text", "is empty", "write a few words")
    if what.internal and what.kind != "remark":
        raise InputError("internal", "only remarks are internal", "choose the kind remark")
    note = TaxNote(0, 0, what.kind, day, text, money, internal=what.internal)
    if money is None or what.kind not in MONEY_KINDS:
        return note
    cost, rate = turned(store, record, money, day)
    return replace(note, cost=cost, conversion=rate)


def day_not_ahead(office: Office, day: dt.date) -> dt.date:
    """A sensible day that is not in the future."""
    today = office.today()
    sensible(day, "day", today)
    if day > today:
        raise InputError("day", f"{day} is in the future", "give the day on which it happened")
    return day


def files_kept(office: Office, uploads: Sequence[Upload]) -> tuple[Kept, ...]:
    """Keep files that came with a form, each with its name; InputError for what may not be kept."""
    if len(uploads) > MOST_FILES:
        raise InputError("files", f"more than {MOST_FILES} at once", "send them in several notes")
    found: dict[str, Kept] = {}
    for upload in uploads:
        name = file_name(upload.name)
        try:
            stored = office.files.keep(upload.stream, name)
        except InputError as error:
            raise InputError("files", f"{name} {error.what}", error.remedy) from None
        found.setdefault(stored.sha256, (stored, name))
    return tuple(found.values())


def written_down(
    store: Store, deed: Deed, year: TaxYear, note: TaxNote, kept: Sequence[Kept] = ()
) -> int:
    """Keep a note with its files, post what it costs, and tell it; its number."""
    note = replace(note, year_id=year.id)
    note_id = store.add_tax_note(year.assignment_id, note, deed.author)
    for stored, name in kept:
        store.add_tax_file((year.assignment_id, note_id), stored, name, deed.author)
    _post(store, deed, year, replace(note, id=note_id))
    body = {"year": year.id, "note": note_id, "kind": note.kind}
    told = f"{year.country} {year.label}"
    deed.tell(store, Event("tax_noted", year.assignment_id, text=told, body=body))
    return note_id


def _post(store: Store, deed: Deed, year: TaxYear, note: TaxNote) -> None:
    if note.kind not in COSTS or note.money is None or note.cost is None:
        return
    name, category, sign, said = COSTS[note.kind]
    posting = Posting(
        kind=TAX,
        source=f"tax:{name}:{note.id}",
        category=category,
        day=note.day,
        amount=Money(sign * note.money.minor, note.money.currency),
        cost=Money(sign * note.cost.minor, note.cost.currency),
        conversion=note.conversion,
        letter=year.letter,
        clause=year.clause,
        note=f"{said}, {year.country} {year.label}",
    )
    store.post(year.assignment_id, posting, deed.who.id, deed.at)
