"""Above the amount that an administrator sets, two people approve; each path by which they may."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from assignments import actions
from assignments.actions import Approval, InputError, NotAllowedError, StateError
from assignments.actions.approval_limits import LimitInput, approval_limits, set_approval_limit
from assignments.actions.cost_corrections import correct_cost, cost_now
from assignments.actions.deciders import acting
from assignments.actions.deciding_claims import approve_claim
from assignments.actions.deputies import DeputyInput, name_deputy
from tests.ledgers import month_in
from tests.stories.world import taxi


@pytest.fixture
def limited(fresh_world):
    """An office where two people approve what is above 100 dollars."""
    set_limit(fresh_world, "100.00")
    return fresh_world


def set_limit(world, amount, currency="USD"):
    """Set above which amount two people approve."""
    what = LimitInput(currency, amount)
    return set_approval_limit(world.office, world.admin, what, world.key()).id


def waits(world, line_id):
    """What was approved first of a line that waits, with who did; None where nothing was."""
    line = world.line(line_id)
    assert line.status == "submitted"
    return line.first and (line.first.approver, str(line.first.amount))


def test_one_approves_first_and_another_finally(limited):
    """Exactly at the limit one person is enough; above it the second sees what the first said."""
    world = limited
    assignment_id, other = world.lettered(), world.someone("Hilde", "hr")
    small, large = world.submit(assignment_id, taxi("100.00"), taxi("150.00"))
    world.approve(small.id)
    assert world.line(small.id).status == "approved"
    held = world.left(assignment_id, "local_transport", "2005-05")
    world.approve(large.id)
    assert waits(world, large.id) == ("Hana", "150.00")
    assert world.left(assignment_id, "local_transport", "2005-05") == held == 50
    item = next(one for one in actions.queue(world.office, other).items if one.line_id == large.id)
    assert (item.first.approver, item.may_second) == ("Hana", True)
    with pytest.raises(StateError, match=r"You approved 150\.00 USD first, on 2005-06-01"):
        world.approve(large.id)
    world.approve(large.id, who=other)
    line = world.line(large.id)
    assert (line.status, line.decided_by, line.first) == ("approved", other, None)
    kinds = [one.kind for one in actions.history(world.office, world.ada, large.claim_id)]
    assert kinds[-2:] == ["first_approved", "approved"]
    assert {one.line_id for one in month_in(world.office, "2005-06").lines} == {small.id, large.id}


def test_another_amount_begins_anew(limited):
    """It waits for a second in its turn, unless one may approve it; a reason goes along."""
    world = limited
    assignment_id, other = world.lettered(), world.someone("Hilde", "hr")
    first, second = world.submit(assignment_id, taxi("150.00"), taxi("120.00", date="2005-04-03"))
    world.approve(first.id, "400.00", "He had no choice.")
    assert world.left(assignment_id, "local_transport", "2005-05") == 150
    world.approve(first.id, who=other)
    assert waits(world, first.id) == ("Hilde", "150.00")
    world.approve(first.id, "400.00", "He had no choice.", who=other)
    world.approve(first.id, "400.00")
    line = world.line(first.id)
    assert (line.status, line.override, line.reason) == ("approved", True, "He had no choice.")
    assert world.left(assignment_id, "local_transport", "2005-05") == 0
    world.approve(second.id)
    world.approve(second.id, "90.00", "Half was private.", who=other)
    assert (world.line(second.id).status, world.line(second.id).decided_by) == ("approved", other)


def test_the_first_may_think_better_of_it(limited):
    """Rejecting, asking and withdrawing forget the first approval; so does a smaller amount."""
    world = limited
    assignment_id = world.lettered()
    lines = world.submit(assignment_id, *[taxi("150.00")] * 4)
    for line in lines:
        world.approve(line.id, "150.00", "As agreed.")
        assert waits(world, line.id) == ("Hana", "150.00")
    rejected, asked, withdrawn, less = lines
    actions.reject(world.office, world.hr, rejected.id, "No.", world.key())
    actions.ask(world.office, world.hr, asked.id, "Why?", world.key())
    actions.withdraw_line(world.office, world.ada, withdrawn.id, world.key())
    world.approve(less.id, "100.00", "Enough.")
    actions.answer(world.office, world.ada, asked.id, "So.", world.key())
    assert waits(world, asked.id) is None
    states = [world.line(line.id).status for line in lines]
    assert states == ["rejected", "submitted", "withdrawn", "approved"]
    assert all(world.line(line.id).first is None for line in lines)


def test_who_does_not_wait_for_an_answer(limited):
    """A line that was asked about and is approved first waits for the second person, not for it."""
    world = limited
    (line,) = world.submit(world.lettered(), taxi("150.00"))
    actions.ask(world.office, world.hr, line.id, "Why?", world.key())
    world.approve(line.id)
    assert waits(world, line.id) == ("Hana", "150.00")


def test_neither_speaks_for_the_other(limited):
    """Not one's own deputy, not whom one stands in for; another's deputy may, and is named."""
    world = limited
    assignment_id = world.lettered()
    ingrid, bea = world.someone("Ingrid", "hr"), world.someone("Bea", "finance")
    mine, theirs = world.submit(assignment_id, taxi("150.00"), taxi("140.00"))
    what = DeputyInput(bea.id, dt.date(2005, 6, 1), dt.date(2005, 6, 9))
    name_deputy(world.office, ingrid, ingrid.id, what, world.key())
    deputy = acting(world.office, bea)
    world.approve(mine.id, who=ingrid)
    assert not actions.desk(world.office, deputy, mine.id).may_second
    world.approve(theirs.id, who=deputy)
    for line, who in ((mine, deputy), (theirs, ingrid), (theirs, deputy)):
        with pytest.raises(StateError, match="first, on 2005-06-01"):
            world.approve(line.id, who=who)
    world.approve(mine.id)
    world.approve(theirs.id)
    ben = world.submit(assignment_id, taxi("130.00", date="2005-04-03"))[0]
    world.approve(ben.id)
    world.approve(ben.id, who=deputy)
    assert world.line(ben.id).decider == "Bea for Ingrid"


def test_a_dearer_correction_needs_two(limited):
    """A limit is not walked around after the approval; what gets cheaper one person corrects."""
    world, office = limited, limited.office
    other = world.someone("Hilde", "hr")
    (line,) = world.submit(world.lettered(), taxi("90.00"))
    world.approve(line.id)
    dearer = ("500.00", "Another bill.")
    assert correct_cost(office, world.hr, line.id, dearer, world.key()).id == 0
    found, now = cost_now(office, other, line.id)
    assert (str(now), found.first.approver, found.first.reason) == ("90.00", "Hana", dearer[1])
    with pytest.raises(StateError, match=r"You approved 500\.00 USD first"):
        correct_cost(office, world.hr, line.id, dearer, world.key())
    assert correct_cost(office, other, line.id, dearer, world.key()).id
    found, now = cost_now(office, other, line.id)
    assert (str(now), found.first, found.status) == ("500.00", None, "approved")
    assert correct_cost(office, other, line.id, ("300.00", "A credit note."), world.key()).id
    assert str(cost_now(office, other, line.id)[1]) == "300.00"


def test_the_limit_is_set_with_its_history(fresh_world):
    """Each currency has its own; none set is any amount, 0 has every amount need two."""
    world, office = fresh_world, fresh_world.office
    (line,) = world.submit(world.lettered(), taxi("150.00"))
    with pytest.raises(NotAllowedError):
        set_approval_limit(office, world.hr, LimitInput("USD", "1.00"), world.key())
    with pytest.raises(NotAllowedError):
        approval_limits(office, world.hr)
    assert [(one.currency, one.limit) for one in approval_limits(office, world.admin).standing] == [
        ("USD", None)
    ]
    for wrong in ("-1", "1.001", "x", "NaN"):
        with pytest.raises(InputError):
            set_limit(world, wrong)
    with pytest.raises(InputError, match="how it stands already"):
        set_limit(world, "")
    set_limit(world, "0")
    set_limit(world, "5000", "JPY")
    world.approve(line.id, "1.00", "Just a dollar.")
    assert waits(world, line.id) == ("Hana", "1.00")
    set_limit(world, "")
    world.approve(line.id, "1.00", "Just a dollar.")
    assert world.line(line.id).status == "approved"
    found = approval_limits(office, world.admin)
    assert [(one.currency, one.amount and str(one.amount)) for one in found.history] == [
        ("USD", None),
        ("JPY", "5000"),
        ("USD", "0.00"),
    ]
    assert {one.currency: one.limit.set_by for one in found.standing} == {
        "JPY": world.admin,
        "USD": world.admin,
    }


def test_two_at_once_give_one_first_and_one_final_approval(limited):
    """Whoever comes second confirms what the first one said; the same person only once."""
    world = limited
    other = world.someone("Hilde", "hr")
    (line,) = world.submit(world.lettered(), taxi("150.00"))

    def approved(who):
        try:
            return world.approve(line.id, who=who)
        except StateError as error:
            return str(error)

    with ThreadPoolExecutor(4) as several:
        done = list(several.map(approved, (world.hr, other, world.hr, other)))
    kinds = [one.kind for one in actions.history(world.office, world.ada, line.claim_id)]
    assert kinds.count("first_approved") == kinds.count("approved") == 1
    assert world.line(line.id).status == "approved"
    assert sum(isinstance(one, str) for one in done) == 2


def test_a_claim_approved_at_once_leaves_what_needs_two(limited):
    """What one person may approve is approved; the second one's button approves the rest."""
    world, office = limited, limited.office
    other = world.someone("Hilde", "hr")
    small, large = world.submit(world.lettered(), taxi("50.00"), taxi("150.00"))
    seen = {small.id: "50.00", large.id: "150.00"}
    done = approve_claim(office, world.hr, small.claim_id, seen, world.key())
    assert (done.approved, list(done.stays)) == ((small.id,), [large.id])
    assert "second" in done.stays[large.id]
    done = approve_claim(office, world.hr, small.claim_id, seen, world.key())
    assert "not_second" in done.stays[large.id]
    done = approve_claim(office, other, small.claim_id, seen, world.key())
    assert done.approved == (large.id,)
    assert world.line(large.id).decided_by == other


def test_a_form_sent_twice_approves_once(limited):
    """A double click of the first is not taken for the second approval."""
    world = limited
    (line,) = world.submit(world.lettered(), taxi("150.00"))
    for again in (False, True):
        done = actions.approve(world.office, world.hr, line.id, Approval(), "click")
        assert done.again is again
    assert waits(world, line.id) == ("Hana", "150.00")
