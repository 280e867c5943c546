"""Statements that are kept worked out answer, write and fail as the engine's own do."""

import datetime as dt

import psycopg
import pytest
from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from assignments.storage.database import open_database
from assignments.storage.prepared import Among, carry_out
from assignments.storage.refusals import BusyError, LostError
from assignments.storage.store import Author
from assignments.storage.tables import METADATA
from assignments.storage.trail import UnrecordedError

ADA = Author(0, dt.datetime(2005, 6, 1, 12, tzinfo=dt.UTC))
EVENTS, PEOPLE = METADATA.tables["event"], METADATA.tables["user"]
NOON = dt.datetime(2005, 6, 1, 12, tzinfo=dt.UTC)
ASKED = select(EVENTS).where(Among(EVENTS.c.kind, "kinds")).order_by(EVENTS.c.id)
ADD = insert(EVENTS).values(
    {
        name: bindparam(f"new_{name}", type_=EVENTS.c[name].type)
        for name in ("at", "kind", "text", "body")
    }
)


@pytest.fixture
def database(database_url):
    """A database with nothing in it."""
    database = open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def connection(database):
    """A connection that writes."""
    with database.bare(writes=True) as connection:
        for kind, body in (("one", {"a": [1, None]}), ("two", None), ('it\'s, "3"', [])):
            words = {"new_at": NOON, "new_kind": kind, "new_text": "", "new_body": body}
            assert carry_out(connection, ADD, words) == []
        yield connection


@pytest.mark.parametrize("kinds", [(), ("one",), ("two", 'it\'s, "3"', "none"), ("one",) * 300])
def test_the_rows_are_those_that_the_engine_reads(connection, kinds):
    """However many values are given, none too: columns of the same types, in the same order."""
    there = select(EVENTS).where(EVENTS.c.kind.in_(kinds)).order_by(EVENTS.c.id)
    wanted = list(map(tuple, connection.execute(there)))
    assert list(map(tuple, carry_out(connection, ASKED, {"kinds": kinds}))) == wanted
    assert len(wanted) == len({"one", "two", 'it\'s, "3"'} & set(kinds))


def test_days_and_numbers_are_found_among_others(connection):
    """Values of every type that is asked for so."""
    ids = [row[0] for row in connection.execute(select(EVENTS.c.id).order_by(EVENTS.c.id))]
    by_id = select(EVENTS.c.kind).where(Among(EVENTS.c.id, "ids")).order_by(EVENTS.c.id)
    assert [kind for (kind,) in carry_out(connection, by_id, {"ids": ids[:2]})] == ["one", "two"]
    lines = METADATA.tables["line"]
    by_day = select(lines.c.id).where(Among(lines.c.departs_on, "days"))
    assert carry_out(connection, by_day, {"days": [dt.date(2005, 6, 1)]}) == []


def test_a_word_that_is_not_given_is_no_null(connection):
    """A question with less than it needs is not asked."""
    with pytest.raises(Exception, match="kinds"):
        carry_out(connection, ASKED, {"kind": ["one"]})


def test_a_statement_whose_text_changes_is_none_to_keep(connection):
    """A list that is written into the text is to be `Among`."""
    with pytest.raises(TypeError, match="changes with its values"):
        carry_out(connection, delete(EVENTS).where(EVENTS.c.kind.in_(["one"])), {})


def test_a_broken_rule_is_told_as_the_engine_tells_it(database):
    """The same error, so that whoever waits for it hears it."""
    names = ("email", "password", "active", "fs_uniquifier", "name")
    values = {name: bindparam(f"new_{name}", type_=PEOPLE.c[name].type) for name in names}
    told = dict(zip(values, ("ada@farn.example", "", True, "same", "Ada"), strict=True))
    words = {f"new_{name}": value for name, value in told.items()}
    adding = insert(PEOPLE).values(values)
    with database.bare(writes=True) as connection:
        carry_out(connection, adding, words)
    with pytest.raises(IntegrityError), database.bare(writes=True) as connection:
        carry_out(connection, adding, words)


def test_a_record_is_not_changed_behind_the_trail(database):
    """A session that records refuses what it does not follow, and follows what it is told of."""
    renamed = update(PEOPLE).values(name=bindparam("new", type_=PEOPLE.c.name.type))
    with pytest.raises(UnrecordedError), database.write(ADA) as store:
        carry_out(store.connection, renamed, {"new": "Bob"})
    with database.write(ADA) as store, store.session.writing():
        assert carry_out(store.connection, renamed, {"new": "Bob"}) == []


def test_a_held_row_is_waited_for_and_told_busy(postgres_url):
    """PostgreSQL gives the wait up: BusyError, nothing is done."""
    database = open_database(postgres_url)
    locked = select(METADATA.tables["audit_head"].c.id).with_for_update()
    with database.bare(writes=True) as first, database.bare(writes=True) as second:
        carry_out(first, locked, {})
        second.exec_driver_sql("SET LOCAL lock_timeout = '50ms'")
        with pytest.raises(BusyError):
            carry_out(second, locked, {})
        second.rollback()
    database.close()


def test_a_lost_connection_takes_every_other_one_with_it(postgres_url):
    """LostError for whoever was on the way; a connection that rests is not tried in vain."""
    database = open_database(postgres_url)
    asked = select(EVENTS.c.id)
    with database.read() as store:
        with database.read() as other:
            other.ask(asked)
        store.ask(asked)
        with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as killer:
            killer.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        with pytest.raises(LostError):
            store.ask(asked)
    with database.read() as store:
        assert store.ask(asked) == []
    database.close()
