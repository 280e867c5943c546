"""What reading a letter yields, as values. No rules.

Places are characters in the letter's own text, the end exclusive; places in a unit's flat text
are turned into them by the unit.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the letter's own text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered part of a letter; `number` as printed, with its parents' ("6(f)", "2.5 B")."""

    number: str
    start: int
    end: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, list item, table row or heading, as flat text.

    Flat text has single spaces, no page marks and repeated headers, and split words joined;
    `places[n]` is where its character `n` stands in the letter. `lead` holds the words that
    introduce the list an item belongs to, `headings` those above it, the outermost first.
    """

    kind: str
    text: str
    places: Sequence[int]
    clause: str = ""
    headings: tuple[str, ...] = ()
    lead: str = ""
    paragraph: int = 0

    def passage(self, first: int, last: int) -> Passage:
        """Where the flat characters from `first` to before `last` stand in the letter."""
        return Passage(self.places[first], self.places[last - 1] + 1)


@dataclass(frozen=True, slots=True)
class Structure:
    """A letter in its units and clauses, each in the order in which they stand."""

    units: tuple[Unit, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with what it counts, at `first` to before `last` of a flat text.

    `kind`: money, share (per cent: 50 means half), duration, weight, volume (cubic feet or
    metres), container, count (trips, flights, visits), salary (so many months or years of pay),
    date, stock, or number for any other. `bound`: most, least, about, or exact.
    """

    kind: str
    first: int
    last: int
    value: Decimal | None
    unit: str | None = None
    currency: str | None = None
    per: str | None = None
    bound: str = "exact"
    size_ft: int | None = None
    each: bool = False
    negated: bool = False
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A unit with the quantities that it states."""

    unit: Unit
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter says of itself; None where it does not, money as text in its own currency."""

    kind: str | None = None
    employer: str | None = None
    employee: str | None = None
    position: str | None = None
    reports_to: str | None = None
    home: str | None = None
    host: str | None = None
    effective: dt.date | None = None
    length_months: str | None = None
    end: dt.date | None = None
    base_salary: Mapping[str, str] | None = None
    relates_to: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term in the contract's words, without `letter` and `confirmed`, and why it is proposed."""

    words: Mapping[str, Any]
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A letter as it was read; `numbers` are all that must be in a term or listed as unread."""

    letter: LetterFacts
    clauses: tuple[Clause, ...]
    proposals: tuple[Proposal, ...]
    unread: tuple[Passage, ...]
    numbers: tuple[Passage, ...]
