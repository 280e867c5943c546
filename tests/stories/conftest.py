"""A world for each story, on both kinds of database."""

import pytest

from tests.stories.world import build_world


@pytest.fixture
def world(database_url, tmp_path):
    """An office with its people, a letter that can be recorded, and nothing else."""
    world = build_world(database_url, tmp_path)
    yield world
    world.office.database.close()
