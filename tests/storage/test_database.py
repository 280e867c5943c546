"""Connections, transactions, and the classes that log people in."""

import datetime as dt
import threading
from contextlib import nullcontext

import pytest
from flask_security import RoleMixin
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from assignments.storage.database import migrate, open_database
from assignments.storage.refusals import UnwritableError
from assignments.storage.store import Author, Event
from assignments.storage.tables import EventRow, LineRow, log_in_classes
from assignments.web.login.accounts import Account
from tests.processes import PROCESSES

NOON = dt.datetime(2005, 6, 1, 12, tzinfo=dt.UTC)
NOBODY = Author(0, NOON)


@pytest.fixture
def database(database_url):
    """An open database with the schema and nobody in it."""
    database = open_database(database_url)
    yield database
    database.close()


def _add(database, email="ada@farn.example"):
    with database.write(NOBODY) as store:
        person_id = store.add_person(email, "Ada", "hash")
        store.set_roles(person_id, ["hr", "expatriate"])
    return person_id


def test_sqlite_is_set_up_to_keep_what_it_was_given(sqlite_url):
    """Every connection writes ahead, waits for the disk and for others, and minds foreign keys."""
    database = open_database(sqlite_url)
    with database.read() as store:
        pragmas = {
            name: store.session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.close()
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }


def test_an_error_rolls_everything_back(database):
    """What was written before an error is not there afterwards."""

    def fail():
        with database.write(NOBODY) as store:
            store.add_person("ada@farn.example", "Ada", "hash")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.read() as store:
        assert not store.has_people()


def test_reading_writes_nothing(database):
    """What a reader writes is thrown away; PostgreSQL refuses it."""
    refused = nullcontext() if database.is_sqlite else pytest.raises(UnwritableError)
    with refused, database.read() as store:
        store.add_person("ada@farn.example", "Ada", "hash")
    with database.read() as store:
        assert not store.has_people()


def test_a_page_of_several_parts_sees_one_moment(database):
    """Within it this thread's readers are one and see nothing new; others and later ones do."""
    found = []

    def look():
        with database.read() as store:
            found.append(store.has_people())

    with database.one_moment():
        look()
        _add(database)
        look()
        other = threading.Thread(target=look)
        other.start()
        other.join()
    look()
    assert found == [False, False, True, True]


def test_what_postgres_has_prepared_outlives_reading(postgres_url):
    """A question asked often is planned once a connection, however many readers come and go."""
    database = open_database(postgres_url)
    for _ in range(8):
        with database.read() as store:
            store.line(1)
    with database.read() as store:
        kept = text("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%line%'")
        assert store.session.connection().execute(kept).scalar_one() > 0
    database.close()


def test_a_row_names_only_rows_that_are_there(database):
    """A foreign key that leads nowhere is refused."""
    with pytest.raises(IntegrityError), database.write(NOBODY) as store:
        store.tell(Event("submitted", assignment_id=404), Author(404, NOON))


def test_an_address_is_one_persons(database):
    """A second person of the same address is not recorded, and the first one stays."""
    assert _add(database) is not None
    with database.write(NOBODY) as store:
        assert store.add_person("ada@farn.example", "Adam", "hash") is None
        assert [one.name for one in store.everybody()] == ["Ada"]


def test_stamps_are_instants(database):
    """A stamp of any zone comes back in UTC; one without a zone is refused."""
    person_id = _add(database)
    east = dt.timezone(dt.timedelta(hours=8))
    with database.write(NOBODY) as store:
        store.tell(Event("greeted"), Author(person_id, NOON.astimezone(east)))
    with database.read() as store:
        row = store.session.get(EventRow, 1)
        assert (row.at, row.at.tzinfo) == (NOON, dt.UTC)
    with pytest.raises(StatementError), database.write(NOBODY) as store:
        store.tell(Event("greeted"), Author(person_id, NOON.replace(tzinfo=None)))


def test_log_in_finds_people_and_roles(database):
    """The classes for the log-in read and write the same rows, with the roles."""
    _add(database)
    user_class, _ = log_in_classes(Account, RoleMixin)
    session = database.scoped_session(threading.get_ident, lambda: NOBODY)
    user = session.scalar(select(user_class).where(user_class.email == "ada@farn.example"))
    assert sorted(role.name for role in user.roles) == ["expatriate", "hr"]
    assert user.has_role("hr")
    assert user.is_active
    user.password = "anew"
    session.commit()
    session.remove()
    assert session.scalar(select(user_class.password)) == "anew"
    session.remove()


def test_two_programs_migrate_at_once(tmp_path):
    """Two starts on a new file at the same instant both find it migrated."""
    url = f"sqlite:///{tmp_path / 'new.sqlite'}"
    starts = [PROCESSES.Process(target=migrate, args=(url,)) for _ in range(2)]
    for start in starts:
        start.start()
    for start in starts:
        start.join(timeout=60)
    assert [start.exitcode for start in starts] == [0, 0]
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM role")).scalar_one() == 5
    engine.dispose()


def test_the_queue_and_the_months_have_their_indexes():
    """The lines that wait and the costs of a month are found without a scan."""
    indexed = {tuple(column.name for column in index.columns) for index in _line_indexes()}
    assert ("status", "submitted_at", "id") in indexed
    assert ("month", "assignment_id", "claim_id", "id") in indexed


def _line_indexes():
    return LineRow.metadata.tables["line"].indexes
