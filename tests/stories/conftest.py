"""Worlds for the stories, on both kinds of database."""

import shutil

import pytest

from tests.readers import nothing
from tests.stories.world import Clock, build_world


@pytest.fixture
def fresh_world(database_url, tmp_path):
    """An office of this story's own: its people, and nothing else."""
    world = build_world(database_url, tmp_path)
    yield world
    world.office.database.close()


@pytest.fixture(
    scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def shared_world(request, tmp_path_factory):
    """An office that several stories share: opening a database costs more than most of them."""
    folder = tmp_path_factory.mktemp("shared")
    if request.param == "sqlite":
        pattern = request.getfixturevalue("sqlite_pattern")
        url = f"sqlite:///{shutil.copy(pattern, folder / 'shared.sqlite')}"
    else:
        admin = request.getfixturevalue("postgres_admin")
        admin.execute("CREATE DATABASE shared TEMPLATE pattern STRATEGY FILE_COPY")
        url = request.getfixturevalue("postgres_server").get_uri("shared", driver="psycopg")
    world = build_world(url, folder)
    yield world
    world.office.database.close()
    if request.param == "postgres":
        admin.execute("DROP DATABASE shared")


@pytest.fixture
def world(shared_world):
    """The shared office at its usual hour; a story has assignments of its own in it.

    It finds nothing in letters until a story says otherwise.
    """
    shared_world.clock.at = Clock().at
    shared_world.read_by(nothing)
    return shared_world
