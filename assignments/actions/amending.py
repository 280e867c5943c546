"""An amendment of a term: the earlier one ends on a day, another letter's own takes its place.

The one who records it ends the earlier term by name, so that one stays confirmed if it was. The
later one is confirmed beside its own words.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assignments.actions.access import (
    assignment_of_letter,
    assignment_of_term,
    hr_assignment,
    seen_letter,
    seen_term,
)
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.correcting import Correction, put_in_place
from assignments.actions.deeds import Deed
from assignments.actions.letters import keep_proposed, need_live
from assignments.actions.office import Office
from assignments.core.fields import day_of, sensible_day
from assignments.core.letter import Term
from assignments.core.letter.carrying import carried, pooled
from assignments.core.letter.wording import term_words
from assignments.core.records import AmendmentRecord, LetterRecord, Person, TermRecord
from assignments.core.words import InputError
from assignments.storage.store import Event, Store

Placed = tuple[TermRecord, LetterRecord]


@dataclass(frozen=True, slots=True)
class Amendment:
    """The letter that amends, and its own term in the contract's words; `from` is its first day."""

    letter_id: int
    words: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Link:
    """The earlier term that ends on the day before `first`, and whether what was used counts on."""

    earlier_id: int
    first: dt.date
    carries: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """Earlier terms that a letter ends, with none in their place, on the day before `first`."""

    earlier_ids: tuple[int, ...]
    first: dt.date


def amend_term(office: Office, who: Person, term_id: int, what: Amendment, key: str) -> Done:
    """End a term on the day before another letter's own begins; for HR. Answers with the new one.

    The new one is unconfirmed and has the balances of its pools.
    """
    deed = Deed(office, who, "amend_term", key)

    def act(store: Store) -> int:
        earlier = _live(store, who, term_id)
        letter = seen_letter(store, who, what.letter_id)
        _need_other_letter(earlier[1], letter)
        first = day_of(what.words.get("from"), "from", office.today())
        ended_id = _end(store, deed, earlier, (earlier[0].term, first))
        later_id = keep_proposed(store, deed, letter, what.words)
        _note(store, deed, earlier, (letter, later_id, ended_id, first))
        return later_id

    return deed.done(act, assignment_of_term(office, who, term_id))


def link_term(office: Office, who: Person, term_id: int, what: Link, key: str) -> Done:
    """Have a term that a later letter has already take the place of an earlier one; for HR.

    Answers with the later one; it must be confirmed again where its words change by this.
    """
    deed = Deed(office, who, "link_term", key)

    def act(store: Store) -> int:
        later, earlier = _live(store, who, term_id), _live(store, who, what.earlier_id)
        _need_other_letter(earlier[1], later[1])
        first = sensible_day(what.first, "first", office.today())
        begun, ended = replace(later[0].term, first=first), earlier[0].term
        if what.carries:
            begun, ended = _sharing(store, begun, ended, earlier[1].assignment_id)
        ended_id = _end(store, deed, earlier, (ended, first))
        later_id = _begin(store, deed, later, (begun, _named(earlier)))
        _note(store, deed, earlier, (later[1], later_id, ended_id, first))
        return later_id

    return deed.done(act, assignment_of_term(office, who, term_id))


def end_terms(office: Office, who: Person, letter_id: int, what: Ending, key: str) -> Done:
    """Have a letter end earlier terms, all or none of them, as one that replaces another; for HR.

    Answers with the letter.
    """
    deed = Deed(office, who, "end_terms", key)

    def act(store: Store) -> int:
        letter = seen_letter(store, who, letter_id)
        hr_assignment(store, who, letter.assignment_id)
        if not what.earlier_ids:
            raise InputError("earlier", "no term is chosen", "tick those that end")
        first = sensible_day(what.first, "first", office.today())
        for earlier_id in dict.fromkeys(what.earlier_ids):
            earlier = _live(store, who, earlier_id)
            _need_other_letter(earlier[1], letter)
            ended_id = _end(store, deed, earlier, (earlier[0].term, first))
            _note(store, deed, earlier, (letter, None, ended_id, first))
        return letter_id

    return deed.done(act, assignment_of_letter(office, who, letter_id))


def _live(store: Store, who: Person, term_id: int) -> Placed:
    found, under = seen_term(store, who, term_id)
    hr_assignment(store, who, under.assignment_id)
    need_live(found)
    return found, under


def _need_other_letter(under: LetterRecord, letter: LetterRecord) -> None:
    if letter.assignment_id != under.assignment_id or letter.id == under.id:
        raise NotFoundError("There is no such other letter under the assignment.")


def _named(of: Placed) -> str:
    found, under = of
    clause = f"clause {found.term.clause} of " if found.term.clause else ""
    return f"{clause}letter {under.number}"


def _sharing(store: Store, later: Term, earlier: Term, assignment_id: int) -> tuple[Term, Term]:
    """Both terms with the pools in which what was used of the earlier one counts on."""
    live = store.terms(assignment_id)
    pools = [limit.pool for term in live for limit in term.limits if limit.pool is not None]
    shared = carried(earlier, later, pools)
    if not shared:
        raise InputError(
            "carries", "no limit of the two is of one type, period and unit", "leave it out"
        )
    return (
        pooled(later, {one.later: one.pool for one in shared}),
        pooled(earlier, {one.earlier: one.pool for one in shared}),
    )


def _end(store: Store, deed: Deed, earlier: Placed, how: tuple[Term, dt.date]) -> int:
    """Put a term with a last day in the place of one that has none, or a later one."""
    found, under = earlier
    term, first = how
    if term.first is not None and first <= term.first:
        raise InputError(
            "from", f"the earlier term begins on {term.first} itself", "give a later day"
        )
    if term.last is not None and term.last < first:
        raise InputError(
            "from",
            f"the earlier term ended on {term.last} by itself",
            "give a day on which it holds, or record a term of its own",
        )
    last = first - dt.timedelta(days=1)
    words = {**term_words(term), "to": last.isoformat()}
    ended_id = put_in_place(store, deed, (found, under), Correction(words, f"It ends on {last}."))
    if found.term.confirmed:
        store.confirm_term(ended_id, deed.author)
    return ended_id


def _begin(store: Store, deed: Deed, later: Placed, how: tuple[Term, str]) -> int:
    """The later term's id; a new one in its place where its first day or a pool changes."""
    found, _ = later
    term, instead_of = how
    if term == found.term:
        return found.id
    why = f"It takes the place of {instead_of} from {term.first} on."
    return put_in_place(store, deed, later, Correction(term_words(term), why))


def _note(
    store: Store, deed: Deed, earlier: Placed, how: tuple[LetterRecord, int | None, int, dt.date]
) -> None:
    """Keep that the one ended, and which took its place if any did, and tell it."""
    found, under = earlier
    letter, later_id, ended_id, first = how
    later = None if later_id is None else store.term(later_id)
    key = "" if later is None else later.term.key
    what = AmendmentRecord(letter.id, found.term.key, key, first, ended_id, deed.who, deed.at)
    store.add_amendment(under.assignment_id, what, deed.author)
    body = {"letter": letter.id, "term": ended_id, "later": later_id, "from": first.isoformat()}
    event = Event("term_amended", under.assignment_id, text=found.term.clause, body=body)
    deed.tell(store, event)
