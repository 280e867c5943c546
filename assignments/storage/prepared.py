"""Statements made once and carried out often: worked out once, then given to the driver itself.

SQLAlchemy says what is asked, and how each column's values are written and read on either database.
What it would do again with every statement, which costs more than the statement, is done once.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Connection,
    Dialect,
    String,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.selectable import SelectBase
from sqlalchemy.types import TypeDecorator

from assignments.storage.mishaps import befallen

Statement = SelectBase | UpdateBase
Turn = Callable[[Any], Any]
MOST = 256  # statements that are kept worked out
AT_ONCE = 1000  # rows fetched together where there may be very many
_numbers = count(1)
RECORDS = "records"  # the option of a connection whose changes are recorded: by whom


class Among(ColumnElement[bool]):
    """Whether a column is one of the values given under a name: however many, one statement."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, column: Any, name: str) -> None:  # noqa: ANN401 - a column or an attribute
        """Ask whether the column is among what will be given."""
        self.column = column
        self.name = name

    def self_group(self, against: object = None) -> "Among":
        """Itself: SQLite looks through the whole table where `= 1` is put behind it."""
        del against
        return self


class _Listed(TypeDecorator[Any]):
    """Values as a list in JSON, which SQLite takes apart."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ANN401 - as it has it
        """Write numbers, words and days."""
        del dialect
        return json.dumps(list(value), default=str)


@compiles(Among)
def _in_a_list(among: Among, compiler: SQLCompiler, **words: Any) -> str:  # noqa: ANN401 - passed on
    listed = func.json_each(bindparam(among.name, type_=_Listed)).table_valued("value")
    return compiler.process(among.column.in_(select(listed.c.value)), **words)


@compiles(Among, "postgresql")
def _in_an_array(among: Among, compiler: SQLCompiler, **words: Any) -> str:  # noqa: ANN401 - passed on
    given = bindparam(among.name, type_=ARRAY(among.column.type))
    return compiler.process(among.column == any_(given), **words)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A statement for a driver: its text, and what is done to values on the way there and back.

    `order` are the values' names where the driver takes them by place; `read` is None where no
    rows come back.
    """

    text: str
    fixed: Mapping[str, Any]
    written: tuple[tuple[str, Turn], ...]
    order: tuple[str, ...] | None
    read: tuple[tuple[int, Turn], ...] | None

    def values(self, words: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as the driver has it
        """Everything that stands in the statement; KeyError where a word of it is not given."""
        values = {**self.fixed, **words}
        for name, turn in self.written:
            values[name] = turn(values[name])
        return values if self.order is None else [values[name] for name in self.order]

    def rows(self, found: Sequence[Any]) -> list[Any]:
        """What came back, each value of its column's type."""
        if not self.read:
            return list(found)
        rows = [list(row) for row in found]
        for row in rows:
            for place, turn in self.read:
                row[place] = turn(row[place])
        return rows


def carry_out(connection: Connection, statement: Statement, words: Mapping[str, Any]) -> list[Any]:
    """Carry out, in the connection's transaction, a statement that is kept somewhere for ever.

    Its rows as sequences of columns; none of one that returns none. Raises what the engine raises.
    """
    if isinstance(statement, UpdateBase):
        refuse_unrecorded(connection, statement)
    plan = _plan(statement, connection.dialect)
    values = plan.values(words)
    raw = connection.connection
    try:
        cursor = raw.cursor()
        try:
            cursor.execute(plan.text, values)
            return [] if plan.read is None else plan.rows(cursor.fetchall())
        finally:
            cursor.close()
    except connection.dialect.loaded_dbapi.Error as error:
        raise _as_told(connection, plan, error) from error


def streamed(
    connection: Connection, asked: SelectBase, words: Mapping[str, Any]
) -> Iterator[Sequence[Any]]:
    """The rows that answer, some at a time and just as the driver has them: no value is turned.

    For very many rows: the engine's own take half as long again. Raises what the engine raises.
    """
    plan, held = _worked_out(asked, connection.dialect), {}
    if connection.dialect.name == "postgresql":
        held["name"] = f"streamed_{next(_numbers)}"  # else the client fetches all of them at once
    try:
        cursor = connection.connection.cursor(**held)
        try:
            cursor.execute(plan.text, plan.values(words))
            while rows := cursor.fetchmany(AT_ONCE):
                yield rows
        finally:
            cursor.close()
    except connection.dialect.loaded_dbapi.Error as error:
        raise _as_told(connection, plan, error) from error


def refuse_unrecorded(connection: Connection, statement: UpdateBase) -> None:
    """Have whoever records the connection's changes refuse one that they do not follow."""
    recorder = connection.get_execution_options().get(RECORDS)
    if recorder is not None:
        recorder.refuse_unfollowed(statement)


def _as_told(connection: Connection, plan: _Plan, error: Exception) -> Exception:
    """A driver's error as the engine tells it; a lost connection it finds lost by itself."""
    dialect = connection.dialect
    if dialect.is_disconnect(error, connection.connection.dbapi_connection, None):  # type: ignore[arg-type]
        connection.exec_driver_sql("SELECT 1")  # gives up every other connection as well
    found = befallen(error)
    if found is not None:
        return found
    base = dialect.loaded_dbapi.Error
    return DBAPIError.instance(plan.text, None, error, base, hide_parameters=True, dialect=dialect)


@lru_cache(maxsize=MOST)
def _plan(statement: Statement, dialect: Dialect) -> _Plan:
    return _worked_out(statement, dialect)


def _worked_out(statement: Statement, dialect: Dialect) -> _Plan:
    made = statement.compile(dialect=dialect)
    if "POSTCOMPILE" in made.string:
        raise TypeError(f"the text of this changes with its values: {statement}")
    turns = ((name, _writer(bind.type, dialect)) for name, bind in made.binds.items())
    returned = tuple(statement.exported_columns)
    readers = ((place, _reader(one.type, dialect)) for place, one in enumerate(returned))
    return _Plan(
        text=made.string,
        fixed={name: bind.value for name, bind in made.binds.items() if not bind.required},
        written=tuple((name, turn) for name, turn in turns if turn is not None),
        order=None if made.positiontup is None else tuple(made.positiontup),
        read=tuple((place, turn) for place, turn in readers if turn) if returned else None,
    )


def _writer(of: Any, dialect: Dialect) -> Turn | None:  # noqa: ANN401 - a type of SQLAlchemy's
    turn: Turn | None = of.dialect_impl(dialect).bind_processor(dialect)
    return turn


def _reader(of: Any, dialect: Dialect) -> Turn | None:  # noqa: ANN401 - a type of SQLAlchemy's
    turn: Turn | None = of.dialect_impl(dialect).result_processor(dialect, None)
    return turn
