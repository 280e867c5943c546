"""`flask people export`, `due-for-erasure` and `erase`."""

import datetime as dt
import hashlib
import shutil
import zipfile

import pytest
import sqlalchemy as sa

from assignments import actions
from assignments.actions import EndInput
from assignments.storage.tables import LetterRow
from assignments.web import create_app
from tests.cli.test_backup import room
from tests.stories.world import build_world


@pytest.fixture
def people(sqlite_pattern, tmp_path):
    """Run `flask people` where Ada's assignment ended in 2005; with her address."""
    path = shutil.copy(sqlite_pattern, tmp_path / "people.sqlite")
    url = f"sqlite:///{path}"
    world = build_world(url, tmp_path)
    world.clock.set("2005-06-01")
    at = world.lettered()
    end = EndInput(dt.date(2005, 5, 31), "Done.")
    actions.record_end(world.office, world.hr, at, end, world.key())
    world.office.database.close()
    app = create_app({"INSTANCE": str(tmp_path / "instance"), "DATABASE_URL": url})

    def run(*words, typed=None):
        return app.test_cli_runner().invoke(args=["people", *words], input=typed)

    run.email, run.office = world.ada.email, app.extensions["office"]
    yield run
    run.office.database.close()


def test_an_export_is_whole_or_not_there(people, tmp_path):
    """A full disk, no such folder, a folder: one line each, and no part of a zip is left."""
    (tmp_path / "out").mkdir()
    with people.office.database.bare(writes=True) as connection:
        connection.execute(
            sa.update(LetterRow).values(text=hashlib.shake_256(b"").hexdigest(50_000))
        )
    with room(20_000):
        full = people("export", people.email, "--out", str(tmp_path / "out" / "ada.zip"))
    found = {
        "File too large": full,
        "No such file": people("export", people.email, "--out", str(tmp_path / "none" / "a.zip")),
        "is there already": people("export", people.email, "--out", str(tmp_path / "out")),
    }
    for said, done in found.items():
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1), done.output
        assert said in done.stderr
    assert not list((tmp_path / "out").iterdir())


def test_a_person_is_exported_and_erased(people, tmp_path):
    """One zip; who is due and what stands against it; a dry run; a typed address; then no more."""
    out = str(tmp_path / "ada.zip")
    written = people("export", people.email, "--out", out)
    assert written.exit_code == 0, written.output
    with zipfile.ZipFile(out) as made:
        assert b"Okafor" in made.read("letter.json")
    again = people("export", people.email, "--out", out)
    assert (again.exit_code, again.stderr.count("\n")) == (2, 1)
    listed = people("due-for-erasure")
    assert f"{people.email} Ada, ended 2005-05-31" in listed.output
    assert "let them in no longer first" in listed.output
    refused = people("erase", people.email, "--yes")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    with people.office.database.bare(writes=True) as connection:
        connection.exec_driver_sql("""UPDATE "user" SET active = false WHERE name = 'Ada'""")
    assert people("erase", people.email, "--dry-run").exit_code == 0
    assert people("erase", people.email, typed="somebody@else.example\n").exit_code == 2
    erased = people("erase", people.email, typed=f"{people.email}\n")
    assert erased.exit_code == 0, erased.output
    assert "They are called Former employee " in erased.output
    assert people("erase", people.email).exit_code == 2
    assert "Ada" not in people("due-for-erasure").output
