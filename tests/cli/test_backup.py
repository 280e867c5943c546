"""`flask backup` and `flask restore`: what they say, and what they leave behind."""

import json
import re
import resource
import stat
from contextlib import closing, contextmanager

import pytest
import sqlalchemy as sa

from assignments.storage.backup.archive import members
from assignments.storage.database import open_database
from assignments.web import create_app
from tests.stories.world import build_world, taxi

LINE = re.compile(r"Error: [^\n]+\n")


@pytest.fixture(scope="module")
def office_folder(tmp_path_factory):
    """An instance with an office in it: a claim with two receipts."""
    instance = tmp_path_factory.mktemp("office") / "instance"
    url = f"sqlite:///{instance / 'assignments.sqlite'}"
    assert _flask(instance, "migrate").exit_code == 0
    world = build_world(url, instance)
    claim_id = world.draft(world.lettered(), taxi(), taxi("30.00"), receipts=False)
    with world.office.database.read() as store:
        lines = store.claim(claim_id).lines
    for line in lines:
        world.attach(line.id)
    world.office.database.close()
    return instance


def _flask(instance, *words, **config):
    """Run a command on an instance."""
    app = create_app({"INSTANCE": str(instance), **config})
    with closing(app.extensions["office"].database):
        return app.test_cli_runner().invoke(args=[*map(str, words)])


@pytest.fixture(scope="module")
def copy(office_folder, tmp_path_factory):
    """A backup of it."""
    path = tmp_path_factory.mktemp("copy") / "backup.tar"
    done = _flask(office_folder, "backup", path)
    assert done.exit_code == 0, done.output
    assert "2 receipts" in done.stdout
    assert "keep the backup as safe" in done.stdout
    return path


def test_an_office_comes_back_on_an_empty_machine(office_folder, copy, database_url, tmp_path):
    """Into either kind of database, with its receipts and secrets; then it is proven whole."""
    new = tmp_path / "instance"
    with closing(open_database(database_url)) as database, database.alone() as connection:
        connection.execute(sa.text("DELETE FROM role"))
    done = _flask(new, "restore", copy, DATABASE_URL=database_url)
    assert done.exit_code == 0, done.output
    assert "Verified: the rows of every table, 2 receipts" in done.stdout
    kept = new / "secrets.json"
    assert kept.read_bytes() == (office_folder / "secrets.json").read_bytes()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    again = _flask(new, "restore", copy, DATABASE_URL=database_url)
    assert again.exit_code == 2
    assert LINE.fullmatch(again.stderr)
    assert "there are people in this database" in again.stderr


def test_checking_touches_nothing(copy, tmp_path):
    """A file is verified by either command, without a database."""
    new = tmp_path / "instance"
    for command in ("backup", "restore"):
        done = _flask(new, command, "--check", copy)
        assert done.exit_code == 0
        assert "is whole: it holds" in done.stdout
    assert not (new / "assignments.sqlite").exists()


def test_a_torn_file_is_refused_before_anything_is_touched(copy, tmp_path):
    """One line, and the instance has no database yet."""
    torn = tmp_path / "torn.tar"
    torn.write_bytes(copy.read_bytes()[:-9000])
    done = _flask(tmp_path / "instance", "restore", torn)
    assert done.exit_code == 2
    assert LINE.fullmatch(done.stderr)
    assert "is cut off" in done.stderr
    assert not (tmp_path / "instance" / "assignments.sqlite").exists()


@contextmanager
def room(size):
    """No file of this process grows beyond a size, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_where_a_backup_cannot_be_written_nothing_stays(office_folder, copy, tmp_path):
    """A full disk, no such folder, a folder, a file that is there: one line each, and no file."""
    (tmp_path / "folder").mkdir()
    before = copy.read_bytes()
    with room(40_000):
        full = _flask(office_folder, "backup", tmp_path / "full.tar")
    found = {
        "File too large": full,
        "No such file": _flask(office_folder, "backup", tmp_path / "none" / "backup.tar"),
        "is there already": _flask(office_folder, "backup", "--force", tmp_path / "folder"),
        "--force": _flask(office_folder, "backup", copy),
        "has nothing in it": _flask(tmp_path / "nowhere", "backup", tmp_path / "nothing.tar"),
        "No such": _flask(tmp_path / "nowhere", "restore", tmp_path / "nothing.tar"),
    }
    for said, done in found.items():
        assert done.exit_code == 2, done.output
        assert LINE.fullmatch(done.stderr), done.stderr
        assert said in done.stderr
    assert {one.name for one in tmp_path.iterdir()} == {"folder", "nowhere"}
    assert not list((tmp_path / "folder").iterdir())
    assert copy.read_bytes() == before
    assert _flask(office_folder, "backup", "--force", copy).exit_code == 0


def test_no_room_for_a_restore_leaves_an_empty_database(copy, tmp_path):
    """It says so in one line, and once there is room it succeeds."""
    new = tmp_path / "instance"
    with room(150_000):
        done = _flask(new, "restore", copy)
    assert done.exit_code == 2, done.output
    assert LINE.fullmatch(done.stderr)
    assert _flask(new, "restore", copy).exit_code == 0


def test_missing_and_damaged_receipts_are_told(office_folder, copy, tmp_path):
    """The backup is taken without them, says whose they are, and ends with 1; so does a restore."""
    files = sorted((office_folder / "receipts").glob("*/*"))
    kept = [file.read_bytes() for file in files]
    path = tmp_path / "backup.tar"
    try:
        files[0].unlink()
        files[1].write_bytes(b"other")
        done = _flask(office_folder, "backup", path)
    finally:
        for file, content in zip(files, kept, strict=True):
            file.write_bytes(content)
    assert done.exit_code == 1
    assert f"Not in it: the file {files[0].name} of receipt " in done.stderr
    assert "is damaged" in done.stderr
    done = _flask(tmp_path / "instance", "restore", path)
    assert done.exit_code == 0
    assert done.stderr.count("Missing already when the backup was taken") == 2


def test_secrets_of_the_environment_stay_there(office_folder, tmp_path, monkeypatch):
    """They are not in the backup, and it is told to keep them beside it."""
    monkeypatch.setenv("SECRET_KEY", "a" * 40)
    monkeypatch.setenv("SECURITY_PASSWORD_SALT", "b" * 40)
    monkeypatch.setenv("SECURITY_TOTP_SECRETS", f"1:{'c' * 40}")
    path = tmp_path / "backup.tar"
    done = _flask(office_folder, "backup", path)
    assert "the environment gives them: SECRET_KEY" in done.stdout
    told = dict(members(path))
    assert "instance/secrets.json" not in told
    assert json.loads(told["manifest.json"])["rows"]["claim"] == 1


@pytest.mark.parametrize("command", ["month list", "migrate", "demo load"])
def test_a_newer_database_stops_every_command(command, copy, tmp_path, monkeypatch):
    """It says in one line what to do, and the database is left as it is."""
    new = tmp_path / "instance"
    assert _flask(new, "migrate").exit_code == 0
    url = f"sqlite:///{new / 'assignments.sqlite'}"
    with closing(open_database(url)) as database, database.alone() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    done = _flask(new, *command.split())
    assert done.exit_code == 2
    assert LINE.fullmatch(done.stderr)
    assert "written by a newer version of the program" in done.stderr
