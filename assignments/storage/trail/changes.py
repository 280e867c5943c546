"""Rows as changes: what a flush wrote of an object, and what stood in rows before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Table
from sqlalchemy.orm import InstanceState, Mapper, RelationshipProperty
from sqlalchemy.orm.base import LoaderCallableStatus
from sqlalchemy.sql.dml import UpdateBase

from assignments.core.audit import Change
from assignments.storage.trail.kept import (
    ABOUT,
    EXEMPT,
    THROUGH,
    TOLD_BY_THEIR_RECORD,
)
from assignments.storage.trail.told import Teller, teller

Row = Mapping[str, Any]  # by the names of columns
UNKNOWN = (LoaderCallableStatus.NO_VALUE, LoaderCallableStatus.NEVER_SET)


@dataclass(frozen=True, slots=True)
class Kept:
    """How a table's rows are told: its key, its other columns, and whom they are about.

    `assignment` is the column of their assignment, or of what they belong to it through.
    """

    table: Table
    keys: tuple[str, ...]
    tellers: dict[str, Teller]
    assignment: str | None
    person: str | None

    def change(self, row: Row, before: Row | None, after: Row | None) -> Change:
        """A change of a row, of which `row` knows at least the key and whom it is about."""
        return Change(
            record=self.table.name,
            key=",".join([str(row.get(name)) for name in self.keys]),
            before=before,
            after=after,
            assignment=None if self.assignment is None else row.get(self.assignment),
            person=None if self.person is None else row.get(self.person),
        )

    def whole(self, row: Row) -> dict[str, Any]:
        """All that a row says beside its key; nothing of what it leaves open."""
        tellers = self.tellers
        return {
            name: tellers[name](value)
            for name, value in row.items()
            if value is not None and name in tellers
        }

    def is_told(self, row: Row) -> bool:
        """Whether a row has an entry of its own."""
        return self.table.name != "event" or row.get("kind") not in TOLD_BY_THEIR_RECORD

    def updated(self, before: Row, after: Row) -> Change | None:
        """What differs between a row as it was and as it is; None where nothing does.

        What `after` leaves out did not change.
        """
        tellers = self.tellers
        differ = [
            name for name, new in after.items() if name in tellers and before.get(name) != new
        ]
        if not differ:
            return None
        was, is_ = (
            {
                name: None if (value := row.get(name)) is None else tellers[name](value)
                for name in differ
            }
            for row in (before, after)
        )
        return self.change({**before, **after}, was, is_)


@lru_cache(maxsize=256)
def kept(table: Table) -> Kept | None:
    """How a table is recorded; None for one that is exempt."""
    if table.name in EXEMPT:
        return None
    keys = tuple(column.name for column in table.primary_key.columns)
    columns = table.columns.keys()
    through = THROUGH.get(table.name)
    name = through[0] if through else "id" if table.name == "assignment" else "assignment_id"
    return Kept(
        table=table,
        keys=keys,
        tellers={one: teller(table, one) for one in columns if one not in keys},
        assignment=name if name in columns else None,
        person=ABOUT.get(table.name),
    )


def recorded(statement: UpdateBase) -> Kept | None:
    """How the table of a statement that writes is recorded; None for one that is exempt."""
    return kept(cast("Table", statement.table))


def inserted(state: InstanceState[Any]) -> Iterable[Change]:
    """A new object that a flush wrote."""
    how, row = kept(table_of(state.mapper)), _row(state)
    if how is not None and how.is_told(row):
        yield how.change(row, None, how.whole(row))
    yield from _linked(state)


def deleted(state: InstanceState[Any]) -> Iterable[Change]:
    """An object that a flush deleted."""
    how, row = kept(table_of(state.mapper)), _row(state)
    if how is not None and how.is_told(row):
        yield how.change(row, how.whole(row), None)


def changed(state: InstanceState[Any]) -> Iterable[Change]:
    """An object that a flush wrote anew: the columns that differ."""
    how = kept(table_of(state.mapper))
    if how is not None:
        was, row = state.committed_state, _row(state)
        before = {name: was[name] for name in how.tellers if name in was}
        differ = [name for name, old in before.items() if old != row.get(name)]
        if differ:
            yield how.change(
                row,
                {name: how.tellers[name](before[name]) for name in differ},
                {name: how.tellers[name](row.get(name)) for name in differ},
            )
    yield from _linked(state)


def unknown(state: InstanceState[Any]) -> list[str]:
    """The changed columns of which the session never read what they were."""
    names = table_of(state.mapper).columns
    return [name for name, old in state.committed_state.items() if name in names and old in UNKNOWN]


def table_of(mapper: Mapper[Any]) -> Table:
    """The one table of a class of rows."""
    table = mapper.local_table
    if not isinstance(table, Table):
        raise TypeError(f"{mapper} is no row of one table")
    return table


def _row(state: InstanceState[Any]) -> Row:
    """The columns of an object; each has the name of its attribute."""
    return state.dict


def _linked(state: InstanceState[Any]) -> Iterable[Change]:
    """Rows of a table in between that a list of an object's stands for, as `user.roles` does."""
    for name in state.committed_state:
        found = state.mapper.attrs.get(name)
        if isinstance(found, RelationshipProperty) and isinstance(found.secondary, Table):
            how = kept(found.secondary)
            if how is None:
                continue
            history = state.attrs[name].history
            for one in history.added or ():
                yield how.change(_between(found, state.dict, one), None, {})
            for one in history.deleted or ():
                yield how.change(_between(found, state.dict, one), {}, None)


def _between(link: RelationshipProperty[Any], own: Row, other: object) -> Row:
    """The row in between an object and another that it lists."""
    ours, theirs = link.synchronize_pairs, link.secondary_synchronize_pairs or ()
    row = {there.name: own[here.name] for here, there in ours}
    return row | {there.name: getattr(other, here.name) for here, there in theirs}
