"""Rows written by one statement are kept just as rows written one by one."""

import datetime as dt

import pytest
from sqlalchemy import Text, bindparam, cast, delete, insert, select
from sqlalchemy.exc import StatementError

from assignments.storage.database import open_database
from assignments.storage.many import Added, Also, Changed, write
from assignments.storage.tables import METADATA

EVENTS = METADATA.tables["event"]
NOON = dt.datetime(2005, 6, 1, 14, 0, 0, 123456, dt.timezone(dt.timedelta(hours=2)))
WORDS = ('plain, "quoted" \\ and a\nline', "日本 é 😀", "")
BODIES = ({"b": 1, "a": None, "é": [1.5, True, "x\\u0041"]}, None, [])
ROWS = [
    {"at": NOON, "kind": f"kind {place}", "text": words, "body": body, "actor_id": None}
    for place, (words, body) in enumerate(zip(WORDS, BODIES, strict=True))
]


@pytest.fixture
def connection(database_url):
    """A connection that writes, to tables with nothing in them."""
    database = open_database(database_url)
    with database.bare(writes=True) as connection:
        yield connection
    database.close()


def kept(connection):
    """Every event in its order, its JSON as the text that is kept."""
    columns = [one for one in EVENTS.c if one.name not in {"id", "body"}]
    asked = select(*columns, cast(EVENTS.c.body, Text)).order_by(EVENTS.c.id)
    return list(map(tuple, connection.execute(asked)))


def test_rows_added_at_once_are_those_added_one_by_one(connection):
    """The same columns, JSON to the letter, in the same order; what is none in JSON is null."""
    connection.execute(insert(EVENTS), ROWS)
    one_by_one = kept(connection)
    write(connection, [Also(delete(EVENTS), {}), Added(EVENTS, ROWS)])
    assert kept(connection) == one_by_one
    assert [row[-1] for row in one_by_one][1] == "null"


def test_rows_changed_at_once_each_get_what_names_them(connection):
    """Columns that are not named stay as they are, and so does every other row."""
    write(connection, [Added(EVENTS, ROWS)])
    first, second, _ = connection.execute(select(EVENTS.c.id).order_by(EVENTS.c.id)).scalars()
    words = [
        {"id": second, "text": "second", "body": {"now": 2}, "at": NOON},
        {"id": first, "text": "first", "body": None, "at": NOON},
    ]
    write(connection, [Changed(EVENTS, words)])
    found = connection.execute(select(EVENTS.c.text, EVENTS.c.body).order_by(EVENTS.c.id))
    assert list(map(tuple, found)) == [("first", None), ("second", {"now": 2}), ("", [])]


def test_an_instant_without_a_zone_is_refused(connection):
    """As it is where a row is written by itself."""
    with pytest.raises((ValueError, StatementError), match="no time zone"):
        write(connection, [Added(EVENTS, [{"at": NOON.replace(tzinfo=None), "kind": "bare"}])])


def test_nothing_to_add_still_does_what_goes_with_it(connection):
    """A line that takes nothing any more gives back what it took."""
    write(connection, [Added(EVENTS, ROWS)])
    write(connection, [Also(delete(EVENTS), {}), Added(EVENTS, ())])
    assert kept(connection) == []


def test_parts_about_different_rows_are_written_together(connection):
    """Rows of two tables added and changed, and a statement beside them: all of it is there."""
    write(connection, [Added(EVENTS, ROWS)])
    first, second, third = connection.execute(select(EVENTS.c.id).order_by(EVENTS.c.id)).scalars()
    versions = METADATA.tables["shared_version"]
    write(
        connection,
        [
            Changed(EVENTS, [{"id": second, "text": "second"}]),
            Added(versions, [{"name": "another", "number": 7}]),
            Also(delete(EVENTS).where(EVENTS.c.id == bindparam("gone")), {"gone": third}),
            Changed(EVENTS, [{"id": first, "kind": "another"}]),
        ],
    )
    found = connection.execute(select(EVENTS.c.kind, EVENTS.c.text).order_by(EVENTS.c.id))
    assert list(map(tuple, found)) == [("another", WORDS[0]), ("kind 1", "second")]
    assert ("another", 7) in list(map(tuple, connection.execute(select(versions))))
