"""`flask serve`: what it prepares, what it says, and that the server really answers."""

import importlib
import os
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request

import pytest
from click.testing import CliRunner

from assignments import actions
from assignments.actions import PersonInput
from assignments.demo import DemoLogin
from assignments.storage.database import migrate
from assignments.web import create_app

make_ready = importlib.import_module("assignments.cli.ready").make_ready
serve = importlib.import_module("assignments.cli.serve")
demo_command = importlib.import_module("assignments.cli.demo")
LOGIN = DemoLogin("ana@demo.example", "secret-words", "Ana Lima", ("hr",))


@pytest.fixture
def instance(tmp_path):
    """An instance folder that is not there yet."""
    return tmp_path / "instance"


@pytest.fixture
def port():
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@pytest.fixture
def start(instance, port, monkeypatch):
    """Run the command, and what the server does first, up to the moment when it would serve."""

    def begin(port):
        while make_ready(create_app({"INSTANCE": str(instance)}), f"127.0.0.1:{port}"):
            pass

    monkeypatch.setattr(serve, "_become_server", begin)

    def run(*words):
        return CliRunner().invoke(serve.serve, ["--port", port, *words])

    return run


@pytest.fixture
def quick_demo(monkeypatch):
    """A demo of one person instead of the whole story; counts how often it is loaded."""
    loaded = []

    def load(office, hashed, progress=None):
        what = PersonInput(LOGIN.email, LOGIN.name, frozenset({"administrator"}), "no hash")
        actions.first_administrator(office, what)
        loaded.append(office)
        progress(1, 1)
        return (LOGIN,)

    monkeypatch.setattr(demo_command.demo, "load", load)
    return loaded


def test_the_first_start_loads_the_demo_and_tells_its_log_ins(start, quick_demo, instance, port):
    """The database is made and filled; the address and each log-in are printed."""
    result = start()
    assert result.exit_code == 0, result.output
    assert f"http://127.0.0.1:{port}" in result.output
    assert "ana@demo.example  secret-words  Ana Lima, hr" in result.output
    assert (instance / "assignments.sqlite").exists()


def test_a_later_start_tells_the_same_log_ins(start, quick_demo, instance):
    """Nothing is loaded twice; only the owner of the machine's account can read the file."""
    start()
    assert "secret-words" in start().output
    assert len(quick_demo) == 1
    file = instance / demo_command.LOGINS
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(instance.stat().st_mode) == 0o700


def test_an_office_of_ones_own_gets_no_demo(start, quick_demo, instance):
    """Where somebody is recorded already, nothing is loaded and no log-in told."""
    app = create_app({"INSTANCE": str(instance)})
    office = app.extensions["office"]
    migrate(office.database.url)
    actions.first_administrator(office, PersonInput("a@office.example", "A", frozenset()))
    office.database.close()
    result = start()
    assert result.exit_code == 0
    assert "demo" not in result.output
    assert not quick_demo


def test_a_demo_that_was_cut_off_is_loaded_anew(start, quick_demo, monkeypatch):
    """Half a demo, whose log-ins nobody was told, is thrown away at the next start."""
    whole = demo_command.demo.load

    def cut_off(*words, **named):
        whole(*words, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(demo_command.demo, "load", cut_off)
    assert start().exit_code != 0
    monkeypatch.setattr(demo_command.demo, "load", whole)
    assert "secret-words" in start().output


@pytest.mark.parametrize("typed", ["", "abc", "0", "65536", "-1", "8e3"])
def test_a_port_that_is_none_is_refused_in_one_line(start, instance, typed):
    """It says what to write instead, and nothing was prepared."""
    result = start("--port", typed)
    assert result.exit_code == 2
    assert len(result.output.strip().splitlines()) == 1
    assert "from 1 to 65535" in result.output
    assert not (instance / "assignments.sqlite").exists()


def test_a_taken_port_is_told_in_one_line(start, port):
    """It says how to choose another one."""
    with socket.create_server(("127.0.0.1", int(port))):
        result = start()
    assert result.exit_code == 2
    assert result.output == f"Error: port {port} is taken: choose another with PORT=8001 make run\n"


def test_a_newer_database_is_not_served(instance, port):
    """The command ends with one line that says what to do, and the database is left as it is."""
    app = create_app({"INSTANCE": str(instance)})
    database = app.extensions["office"].database
    migrate(database.url)
    with database.alone() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    flask = [sys.executable, "-m", "flask", "--app", "app", "serve"]
    env = {**os.environ, "ASSIGNMENTS_INSTANCE": str(instance), "PORT": port}
    done = subprocess.run(flask, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "written by a newer version of the program" in done.stderr


def test_the_server_really_answers_and_stops(instance, port):
    """The command becomes the server: it answers, and ends when it is told to."""
    app = create_app({"INSTANCE": str(instance)})
    office = app.extensions["office"]
    migrate(office.database.url)
    actions.first_administrator(office, PersonInput("a@office.example", "A", frozenset()))
    office.database.close()
    flask = [sys.executable, "-m", "flask", "--app", "app", "serve"]
    env = {**os.environ, "ASSIGNMENTS_INSTANCE": str(instance), "PORT": port}
    with subprocess.Popen(flask, env=env, stdout=subprocess.PIPE, text=True) as served:
        try:
            assert "Log in" in _page(f"http://127.0.0.1:{port}/login")
        finally:
            served.send_signal(signal.SIGTERM)
        assert port in served.communicate(timeout=30)[0]
    assert served.returncode == 0


def _page(url):
    """The page, as soon as somebody answers."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own address
                return answer.read().decode()
        except OSError:
            time.sleep(0.2)
    raise AssertionError("nobody answers")
