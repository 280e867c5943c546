"""The demo, loaded on SQLite for the tests that only look at it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from assignments import actions, demo
from assignments.actions import Office, open_office
from assignments.core.records import AssignmentRecord, LineRecord, Person
from assignments.demo import DemoLogin, story
from assignments.storage.embedded_rates import embedded_rates
from assignments.storage.files import Place
from tests.demo.kept import DATABASE, copy_of_demo


@dataclass(frozen=True)
class World:
    """An office with the demo in it, and its people, assignments and lines by the story's names."""

    office: Office
    logins: tuple[DemoLogin, ...]
    people: dict[str, Person]
    assignments: dict[str, AssignmentRecord]
    lines: dict[str, LineRecord]


def hashed(password: str) -> str:
    """What stands for a hash here, to be told from the password."""
    return f"hash of {password}"


@contextmanager
def opened(url: str, receipts: Path) -> Iterator[Office]:
    """An office on a database that has its schema."""
    office = open_office(url, Place(str(receipts)))
    with closing(office.database):
        yield office


def loaded(office: Office) -> World:
    """Load the demo with the rates of its own years, and look everything up again by name."""
    rates = [one for one in embedded_rates() if 2004 <= one.day.year <= 2006]
    return looked_up(office, demo.load(office, hashed, rates=rates))


def looked_up(office: Office, logins: tuple[DemoLogin, ...]) -> World:
    """A loaded demo, everything in it by name."""
    everybody = actions.people(office, Person(0, "", "", frozenset({"administrator"})))
    people = {person.name.split()[-1].lower(): person for person in everybody}
    assignments = {
        name: actions.my_assignments(office, people[name]).items[0] for name in story.NAMES
    }
    lines = {}
    for name in story.NAMES:
        lines |= lines_of(office, people[name], assignments[name].id, name)
    return World(office, logins, people, assignments, lines)


def lines_of(office: Office, who: Person, assignment_id: int, name: str) -> dict[str, LineRecord]:
    """The lines of one employee by their names in the story."""
    told = {claim["title"]: claim["line"] for claim in story.told_file(name)["claim"]}
    found = {}
    summaries = actions.claims(office, who, assignment_id, size=100).items
    for summary in (one for one in summaries if one.kind == "claim"):
        kept = actions.claim(office, who, summary.id)
        for line, written in zip(kept.lines, told.pop(kept.title), strict=True):
            found[written["name"]] = line
    assert not told
    return found


@pytest.fixture(scope="session")
def world(tmp_path_factory) -> Iterator[World]:
    """The demo on SQLite; to be looked at, not to be changed."""
    folder = tmp_path_factory.mktemp("demo")
    logins = copy_of_demo(tmp_path_factory, folder)
    with opened(f"sqlite:///{folder / DATABASE}", folder / "receipts") as office:
        yield looked_up(office, logins)
