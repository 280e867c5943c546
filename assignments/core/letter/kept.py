"""What is kept of how a letter was read, and of the proposal that a term comes from.

Places are characters in the letter's stored text, the end exclusive. Reading itself is done in
`assignments.reading`; which numbers are accounted for is counted in `accounted`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Origin:
    """A term as it was proposed: its words then, and why the reader proposed it.

    `file` is the name of the file that it was taken over from instead.
    """

    words: Mapping[str, Any]
    why: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A proposal that could not be kept as a term, and what was in the way."""

    words: Mapping[str, Any]
    why: str
    problem: str


@dataclass(frozen=True, slots=True)
class PrintedClause:
    """One numbered part of a letter, its number as printed."""

    number: str
    start: int
    end: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """What the reader made of a letter beside its proposals.

    `facts` is what the letter says of itself, by name, empty where it does not. `numbers` are
    those that a term must rest on or a person set aside, `unread` the sentences of which no
    proposal was made.
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    clauses: tuple[PrintedClause, ...] = ()
    numbers: tuple[Span, ...] = ()
    unread: tuple[Span, ...] = ()
    misfits: tuple[Misfit, ...] = ()

    def clause_at(self, place: int) -> str:
        """The number of the innermost clause around a place; empty where none is printed."""
        around = [one for one in self.clauses if one.start <= place < one.end and one.number]
        return min(around, key=lambda one: one.end - one.start).number if around else ""
