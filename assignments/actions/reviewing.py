"""A letter as HR goes through it: its terms, what was dropped, which numbers are still open.

Passages are set aside and taken up again here, unconfirmed terms dropped and brought back;
terms are confirmed, corrected and taken out of force in `letters`.
"""

from dataclasses import dataclass

from assignments.actions.access import (
    assignment_of_letter,
    assignment_of_term,
    hr_assignment,
    seen_letter,
    seen_term,
)
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.letters import keep_proposed, need_live
from assignments.actions.office import Office
from assignments.core.approval import StateError
from assignments.core.letter import Accounted, ReadLetter, Span, accounted
from assignments.core.letter.wording import term_words
from assignments.core.records import LetterRecord, Person, SetAside, TermRecord
from assignments.core.words import InputError
from assignments.storage.store import Event, Store


@dataclass(frozen=True, slots=True)
class LetterReview:
    """A letter with how it was read; `dropped` are terms that nobody had confirmed."""

    letter: LetterRecord
    reading: ReadLetter
    terms: tuple[TermRecord, ...]
    dropped: tuple[TermRecord, ...]
    aside: tuple[SetAside, ...]
    accounted: Accounted


def letter_review(office: Office, who: Person, letter_id: int) -> LetterReview:
    """A letter to be gone through; for HR."""
    with office.database.read() as store:
        letter = seen_letter(store, who, letter_id)
        hr_assignment(store, who, letter.assignment_id)
        records = store.term_records(letter.assignment_id)
        dropped, aside = store.dropped_terms(letter_id), store.set_aside(letter_id)
        reading = store.letter_reading(letter_id) or ReadLetter()
    terms = tuple(one for one in records if one.letter_id == letter_id)
    spans = [(one.start, one.end) for one in aside]
    counted = accounted(letter.text, reading, (one.term for one in terms), spans)
    return LetterReview(letter, reading, terms, dropped, aside, counted)


def set_aside(office: Office, who: Person, letter_id: int, span: Span, key: str) -> Done:
    """Say that a passage holds no term, so that its numbers need none; for HR."""
    deed = Deed(office, who, "set_aside", key)

    def act(store: Store) -> int:
        letter = seen_letter(store, who, letter_id)
        hr_assignment(store, who, letter.assignment_id)
        start, end = span
        if not 0 <= start < end <= len(letter.text):
            raise InputError("start", "is no place in the letter", "load the page again")
        aside_id = store.add_aside(letter_id, span, deed.author)
        body = {"letter": letter_id, "start": start, "end": end}
        event = Event("passage_set_aside", letter.assignment_id, text=letter.title, body=body)
        deed.tell(store, event)
        return aside_id

    return deed.done(act, assignment_of_letter(office, who, letter_id))


def take_up(office: Office, who: Person, letter_id: int, aside_id: int, key: str) -> Done:
    """Take back that a passage holds no term; for HR."""
    deed = Deed(office, who, "take_up", key)

    def act(store: Store) -> int:
        letter = seen_letter(store, who, letter_id)
        hr_assignment(store, who, letter.assignment_id)
        aside = store.one_set_aside(aside_id)
        if aside is None or aside.letter_id != letter_id:
            raise NotFoundError("There is no such passage.")
        if aside.undone_at is not None:
            raise StateError("The passage was taken up again already.")
        store.undo_aside(aside_id, deed.author)
        body = {"letter": letter_id, "start": aside.start, "end": aside.end}
        event = Event("passage_taken_up", letter.assignment_id, text=letter.title, body=body)
        deed.tell(store, event)
        return aside_id

    return deed.done(act, assignment_of_letter(office, who, letter_id))


def drop_term(office: Office, who: Person, term_id: int, key: str) -> Done:
    """Take out a term that nobody has confirmed; it can be brought back. For HR."""
    deed = Deed(office, who, "drop_term", key)

    def act(store: Store) -> int:
        found, under = seen_term(store, who, term_id)
        hr_assignment(store, who, under.assignment_id)
        need_live(found)
        if found.confirmed_by is not None:
            raise StateError(f"{found.confirmed_by.name} has confirmed the term by now.")
        store.retire_term(term_id, deed.author)
        store.count_version(under.assignment_id)
        body = {"letter": under.id, "term": term_id}
        event = Event("term_dropped", under.assignment_id, text=found.term.clause, body=body)
        deed.tell(store, event)
        return term_id

    return deed.done(act, assignment_of_term(office, who, term_id))


def bring_back(office: Office, who: Person, term_id: int, key: str) -> Done:
    """Put a term that was dropped unconfirmed back, as it was and unconfirmed; for HR."""
    deed = Deed(office, who, "bring_back", key)

    def act(store: Store) -> int:
        found, under = seen_term(store, who, term_id)
        hr_assignment(store, who, under.assignment_id)
        if term_id not in {one.id for one in store.dropped_terms(under.id)}:
            raise StateError("The term is not among those that were dropped.")
        return keep_proposed(store, deed, under, term_words(found.term), found)

    return deed.done(act, assignment_of_term(office, who, term_id))
