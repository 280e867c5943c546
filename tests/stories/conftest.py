"""Worlds for the stories, on both kinds of database."""

import shutil
from contextlib import contextmanager

import pytest
from sqlalchemy.engine import make_url

from tests.conftest import postgres_copy
from tests.readers import nothing
from tests.stories.world import Clock, build_world, world_again

KINDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def sqlite_office(sqlite_pattern, tmp_path_factory):
    """Copies of a SQLite office that has its people; and the world that it was built with."""
    folder = tmp_path_factory.mktemp("office")
    file = shutil.copy(sqlite_pattern, folder / "office.sqlite")
    world = build_world(f"sqlite:///{file}", folder)
    world.office.database.close()

    @contextmanager
    def copied(folder):
        yield f"sqlite:///{shutil.copy(file, folder)}"

    return world, copied


@pytest.fixture(scope="session")
def postgres_office(postgres_server, postgres_admin, tmp_path_factory):
    """The same on PostgreSQL."""
    with postgres_copy(postgres_server, postgres_admin) as url:
        world = build_world(url, tmp_path_factory.mktemp("office"))
        world.office.database.close()
        name = make_url(url).database
        yield world, lambda _folder: postgres_copy(postgres_server, postgres_admin, name)


@pytest.fixture(params=KINDS)
def fresh_world(request, tmp_path):
    """An office of this story's own: its people, and nothing else."""
    built, copied = request.getfixturevalue(f"{request.param}_office")
    with copied(tmp_path) as url:
        world = world_again(built, url, tmp_path)
        yield world
        world.office.database.close()


@pytest.fixture(scope="session", params=KINDS)
def shared_world(request, tmp_path_factory):
    """An office that several stories share: opening a database costs more than most of them."""
    built, copied = request.getfixturevalue(f"{request.param}_office")
    folder = tmp_path_factory.mktemp("shared")
    with copied(folder) as url:
        world = world_again(built, url, folder)
        yield world
        world.office.database.close()


@pytest.fixture
def world(shared_world):
    """The shared office at its usual hour; a story has assignments of its own in it.

    It finds nothing in letters until a story says otherwise.
    """
    shared_world.clock.at = Clock().at
    shared_world.read_by(nothing)
    return shared_world
