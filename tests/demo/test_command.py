"""`flask demo load`: what it prints lets in, and only an empty database takes it.

What is loaded is proved in `test_loading`; here a company of one stands for it.
"""

from contextlib import closing

import pytest

from assignments import actions, demo
from assignments.actions import PersonInput
from assignments.cli.demo import commands
from tests.web.conftest import Visitor, app_on

LOGIN = demo.DemoLogin("ana@demo.example", "secret-words", "Ana Lima", ("administrator",))


@pytest.fixture
def app(tmp_path, monkeypatch):
    """The application on an instance folder with nothing in it, and a demo of one person."""

    def load(office, hashed, progress):
        ana = PersonInput(LOGIN.email, LOGIN.name, frozenset(LOGIN.roles), hashed(LOGIN.password))
        actions.first_administrator(office, ana)
        progress(1, 1)
        return (LOGIN,)

    monkeypatch.setattr(demo, "load", load)
    app = app_on(tmp_path / "instance")
    with closing(app.extensions["office"].database):
        yield app


def test_what_is_printed_lets_in(app):
    """The line holds an address and its password; a second load says no, in one line."""
    runner = app.test_cli_runner()
    told = runner.invoke(commands, ["load"])
    assert told.exit_code == 0
    email, password, *_ = next(line for line in told.stdout.splitlines() if "@" in line).split()
    assert Visitor(app).log_in(email, password).status == 302
    again = runner.invoke(commands, ["load"])
    assert again.exit_code == 2
    assert again.stderr.count("\n") == 1
    assert "the demo wants an empty one" in again.stderr
