"""Letters as they are kept: their editions, what changed them, their terms."""

import datetime as dt
from dataclasses import dataclass

from assignments.core.letter import Origin, Term
from assignments.core.records.people import Person


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """One letter under an assignment: its number among them, its kind and its stored text.

    `edition` counts up with each correction of its details or its text.
    """

    id: int
    assignment_id: int
    number: str
    kind: str
    title: str
    signed_on: dt.date
    text: str
    relation: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class LetterEdition:
    """A letter as it was before a correction; `text` is None where the correction left it alone."""

    edition: int
    kind: str
    title: str
    signed_on: dt.date
    relation: str
    text: str | None
    replaced_by: Person | None
    replaced_at: dt.datetime
    replaced_in: int
    reason: str


@dataclass(frozen=True, slots=True)
class AmendmentRecord:
    """By which letter one term took the place of another, by their keys, and from which day.

    `later` is empty where the letter ended the earlier term and put none in its place. `ended_id`
    is the earlier term's row that got its last day by it.
    """

    letter_id: int
    earlier: str
    later: str
    first: dt.date
    ended_id: int
    made_by: Person | None
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class SetAside:
    """One passage of a letter of which somebody said that it holds no term."""

    id: int
    letter_id: int
    start: int
    end: int
    by: Person | None
    at: dt.datetime
    undone_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class TermRecord:
    """One term with who put it down, who confirmed it and who took it out, and when.

    `origin` is None for one that a person recorded by hand; a correction keeps that of the term
    which it replaced. `proposed_by` is who recorded or corrected it, or added the letter that the
    reader proposed it from. `retired_why` is the reason that was given for correcting it or taking
    it out; `in_version` and `retired_in` are the versions of the assignment that it came and went
    with.
    """

    id: int
    letter_id: int
    term: Term
    confirmed_by: Person | None
    confirmed_at: dt.datetime | None
    retired_at: dt.datetime | None = None
    origin: Origin | None = None
    proposed_by: Person | None = None
    proposed_at: dt.datetime | None = None
    retired_by: Person | None = None
    retired_why: str = ""
    in_version: int = 0
    retired_in: int | None = None

    @property
    def is_lost(self) -> bool:
        """Whether its words do not stand in the letter any more, since that was corrected."""
        return bool(self.term.quote) and self.term.start is None

    @property
    def corrected(self) -> bool:
        """Whether it took the place of an earlier one."""
        return self.term.key != str(self.id)
