"""`flask audit`: the trail is proven whole, or the first entry that is not is named."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from assignments.web import create_app
from tests.stories.world import build_world


@pytest.fixture
def audit(sqlite_pattern, tmp_path):
    """Run `flask audit` on a database with some people, after SQL of one's own."""
    path = shutil.copy(sqlite_pattern, tmp_path / "audit.sqlite")
    url = f"sqlite:///{path}"
    build_world(url, tmp_path).office.database.close()
    app = create_app({"INSTANCE": str(tmp_path / "instance"), "DATABASE_URL": url})

    def run(*words, sql=()):
        with closing(sqlite3.connect(path)) as connection, connection:
            for one in sql:
                connection.execute(one)
        return app.test_cli_runner().invoke(args=["audit", *words])

    yield run
    app.extensions["office"].database.close()


def test_a_whole_trail_is_proven_in_one_line(audit):
    """How many entries, the head to be noted elsewhere, and the closed months that agree."""
    result = audit("verify")
    assert result.exit_code == 0
    assert result.stdout.startswith("Whole: ")
    assert result.stdout.endswith(", 0 sealed months agree\n")
    assert result.stderr == ""


def test_the_first_entry_that_is_not_as_it_was_is_named(audit):
    """Exit status 1, its number and what is wrong with it; the tail is missed as well."""
    changed = audit(
        "verify",
        sql=(
            "DROP TRIGGER audit_entry_kept",
            "UPDATE audit_entry SET content = replace(content, 'Hana', 'Anna')",
        ),
    )
    assert (changed.exit_code, changed.stdout) == (1, "")
    assert changed.stderr.endswith("its content is not that of its digest: it was changed\n")


def test_a_tail_that_was_cut_off_is_missed(audit):
    """The head of the trail names an entry that is gone."""
    cut = ("DROP TRIGGER audit_entry_stays", "DELETE FROM audit_entry WHERE number > 4")
    result = audit("verify", sql=cut)
    assert result.exit_code == 1
    assert result.stderr.startswith("Entry 5: entries 5 to ")


def test_a_records_entries_are_shown(audit):
    """Who and when, then each value; an unknown kind of record is one line."""
    result = audit("show", "user", "2")
    assert result.exit_code == 0
    assert "name: nothing -> Hana" in result.stdout
    assert "hash" not in result.stdout
    wrong = audit("show", "cost", "2")
    assert wrong.exit_code == 2
    assert len(wrong.stderr.splitlines()) == 1
