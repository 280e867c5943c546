"""An amendment of a term: the earlier one ends on a day, another letter begins its own."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assignments.actions.access import assignment_of_term, hr_assignment, seen_letter, seen_term
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.letters import keep_proposed, need_live
from assignments.actions.office import Office
from assignments.core.fields import day_of
from assignments.core.letter import Limit, Term
from assignments.core.records import Person
from assignments.core.words import InputError
from assignments.storage.store import Store

_SAME = (
    "clause",
    "category",
    "pays",
    "accompanying",
    "destination",
    "cabin",
    "when",
    "judgement",
    "measure",
    "start",
    "end",
)
_LISTED = ("beneficiaries", "places", "needs")


@dataclass(frozen=True, slots=True)
class Amendment:
    """The letter that amends, and its own term in the contract's words; `from` is its first day."""

    letter_id: int
    words: Mapping[str, object]


def amend_term(office: Office, who: Person, term_id: int, what: Amendment, key: str) -> Done:
    """End a term on the day before another letter's own begins; for HR. Answers with the new one.

    Both are unconfirmed: the one that ends keeps its balances, the new one has those of its pools.
    """
    deed = Deed(office, who, "amend_term", key)

    def act(store: Store) -> int:
        found, under = seen_term(store, who, term_id)
        hr_assignment(store, who, under.assignment_id)
        need_live(found)
        letter = seen_letter(store, who, what.letter_id)
        if letter.assignment_id != under.assignment_id or letter.id == under.id:
            raise NotFoundError("There is no such other letter under the assignment.")
        ended = _ended(found.term, what, office.today())
        store.retire_term(term_id, deed.author)
        keep_proposed(store, deed, under, ended, found)
        return keep_proposed(store, deed, letter, what.words)

    return deed.done(act, assignment_of_term(office, who, term_id))


def _ended(term: Term, what: Amendment, today: dt.date) -> dict[str, Any]:
    """The earlier term's words, with the day before the amendment's first as their last."""
    first = day_of(what.words.get("from"), "from", today)
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
    return {**_words(term), "to": (first - dt.timedelta(days=1)).isoformat()}


def _words(term: Term) -> dict[str, Any]:
    """A term in the contract's words, without `letter` and `confirmed`."""
    return {
        **{name: getattr(term, name) for name in _SAME},
        **{name: list(getattr(term, name)) for name in _LISTED},
        "limits": [_limit_words(limit) for limit in term.limits],
        "from": None if term.first is None else term.first.isoformat(),
        "to": None if term.last is None else term.last.isoformat(),
        "quote": term.quote,
    }


def _limit_words(limit: Limit) -> dict[str, Any]:
    """A limit in the contract's words."""
    own = {
        "currency": limit.currency,
        "unit": limit.unit,
        "size_ft": limit.size_ft,
        "of": limit.of,
        "per": limit.per,
        "pool": limit.pool,
        "clause": limit.clause,
        "over": "outbound_weight" if limit.over_outbound_weight else None,
        "max": None if limit.type == "reference" else _text(limit.most),
    }
    kept = {name: value for name, value in own.items() if value is not None}
    return {"type": limit.type, "each": limit.each, **kept}


def _text(most: Fraction) -> str:
    return f"{Decimal(most.numerator) / Decimal(most.denominator):f}"
