"""Backups as files: exact values both ways, all or nothing, and what is not whole is refused."""

import datetime as dt
import io
import json
import os
import signal
import stat
import tarfile
import tempfile
import zipfile
from contextlib import closing

import pytest
import sqlalchemy as sa

from assignments.core.approval import StateError
from assignments.core.words import InputError
from assignments.storage.backup.archive import Writer, written_whole
from assignments.storage.backup.packing import Unpacking
from assignments.storage.backup.rows import FILES, RowsError
from assignments.storage.backup.shapes import shapes_of
from assignments.storage.backup.taking import known, put_back, take
from assignments.storage.database import (
    NewerError,
    bring_to,
    known_revisions,
    migrate,
    open_database,
    revision_of,
)
from assignments.storage.store import Author
from assignments.storage.tables import METADATA
from tests.demo.older import filled, kept
from tests.processes import PROCESSES

NOON = dt.datetime(2005, 6, 1, 12, tzinfo=dt.UTC)
NAMES_NO_RECEIPT = {"sealed_file"}  # its SHA-256 is of bytes in the database
TEXTS = ("", "ü€😀\u2028", "line\nfeed\r\t\\N \\. \"'", "null", "x" * 9_000)
MOMENTS = (NOON.replace(microsecond=1), dt.datetime(1999, 12, 31, 23, 59, 59, 999999, dt.UTC))

NOBODY = Author(0, NOON)


def _nothing(*_):
    """Tell nobody."""


def _backed_up(url, path):
    """The tables of a database in a backup, without receipts."""
    with (
        closing(open_database(url)) as database,
        path.open("wb") as out,
        tempfile.TemporaryFile() as names,
    ):
        take(database, out, names, NOON, _nothing).close([], b"{}")
    return path


def _restored(path, url):
    """The rows of a database after a backup was put into it."""
    with closing(open_database(url)) as database:
        put_back(database, Unpacking(path), _nothing, _nothing)
    return kept(url)


def _awkward(url):
    """A row in every table, and values that a careless copy would change."""
    filled(url)
    event, rate = METADATA.tables["event"], METADATA.tables["rate"]
    with closing(open_database(url)) as database, database.alone() as connection:
        for place, text in enumerate(TEXTS):
            body = {"z": text, "a": [1.5, None, True, 10**20]}
            told = {"at": MOMENTS[place % 2], "kind": "told", "text": text, "body": body}
            connection.execute(event.insert(), told)
        connection.execute(event.insert(), {"at": NOON, "kind": "told", "text": "", "body": None})
        exact = {"day": dt.date(2005, 1, 3), "base": "USD", "quote": "CNY", "source": "ECB"}
        connection.execute(rate.insert(), exact | {"rate": "8.2765000000000000000000000001"})


@pytest.fixture(scope="module")
def copy(sqlite_pattern, tmp_path_factory):
    """A backup with a row of every table, out of SQLite."""
    folder = tmp_path_factory.mktemp("copy")
    path = folder / "copied.sqlite"
    path.write_bytes(sqlite_pattern.read_bytes())
    _awkward(f"sqlite:///{path}")
    return _backed_up(f"sqlite:///{path}", folder / "backup.tar")


@pytest.mark.postgres
def test_values_stay_exact_across_databases(sqlite_url, postgres_url, tmp_path):
    """From SQLite into PostgreSQL and back: every value of every kind is what it was."""
    _awkward(sqlite_url)
    before = kept(sqlite_url)
    assert all(before.values())
    there = _restored(_backed_up(sqlite_url, tmp_path / "one.tar"), postgres_url)
    assert there == before
    back = _backed_up(postgres_url, tmp_path / "two.tar")
    assert _restored(back, f"sqlite:///{tmp_path / 'new.sqlite'}") == before


def test_numbers_go_on_after_a_restore(copy, database_url):
    """Who is added next gets a number that nobody had."""
    before = _restored(copy, database_url)
    with closing(open_database(database_url)) as database, database.write(NOBODY) as store:
        added = store.add_person("next@farn.example", "Next", "hash")
    assert added == max(key[0] for key in before["user"]) + 1


def test_every_table_and_column_is_known(database_url):
    """A new column has a kind that is copied exactly; one that names a receipt is listed."""
    with closing(open_database(database_url)) as database, database.snapshot() as connection:
        found = {shape.name for shape in shapes_of(connection)}
    assert found == set(METADATA.tables)
    named = {
        (table.name, column.name)
        for table in METADATA.sorted_tables
        for column in table.columns
        if column.name == "sha256" and table.name not in NAMES_NO_RECEIPT
    }
    assert named == set(FILES), "list it in storage/backup/rows.py, or here where it is no receipt"


def _read(path):
    unpacking = Unpacking(path)
    known(unpacking.head, path)
    for _ in unpacking.parts():
        pass


def test_no_byte_can_be_changed_unseen(copy, tmp_path):
    """Flipped anywhere, cut off anywhere, or longer: it is refused in one sentence."""
    whole = copy.read_bytes()
    bad = tmp_path / "bad.tar"
    step = len(whole) // 60
    cases = [whole[:at] for at in range(0, len(whole), step * 7)]
    cases += [
        whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(9, len(whole), step)
    ]
    for damaged in (*cases, whole + b"\0", whole[:-1]):
        bad.write_bytes(damaged)
        with pytest.raises(InputError) as refused:
            _read(bad)
        assert "\n" not in str(refused.value)


def _tar(*members):
    out = io.BytesIO()
    writer = Writer(out, 0)
    for name, data in members:
        writer.add(name, data)
    writer.close()
    return out.getvalue()


def _link():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as pack:
        info = tarfile.TarInfo("backup.json")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        pack.addfile(info)
    return out.getvalue()


def _zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("../../backup.json", b"{}" * 500)
    return out.getvalue()


def _head(**changes):
    told = {"program": "assignment costs", "format": 1, "revision": known_revisions()[0]}
    told |= {"taken_at": "2005-06-01T12:00:00+00:00", "database": "sqlite", "tables": []}
    return ("backup.json", json.dumps(told | changes).encode())


OTHERS = {
    "empty": (b"", "is no backup"),
    "text": (b"hello " * 500, "is no backup"),
    "zip with a path": (_zip(), "is no backup"),
    "tar with a link": (_link(), "is no backup"),
    "another tar": (_tar(("a", b"")), "is no backup"),
    "a path": (_tar(_head(), ("../../etc/passwd", b"")), "holds what is not ours"),
    "another file": (_tar(_head(), ("instance/app.py", b"")), "holds what is not ours"),
    "a table nobody told of": (
        _tar(_head(), ("tables/user/00000000.jsonl.gz", b"")),
        "holds what is not ours",
    ),
    "another receipt": (_tar(_head(), (f"receipts/{'a' * 64}", b"x")), "has another content"),
    "no manifest": (_tar(_head()), "its manifest is missing"),
    "a newer format": (_tar(_head(format=2)), "the version of the program that wrote it"),
    "a newer revision": (_tar(_head(revision="9999")), "the version of the program that wrote"),
    "nonsense": (_tar(_head(tables=[{"name": 1}])), "is no backup of this program, or damaged"),
}


@pytest.mark.parametrize("case", OTHERS)
def test_what_is_no_backup_is_refused(case, tmp_path):
    """Whatever it is, nothing is unpacked from it."""
    data, said = OTHERS[case]
    path = tmp_path / "backup.tar"
    path.write_bytes(data)
    with pytest.raises(InputError, match=said):
        _read(path)


def test_a_database_with_people_is_left_alone(copy, database_url):
    """A backup goes into an empty database alone."""
    with closing(open_database(database_url)) as database:
        with database.write(NOBODY) as store:
            store.add_person("ada@farn.example", "Ada", "hash")
        before = kept(database_url)
        with pytest.raises(StateError, match="there are people in this database"):
            put_back(database, Unpacking(copy), _nothing, _nothing)
    assert kept(database_url) == before


def test_rows_that_do_not_fit_leave_nothing(copy, database_url, tmp_path):
    """A row that names one that is not there ends a restore; the next one begins anew."""
    url = f"sqlite:///{tmp_path / 'torn.sqlite'}"
    _restored(copy, url)
    with closing(open_database(url)) as database, database.alone() as connection:
        connection.execute(sa.text("UPDATE event SET actor_id = 404"))
    before = kept(database_url)
    with pytest.raises(RowsError, match="table event"):
        _restored(_backed_up(url, tmp_path / "torn.tar"), database_url)
    assert kept(database_url) == before
    assert _restored(copy, database_url)["event"]


def test_an_older_backup_comes_up_to_the_newest(database_url, tmp_path):
    """The tables are made as they were, filled, and migrated."""
    old = f"sqlite:///{tmp_path / 'old.sqlite'}"
    migrate(old, "0005")
    with closing(open_database(old)) as database, database.alone() as connection:
        told = "(1, 'ada@farn.example', 'Ada', 'hash', 1, 'one')"
        columns = "(id, email, name, password, active, fs_uniquifier)"
        connection.execute(sa.text(f'INSERT INTO "user" {columns} VALUES {told}'))  # noqa: S608
    path = _backed_up(old, tmp_path / "old.tar")
    assert Unpacking(path).head.revision == "0005"
    after = _restored(path, database_url)
    assert [row["name"] for row in after["user"].values()] == ["Ada"]
    assert len(after["role"]) == 5
    with closing(open_database(database_url)) as database, database.snapshot() as connection:
        assert revision_of(connection) == known_revisions()[0]


def test_a_newer_database_is_left_alone(database_url, tmp_path):
    """Neither is it migrated nor copied by a program that does not know it."""
    with closing(open_database(database_url)) as database:
        with database.alone() as connection:
            connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(NewerError, match="newer version"):
            migrate(database_url)
        with pytest.raises(NewerError, match="newer version"):
            _backed_up(database_url, tmp_path / "newer.tar")


def test_a_file_is_private_whole_or_not_there(tmp_path):
    """What goes wrong leaves nothing behind, and the former file as it was."""
    path = tmp_path / "backup.tar"
    with written_whole(path, force=False) as out:
        out.write(b"one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(InputError, match="--force"), written_whole(path, force=False):
        raise AssertionError
    with pytest.raises(OSError, match="no room"):
        _run_out_of_room(path)
    with written_whole(path, force=True), pytest.raises(InputError, match="by somebody else"):
        _run_out_of_room(path)
    assert [one.name for one in tmp_path.iterdir()] == ["backup.tar"]


def _run_out_of_room(path):
    with written_whole(path, force=True) as out:
        out.write(b"two")
        raise OSError("no room")


def _die_half_way(older, empty, path):
    """Migrate one database and restore into another, and be killed before either ends."""

    def die(_):
        os.kill(os.getpid(), signal.SIGKILL)

    with (
        closing(open_database(older)) as first,
        closing(open_database(empty)) as second,
        first.alone() as connection,
    ):
        bring_to(connection)
        put_back(second, Unpacking(path), _nothing, die)


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_killed_migration_or_restore_changes_nothing(kind, request, copy, tmp_path):
    """The database is as it was before, and what was killed succeeds at the second time."""
    empty = request.getfixturevalue(f"{kind}_url")
    older = f"sqlite:///{tmp_path / 'older.sqlite'}"
    if kind == "postgres":
        admin = request.getfixturevalue("postgres_admin")
        admin.execute("CREATE DATABASE killed")
        older = request.getfixturevalue("postgres_server").get_uri("killed", driver="psycopg")
    migrate(older, "0004")
    before = kept(older), kept(empty)
    child = PROCESSES.Process(target=_die_half_way, args=(older, empty, copy))
    child.start()
    child.join(100)
    assert child.exitcode == -signal.SIGKILL
    assert (kept(older), kept(empty)) == before
    migrate(older)
    assert len(kept(older)["role"]) == 5
    assert _restored(copy, empty)["user"]
    if kind == "postgres":
        admin.execute("DROP DATABASE killed WITH (FORCE)")
