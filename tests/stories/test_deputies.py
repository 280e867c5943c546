"""While somebody of HR is away: who is named, for which days, and what they may do then."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from assignments import actions
from assignments.actions import InputError, NotAllowedError, NotFoundError, StateError
from assignments.actions.cost_corrections import correct_cost
from assignments.actions.deciders import acting
from assignments.actions.deputies import (
    DeputyInput,
    end_deputy,
    name_deputy,
    standing_in,
    while_away,
)
from tests.ledgers import month_in
from tests.stories.world import taxi

FIRST, LAST = dt.date(2005, 6, 1), dt.date(2005, 6, 10)


@pytest.fixture
def ingrid(world):
    """Somebody of HR who goes away."""
    return world.someone("Ingrid", "hr")


@pytest.fixture
def bea(world):
    """Somebody of another department."""
    return world.someone("Bea", "finance")


def name(world, away, deputy, *, by=None, first=FIRST, last=LAST):
    """Name a deputy; the number of the stretch."""
    what = DeputyInput(deputy.id, first, last)
    return name_deputy(world.office, by or away, away.id, what, world.key()).id


def test_a_deputy_decides_in_the_place_of_who_is_away(world, ingrid, bea):
    """Queue, desk and receipts are theirs; line, history and month name both."""
    assignment_id = world.lettered()
    claim_id = world.draft(assignment_id, taxi(), taxi("30.00"), taxi("40.00"), receipts=False)
    for line in actions.claim(world.office, world.ada, claim_id).lines:
        world.attach(line.id)
    actions.submit_claim(world.office, world.ada, claim_id, world.key())
    first, second, third = actions.claim(world.office, world.ada, claim_id).lines
    assert acting(world.office, bea).in_place_of is None
    name(world, ingrid, bea)
    deputy = acting(world.office, bea)
    assert deputy.in_place_of == ingrid.id
    assert {first.id, second.id} <= {one.line_id for one in _queue(world, deputy)}
    assert actions.desk(world.office, deputy, first.id).may_decide
    found, stream = actions.receipt(world.office, deputy, first.receipts[0].id)
    with stream:
        assert found.line_id == first.id
    world.approve(first.id, who=deputy)
    actions.reject(world.office, deputy, second.id, "Not yours.", world.key())
    actions.ask(world.office, deputy, third.id, "Which ride?", world.key())
    assert world.line(first.id).decider == "Bea for Ingrid"
    assert world.line(second.id).in_place_of == ingrid
    events = actions.history(world.office, world.ada, first.claim_id)
    told = {(one.line_id, one.kind): one.doer for one in events}
    assert told[first.id, "approved"] == told[third.id, "asked"] == "Bea for Ingrid"
    assert told[first.id, "submitted"] == "Ada"
    costs = month_in(world.office, "2005-06").lines
    assert [one.decided_by for one in costs if one.line_id == first.id] == ["Bea for Ingrid"]


def _queue(world, who):
    return actions.queue(world.office, who, size=500).items


def test_a_deputy_gets_nothing_else_of_hr(world, ingrid, bea):
    """Neither letters nor corrections, nor what is not submitted, nor other people."""
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, taxi())
    draft = world.draft(assignment_id, taxi())
    name(world, ingrid, bea)
    deputy = acting(world.office, bea)
    world.approve(line.id, who=deputy)
    with pytest.raises(NotAllowedError):
        correct_cost(world.office, deputy, line.id, ("1.00", "Less."), world.key())
    with pytest.raises(NotAllowedError):
        actions.record_end(
            world.office, deputy, assignment_id, actions.EndInput(LAST, "Over."), world.key()
        )
    with pytest.raises(NotFoundError):
        actions.claim(world.office, deputy, draft)
    with pytest.raises(NotAllowedError):
        actions.people(world.office, deputy)


def test_the_days_are_the_companys_and_both_count(world, ingrid, bea):
    """Not the day before, not the day after, and not once it was ended."""
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, taxi())
    stretch = name(world, ingrid, bea, first=dt.date(2005, 6, 2))
    assert standing_in(world.office, bea) == ()
    for day in ("2005-06-02", "2005-06-10"):
        world.clock.set(day)
        assert [one.away for one in standing_in(world.office, bea)] == [ingrid]
    deputy = acting(world.office, bea)
    world.clock.set("2005-06-11")
    with pytest.raises(NotAllowedError):
        world.approve(line.id, who=deputy)
    world.clock.set("2005-06-05")
    end_deputy(world.office, ingrid, ingrid.id, stretch, world.key())
    with pytest.raises(NotAllowedError):
        actions.desk(world.office, deputy, line.id)
    with pytest.raises(StateError, match="Ingrid ended it on 2005-06-05"):
        end_deputy(world.office, ingrid, ingrid.id, stretch, world.key())
    (past,) = while_away(world.office, ingrid, ingrid.id).stretches
    assert (past.last, past.ended_by) == (LAST, ingrid)


def test_who_loses_hr_has_no_deputy_any_more(world, ingrid, bea):
    """A right that is gone cannot be stood in for."""
    name(world, ingrid, bea)
    actions.grant_roles(world.office, world.admin, ingrid.id, frozenset(), world.key())
    assert standing_in(world.office, bea) == ()


def test_who_may_name_whom(world, ingrid, bea):
    """HR for themselves, an administrator for HR; never oneself, never twice on a day."""
    for by, away in ((bea, bea), (bea, ingrid), (world.hr, ingrid)):
        with pytest.raises(NotAllowedError):
            name(world, away, world.ben, by=by)
    with pytest.raises(StateError, match="Bea is not in HR"):
        name(world, bea, world.ben, by=world.admin)
    with pytest.raises(InputError, match="nobody stands in for themselves"):
        name(world, ingrid, ingrid)
    locked = actions.PersonInput("lock@farn.example", "Lock", frozenset({"hr"}), "")
    other = actions.add_person(world.office, world.admin, locked, world.key())
    with pytest.raises(InputError, match="cannot log in"):
        name(world, ingrid, actions.person(world.office, other.id))
    stretch = name(world, ingrid, bea, by=world.admin)
    with pytest.raises(InputError, match="Bea stands in from 2005-06-01 to 2005-06-10 already"):
        name(world, ingrid, world.ben, first=LAST, last=dt.date(2005, 6, 20))
    name(world, ingrid, world.ben, first=dt.date(2005, 6, 11), last=dt.date(2005, 6, 20))
    for by, away in ((world.hr, ingrid), (world.hr, world.hr), (world.admin, world.hr)):
        with pytest.raises(NotFoundError):
            end_deputy(world.office, by, away.id, stretch, world.key())
    end_deputy(world.office, world.admin, ingrid.id, stretch, world.key())
    name(world, ingrid, world.ben)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2005-05-31", "2005-06-10"), "is past"),
        (("2005-06-10", "2005-06-09"), "before the first day"),
        (("2005-06-01", "2006-06-03"), "more than a year"),
    ],
)
def test_days_that_cannot_be(world, ingrid, bea, days, said):
    """Each says what is wrong with it."""
    first, last = map(dt.date.fromisoformat, days)
    with pytest.raises(InputError, match=said):
        name(world, ingrid, bea, first=first, last=last)


def test_neither_their_own_nor_those_of_who_is_away(world, ingrid):
    """A deputy who claims costs, and one in HR too, whose colleague has an assignment."""
    own = world.lettered()
    (mine,) = world.submit(own, taxi())
    theirs = world.lettered(employee_id=ingrid.id)
    (hers,) = world.submit(theirs, taxi(), who=ingrid)
    colleague = world.someone("Harald", "hr")
    assert actions.desk(world.office, colleague, hers.id).may_decide
    name(world, ingrid, world.ada)
    deputy = acting(world.office, world.ada)
    for line in (mine, hers):
        assert not actions.desk(world.office, deputy, line.id).may_decide
        with pytest.raises(NotAllowedError, match="stand in for"):
            world.approve(line.id, who=deputy)
    (stretch,) = while_away(world.office, ingrid, ingrid.id).stretches
    end_deputy(world.office, ingrid, ingrid.id, stretch.id, "end")
    name(world, ingrid, colleague)
    assert acting(world.office, colleague).in_place_of is None
    with pytest.raises(NotAllowedError, match="stand in for"):
        world.approve(hers.id, who=colleague)
    world.approve(mine.id, who=colleague)
    assert world.line(mine.id).decider == "Harald"


def test_two_forms_at_once_name_one_deputy(world, ingrid, bea):
    """Of two that overlap the second is refused, on both databases."""

    def named(deputy):
        try:
            return name(world, ingrid, deputy)
        except InputError as error:
            return error.what

    with ThreadPoolExecutor(2) as two:
        done = list(two.map(named, (bea, world.ben)))
    assert sum(isinstance(one, int) for one in done) == 1
    assert len(while_away(world.office, ingrid, ingrid.id).stretches) == 1
