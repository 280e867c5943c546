"""What a source of a story is, and the columns that each tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, Integer, Select, String, cast, literal, null
from sqlalchemy import select as columns
from sqlmodel import SQLModel

from assignments.storage.store.asking import columns_of
from assignments.storage.tables import AssignmentRow

_TYPES = {
    "actor": Integer,
    "stood_for": Integer,
    "thing": Integer,
    "what": String,
    "words": String,
    "more": String,
    "first": Date,
    "last": Date,
    "minor": Integer,
    "currency": String,
    "times": Integer,
    "marked": Integer,
}


@dataclass(frozen=True, slots=True)
class Source:
    """One table's part in stories: when its rows happened, their number there, whose they are.

    `groups`: rows that are added up by these.
    """

    name: str
    number: int
    kind: str
    at: Any
    key: Any
    of: Any
    asked: Select[Any]
    by_moment: bool = False
    groups: tuple[Any, ...] = ()


def told_as(number: int, at: Any, key: Any, told: dict[str, Any]) -> Select[Any]:  # noqa: ANN401 - columns
    """A source's columns, each under its name; null for what it does not tell."""
    named = (
        (cast(null(), kind) if told.get(name) is None else told[name]).label(name)
        for name, kind in _TYPES.items()
    )
    place = (literal(number, Integer).label("source"), at.label("at"), key.label("key"))
    return columns(*place, *named)


def source(  # noqa: PLR0913 - the parts of a source, by name
    number: int,
    name: str,
    kind: str,
    row: type[SQLModel],
    at: str,
    *,
    actor: str | None = None,
    where: Iterable[Any] = (),
    by_moment: bool = False,
    **told: Any,  # noqa: ANN401 - columns, or what they are called
) -> Source:
    """A table's part in stories, by the columns of its own that tell it.

    `actor` and what stands in `told` are columns, or what they are called.
    """
    own = columns_of(row)
    when, key = own[at], own.id
    of = own.id if row is AssignmentRow else own.assignment_id
    said: dict[str, Any] = {
        "what": literal(name, String),
        "thing": own.id,
        "times": literal(1, Integer),
        "actor": None if actor is None else own[actor],
    }
    said |= {
        one: own[column] if isinstance(column, str) else column for one, column in told.items()
    }
    asked = told_as(number, when, key, said).where(when.is_not(None), *where)
    return Source(name, number, kind, when, key, of, asked, by_moment)
