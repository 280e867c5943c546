"""The short form of `python -m tests.faults`: a few kills, and a disk that refuses."""

import pytest

from tests.faults import rounds

pytestmark = pytest.mark.timeout(180)


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_nothing_said_yes_to_is_lost_by_a_kill(kind):
    """Server or database are killed under load: every yes is there after it, and nothing half."""
    tally = rounds.run(kind, rounds=2, seed=5)
    assert tally.lost == []
    assert sum(tally.killed.values()) == 2


def test_files_that_may_not_grow_are_a_clear_answer():
    """Nothing is saved and the page says so; once there is room the same forms are done."""
    found, tally, _ = rounds.run_on_full_disks("sqlite", seed=5, small=False)
    assert [one.wrong for one in found] == [[]]
    assert tally.lost == []
