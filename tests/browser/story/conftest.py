"""The demo's company served to a real browser, which the stories change as people would."""

import datetime as dt
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from assignments import actions
from assignments.actions import Office
from assignments.core.records import Person
from assignments.reading import read
from tests.browser.conftest import server_of
from tests.demo.kept import copy_of_demo
from tests.web.conftest import app_on
from tests.web.world import claimed, key

TODAY = dt.datetime(2006, 12, 5, 9, tzinfo=dt.UTC)
expect.set_options(timeout=30_000)  # two cores serve browsers, servers and tests


@dataclass
class Larkspur:
    """The company on a day of December 2006: its office, its address and its log-ins."""

    app: Flask
    url: str
    passwords: dict[str, str]
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def office(self) -> Office:
        """The office that is served."""
        return self.app.extensions["office"]

    def waiting_line(self, amount: str) -> int:
        """Submit a taxi of Nora Whitlock's, with a receipt; the line's number."""
        nora = self.people["whitlock"]
        at = actions.my_assignments(self.office, nora).items[0].id
        taxi = {"category": "local_transport", "date": "2005-12-15", "currency": "CNY"}
        words = taxi | {"destination": "host", "amount": amount}
        made = claimed(self.office, nora, at, f"A taxi for {amount}", words)
        actions.submit_claim(self.office, nora, made["claim_id"], key())
        return made["line_ids"][0]

    def kinds_of(self, line_id: int) -> list[str]:
        """What happened to a line, in the words of its events."""
        events = actions.desk(self.office, self.people["bell"], line_id).events
        return [event.kind for event in events]


@contextmanager
def served(app):
    """The application at an address of this machine, for as long as it is needed."""
    server = server_of(app)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def larkspur(tmp_path_factory):
    """The demo in an instance of its own, for the stories of one file."""
    folder = tmp_path_factory.mktemp("larkspur")
    logins = copy_of_demo(tmp_path_factory, folder)
    app = app_on(folder)
    office = app.extensions["office"]
    app.extensions["office"] = replace(office, clock=lambda: TODAY, reader=read)
    everybody = actions.people(office, Person(0, "", "", frozenset({"administrator"})))
    people = {person.name.split()[-1].lower(): person for person in everybody}
    with served(app) as url:
        yield Larkspur(app, url, {one.email: one.password for one in logins}, people)
    office.database.close()


def _complain(complaints, message):
    """Keep an error or a warning of the browser; a no, or a line that a test cut, is not one."""
    is_ours = not any(one in message.text for one in ("the server responded with", "net::ERR_"))
    if message.type in {"error", "warning"} and is_ours:
        complaints.append((message.location.get("url"), message.text))


@pytest.fixture
def desk_of(chromium, larkspur):
    """A fresh browser in which somebody of the demo is logged in; nothing it shows may complain."""
    contexts, complaints = [], []

    def desk_of(name: str, **settings) -> Page:
        context = chromium.new_context(
            base_url=larkspur.url, reduced_motion="reduce", accept_downloads=True, **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", partial(_complain, complaints))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        email = larkspur.people[name].email
        page.goto("/login")
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password").fill(larkspur.passwords[email])
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("link", name=larkspur.people[name].name)).to_be_visible()
        return page

    yield desk_of
    for context in contexts:
        context.close()
    assert not complaints
