"""A letter corrected: its details or its text as a new edition of it, with the old one kept.

Its terms stand on its words. Where the text is another, each is looked up in it anew and must be
confirmed again, and one whose words are not there any more waits to be corrected.
"""

import datetime as dt
from dataclasses import dataclass, replace

from assignments.actions.access import assignment_of_letter, hr_assignment, need_role, seen_letter
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.correcting import LONGEST_REASON
from assignments.actions.deeds import Deed
from assignments.actions.letters import letter_text
from assignments.actions.moving import NewText, move
from assignments.actions.office import Office
from assignments.actions.typed import short, written
from assignments.core.fields import sensible_day
from assignments.core.records import AssignmentRecord, LetterEdition, LetterRecord, Person
from assignments.core.words import InputError
from assignments.storage.store import Corrected, Event, Store


@dataclass(frozen=True, slots=True)
class LetterCorrection:
    """A letter as it should be, and why; once a term of it was confirmed it needs a why.

    What is None stays as it is.
    """

    kind: str | None = None
    title: str | None = None
    signed_on: dt.date | None = None
    relation: str | None = None
    text: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LetterHistory:
    """A letter with what it was before each correction, the first edition first."""

    record: AssignmentRecord
    letter: LetterRecord
    editions: tuple[LetterEdition, ...]
    in_use: bool

    def as_it_was(self, number: int) -> LetterRecord:
        """The letter in an edition; NotFoundError for one that never was."""
        if number == self.letter.edition:
            return self.letter
        later = [one for one in self.editions if one.edition >= number]
        if not later or later[0].edition != number:
            raise NotFoundError(f"letter {self.letter.id} has no edition {number}")
        text = next((one.text for one in later if one.text is not None), self.letter.text)
        was = later[0]
        return replace(
            self.letter,
            kind=was.kind,
            title=was.title,
            signed_on=was.signed_on,
            relation=was.relation,
            text=text,
            edition=number,
        )


def letter_history(office: Office, who: Person, letter_id: int) -> LetterHistory:
    """A letter and its earlier editions; for HR and finance."""
    need_role(who, "hr", "finance")
    with office.database.read() as store:
        letter = seen_letter(store, who, letter_id)
        record = store.assignment(letter.assignment_id)
        if record is None:
            raise NotFoundError("There is no such letter.")
        used = store.ever_confirmed(letter_id)
        return LetterHistory(record, letter, store.editions(letter_id), used)


def correct_letter(
    office: Office, who: Person, letter_id: int, what: LetterCorrection, key: str
) -> Done:
    """Correct a letter's details or its text, as a new edition; for HR.

    Its number stays: verdicts name it. A new text is read before anything is locked.
    """
    deed = Deed(office, who, "correct_letter", key)
    assignment_id = assignment_of_letter(office, who, letter_id)
    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    reading = None if what.text is None else office.reader(letter_text(what.text))

    def act(store: Store) -> int:
        before = seen_letter(store, who, letter_id)
        hr_assignment(store, who, assignment_id)
        after = _corrected(before, what, office.today())
        reason = _reason(store, before, what.reason)
        store.correct_letter(Corrected(before, after, reason), deed.author)
        if reading is not None and after.text != before.text:
            move(store, deed, NewText(before, after, reading, reason))
        store.count_version(assignment_id)
        body = {"letter": letter_id, "edition": after.edition, "reason": reason}
        deed.tell(store, Event("letter_corrected", assignment_id, text=after.title, body=body))
        return letter_id

    return deed.done(act, assignment_id)


def _corrected(before: LetterRecord, what: LetterCorrection, today: dt.date) -> LetterRecord:
    after = replace(
        before,
        kind=before.kind if what.kind is None else written(what.kind, "kind"),
        title=before.title if what.title is None else written(what.title, "title"),
        signed_on=sensible_day(what.signed_on or before.signed_on, "signed_on", today),
        relation=before.relation if what.relation is None else short(what.relation, "relation"),
        text=before.text if what.text is None else letter_text(what.text),
    )
    if after == before:
        where = "title" if what.text is None else "text"
        raise InputError(where, "nothing is other than before", "change what is wrong")
    return replace(after, edition=before.edition + 1)


def _reason(store: Store, before: LetterRecord, typed: str) -> str:
    reason = short(typed, "reason", LONGEST_REASON)
    if not reason and store.ever_confirmed(before.id):
        raise InputError(
            "reason", "is missing: confirmed terms rest on the letter", "say why it is corrected"
        )
    return reason
