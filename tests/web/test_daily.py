"""What the served program does by itself."""

import datetime as dt
import fcntl
import threading

import pytest

from assignments.actions import BusyError
from assignments.web import daily, health, metrics, settings


@pytest.fixture
def heard(monkeypatch):
    """Hears of each office that posts, and for which assignment; at first the records are busy."""
    asked, twice = [], threading.Event()

    def post(office, through, assignment_id):
        assert through is None
        asked.append((office, assignment_id))
        if len(asked) == 1:
            raise BusyError("the records are busy")
        if len(asked) > len(set(asked)) + 1:
            twice.set()

    monkeypatch.setattr(daily, "fall_due", post)
    monkeypatch.setattr(daily, "looked_at", lambda _office: (1, 2))
    for name in ("FIRST", "EVERY"):
        monkeypatch.setattr(daily, name, dt.timedelta(0))
    return asked, twice


def test_it_posts_what_fell_due_again_and_again(app, heard):
    """One assignment after another; busy records stop it for once only, its event for good."""
    asked, twice = heard
    app.config["POSTS_DAILY"] = True
    app.extensions["stopping"] = threading.Event()
    thread = daily.begin(app)
    assert twice.wait(timeout=30)
    health.stopping(app).set()
    thread.join(timeout=30)
    assert set(asked) == {(app.extensions["office"], 1), (app.extensions["office"], 2)}


def test_one_process_of_a_server_posts(app, heard, monkeypatch, tmp_path):
    """Another waits until the one that posts is gone."""
    asked, twice = heard
    monkeypatch.setenv(metrics.SHARED, str(tmp_path))
    app.config["POSTS_DAILY"] = True
    app.extensions["stopping"] = threading.Event()
    with (tmp_path / daily.TURN).open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        thread = daily.begin(app)
        assert not twice.wait(timeout=0.1)
        assert not asked
    assert twice.wait(timeout=30)
    health.stopping(app).set()
    thread.join(timeout=30)


def test_it_is_off_unless_the_settings_say_otherwise(app, monkeypatch):
    """`flask serve` turns it on through the environment."""
    assert daily.begin(app) is None
    monkeypatch.setenv("POSTS_DAILY", "yes")
    assert settings.settings_of({}, settings.folder_of(app.instance_path))["POSTS_DAILY"] is True
