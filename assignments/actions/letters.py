"""Letters and their terms: added, proposed, confirmed by name."""

from collections.abc import Mapping
from dataclasses import replace

from assignments.actions.access import (
    assignment_of_letter,
    assignment_of_term,
    hr_assignment,
    seen_letter,
    seen_term,
)
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.inputs import LetterInput
from assignments.actions.office import Office
from assignments.actions.proposals import keep_letter
from assignments.actions.quoting import beside, quoted
from assignments.actions.typed import short, written
from assignments.core.approval import StateError
from assignments.core.fields import sensible_day
from assignments.core.letter import PrintedClause, ReadLetter, pools_fit, term_of
from assignments.core.records import LetterRecord, Person, TermRecord
from assignments.core.words import InputError
from assignments.storage.store import Event, Store

LONGEST_TEXT = 500_000  # some hundred and fifty pages, read within a page's patience
LONGEST_NUMBER = 20


def add_letter(
    office: Office, who: Person, assignment_id: int, what: LetterInput, key: str
) -> Done:
    """Add a letter under an assignment, with what the reader proposes of it; for HR.

    It is read before anything is locked.
    """
    deed = Deed(office, who, "add_letter", key)
    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    text = letter_text(what.text)
    reading = office.reader(text)

    def act(store: Store) -> int:
        hr_assignment(store, who, assignment_id)
        numbers = {letter.number for letter in store.letters(assignment_id)}
        letter = _letter(replace(what, text=text), assignment_id, numbers, office)
        letter_id = keep_letter(store, letter, reading, deed.author)
        store.count_version(assignment_id)
        body = {"letter": letter_id, "proposed": len(reading.proposals)}
        deed.tell(store, Event("letter_added", assignment_id, text=letter.title, body=body))
        return letter_id

    return deed.done(act, assignment_id)


def letter_text(typed: str) -> str:
    """A letter's text as it is stored; InputError for none, or for one that is too long."""
    text = typed.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError("text", "is empty", "paste the letter's text")
    if len(text) > LONGEST_TEXT:
        raise InputError(
            "text", "has more than half a million characters", "send the letter without its annexes"
        )
    return text


def _letter(
    what: LetterInput, assignment_id: int, numbers: set[str], office: Office
) -> LetterRecord:
    free = next(str(one) for one in range(1, len(numbers) + 2) if str(one) not in numbers)
    number = short(what.number, "number", LONGEST_NUMBER) or free
    if number in numbers:
        raise InputError("number", f"there is a letter {number} already", "give another number")
    return LetterRecord(
        id=0,
        assignment_id=assignment_id,
        number=number,
        kind=written(what.kind, "kind"),
        title=written(what.title, "title"),
        signed_on=sensible_day(what.signed_on, "signed_on", office.today()),
        text=what.text,
        relation=short(what.relation, "relation"),
    )


def letter(office: Office, who: Person, letter_id: int) -> LetterRecord:
    """One letter with its text."""
    with office.database.read() as store:
        return seen_letter(store, who, letter_id)


def printed_clauses(
    office: Office, who: Person, letter_id: int
) -> tuple[tuple[PrintedClause, str], ...]:
    """The numbered parts of a letter as it was read, each with its text, in their order."""
    with office.database.read() as store:
        found = seen_letter(store, who, letter_id)
        reading = store.letter_reading(letter_id) or ReadLetter()
    return tuple((one, found.text[one.start : one.end]) for one in reading.clauses)


def term_of_letter(office: Office, who: Person, letter_id: int, term_id: int) -> TermRecord:
    """A term of a letter, in force or not; NotFoundError where the letter never had it."""
    with office.database.read() as store:
        found, under = seen_term(store, who, term_id)
    if under.id != letter_id:
        raise NotFoundError("The letter has no such term.")
    return found


def propose_term(
    office: Office, who: Person, letter_id: int, words: Mapping[str, object], key: str
) -> Done:
    """Add an unconfirmed term in the contract's words, without `letter` and `confirmed`; for HR.

    A quote without `start` and `end` is looked up in the letter, spaces and line ends alike.
    """
    deed = Deed(office, who, "propose_term", key)

    def act(store: Store) -> int:
        found = seen_letter(store, who, letter_id)
        hr_assignment(store, who, found.assignment_id)
        return keep_proposed(store, deed, found, words)

    return deed.done(act, assignment_of_letter(office, who, letter_id))


def keep_proposed(
    store: Store,
    deed: Deed,
    letter_: LetterRecord,
    words: Mapping[str, object],
    replaced: TermRecord | None = None,
) -> int:
    """Keep an unconfirmed term, once it fits the others of its assignment.

    One that takes the place of another has its balances, and the proposal that it comes from.
    """
    body = quoted(words, letter_.text)
    lineage = "" if replaced is None else replaced.term.key
    term = term_of({**body, "letter": letter_.number, "confirmed": False}, lineage, "")
    assignment_id = letter_.assignment_id
    pools_fit([*beside(store, assignment_id, term), term])
    origin = None if replaced is None else replaced.origin
    term_id = store.add_term(letter_, term, body, deed.author, origin)
    store.count_version(assignment_id)
    kind = "term_replaced" if lineage else "term_proposed"
    told = {"letter": letter_.id, "term": term_id, "words": body}
    deed.tell(store, Event(kind, assignment_id, text=term.clause, body=told))
    return term_id


def need_live(found: TermRecord) -> None:
    """Raise StateError for a term that was taken out of force."""
    if found.retired_at is not None:
        raise StateError(f"The term was taken out of force on {found.retired_at:%Y-%m-%d}.")


def confirm_term(office: Office, who: Person, term_id: int, key: str) -> Done:
    """Confirm a term by name and date; for HR."""
    deed = Deed(office, who, "confirm_term", key)

    def act(store: Store) -> int:
        found, under = seen_term(store, who, term_id)
        hr_assignment(store, who, under.assignment_id)
        need_live(found)
        if found.confirmed_by is not None:
            raise StateError(f"{found.confirmed_by.name} has confirmed the term already.")
        if found.is_lost:
            raise StateError("Its words do not stand in the letter as corrected: correct it first.")
        store.confirm_term(term_id, deed.author)
        store.count_version(under.assignment_id)
        body = {"letter": under.id, "term": term_id}
        event = Event("term_confirmed", under.assignment_id, text=found.term.clause, body=body)
        deed.tell(store, event)
        return term_id

    return deed.done(act, assignment_of_term(office, who, term_id))
