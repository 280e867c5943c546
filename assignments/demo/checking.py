"""How HR of the demo goes through a letter: each known term is found among those proposed.

Only which proposal belongs to which known term. The deeds are carried out in `narrator`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assignments.core.letter import Term, term_of
from assignments.core.records import TermRecord


@dataclass(frozen=True, slots=True)
class Checked:
    """A known term in the contract's words, and the proposal that stands for it, if any does."""

    words: Mapping[str, Any]
    proposal: TermRecord | None

    @property
    def is_right(self) -> bool:
        """Whether the proposal says what the letter does, in the same words of it."""
        return self.proposal is not None and _bare(self.proposal.term) == _bare(_read(self.words))

    @property
    def is_of_no_use(self) -> bool:
        """Whether the proposal cannot be put right in its place: it shares a balance wrongly."""
        if self.proposal is None or self.is_right:
            return False
        return any(limit.pool is not None for limit in self.proposal.term.limits)


def checked(
    known: Iterable[Mapping[str, Any]], proposals: Iterable[TermRecord]
) -> tuple[tuple[Checked, ...], tuple[TermRecord, ...]]:
    """Each known term with its proposal, and the proposals that stand for none.

    A term's proposal is of its category and shares words with it, as many as any; each stands for
    one term alone.
    """
    free = list(proposals)
    found: list[Checked] = []
    for words in known:
        best = _best(_read(words), free)
        one = Checked(words, best)
        found.append(Checked(words, None) if one.is_of_no_use else one)
        if best is not None and not one.is_of_no_use:
            free.remove(best)
    return tuple(found), tuple(free)


def _best(term: Term, proposals: Iterable[TermRecord]) -> TermRecord | None:
    best = max(proposals, key=lambda one: _shared(one.term, term), default=None)
    return best if best is not None and _shared(best.term, term) > 0 else None


def _read(words: Mapping[str, Any]) -> Term:
    return term_of(words, "", "")


def _bare(term: Term) -> Term:
    return replace(term, key="", letter="", confirmed=False)


def _shared(one: Term, other: Term) -> int:
    """How many characters of the letter two terms of one category both quote."""
    if one.category != other.category or one.start is None or other.start is None:
        return 0
    return min(one.end or 0, other.end or 0) - max(one.start, other.start)
