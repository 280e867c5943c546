"""An office whose mail goes to a real server on this machine."""

import datetime as dt
from dataclasses import dataclass, replace

import pytest

from assignments import actions
from assignments.web.mail.rounds import once
from assignments.web.mail.server import server_of
from tests.mail.servers import Box, serving
from tests.stories.world import Clock, build_world
from tests.web.conftest import app_on

START = "2005-06-01"


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
        from assignments.actions.notices.choosing import choose

        choose(self.world.office, who, kinds, self.world.key())

    def asked(self, line_id, words="Which trip was it?"):
        """HR asks about a line."""
        actions.ask(self.world.office, self.world.hr, line_id, words, self.world.key())

    def rejected(self, line_id, reason):
        """HR rejects a line."""
        actions.reject(self.world.office, self.world.hr, line_id, reason, self.world.key())


def office_of(url, folder, port):
    """A world on a database, and an application that sends its mail to a port of this machine."""
    world = build_world(url, folder)
    app = app_on(
        folder / "instance",
        DATABASE_URL=url,
        SMTP_URL=f"smtp+plain://127.0.0.1:{port}",
        MAIL_FROM="Assignment Costs <costs@farn.example>",
        PUBLIC_URL="https://costs.farn.example",
    )
    app.extensions["office"].database.close()
    app.extensions["office"] = world.office
    return world, app


@pytest.fixture
def post(database_url, tmp_path):
    """An office to which mail was just set up: what happened before is told to nobody."""
    box = Box()
    with serving(box) as port:
        world, app = office_of(database_url, tmp_path, port)
        made = Post(world, app, box)
        made.round()
        yield made
        world.office.database.close()


@pytest.fixture
def sqlite_post(sqlite_url, tmp_path):
    """The same on SQLite alone, for what no database has a part in."""
    box = Box()
    with serving(box) as port:
        world, app = office_of(sqlite_url, tmp_path, port)
        made = Post(world, app, box)
        made.round()
        yield made
        world.office.database.close()


def clock():
    """A clock at the usual hour."""
    return replace(Clock())
