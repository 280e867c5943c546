"""Two sets of terms of one letter side by side: which are the same, which differ, which are alone.

Who confirmed them is not compared, nor the number that the letter has.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assignments.core.letter.terms import Term
from assignments.core.letter.wording import term_words

_UNORDERED = ("beneficiaries", "places", "needs")


@dataclass(frozen=True, slots=True)
class Pair:
    """A term that stands and the one that is said instead; one of the two may be missing."""

    stands: Term | None
    said: Term | None

    @property
    def kind(self) -> str:
        """`same`, `differs`, `new` (does not stand yet) or `missing` (stands and is not said)."""
        if self.stands is None or self.said is None:
            return "new" if self.stands is None else "missing"
        return "same" if are_same(self.stands, self.said) else "differs"


def are_same(one: Term, other: Term) -> bool:
    """Whether two terms say the same at the same place, whoever confirmed them."""
    return _sense(one) == _sense(other)


def _sense(term: Term) -> str:
    words = term_words(term)
    words |= {name: sorted(words[name]) for name in _UNORDERED}
    return json.dumps(words, sort_keys=True)


# The first of these in which two are alike makes a pair of them.
_ALIKE: tuple[Callable[[Term], object], ...] = (
    _sense,
    lambda term: (term.category, term.quote, term.start),
    lambda term: (term.category, term.quote),
    lambda term: (term.category, term.clause),
    lambda term: (term.clause, term.quote),
)


def compared(stand: Iterable[Term], said: Sequence[Term]) -> tuple[Pair, ...]:
    """Each term that is said with the one that stands in its place, then those left over."""
    alone = dict(enumerate(stand))
    found: dict[int, Term] = {}
    for alike in _ALIKE:
        waiting: dict[object, list[int]] = {}
        for place, term in alone.items():
            waiting.setdefault(alike(term), []).append(place)
        for number, term in enumerate(said):
            places = waiting.get(alike(term), []) if number not in found else []
            if places:
                found[number] = alone.pop(places.pop(0))
    pairs = [Pair(found.get(number), term) for number, term in enumerate(said)]
    return (*pairs, *(Pair(one, None) for one in alone.values()))
