"""`flask people add-administrator`."""

import re

import pytest

from assignments.web import create_app


@pytest.fixture
def app(tmp_path):
    """An application on an instance folder that is not there yet."""
    app = create_app({"INSTANCE": str(tmp_path / "instance"), "WTF_CSRF_ENABLED": False})
    yield app
    app.extensions["office"].database.close()


@pytest.fixture
def add(app):
    """Run the command."""
    return lambda email, name="Dana Weiss": app.test_cli_runner().invoke(
        args=["people", "add-administrator", email, "--name", name]
    )


def test_the_first_administrator_can_log_in(app, add):
    """The database is made where there is none; the password is printed once and lets in."""
    result = add("Dana@Office.example")
    assert result.exit_code == 0, result.output
    password = re.search(r"[a-z2-9]{5}(-[a-z2-9]{5}){3}", result.output)[0]
    sent = {"email": "dana@office.example", "password": password}
    assert app.test_client().post("/login", data=sent).status_code == 302


def test_a_second_one_is_made_in_the_browser(add):
    """The command makes the first one alone, and says so in one line."""
    add("dana@office.example")
    result = add("emil@office.example")
    assert result.exit_code == 2
    assert "Further ones are made in the browser" in result.output
    assert len(result.output.strip().splitlines()) == 1


@pytest.mark.parametrize(("email", "name"), [("dana", "Dana"), ("dana@office.example", " ")])
def test_bad_input_is_told_in_one_line(add, email, name):
    """An address that no log-in would find, and a name that is none."""
    result = add(email, name)
    assert result.exit_code == 2
    assert result.output.startswith("Error: ")
    assert len(result.output.strip().splitlines()) == 1
