"""A month's statement on both databases: its sums are the costs' page's of that month."""

import datetime as dt

from assignments.actions.costs import costs
from assignments.actions.statements import statement
from tests.stories.world import TERMS, taxi


def test_a_months_statement_is_the_months_part_of_the_costs(fresh_world):
    """Every month's statement holds its lines, their sum and what waits; the rest is elsewhere."""
    world = fresh_world
    at = world.assignment()
    world.terms(world.letter(at), [one for one in TERMS if one["pays"] != "allowance"])
    for day, rides in (
        ("2005-06-30", (taxi("20.00"), taxi("30.00"))),
        ("2005-08-01", (taxi("31.25", date="2005-07-20"),)),
    ):
        world.clock.set(day)
        for line in world.submit(at, *rides):
            world.approve(line.id)
    world.submit(at, taxi("12.00", date="2005-07-21"))
    page = costs(world.office, world.hr, at)
    assert [one.name for one in page.spent.months] == ["2005-06", "2005-08"]
    for month in page.spent.months:
        found = statement(world.office, world.hr, at, month.name)
        assert [one.money for one in found.spent.total] == [month.money]
        assert len(found.lines) == found.spent.costs == month.costs
        assert not found.held
        assert not found.is_closed
    july = statement(world.office, world.hr, at, "2005-07")
    assert (july.lines, [one.date for one in july.held]) == ((), [dt.date(2005, 7, 21)])
