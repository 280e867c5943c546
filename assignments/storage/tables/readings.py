"""How a letter was read, as the JSON of a column, and the passages that somebody set aside."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlmodel import Field, SQLModel

from assignments.core.letter import Misfit, PrintedClause, ReadLetter, Span
from assignments.core.records import Person, SetAside
from assignments.storage.tables.columns import Stamp, stored_id


class SetAsideRow(SQLModel, table=True):
    """One passage by its place in the letter's text; undone ones stay for the record."""

    __tablename__ = "set_aside"

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id", index=True)
    start: int
    end: int
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)
    undone_by: int | None = Field(default=None, foreign_key="user.id")
    undone_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    def value(self, by: Person | None) -> SetAside:
        """The passage with who set it aside."""
        return SetAside(
            id=stored_id(self.id),
            letter_id=self.letter_id,
            start=self.start,
            end=self.end,
            by=by,
            at=self.set_at,
            undone_at=self.undone_at,
        )


def reading_words(reading: ReadLetter) -> dict[str, Any]:
    """How a letter was read, as JSON."""
    return {
        "facts": dict(reading.facts),
        "clauses": [[one.number, one.start, one.end, one.heading] for one in reading.clauses],
        "numbers": [list(span) for span in reading.numbers],
        "unread": [list(span) for span in reading.unread],
        "misfits": [[dict(one.words), one.why, one.problem] for one in reading.misfits],
    }


def reading_of(words: Mapping[str, Any] | None) -> ReadLetter | None:
    """How a letter was read, from JSON; None where nobody read it."""
    if words is None:
        return None
    return ReadLetter(
        facts=words["facts"],
        clauses=tuple(PrintedClause(*one) for one in words["clauses"]),
        numbers=tuple(_span(one) for one in words["numbers"]),
        unread=tuple(_span(one) for one in words["unread"]),
        misfits=tuple(Misfit(*one) for one in words["misfits"]),
    )


def _span(pair: list[int]) -> Span:
    return pair[0], pair[1]
