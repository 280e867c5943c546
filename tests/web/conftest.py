"""An office of invented people, served to the tests' browser; its records are made in `world`."""

import re
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask, session
from flask_security import login_user
from jinja2 import BytecodeCache
from lxml.html import document_fromstring

from assignments import actions
from assignments.core.records import Person
from assignments.storage.database import migrate
from assignments.web import create_app, login
from tests.conftest import memory_folder
from tests.readers import nothing
from tests.web.world import NOW, people_of, recorded

QUICK_HASH = {"argon2__time_cost": 1, "argon2__memory_cost": 8, "argon2__parallelism": 1}
PASSWORD = "a password for tests"
TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')


class Compiled(BytecodeCache):
    """Templates as they were compiled first, for all applications of a test run's process."""

    def __init__(self):
        """Begin with none."""
        self._kept = {}

    def load_bytecode(self, bucket):
        """Hand out what was kept of the same source."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket):
        """Keep a template, under a key that tells its source."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()
STRICTLY_SEEN: set[str] = set()  # pages whose forms were filled in


def app_on(instance: Path, **config):
    """The application on an instance folder, on a day that stands still; hashing takes no time.

    It finds nothing in letters: see `read_by`.
    """
    settings = {
        "INSTANCE": str(instance),
        "TESTING": True,
        "SECRET_KEY": "made up",
        "SECURITY_PASSWORD_SALT": "made up",
        "SECURITY_TOTP_SECRETS": {"1": "made up"},
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": QUICK_HASH,
    }
    app = create_app(settings | config)
    app.jinja_env.bytecode_cache = COMPILED
    office = app.extensions["office"]
    app.extensions["office"] = replace(office, clock=lambda: NOW, reader=nothing)
    return app


def read_by(app, reader):
    """Have the application read letters so from now on."""
    app.extensions["office"] = replace(app.extensions["office"], reader=reader)


@dataclass
class Answer:
    """One answer; a page was parsed strictly."""

    status: int
    text: str
    headers: dict
    url: str
    root: Element | None = None
    data: bytes = b""

    @property
    def location(self) -> str:
        """Where a redirect leads, without host."""
        return self.headers.get("Location", "")

    def all(self, path: str) -> list[Element]:
        """Elements by an ElementTree path, such as ".//table//th"."""
        return [] if self.root is None else self.root.findall(path)

    def words(self, path: str = ".//main") -> str:
        """The text of the first such element, its spaces made single."""
        found = self.all(path)
        return " ".join("".join(found[0].itertext()).split()) if found else ""

    def error_of(self, name: str) -> str:
        """What is said beside a field; empty where nothing is."""
        return self.words(f".//*[@id='{name}-error']")

    def value_of(self, name: str) -> str | None:
        """What stands in a field of the page."""
        for control in self.all(f".//*[@name='{name}']"):
            if control.tag == "select":
                chosen = control.findall(".//option[@selected]")
                return chosen[0].get("value") if chosen else None
            if control.tag == "textarea":
                return "".join(control.itertext())
            return control.get("value")
        return None

    def form(self, action: str) -> dict[str, str]:
        """The hidden fields of the page's form that posts to `action`; a log-out form is none."""
        for form in self.all(".//main//form"):
            if (form.get("action") or self.url).partition("?")[0] == action.partition("?")[0]:
                hidden = form.findall(".//input[@type='hidden']")
                return {one.get("name"): one.get("value") or "" for one in hidden}
        return {}


def strictly(text: str) -> Element:
    """Parse a page, or the part of one that a script asked for; any slip of HTML is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    is_page = "<html" in text
    return parser.parse(text) if is_page else parser.parseFragment(text, container="div")


@dataclass
class Visitor:
    """A browser without script: keeps cookies, follows nothing, fills in what forms hide."""

    app: object
    person: Person | None = None
    last: Answer | None = None
    client: object = field(init=False)
    _tokens: dict[str, str] = field(default_factory=dict, init=False)

    def __post_init__(self):
        """Start without cookies, and log in where there is somebody."""
        self.client = self.app.test_client()
        if self.person is not None:
            self.enter(self.person)

    def enter(self, person: Person) -> None:
        """Log in as the form does it, without the form: it is most of a test, and has its own."""
        where = self.app.test_request_context("/login", environ_base=self.client.environ_base)
        with where:
            login_user(self.app.extensions["security"].datastore.find_user(id=person.id))
            self.app.process_response(self.app.make_response(""))
            kept = dict(session)
        with self.client.session_transaction() as mine:
            mine.update(kept)

    def log_in(self, email: str, password: str = PASSWORD) -> Answer:
        """Send the log-in form."""
        return self.send(
            "/login",
            {"csrf_token": self.token("/login"), "email": email, "password": password},
        )

    def get(self, url: str, status: int | None = 200) -> Answer:
        """Fetch a page; `status` None takes any."""
        return self._keep(self.client.get(url), url, status)

    def post(
        self, url: str, data: dict | None = None, *, page: str | None = None, status=None
    ) -> Answer:
        """Send the form of a page (the same address unless told) with its token and its key.

        What stands in `data` wins; a field with a list is sent several times.
        """
        hidden = self._hidden(page or url, url)
        hidden = hidden or {"csrf_token": self.token(), "key": str(uuid.uuid4())}
        return self.send(url, hidden | (data or {}), status=status)

    def _hidden(self, page: str, url: str) -> dict[str, str]:
        """What the page's form hides; the page is parsed strictly once a run, and then quickly."""
        answer = self.client.get(page)
        if page not in STRICTLY_SEEN:
            STRICTLY_SEEN.add(page)
            return self._keep(answer, page, None).form(url)
        text = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
        answer.close()
        root = document_fromstring(text) if text else None
        return Answer(answer.status_code, text, {}, page, root).form(url)

    def send(self, url: str, data: dict, *, status: int | None = None) -> Answer:
        """Send exactly these fields."""
        answer = self.client.post(
            url, data=data, content_type="multipart/form-data", headers={"Referer": None}
        )
        return self._keep(answer, url, status)

    def token(self, *pages: str) -> str:
        """A CSRF token of this session, from the first of the pages that has a form.

        Without pages, the one that was found before as long as the session is the same.
        """
        if not pages and self._secret() in self._tokens:
            return self._tokens[self._secret()]
        for path in pages or ("/account", "/login"):
            found = TOKEN.search(self.client.get(path).text)
            if found is not None:
                return self._tokens.setdefault(self._secret(), found[1])
        raise AssertionError("no page with a form")

    def _secret(self) -> str | None:
        """What the session's tokens are made of."""
        with self.client.session_transaction() as mine:
            return mine.get("csrf_token")

    def _keep(self, answer, url: str, status: int | None) -> Answer:
        is_page = answer.mimetype == "text/html" and not 300 <= answer.status_code < 400
        text = answer.get_data(as_text=True) if is_page else ""
        root = strictly(text) if is_page else None
        headers = dict(answer.headers)
        self.last = Answer(answer.status_code, text, headers, url, root, answer.get_data())
        answer.close()
        if status is not None:
            assert answer.status_code == status, self.last.words() or answer.headers
        return self.last


@pytest.fixture(scope="session")
def world_pattern(tmp_path_factory):
    """An instance folder with people and one of everything, to be copied; and all their numbers."""
    instance = tmp_path_factory.mktemp("world")
    app = app_on(instance)
    office = app.extensions["office"]
    migrate(office.database.url)
    with app.app_context():
        people = people_of(office, login.hashed(PASSWORD))
        ids = recorded(office, people)
    office.database.close()
    return instance, people, ids


@pytest.fixture(scope="session")
def served() -> Iterator[Flask]:
    """One application for all tests of a run's process, on a folder that each fills anew."""
    with tempfile.TemporaryDirectory(prefix="assignments-web-", dir=memory_folder()) as folder:
        yield app_on(Path(folder) / "instance")


@pytest.fixture
def app(world_pattern, served) -> Iterator[Flask]:
    """The application on a copy of the world of this test's own, with settings of its own."""
    instance = Path(served.instance_path)
    shutil.copytree(world_pattern[0], instance)
    settings, parts = dict(served.config), dict(served.extensions)
    served.extensions["office"] = replace(parts["office"])
    yield served
    served.extensions["office"].database.close()
    for kept, before in ((served.config, settings), (served.extensions, parts)):
        kept.clear()
        kept.update(before)
    shutil.rmtree(instance)


@pytest.fixture
def office(app) -> actions.Office:
    """The office that the application serves."""
    return app.extensions["office"]


@pytest.fixture
def people(world_pattern) -> dict[str, Person]:
    """Everybody by what they are called in the tests: see `world.CAST`."""
    return world_pattern[1]


@pytest.fixture
def ids(world_pattern) -> dict[str, int | str]:
    """The numbers of what is recorded in the world, by the name of the URL's argument."""
    return world_pattern[2]


@pytest.fixture
def browser_of(app, people):
    """A browser in which somebody is logged in: "hr", "stranger", …; None for a visitor."""
    return lambda name=None: Visitor(app, people[name] if name else None)
