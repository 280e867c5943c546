"""A small filled world, checked as a large one is; and what the command refuses."""

import pytest
from sqlalchemy import text

from assignments.actions import StateError, open_office
from assignments.core.words import InputError
from assignments.demo.filling import Size, fill, size_of
from assignments.storage.database import migrate
from assignments.storage.files import Place
from tests.scale.checking import check

SMALL = Size(assignments=3, lines=60)
TAKING = """SELECT DISTINCT line_id FROM take JOIN line ON line.id = take.line_id
    WHERE take.balance LIKE 'term:%' AND line.status = 'approved' ORDER BY line_id LIMIT 2"""


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


def test_what_is_lost_is_told(tmp_path):
    """The check names what no longer agrees, and goes on: events, a use, an outcome, a file."""
    url = f"sqlite:///{tmp_path / 'assignments.sqlite'}"
    migrate(url)
    office = open_office(url, Place(str(tmp_path / "receipts")))
    fill(office, str.upper, SMALL, judges=0)
    with office.database.bare(writes=True) as connection:
        taking, other = connection.execute(text(TAKING)).scalars().all()
        connection.execute(text("DELETE FROM take WHERE line_id = :line"), {"line": taking})
        connection.execute(text("DELETE FROM event WHERE line_id = :line"), {"line": other})
        connection.execute(text("UPDATE line SET outcome = 'x' WHERE id = :line"), {"line": other})
    gone = next(one for one in (tmp_path / "receipts").rglob("*") if one.is_file())
    gone.unlink()
    told = set(check(office))
    office.database.close()
    assert told == {
        f"a line gets money and takes nothing of the limit that it was held to: [{taking}]",
        f"a line stands under another outcome than its last verdict: [{other}]",
        f"line {other} has no events",
        f"receipt {gone.name} is not there",
    }


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
