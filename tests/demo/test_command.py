"""`flask demo load`: what it prints lets everybody in, and only an empty database takes it."""

from contextlib import closing

import pytest

from assignments.cli.demo import commands
from tests.web.conftest import Visitor, app_on

pytestmark = pytest.mark.timeout(300)  # the whole demo is loaded, maybe on a busy machine


@pytest.fixture
def app(tmp_path):
    """The application on an instance folder with nothing in it."""
    app = app_on(tmp_path / "instance")
    with closing(app.extensions["office"].database):
        yield app


def test_what_is_printed_lets_everybody_in(app):
    """Each line holds an address and its password; a second load says no, in one line."""
    runner = app.test_cli_runner()
    told = runner.invoke(commands, ["load"])
    assert told.exit_code == 0
    logins = [line for line in told.stdout.splitlines() if "@" in line]
    assert len(logins) == 8
    for line in logins:
        email, password, *_ = line.split()
        assert Visitor(app).log_in(email, password).status == 302
    again = runner.invoke(commands, ["load"])
    assert again.exit_code == 2
    assert again.stderr.count("\n") == 1
    assert "the demo wants an empty one" in again.stderr
