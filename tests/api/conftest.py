"""Programs of the people in the tests' world."""

import pytest

from assignments import actions
from assignments.actions import Approval
from tests.api.program import Program, token_of
from tests.web.conftest import (  # noqa: F401 - the same world as the pages'
    app,
    app_on,
    browser_of,
    ids,
    office,
    people,
    served,
    world_pattern,
)
from tests.web.world import claimed, key, people_of, recorded, rent


@pytest.fixture
def program_of(app, office, people):  # noqa: F811
    """A program of somebody's: with some scopes, or with all; None has no token."""

    def program(name, *scopes):
        token = token_of(office, people[name], *scopes) if name else ""
        return Program(app, token)

    return program


@pytest.fixture
def on_both(database_url, tmp_path):
    """The application on each kind of database, with one of everything recorded in it."""
    app = app_on(tmp_path / "instance", DATABASE_URL=database_url)  # noqa: F811
    office = app.extensions["office"]  # noqa: F811
    people = people_of(office, "none of these logs in")  # noqa: F811
    ids = recorded(office, people)  # noqa: F811
    for month in (1, 2):
        made = claimed(office, people["expatriate"], ids["assignment_id"], "Rent", rent(month, "9"))
        actions.submit_claim(office, people["expatriate"], made["claim_id"], key())
        reason = Approval("9", "Known.")
        actions.approve(office, people["hr"], made["line_ids"][0], reason, key())
    yield app, people, ids
    office.database.close()
