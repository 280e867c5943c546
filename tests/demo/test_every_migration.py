"""Every revision's database, with the demo's rows, comes up to the newest and loses nothing.

A new migration is taken in by itself. It needs a `downgrade` that undoes it and keeps the rows, and
where it moves or rewrites values on the way up, a word in GONE or REWRITTEN here and a test of its
own in tests/storage/test_migrations.py.
"""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from assignments import actions
from assignments.actions import open_office
from assignments.actions.verifying import verify_month
from assignments.core.records import Person
from assignments.storage.backup.packing import Unpacking
from assignments.storage.backup.taking import put_back, take
from assignments.storage.database import migrate, open_database
from assignments.storage.files import Place
from tests.conftest import memory_folder
from tests.demo.kept import DATABASE, copy_of_demo
from tests.demo.older import NOON, REVISIONS, down_to, filled, kept, lost, sealed_anew

# Tables that a later revision has no more, with the one that took their rows over.
GONE = {"norm": "company_reading"}
# What the way up from before a revision writes anew, as a test of its own looks into.
REWRITTEN = {"0008": {"take.balance"}}
# What the way down beyond a revision cannot keep: the role that came with it, and its name.
LEFT_OUT = {
    "0017": {"sealed_month.seal", "sealed_month.previous_seal"},
    "0013": {"role", "roles_users"},
    "0008": {"take.balance"},
}
AUDITED = "0017"  # since then a seal holds the head of the audit trail
# Before it, lines lack columns that the closed months' files tell.
TOLD_SINCE = "0012"
READ_EACH = 4  # of so many revisions; the rows are compared of all
MACHINE = Person(0, "", "", frozenset({"hr", "finance"}))
ADMINISTRATOR = Person(0, "", "", frozenset({"administrator"}))
pytestmark = pytest.mark.timeout(300)  # the demo may have to be loaded first


def _before(revision, told):
    """What is told of all revisions after this one."""
    return frozenset().union(*(words for at, words in told.items() if revision < at))


@pytest.fixture(scope="module")
def newest(tmp_path_factory):
    """The demo at the newest revision, no table of it empty, as a SQLite file."""
    with tempfile.TemporaryDirectory(prefix="older-", dir=memory_folder()) as made:
        folder = Path(made)
        copy_of_demo(tmp_path_factory, folder)
        filled(f"sqlite:///{folder / DATABASE}")
        yield folder / DATABASE


@pytest.fixture(scope="module")
def in_sqlite(newest):
    """The URL of a database at each revision, by going down step by step; and of the newest."""
    found = {REVISIONS[-1]: f"sqlite:///{newest}"}
    going = shutil.copy(newest, newest.with_name("going.sqlite"))
    for revision in reversed(REVISIONS[:-1]):
        _down(f"sqlite:///{going}", revision, newest)
        copy = shutil.copy(going, newest.with_name(f"{revision}.sqlite"))
        found[revision] = f"sqlite:///{copy}"
    return found


@pytest.fixture(scope="module")
def in_postgres(newest, postgres_server, postgres_admin):
    """The same in PostgreSQL, where the demo comes by way of a backup."""
    postgres_admin.execute("CREATE DATABASE older TEMPLATE pattern STRATEGY FILE_COPY")
    url = postgres_server.get_uri("older", driver="psycopg")
    _moved(f"sqlite:///{newest}", url, newest.with_name("backup.tar"))
    found = {}
    for revision in reversed(REVISIONS):
        _down(url, revision, newest)
        name = f"older_{revision}"
        postgres_admin.execute(f"CREATE DATABASE {name} TEMPLATE older STRATEGY FILE_COPY")
        found[revision] = postgres_server.get_uri(name, driver="psycopg")
    yield found
    for name in ("older", *(f"older_{revision}" for revision in found)):
        postgres_admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _down(url, revision, newest):
    """Go down to a revision; months that it closed have the seals of that time."""
    down_to(url, revision)
    if int(revision) == int(AUDITED) - 1:
        with closing(open_database(f"sqlite:///{newest}")) as database, database.read() as store:
            months = [store.sealed_month(label) for label in sorted(store.sealed_months())]
        sealed_anew(url, months)


def _moved(source, target, path):
    """Bring the tables of one database into an empty one of the other kind."""
    with (
        closing(open_database(source)) as database,
        path.open("wb") as out,
        tempfile.TemporaryFile() as names,
    ):
        take(database, out, names, NOON, lambda *_: None).close([], None)
    with closing(open_database(target)) as database:
        put_back(database, Unpacking(path), lambda _: None, lambda _: None)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def urls(request):
    """The URL of each revision's database, on either kind."""
    return request.getfixturevalue(f"in_{request.param}")


@pytest.fixture(scope="module")
def rows(newest):
    """Every row of the newest revision."""
    return kept(f"sqlite:///{newest}")


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_a_database_of_every_revision_comes_up_whole(urls, rows, revision, tmp_path):
    """No row is lost, no value changed that both have, and the program works with it."""
    url = urls[revision]
    before = kept(url)
    left = lost(rows, before, _before(revision, LEFT_OUT))
    assert left == [], f"a downgrade after {revision} loses rows: {left[:5]}"
    assert all(before.values()), f"an empty table at {revision} tests nothing: fill it"
    migrate(url)
    after = kept(url)
    gone = lost(before, after, _before(revision, REWRITTEN))
    assert gone == [], f"the way up from {revision} loses rows: {gone[:5]}"
    assert before.keys() - after.keys() <= GONE.keys()
    for table in before.keys() & GONE.keys():
        assert len(after[GONE[table]]) == len(before[table])
    if int(revision) % READ_EACH == 0:
        _read(url, tmp_path, after, revision)


def _read(url, folder, after, revision):
    """Ask for what the first pages ask for; a closed month verifies."""
    with closing((office := open_office(url, Place(str(folder)))).database):
        actions.queue(office, MACHINE)
        assert len(actions.people(office, ADMINISTRATOR)) == len(after["user"])
        for number in [key[0] for key in after["assignment"]][:1]:
            actions.assignment(office, MACHINE, number)
            actions.remaining(office, MACHINE, number)
            actions.claims(office, MACHINE, number)
        if revision >= TOLD_SINCE:
            with office.database.read() as store:
                label = store.last_sealed().label
            assert verify_month(office, MACHINE, label).holds
