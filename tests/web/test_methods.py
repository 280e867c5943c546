"""Every method of every route: what a route does not have is refused, and neither acts nor tells.

Who asks changes from one request to the next; `python -m tests.access` asks as everybody.
"""

import pytest

from tests.access.told import PAGE, table
from tests.access.tries import METHODS, refusals, skimmed
from tests.access.two_worlds import two_worlds


@pytest.fixture(scope="module")
def worlds(world_pattern, tmp_path_factory):
    """Both worlds; nothing in this module may change them."""
    made = two_worlds(world_pattern, tmp_path_factory.mktemp("methods") / "instance")
    yield made
    made.app.extensions["office"].database.close()


def test_a_method_that_a_route_does_not_have_is_refused(worlds):
    """With 405 and the methods there are; for OPTIONS with the methods and nothing else."""
    found = refusals(worlds, everybody=False)
    assert found.wrong == []
    assert found.tried > 4 * 150
    assert set(METHODS) == {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"}


def test_a_head_is_a_page_without_its_body(worlds):
    """The same status and headers as a GET's, to whom it lets in and to whom not."""
    found = skimmed(worlds, everybody=False)
    assert found.wrong == []
    assert found.tried > 80


def test_the_page_on_access_says_what_the_table_says(worlds):
    """`python -m tests.access --page` writes it anew."""
    assert table(worlds.app) == PAGE.read_text(), "python -m tests.access --page writes it anew"
