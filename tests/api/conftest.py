"""Programs of the people in the tests' world."""

import pytest

from tests.api.program import Program, token_of
from tests.web.conftest import (  # noqa: F401 - the same world as the pages'
    app,
    browser_of,
    ids,
    office,
    people,
    served,
    world_pattern,
)


@pytest.fixture
def program_of(app, office, people):  # noqa: F811
    """A program of somebody's: with some scopes, or with all; None has no token."""

    def program(name, *scopes):
        token = token_of(office, people[name], *scopes) if name else ""
        return Program(app, token)

    return program
