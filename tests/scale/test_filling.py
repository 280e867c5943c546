"""A small filled world, checked as a large one is; and what the command refuses."""

import pytest

from assignments.actions import StateError, open_office
from assignments.core.words import InputError
from assignments.demo.filling import Size, fill, size_of
from assignments.storage.files import Place
from tests.scale.checking import check

SMALL = Size(assignments=3, lines=60)


def test_a_filled_world_holds_together(database_url, tmp_path):
    """Statuses follow events, limits hold, files are there, waiting lines come out the same."""
    office = open_office(database_url, Place(str(tmp_path / "receipts")))
    told = []
    made = fill(office, str.upper, SMALL, lambda *done: told.append(done), judges=0)
    assert check(office) == []
    assert told[-1] == (SMALL.lines, SMALL.lines)
    roles = {role for one in made.logins for role in one.roles}
    assert roles == {"administrator", "hr", "finance", "expatriate"}
    with pytest.raises(StateError, match="empty"):
        fill(office, str.upper, SMALL, judges=0)
    office.database.close()


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (("0", "10"), "assignments"),
        (("two", "10"), "assignments"),
        (("2", "-5"), "lines"),
        (("2", "1"), "lines"),
        (("1", "1000000"), "lines"),
        (("1", "10", "x"), "seed"),
    ],
)
def test_a_size_that_cannot_be_made_is_refused(words, where):
    """Numbers that are none, too many lines for so few assignments, and fewer than one each."""
    with pytest.raises(InputError) as refused:
        size_of(*words)
    assert refused.value.where == where
