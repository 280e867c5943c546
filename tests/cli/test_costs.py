"""`flask costs`: what falls due, posted from a terminal."""

import pytest

from assignments.web import create_app
from tests.stories.world import build_world


@pytest.fixture
def run(tmp_path):
    """The command on an empty office."""
    app = create_app({"INSTANCE": str(tmp_path / "instance")})
    yield lambda *words: app.test_cli_runner().invoke(args=["costs", *words])
    app.extensions["office"].database.close()


def test_nothing_falls_due_in_an_empty_office(run):
    """It says how much was posted, and up to which day."""
    result = run("due", "--through", "2005-03-31")
    assert result.exit_code == 0
    assert result.output == "0 costs that fell due up to 2005-03-31 posted\n"


@pytest.mark.parametrize("through", ["2005-02-30", "tomorrow", "2030-01-01"])
def test_a_day_that_is_none_is_one_line(run, through):
    """A day that does not exist, and one to come, exit 2 with one line."""
    result = run("due", "--through", through)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "through" in result.stderr


def test_a_month_is_exported_with_what_fell_due_in_it(database_url, tmp_path):
    """Of an open month; the file holds the allowance that nobody claimed."""
    world = build_world(database_url, tmp_path)
    world.lettered()
    world.office.database.close()
    app = create_app({"INSTANCE": str(tmp_path / "instance"), "DATABASE_URL": database_url})
    out = tmp_path / "january.csv"
    words = ["month", "export", "2005-01", "--format", "csv", "--out", str(out)]
    result = app.test_cli_runner().invoke(args=words)
    app.extensions["office"].database.close()
    assert result.exit_code == 0, result.output
    assert "miscellaneous_allowance" in out.read_text("utf-8-sig")
