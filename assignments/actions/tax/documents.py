"""Documents that the tax adviser needs: asked for with a day, received with a file."""

from collections.abc import Sequence
from dataclasses import replace

from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.inputs import Upload
from assignments.actions.office import Office
from assignments.actions.tax.inputs import DocumentInput
from assignments.actions.tax.notes import LONGEST, files_kept, may_write, written_down
from assignments.actions.tax.seats import ADVISER, EMPLOYEE, HR, open_year, seen_year
from assignments.actions.typed import sensible, short, written
from assignments.core.records import Person
from assignments.core.tax import TaxNote
from assignments.core.words import InputError
from assignments.storage.store import Store

ASKED, RECEIVED = "document_asked", "document_received"


def ask_document(office: Office, who: Person, year_id: int, what: DocumentInput, key: str) -> Done:
    """Ask the employee for a document until a day; for HR and the adviser."""
    deed = Deed(office, who, "ask_tax_document", key)
    assignment_id = may_write(office, who, year_id, key)

    def act(store: Store) -> int:
        year, _, _ = open_year(office, store, who, year_id, HR, ADVISER)
        today = office.today()
        if what.due < today:
            raise InputError("due", f"{what.due} is over", "give today or a later day")
        sensible(what.due, "due", today)
        text = short(what.text, "text", LONGEST)
        name = written(what.name, "name")
        note = TaxNote(0, year_id, ASKED, today, text, document=name, due=what.due)
        return written_down(store, deed, year, note)

    return deed.done(act, assignment_id)


def asked_for(office: Office, store: Store, who: Person, note_id: int) -> TaxNote:
    """A document that was asked for, of a year the person may look into."""
    note = store.tax_note(note_id)
    if note is None or note.kind != ASKED:
        raise NotFoundError("There is no such document.")
    seen_year(office, store, who, note.year_id)
    return note


def receive_document(
    office: Office, who: Person, note_id: int, files: Sequence[Upload], key: str
) -> Done:
    """Hand in what was asked for: the employee, or HR or the adviser who got it otherwise."""
    deed = Deed(office, who, "receive_tax_document", key)
    with office.database.read() as store:
        asked = asked_for(office, store, who, note_id)
    assignment_id = may_write(office, who, asked.year_id, key)
    if not files:
        raise InputError("files", "no file was chosen", "choose at least one")
    kept = files_kept(office, files)

    def act(store: Store) -> int:
        year, _, _ = open_year(office, store, who, asked.year_id, EMPLOYEE, HR, ADVISER)
        note = TaxNote(0, year.id, RECEIVED, office.today(), document=asked.document)
        return written_down(store, deed, year, replace(note, answers=note_id), kept)

    return deed.done(act, assignment_id)
