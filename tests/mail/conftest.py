"""An office whose mail goes to a real server on this machine."""

import datetime as dt
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from assignments import actions
from assignments.actions.notices.choosing import choose
from assignments.web.mail.rounds import once
from assignments.web.mail.server import server_of
from tests.mail.servers import Box, serving
from tests.stories.world import build_world
from tests.web.conftest import app_on


@dataclass
class Post:
    """An office with its people, the application that writes for it, and the server's box."""

    world: object
    app: object
    box: Box

    @property
    def server(self):
        """The server as the settings name it now."""
        return server_of(self.app.config)

    def round(self):
        """What the served program does once a minute."""
        return once(self.app, self.server)

    def at(self, day, hour=8, minute=0):
        """Put the clock there."""
        self.world.clock.at = dt.datetime.combine(
            dt.date.fromisoformat(day), dt.time(hour, minute), dt.UTC
        )

    def later(self, **time):
        """Put the clock on."""
        self.world.clock.at += dt.timedelta(**time)

    def chose(self, who, **kinds):
        """Somebody chooses how they are told."""
        choose(self.world.office, who, kinds, self.world.key())

    def asked(self, line_id, words="Which trip was it?"):
        """HR asks about a line."""
        actions.ask(self.world.office, self.world.hr, line_id, words, self.world.key())

    def rejected(self, line_id, reason):
        """HR rejects a line."""
        actions.reject(self.world.office, self.world.hr, line_id, reason, self.world.key())


SETTINGS = {
    "MAIL_FROM": "Assignment Costs <costs@farn.example>",
    "PUBLIC_URL": "https://costs.farn.example",
}


@pytest.fixture(scope="session")
def writer(tmp_path_factory):
    """One application for all tests of a run's process; each has an office of its own."""
    app = app_on(tmp_path_factory.mktemp("mail"))
    app.extensions["office"].database.close()
    return app


@contextmanager
def opened(app, url, folder):
    """An office to which mail was just set up: what happened before is told to nobody."""
    box, world = Box(), build_world(url, folder)
    before = dict(app.config), dict(app.extensions)
    with serving(box) as port:
        app.config.update(SETTINGS, SMTP_URL=f"smtp+plain://127.0.0.1:{port}")
        app.extensions["office"] = world.office
        made = Post(world, app, box)
        made.round()
        yield made
    world.office.database.close()
    for kept, was in zip((app.config, app.extensions), before, strict=True):
        kept.clear()
        kept.update(was)


@pytest.fixture
def any_post(writer, database_url, tmp_path):
    """An office with mail, on either kind of database."""
    with opened(writer, database_url, tmp_path) as made:
        yield made


@pytest.fixture
def post(writer, sqlite_url, tmp_path):
    """An office with mail, for what the database has no part in."""
    with opened(writer, sqlite_url, tmp_path) as made:
        yield made
