"""What stands on a letter's text, moved to another text of it: terms, passages set aside, reading.

Every term of it must be confirmed again. One whose words are not in the new text any more gives way
to what the reader proposes in its place, or else waits to be corrected.
"""

from dataclasses import dataclass, replace

from assignments.actions.correcting import carry_balances
from assignments.actions.deeds import Deed
from assignments.actions.proposals import as_kept, sifted
from assignments.actions.quoting import beside
from assignments.core.letter import Origin, Term
from assignments.core.letter.comparing import compared
from assignments.core.letter.moving import moved_span, moved_term
from assignments.core.letter.wording import term_words
from assignments.core.records import LetterRecord, TermRecord
from assignments.core.words import InputError
from assignments.reading import Reading
from assignments.storage.store import Event, NewTerm, Store


@dataclass(frozen=True, slots=True)
class NewText:
    """A letter before and after its text was corrected, how the new text was read, and why."""

    before: LetterRecord
    after: LetterRecord
    reading: Reading
    reason: str


def move(store: Store, deed: Deed, what: NewText) -> None:
    """Move all that stands on the old text to the new one, and keep what was read of that."""
    after = what.after
    parts = sifted(what.reading.proposals, after, beside(store, after.assignment_id))
    store.keep_reading(after.id, as_kept(what.reading, parts.misfits))
    _move_passages(store, deed, what)
    live = {
        one.term.key: one
        for one in store.term_records(after.assignment_id)
        if one.letter_id == after.id
    }
    moved = [moved_term(one.term, what.before.text, after.text) for one in live.values()]
    proposed = {id(one.term): one for one in parts.fitting}
    for pair in compared(moved, [one.term for one in parts.fitting]):
        instead = None if pair.said is None else proposed[id(pair.said)]
        if pair.stands is not None:
            _move_term(store, deed, what, (live[pair.stands.key], pair.stands, instead))
        elif instead is not None:
            store.add_term(after, instead.term, instead.body, deed.author, instead.origin)


def _move_passages(store: Store, deed: Deed, what: NewText) -> None:
    for aside in store.set_aside(what.after.id):
        store.undo_aside(aside.id, deed.author)
        span = moved_span((aside.start, aside.end), what.before.text, what.after.text)
        if span is not None:
            store.add_aside(what.after.id, span, deed.author)


def _move_term(
    store: Store, deed: Deed, what: NewText, of: tuple[TermRecord, Term, NewTerm | None]
) -> None:
    """Put a term as it stands in the new text in the place of the one in the old text."""
    found, term, instead = of
    after, origin = what.after, found.origin
    if term.start is None and term.quote and instead is not None:
        term, origin = _given_way(store, after, (term, origin), instead)
    reason = what.reason or "The letter's text was corrected."
    store.retire_term(found.id, deed.author, reason)
    body = {name: value for name, value in term_words(term).items() if value is not None}
    term_id = store.add_term(after, term, body, deed.author, origin)
    told = {"letter": after.id, "term": term_id, "words": body}
    deed.tell(store, Event("term_moved", after.assignment_id, text=term.clause, body=told))


def _given_way(
    store: Store, letter: LetterRecord, lost: tuple[Term, Origin | None], instead: NewTerm
) -> tuple[Term, Origin | None]:
    """What the reader proposes in the place of lost words, if what lines drew on can stay."""
    term = replace(instead.term, key=lost[0].key)
    try:
        carry_balances(store, letter.assignment_id, lost[0], term)
    except InputError:
        return lost
    return term, instead.origin
