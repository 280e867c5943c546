"""What the served program does by itself."""

import datetime as dt
import threading

import pytest

from assignments.actions import BusyError
from assignments.web import daily, health, settings


@pytest.fixture
def heard(monkeypatch):
    """Hears of each office that posts; the first time the records are busy."""
    offices, twice = [], threading.Event()

    def post(office):
        offices.append(office)
        if len(offices) == 1:
            raise BusyError("the records are busy")
        twice.set()

    monkeypatch.setattr(daily, "fall_due", post)
    for name in ("FIRST", "EVERY"):
        monkeypatch.setattr(daily, name, dt.timedelta(0))
    return offices, twice


def test_it_posts_what_fell_due_again_and_again(app, heard):
    """Busy records stop it for once only; its event stops it for good."""
    offices, twice = heard
    app.config["POSTS_DAILY"] = True
    app.extensions["stopping"] = threading.Event()
    thread = daily.begin(app)
    assert twice.wait(timeout=30)
    health.stopping(app).set()
    thread.join(timeout=30)
    assert set(map(id, offices)) == {id(app.extensions["office"])}


def test_it_is_off_unless_the_settings_say_otherwise(app, monkeypatch):
    """`flask serve` turns it on through the environment."""
    assert daily.begin(app) is None
    monkeypatch.setenv("POSTS_DAILY", "yes")
    assert settings.settings_of({}, settings.folder_of(app.instance_path))["POSTS_DAILY"] is True
