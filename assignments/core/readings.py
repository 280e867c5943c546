"""How the company reads words that letters leave open, and which of its readings counts.

A reading is a norm for a category or a definition. Values and their order; what the judge says of
them is in `check.cited`, whom a definition decides in `definitions`, who recorded which in
`reading_records`.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assignments.core.letter import Term
from assignments.core.money import Money

SCOPES = ("letter", "assignment", "company")  # the narrowest first: it wins
_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Norm:
    """What is reasonable for a category, `per` so long."""

    category: str
    money: Money
    per: str

    @property
    def balance(self) -> str:
        """The name of its balance: one for its category and its measure, over everyone."""
        return f"norm:{self.category}:{self.per}:{self.money.currency}"


@dataclass(frozen=True, slots=True)
class CompanyReading:
    """How the company reads some words: at most a `norm`, or as `says` defines them.

    `letter` is the number of the one letter it is for. A definition may name the `people` that the
    words mean. It holds from `first` to `last`, both included. Without `by` nobody recorded it.
    """

    words: str
    scope: str = "company"
    letter: str | None = None
    norm: Norm | None = None
    says: str = ""
    people: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    reason: str = ""
    by: str = ""
    on: dt.date | None = None

    @property
    def subject(self) -> tuple[object, ...]:
        """What it is about: of two readings with one subject the later ends the earlier."""
        category = None if self.norm is None else self.norm.category
        return (self.scope, self.letter, plain_words(self.words), category)

    def has_begun(self, day: dt.date) -> bool:
        """Whether the day is its first, or later."""
        return self.first is None or self.first <= day

    def is_over(self, day: dt.date) -> bool:
        """Whether the day is after its last."""
        return self.last is not None and self.last < day


def plain_words(words: str) -> str:
    """Words without regard to case, spaces and kinds of apostrophes and hyphens."""
    return " ".join(words.translate(_PLAIN).casefold().split())


def stand_in(words: str, text: str) -> bool:
    """Whether the words stand in a text, whole."""
    wanted = re.escape(plain_words(words))
    return re.search(rf"(?<!\w){wanted}(?!\w)", plain_words(text)) is not None


# Asked of each term for each line that is judged; of a whole letter only when a reading is typed.
_in_clause = lru_cache(maxsize=4096)(stand_in)


def is_general(reading: CompanyReading, term: Term) -> bool:
    """Whether it reads the term's judgement itself ("reasonable"), whatever the clause's words."""
    return term.judgement is not None and plain_words(reading.words) in {"", term.judgement}


def speaks_of(reading: CompanyReading, term: Term) -> bool:
    """Whether a reading is about a term: its words stand in the clause or its yardstick.

    A norm is only about terms of its category that leave the amount to judgement.
    """
    norm = reading.norm
    if reading.letter is not None and reading.letter != term.letter:
        return False
    if norm is not None and (norm.category != term.category or term.judgement is None):
        return False
    if is_general(reading, term):
        return True
    return _in_clause(reading.words, term.quote) or _in_clause(reading.words, term.measure or "")


def counting(readings: Iterable[CompanyReading], day: dt.date) -> tuple[CompanyReading, ...]:
    """Of each subject the reading that began last, where it holds on the day.

    They come as they were recorded: of two that begin on one day the later counts. One that ended
    does not bring back the one before it.
    """
    held = tuple(readings)
    latest: dict[tuple[object, ...], CompanyReading] = {}
    for one in held:
        before = latest.get(one.subject)
        if one.has_begun(day) and (before is None or _begin(before) <= _begin(one)):
            latest[one.subject] = one
    return tuple(one for one in held if latest.get(one.subject) is one and not one.is_over(day))


def _begin(reading: CompanyReading) -> dt.date:
    return reading.first or dt.date.min


def norm_for(readings: Iterable[CompanyReading], term: Term, day: dt.date) -> CompanyReading | None:
    """The norm that a term left to judgement is held to on a day.

    The narrowest scope wins; in one scope words that stand in the clause go before "reasonable" in
    general; then the one that began last, or was recorded last.
    """
    norms = [one for one in readings if one.norm is not None and one.norm.category == term.category]
    found = [one for one in reversed(counting(norms, day)) if speaks_of(one, term)]
    found.sort(key=_begin, reverse=True)
    return min(found, key=lambda one: _breadth(one, term), default=None)


def _breadth(reading: CompanyReading, term: Term) -> tuple[int, bool]:
    return SCOPES.index(reading.scope), is_general(reading, term)


def reading_json(reading: CompanyReading) -> dict[str, object]:
    """A reading as a finding carries it."""
    norm = reading.norm
    return {
        "words": reading.words,
        "scope": reading.scope,
        "letter": reading.letter,
        "norm": None if norm is None else _norm_json(norm),
        "says": reading.says,
        "people": list(reading.people),
        "reason": reading.reason,
        "by": reading.by,
        "on": None if reading.on is None else reading.on.isoformat(),
    }


def _norm_json(norm: Norm) -> dict[str, str]:
    money = {"amount": str(norm.money), "currency": norm.money.currency}
    return {"category": norm.category, **money, "per": norm.per}


def reading_of(kept: Mapping[str, Any]) -> CompanyReading:
    """A reading from what a kept finding carries of it."""
    norm = kept["norm"]
    return CompanyReading(
        words=kept["words"],
        scope=kept["scope"],
        letter=kept["letter"],
        norm=None if norm is None else _norm_of(norm),
        says=kept["says"],
        people=tuple(kept["people"]),
        reason=kept["reason"],
        by=kept["by"],
        on=None if kept["on"] is None else dt.date.fromisoformat(kept["on"]),
    )


def _norm_of(kept: Mapping[str, str]) -> Norm:
    money = Money.parse(kept["amount"], kept["currency"], "amount")
    return Norm(kept["category"], money, kept["per"])
