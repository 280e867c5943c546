"""The short form of `python -m tests.load`: two servers, a handful of clients, three seconds."""

import pytest

from tests.load.crowd import Size, crowded

pytestmark = pytest.mark.timeout(180)


def test_a_crowd_passes_no_limit():
    """Whoever sends at once on the same assignment: no limit is passed, and everything agrees."""
    crowd = crowded("sqlite", Size(seconds=2.0, clients=6, servers=1), seed=5)
    assert crowd.wrong == []
    assert any(tried.said_yes for tried in crowd.sent)
