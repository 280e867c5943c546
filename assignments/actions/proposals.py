"""What the reader makes of a letter: proposals to be kept as unconfirmed terms, the rest beside.

Reading writes nothing and asks nothing; a proposal is only ever confirmed by a person.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from assignments.actions.quoting import beside, quoted
from assignments.core.letter import (
    Misfit,
    Origin,
    PrintedClause,
    ReadLetter,
    Term,
    pools_fit,
    term_of,
)
from assignments.core.records import LetterRecord
from assignments.core.words import InputError
from assignments.reading import LetterFacts, Passage, Proposal, Reading
from assignments.reading.rendering import plain
from assignments.storage.store import Author, NewTerm, Store


@dataclass(frozen=True, slots=True)
class Sifted:
    """A letter's proposals: those that can be kept, and those that do not fit."""

    fitting: tuple[NewTerm, ...]
    misfits: tuple[Misfit, ...]


def sifted(proposals: Iterable[Proposal], letter: LetterRecord, others: Iterable[Term]) -> Sifted:
    """Part the proposals by whether they are terms of the letter and fit the others' pools."""
    pooled = [one for one in others if _has_pool(one)]
    fitting: list[NewTerm] = []
    misfits: list[Misfit] = []
    for proposal in proposals:
        words = {name: plain(value) for name, value in proposal.words.items()}
        try:
            body = quoted(words, letter.text)
            term = term_of({**body, "letter": letter.number, "confirmed": False}, "", "")
            if _has_pool(term):
                pools_fit([*pooled, term])
                pooled.append(term)
        except InputError as error:
            misfits.append(Misfit(words, proposal.why, f"{error.where}: {error.what}"))
        else:
            fitting.append(NewTerm(term, body, Origin(words, proposal.why)))
    return Sifted(tuple(fitting), tuple(misfits))


def _has_pool(term: Term) -> bool:
    return any(limit.pool is not None for limit in term.limits)


def keep_letter(store: Store, letter: LetterRecord, reading: Reading, author: Author) -> int:
    """Keep a letter, how it was read, and its proposals as unconfirmed terms."""
    parts = sifted(reading.proposals, letter, beside(store, letter.assignment_id))
    letter_id = store.add_letter(letter, as_kept(reading, parts.misfits), author)
    kept = store.letter(letter_id)
    if kept is not None:
        store.add_terms(kept, parts.fitting, author)
    return letter_id


def as_kept(reading: Reading, misfits: tuple[Misfit, ...]) -> ReadLetter:
    """How a letter was read, as it is kept beside its terms."""
    return ReadLetter(
        facts=facts_told(reading.letter),
        clauses=tuple(
            PrintedClause(one.number, one.start, one.end, one.heading) for one in reading.clauses
        ),
        numbers=tuple(_span(one) for one in reading.numbers),
        unread=tuple(_span(one) for one in reading.unread),
        misfits=misfits,
    )


def _span(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.end


def facts_told(facts: LetterFacts) -> dict[str, Any]:
    """What a letter says of itself, as plain words; what it does not say is left out."""
    stated = {one.name: getattr(facts, one.name) for one in fields(facts)}
    return {name: plain(value) for name, value in stated.items() if value is not None}
