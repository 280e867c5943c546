"""What is left, told for the last months alone or for all of an assignment's life."""

import datetime as dt

from assignments import actions
from tests.stories.world import taxi

BY_DAY = {
    "clause": "2",
    "category": "local_transport",
    "pays": "reimburse",
    "quote": "local transport",
    "limits": [{"type": "amount", "max": "40.00", "currency": "USD", "per": "day"}],
}


def test_recent_periods_say_what_all_of_them_say(fresh_world):
    """The last months' rows are the same among all; older ones come when they are asked for."""
    world = fresh_world
    assignment_id = world.lettered()
    for month in (1, 2, 3, 4, 5):
        (line,) = world.submit(assignment_id, taxi(f"{month}5.00", date=f"2005-{month:02}-20"))
        if month != 1:
            world.approve(line.id)
    whole = actions.left(world.office, world.hr, assignment_id, whole=True)
    recent = actions.left(world.office, world.hr, assignment_id, whole=False)
    assert set(recent.rows) <= set(whole.rows)
    told = [row.period for row in recent.rows if row.category == "local_transport"]
    assert told == ["2005-01", "2005-03", "2005-04", "2005-05"]  # January's line still waits
    assert recent.norms == whole.norms


def test_nothing_waiting_leaves_older_periods_out(fresh_world):
    """Months in which all is decided are left out, and it is said that there are earlier ones."""
    world = fresh_world
    assignment_id = world.lettered()
    for month in (1, 2, 3, 4, 5):
        (line,) = world.submit(assignment_id, taxi(date=f"2005-{month:02}-20"))
        world.approve(line.id)
    recent = actions.left(world.office, world.hr, assignment_id, whole=False)
    told = [row.period for row in recent.rows if row.category == "local_transport"]
    assert told == ["2005-03", "2005-04", "2005-05"]
    assert recent.earlier


def test_of_many_days_the_latest_are_told(fresh_world):
    """A limit by the day is told for its last days, and for those on which a line waits."""
    world = fresh_world
    assignment_id = world.assignment()
    world.terms(world.letter(assignment_id), [BY_DAY])
    for day in range(1, 7):
        (line,) = world.submit(assignment_id, taxi("5.00", date=f"2005-05-0{day}"))
        if day != 2:
            world.approve(line.id)
    recent = actions.left(world.office, world.hr, assignment_id, whole=False)
    assert [row.period for row in recent.rows] == [f"2005-05-0{day}" for day in (2, 4, 5, 6)]
    assert recent.earlier


def test_nothing_is_granted_for_the_months_after_the_last_day(fresh_world):
    """Of an assignment that has ended what is left is told as of its last day, not of today."""
    world = fresh_world
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, taxi("15.00", date="2005-05-20"))
    world.approve(line.id)
    end = actions.EndInput(dt.date(2005, 5, 31), "The work is done.")
    actions.record_end(world.office, world.hr, assignment_id, end, world.key())
    world.clock.set("2006-03-01")
    for whole in (True, False):
        rows = actions.left(world.office, world.hr, assignment_id, whole=whole).rows
        assert [row.last for row in rows if row.last and row.last.year > 2005] == []
        assert [row.period for row in rows if row.category == "local_transport"] == ["2005-05"]
