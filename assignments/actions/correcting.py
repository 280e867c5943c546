"""Terms corrected and taken out: what was confirmed is in use, and is not changed without a reason.

A correction is a new term in the old one's place. It keeps the balances; the old one is kept too.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assignments.actions.access import assignment_of_term, hr_assignment, seen_term
from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.letters import keep_proposed, need_live
from assignments.actions.office import Office
from assignments.actions.typed import short
from assignments.core.letter import Term, balance_name
from assignments.core.records import LetterRecord, Person, TermRecord
from assignments.core.words import PERSONS, InputError
from assignments.storage.store import Event, Store

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Correction:
    """A term as it should read, in the contract's words, and why; a confirmed one needs a why."""

    words: Mapping[str, object]
    reason: str = ""


def replace_term(
    office: Office,
    who: Person,
    term_id: int,
    what: Correction | Mapping[str, object],
    key: str,
) -> Done:
    """Retire a term and put an unconfirmed one in its place, which keeps its balances; for HR.

    Bare words are a correction without a reason.
    """
    deed = Deed(office, who, "replace_term", key)
    correction = what if isinstance(what, Correction) else Correction(what)

    def act(store: Store) -> int:
        found, under = seen_term(store, who, term_id)
        hr_assignment(store, who, under.assignment_id)
        need_live(found)
        return put_in_place(store, deed, (found, under), correction)

    return deed.done(act, assignment_of_term(office, who, term_id))


def put_in_place(
    store: Store, deed: Deed, of: tuple[TermRecord, LetterRecord], what: Correction
) -> int:
    """Put a corrected term in the place of one that stands; InputError where a why is wanting."""
    found, under = of
    store.retire_term(found.id, deed.author, reason_for(found, what.reason))
    new_id = keep_proposed(store, deed, under, what.words, found)
    new = store.term(new_id)
    if new is not None:
        carry_balances(store, under.assignment_id, found.term, new.term)
    return new_id


def reason_for(found: TermRecord, typed: str) -> str:
    """The reason for changing a term; InputError where none is given and somebody confirmed it."""
    reason = short(typed, "reason", LONGEST_REASON)
    if found.term.confirmed and not reason:
        raise InputError(
            "reason", "is missing: the term was confirmed and is in use", "say why it changes"
        )
    return reason


def carry_balances(store: Store, assignment_id: int, old: Term, new: Term) -> None:
    """Have a limit that gets a pool's name share in it what lines drew on it before.

    InputError where lines drew on a limit of the old term that the new one has not.
    """
    taken = store.balances_taken(assignment_id)
    renamed: list[tuple[str, str]] = []
    for number, limit in enumerate(old.limits):
        own = balance_name(old, number, None)
        if limit.pool is not None or own.partition("@")[0] not in taken:
            continue
        if number >= len(new.limits) or new.limits[number].shape != limit.shape:
            raise InputError(
                "limits",
                f"lines already drew on limit {number + 1} by its type, period and unit",
                "keep these, or retire the term and propose another",
            )
        if new.limits[number].pool is not None:
            renamed += [
                (balance_name(old, number, person), balance_name(new, number, person))
                for person in (PERSONS if limit.each else (None,))
            ]
    for before, after in renamed:
        store.rename_balance(assignment_id, before, after)


def retire_term(office: Office, who: Person, term_id: int, key: str, reason: str = "") -> Done:
    """Take a term out of force for good; for HR. A confirmed one is not taken out without a why."""
    deed = Deed(office, who, "retire_term", key)

    def act(store: Store) -> int:
        found, under = seen_term(store, who, term_id)
        hr_assignment(store, who, under.assignment_id)
        need_live(found)
        store.retire_term(term_id, deed.author, reason_for(found, reason))
        store.count_version(under.assignment_id)
        body = {"letter": under.id, "term": term_id}
        event = Event("term_retired", under.assignment_id, text=found.term.clause, body=body)
        deed.tell(store, event)
        return term_id

    return deed.done(act, assignment_of_term(office, who, term_id))
