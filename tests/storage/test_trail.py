"""The recorder: whatever a writing session changes ends in the audit trail, in one chain."""

import datetime as dt

import pytest
from flask_security import RoleMixin
from sqlalchemy import JSON, create_engine, delete, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import configure_mappers
from sqlmodel import AutoString, SQLModel

from assignments.core.audit import Change, Deed
from assignments.core.audit_walk import Fault, Walk, walk
from assignments.storage.database import open_database
from assignments.storage.store import AboutWhat, AuditWish, Author
from assignments.storage.tables import METADATA, UserRow, log_in_classes
from assignments.storage.tables.columns import Stamp
from assignments.storage.trail import RecordedSession, UnrecordedError, watch
from assignments.storage.trail.kept import EXEMPT
from assignments.storage.trail.pending import Pending
from assignments.web.login.accounts import Account
from tests.processes import PROCESSES

NOON = dt.datetime(2005, 6, 1, 12, tzinfo=dt.UTC)
ADA = Author(7, NOON, "terminal ada@desk", "try", 9)
ROWS = {row.local_table.name: row.class_ for row in SQLModel._sa_registry.mappers}  # noqa: SLF001


@pytest.fixture
def database(database_url):
    """An open database with the schema and nobody in it."""
    database = open_database(database_url)
    yield database
    database.close()


def trail(database):
    """Every entry of a database, and whether its trail is whole."""
    with database.read() as store:
        entries = tuple(store.audit_trail())
        return entries, walk(entries, store.audit_head())


def told(database):
    """What was noted: record, key, before and after."""
    return [
        (entry.record, entry.key, one["before"], one["after"])
        for entry in trail(database)[0]
        for one in (entry.told(),)
    ]


def somebody(name):
    """A row of a person."""
    return UserRow(email=f"{name}@farn.example", name=name, fs_uniquifier=name)


VALUES = {int: 1, str: "a", bool: True, bytes: b"a", float: 1.0, dict: {"a": 1}, list: ["a"]}
OTHERS = {int: 2, str: "b", bool: False, bytes: b"b", float: 2.0, dict: {"b": 1}, list: ["b"]}
VALUES |= {dt.date: dt.date(2005, 1, 1), dt.datetime: NOON}
OTHERS |= {dt.date: dt.date(2005, 2, 2), dt.datetime: NOON + dt.timedelta(1)}


def value_of(column, values):
    """A value for a column."""
    for kind, python in ((Stamp, dt.datetime), (JSON, dict), (AutoString, str)):
        if isinstance(column.type, kind):
            return values[python]
    return values[column.type.python_type]


def seen(session, record):
    """The changes of a record that a session noted, forgotten afterwards."""
    found = [one for one in session.pending.changes.values() if one.record == record]
    session.pending.clear()
    return [(one.before is None, one.after is None) for one in found]


@pytest.fixture(scope="module")
def bare_engine():
    """Every table, without foreign keys or triggers."""
    engine = create_engine("sqlite://")
    watch(engine)
    METADATA.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def bare_session(bare_engine):
    """A recording session on tables without foreign keys, which leaves nothing behind."""
    with RecordedSession(bare_engine, author=lambda: Deed(NOON, 7, "try")) as session:
        yield session


@pytest.mark.parametrize("name", sorted(set(METADATA.tables) - set(EXEMPT)))
def test_every_table_is_recorded_or_named_as_exempt(bare_session, name):
    """A row that is added, changed and deleted is noted each time, by object and by statement.

    A new table fails here until it has a class of rows, or a reason in EXEMPT.
    """
    session, row, table = bare_session, ROWS[name], METADATA.tables[name]
    values = {one.name: value_of(one, VALUES) for one in table.columns}
    column = next((one for one in reversed(table.columns) if not one.primary_key), None)
    one = row(**values)
    session.add(one)
    session.flush()
    assert seen(session, name) == [(True, False)]
    if column is not None:
        setattr(one, column.name, value_of(column, OTHERS))
        session.flush()
        assert seen(session, name) == [(False, False)]
        session.exec(update(row).values({column.name: value_of(column, VALUES)}))
        assert seen(session, name) == [(False, False)]
    session.exec(delete(row))
    assert seen(session, name) == [(False, True)]
    session.expunge_all()
    again = row(**values)
    session.add(again)
    session.flush()
    session.pending.clear()
    session.delete(again)
    session.flush()
    assert seen(session, name) == [(False, True)]
    with pytest.raises(UnrecordedError):
        session.connection().execute(table.insert(), [values])


def test_exempt_tables_are_there_and_have_reasons():
    """No name is left over from a table that is gone."""
    assert set(EXEMPT) - {"alembic_version"} <= set(METADATA.tables)
    assert all(EXEMPT.values())


def test_an_entry_says_who_when_from_where_and_for_whom(database):
    """One entry a record, however often the transaction wrote it; secrets are not told."""
    with database.write(ADA) as store:
        person = store.add_person("ada@farn.example", "Ada", "hash")
        store.session.get(UserRow, person).name = "Ada Okafor"
    (entry,), found = trail(database)
    assert isinstance(found, Walk)
    assert (entry.at, entry.who, entry.deed, entry.record, entry.person) == (
        NOON,
        7,
        "try",
        "user",
        person,
    )
    content = entry.told()
    assert (content["from"], content["for"], content["before"]) == ("terminal ada@desk", 9, None)
    assert content["after"]["name"] == "Ada Okafor"
    assert content["after"]["password"] == "(not told)"
    assert "hash" not in entry.content


def test_only_changed_columns_are_told(database):
    """Before and after of what differs; a write that changes nothing appends nothing."""
    with database.write(ADA) as store:
        person = store.add_person("ada@farn.example", "Ada", "hash")
    for name in ("Bea", "Bea"):
        with database.write(ADA) as store:
            store.session.get(UserRow, person).name = name
    with database.write(ADA) as store:
        store.session.get(UserRow, person).name = "Cleo"
        store.session.flush()
        store.session.get(UserRow, person).name = "Bea"
    assert told(database)[1:] == [("user", str(person), {"name": "Ada"}, {"name": "Bea"})]


def test_statements_without_objects_are_told_row_by_row(database):
    """UPDATE and DELETE of many rows tell each row that they changed, and no other."""
    with database.write(ADA) as store:
        first, second = (store.add_person(f"{one}@farn.example", one, "x") for one in "ab")
    with database.write(ADA) as store:
        longer = UserRow.name + "!"
        store.session.exec(
            update(UserRow).where(UserRow.email == "a@farn.example").values(name=longer)
        )
        store.session.exec(update(UserRow).where(UserRow.id == 404).values(name="nobody"))
    with database.write(ADA) as store:
        store.session.exec(delete(UserRow).where(UserRow.id == second))
    changed, gone = told(database)[2:]
    assert changed == ("user", str(first), {"name": "a"}, {"name": "a!"})
    assert gone[:2] == ("user", str(second))
    assert (gone[2]["name"], gone[3]) == ("b", None)


def test_a_savepoint_that_is_rolled_back_takes_its_changes_with_it(database):
    """What never was is not told; what was before and after is."""
    with database.write(ADA) as store:
        store.session.add(somebody("one"))
        savepoint = store.session.begin_nested()
        store.session.add(somebody("two"))
        store.session.flush()
        savepoint.rollback()
        with store.session.begin_nested():
            store.session.add(somebody("three"))
    assert [one[3]["name"] for one in told(database)] == ["one", "three"]

    def fail():
        with database.write(ADA) as store:
            store.session.add(somebody("four"))
            store.session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert len(told(database)) == 2


def test_a_log_in_library_is_recorded_too(database):
    """Its own classes, its own commits, and the roles that it gives through a list."""
    with database.write(ADA) as store:
        person = store.add_person("ada@farn.example", "Ada", "hash")
        store.set_roles(person, ["hr"])
    user_class, role_class = log_in_classes(Account, RoleMixin)
    configure_mappers()
    session = database.scoped_session(lambda: 1, lambda: Author(person, NOON, "web", "log in"))
    user = session.scalar(select(user_class))
    user.password = "anew"
    user.roles = [session.scalar(select(role_class).where(role_class.name == "finance"))]
    session.commit()
    session.remove()
    entries, found = trail(database)
    assert isinstance(found, Walk)
    by_record = {(one.record, one.told()["before"] is None) for one in entries[2:]}
    assert by_record == {("user", False), ("roles_users", True), ("roles_users", False)}
    assert {(one.who, one.deed, one.person) for one in entries[2:]} == {(person, "log in", person)}


def test_what_lies_under_a_letter_is_found_by_its_assignment(bare_session):
    """A record that names no assignment itself is told with that of what it lies under."""
    under = (("letter", {"id": 5, "assignment_id": 3}), ("set_aside", {"letter_id": 5}))
    for name, values in under:
        filled = {one.name: value_of(one, VALUES) for one in METADATA.tables[name].columns}
        bare_session.add(ROWS[name](**filled | values))
        bare_session.flush()
    bare_session.execute(text("INSERT INTO audit_head VALUES (1, 0, '')"))
    bare_session.commit()
    asked = text("SELECT record, assignment_id FROM audit_entry ORDER BY 1")
    entries = bare_session.execute(asked)
    assert [tuple(one) for one in entries] == [("letter", 3), ("set_aside", 3)]


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM audit_entry WHERE number = 1",
        "UPDATE audit_entry SET digest = 'x' WHERE number = 1",
        "UPDATE audit_entry SET chain = 'x' WHERE number = 1",
        "UPDATE audit_entry SET number = 9 WHERE number = 1",
        "UPDATE audit_entry SET who_id = 9 WHERE number = 1",
        "UPDATE audit_entry SET content = '{}' WHERE number = 1",
    ],
)
def test_the_database_itself_refuses_to_change_an_entry(database, tampering):
    """A second line behind the chain: nothing but erasing gets through."""
    with database.write(ADA) as store:
        store.add_person("ada@farn.example", "Ada", "hash")
    with pytest.raises(DBAPIError, match="never changed or deleted"), database.write(ADA) as store:
        store.session.execute(text(tampering))
    assert isinstance(trail(database)[1], Walk)


def test_erasing_takes_the_words_and_leaves_the_chain(database):
    """By person, assignment or record; what is erased is counted, and told by an entry."""
    with database.write(ADA) as store:
        first, second = (store.add_person(f"{one}@farn.example", one, "x") for one in "ab")
        store.set_roles(first, ["hr"])
        store.note(Change("assignment", "3", None, {"home_city": "Erie"}, 3))
    with database.write(ADA) as store:
        assert store.erase_entries(AboutWhat(people=[first])) == 2
    with database.write(ADA) as store:
        assert store.erase_entries(AboutWhat(assignments=[3], records=[("user", str(second))])) == 2
        assert store.erase_entries(AboutWhat(people=[first])) == 0
    entries, found = trail(database)
    assert isinstance(found, Walk)
    assert found.erased == 4
    assert [one.is_erased for one in entries] == [True] * 4 + [False] * 2
    assert [one.record for one in entries[4:]] == ["erasure", "erasure"]
    with database.read() as store:
        left = store.audit_entries(AuditWish(person=first), None, 9)
    assert {(one.content, one.salt) for one in left} == {(None, None)}


def _write_much(url, name):
    database = open_database(url)
    for number in range(20):
        with database.write(ADA) as store:
            store.add_person(f"{name}{number}@farn.example", name, "x")
    database.close()


def test_two_processes_that_append_at_once_make_one_chain(database):
    """Every entry is there once, in one unbroken chain."""
    writers = [PROCESSES.Process(target=_write_much, args=(database.url, one)) for one in "ab"]
    for one in writers:
        one.start()
    for one in writers:
        one.join(60)
        assert one.exitcode == 0
    entries, found = trail(database)
    assert isinstance(found, Walk)
    assert len({one.told()["after"]["email"] for one in entries}) == 40


def test_a_session_that_knows_nobody_writes_nothing(database_url):
    """Without an author there is no entry, so there is no change either."""
    engine = create_engine(database_url)
    with RecordedSession(engine) as session:
        session.add(somebody("one"))
        with pytest.raises(UnrecordedError):
            session.commit()
    engine.dispose()


def test_readings_and_changes_of_one_record_are_one_entry():
    """A record that is read and changed, made and unmade, is told by what is left of it."""
    read, made = Change("line", "1"), Change("line", "1", None, {"a": 1, "b": 2})
    changed = Change("line", "1", {"a": 1}, {"a": 3})
    gone = Change("line", "1", {"a": 3, "b": 2}, None)
    for several, left in (
        ((read, changed, read), changed),
        ((made, changed), Change("line", "1", None, {"a": 3, "b": 2})),
        ((made, changed, gone), None),
        ((changed, gone), Change("line", "1", {"a": 1, "b": 2}, None)),
        (
            (gone, Change("line", "1", None, {"a": 3, "b": 9})),
            Change("line", "1", {"b": 2}, {"b": 9}),
        ),
    ):
        pending = Pending()
        for one in several:
            pending.add(one)
        assert pending.changes.get(("line", "1")) == left


def test_a_fault_is_told_by_number(database):
    """A trail that was cut off behind the program's back is found by its head."""
    with database.write(ADA) as store:
        store.add_person("ada@farn.example", "Ada", "hash")
    with database.write(ADA) as store:
        store.session.execute(text("UPDATE audit_head SET number = 5"))
    found = trail(database)[1]
    assert isinstance(found, Fault)
    assert (found.number, "2 to 5" in found.says) == (2, True)
