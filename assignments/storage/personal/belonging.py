"""Which rows of a table are about a person, as conditions of a query."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, or_, select

from assignments.storage.personal.ways import WAYS
from assignments.storage.tables import METADATA


def table_of(name: str) -> Table:
    """A table by its name."""
    return METADATA.tables[name]


def about(name: str, person_id: int) -> ColumnElement[bool]:
    """The rows of a table that are about a person."""
    table = table_of(name)
    by = WAYS[name].by.items()
    return or_(*(table.c[column].in_(_ids(parent, person_id)) for column, parent in by))


def _ids(parent: str, person_id: int) -> Any:  # noqa: ANN401 - numbers, or a query for them
    if parent == "user":
        return [person_id]
    return _ids_of(parent, person_id)


def _ids_of(parent: str, person_id: int) -> Select[Any]:
    return select(table_of(parent).c.id).where(about(parent, person_id))


def costs_naming(person_id: int) -> Iterator[Select[Any]]:
    """Queries for the months whose files name a person: whose costs, and who decided them."""
    line, posting = table_of("line"), table_of("posting")
    acted = (line.c.decided_by, line.c.in_place_of)
    for table, columns in ((line, acted), (posting, (posting.c.posted_by,))):
        named = or_(about(table.name, person_id), *(one == person_id for one in columns))
        yield select(table.c.month).where(and_(table.c.month.is_not(None), named)).distinct()
