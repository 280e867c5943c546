"""Letter, terms, claim, decisions, what remains, the month: the whole way once."""

import pytest

from assignments import actions
from assignments.actions import InputError, NotAllowedError, NotFoundError, StateError
from tests.ledgers import month_in, months_in
from tests.stories.world import taxi

HOME_LEAVE = {
    "category": "home_leave_airfare",
    "date": "2005-05-02",
    "amount": "1150.00",
    "currency": "USD",
    "cabin": "economy",
    "trip": "May",
    "departs": "2005-05-09",
    "destination": "home",
}


def test_letter_to_month(fresh_world):
    """A claim is judged by the letter, decided line by line, and its costs are the month's."""
    world, office = fresh_world, fresh_world.office
    assignment_id = world.lettered()
    meal = taxi("9.00", category="home_leave_meals")
    ride, flight, meal = world.submit(assignment_id, taxi("320.00"), HOME_LEAVE, meal)
    assert [line.submitted["outcome"] for line in (ride, flight, meal)] == [
        "reduced",
        "allowed",
        "refused",
    ]
    assert ride.submitted["findings"][0]["clause"] == "6"
    assert "300 dollars a month" in ride.submitted["findings"][0]["quote"]
    assert world.left(assignment_id, "local_transport", "2005-05") == 0
    assert world.left(assignment_id, "home_leave_airfare") == 2

    world.approve(ride.id)
    world.approve(flight.id, "1000.00", "The receipt says 1000.")
    actions.reject(office, world.hr, meal.id, "The letter rules it out.", world.key())

    assert not world.line(ride.id).override
    assert actions.claim(office, world.finance, ride.claim_id).status == "decided"
    month = month_in(office, "2005-06")
    assert [str(line.approved) for line in month.lines] == ["300.00", "1000.00"]
    assert [line.clause for line in month.lines] == ["6", "1"]
    assert month.lines[0].receipts == ("receipt.png",)
    assert month.lines[0].allowed.amount == 300
    assert months_in(office) == ("2005-06",)
    (currency,) = month.by("currency")
    assert str(currency.approved) == "1300.00"


def test_three_numbers_and_two_verdicts(world):
    """What was claimed, allowed and approved stay apart; a changed verdict shows both."""
    assignment_id = world.lettered()
    first, second = world.submit(assignment_id, taxi("200.00"), taxi("150.00"))
    assert str(second.allowed) == "100.00"
    actions.reject(world.office, world.hr, first.id, "A private ride.", world.key())
    desk = actions.desk(world.office, world.hr, second.id)
    assert desk.changed
    assert str(desk.verdict_now.allowed) == "150.00"
    world.approve(second.id)
    line = world.line(second.id)
    assert (line.submitted["allowed"], line.decided["allowed"]) == ("100.00", "150.00")
    assert line.verdict_changed
    assert (str(line.facts.amount), str(line.approved)) == ("150.00", "150.00")


def test_override_counts_in_full(world):
    """More than the limit leaves is an override, needs a reason, and is used in full."""
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, taxi("400.00"))
    with pytest.raises(InputError) as slip:
        world.approve(line.id, "400.00")
    assert slip.value.where == "reason"
    world.approve(line.id, "400.00", "The only way to the plant.")
    assert world.line(line.id).override
    rows = actions.remaining(world.office, world.ada, assignment_id)
    (row,) = (row for row in rows if row.category == "local_transport")
    assert (row.used, row.held, row.left) == (400, 0, 0)


def test_question_and_answer(world):
    """HR asks, the line goes on holding and takes another receipt, the employee answers."""
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, taxi("100.00"), receipts=False)
    assert line.submitted["findings"][0]["reason"] == "receipt_missing"
    with pytest.raises(StateError):
        world.attach(line.id)
    actions.ask(world.office, world.hr, line.id, "Where is the receipt?", world.key())
    assert world.left(assignment_id, "local_transport") == 200
    world.attach(line.id)
    actions.answer(world.office, world.ada, line.id, "Here it is.", world.key())
    world.approve(line.id)
    kinds = [event.kind for event in actions.desk(world.office, world.hr, line.id).events]
    assert kinds == ["drafted", "submitted", "asked", "receipt_attached", "answered", "approved"]


def test_nothing_allowed_is_not_approved_by_itself(world):
    """Approving a line that judging again refuses takes an amount and a reason, or a rejection."""
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, taxi(category="pet_transport"))
    with pytest.raises(InputError) as slip:
        world.approve(line.id)
    assert slip.value.where == "amount"
    world.approve(line.id, "25.00", "Promised by telephone.")
    assert world.line(line.id).override


def test_nobody_decides_their_own(fresh_world):
    """HR on assignment sees the own line in the queue, and cannot decide it."""
    both = fresh_world.someone("Hugo", "hr", "expatriate")
    assignment_id = fresh_world.lettered(employee=both)
    (line,) = fresh_world.submit(assignment_id, taxi(), who=both)
    (item,) = actions.queue(fresh_world.office, both).items
    assert not item.may_decide
    with pytest.raises(NotAllowedError):
        fresh_world.approve(line.id, who=both)
    fresh_world.approve(line.id)


def test_decided_lines_stay(world):
    """A second decision, a withdrawal and an edit of a decided line say who decided it."""
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, taxi())
    world.approve(line.id)
    for deed in (
        lambda: world.approve(line.id),
        lambda: actions.reject(world.office, world.hr, line.id, "No.", world.key()),
        lambda: actions.ask(world.office, world.hr, line.id, "Why?", world.key()),
        lambda: actions.withdraw_line(world.office, world.ada, line.id, world.key()),
    ):
        with pytest.raises(StateError, match="approved by Hana"):
            deed()
    with pytest.raises(StateError):
        actions.change_line(world.office, world.ada, line.id, taxi(), world.key())


def test_withdrawing_gives_back(world):
    """A withdrawn line holds nothing, and a claim of none but such lines is withdrawn."""
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, taxi("300.00"))
    assert world.left(assignment_id, "local_transport", "2005-05") == 0
    actions.withdraw_claim(world.office, world.ada, line.claim_id, world.key())
    assert actions.claim(world.office, world.ada, line.claim_id).status == "withdrawn"
    (again,) = world.submit(assignment_id, taxi("300.00"))
    assert again.submitted["outcome"] == "allowed"


def test_others_see_nothing(fresh_world):
    """Another expatriate finds no assignment, claim, line, receipt or letter."""
    assignment_id = fresh_world.lettered()
    (line,) = fresh_world.submit(assignment_id, taxi())
    office, ben = fresh_world.office, fresh_world.ben
    for deed in (
        lambda: actions.assignment(office, ben, assignment_id),
        lambda: actions.remaining(office, ben, assignment_id),
        lambda: actions.claims(office, ben, assignment_id),
        lambda: actions.claim(office, ben, line.claim_id),
        lambda: actions.history(office, ben, line.claim_id),
        lambda: actions.line(office, ben, line.id),
        lambda: actions.receipt(office, ben, line.receipts[0].id),
        lambda: actions.letter(office, ben, 1),
        lambda: actions.draft_claim(office, ben, assignment_id, "Mine", fresh_world.key()),
        lambda: actions.withdraw_line(office, ben, line.id, fresh_world.key()),
        lambda: actions.try_line(office, ben, assignment_id, taxi()),
        lambda: actions.claim(office, fresh_world.ada, 999),
    ):
        with pytest.raises(NotFoundError):
            deed()
    assert actions.my_assignments(office, ben).items == ()
    assert [one.id for one in actions.my_assignments(office, fresh_world.ada).items] == [
        assignment_id
    ]


def test_drafts_are_private(world):
    """HR and finance see a claim once it is submitted, not before."""
    assignment_id = world.lettered()
    claim_id = world.draft(assignment_id, taxi())
    for person in (world.hr, world.finance):
        with pytest.raises(NotFoundError):
            actions.claim(world.office, person, claim_id)
        assert actions.claims(world.office, person, assignment_id).items == ()
    assert len(actions.claims(world.office, world.ada, assignment_id).items) == 1


def test_finance_changes_nothing(world):
    """Finance sees costs; recording, claiming and deciding are not theirs."""
    assignment_id = world.lettered()
    (line,) = world.submit(assignment_id, taxi())
    office, finance = world.office, world.finance
    for deed in (
        lambda: world.approve(line.id, who=finance),
        lambda: actions.queue(office, finance),
        lambda: actions.retire_term(office, finance, 1, world.key()),
        lambda: actions.draft_claim(office, finance, assignment_id, "Mine", world.key()),
    ):
        with pytest.raises(NotAllowedError):
            deed()


def test_the_same_form_twice(world):
    """A second arrival of a form does nothing and gets the first one's answer."""
    assignment_id = world.lettered()
    office, ada = world.office, world.ada
    first = actions.draft_claim(office, ada, assignment_id, "Taxis", "once")
    second = actions.draft_claim(office, ada, assignment_id, "Taxis", "once")
    assert (first.again, second.again) == (False, True)
    assert first.id == second.id
    line = actions.add_line(office, ada, first.id, taxi(), "line")
    assert actions.add_line(office, ada, first.id, taxi(), "line").again
    assert actions.submit_claim(office, ada, first.id, "sent").id == first.id
    assert actions.submit_claim(office, ada, first.id, "sent").again
    with pytest.raises(StateError):
        actions.submit_claim(office, ada, first.id, "sent anew")
    approval = actions.Approval("20.00", "As agreed.")
    assert not actions.approve(office, world.hr, line.id, approval, "once").again
    assert actions.approve(office, world.hr, line.id, approval, "once").again
    with pytest.raises(InputError):
        actions.reject(office, world.hr, line.id, "No.", "once")


def test_a_trial_is_stored_nowhere(world):
    """A cost to come is judged by what is left, and holds nothing."""
    assignment_id = world.lettered()
    world.submit(assignment_id, taxi("250.00", date="2005-06-01"))
    verdict = actions.try_line(
        world.office, world.ada, assignment_id, taxi("100.00", date="2005-06-20")
    )
    assert str(verdict.allowed) == "50.00"
    assert world.left(assignment_id, "local_transport", "2005-06") == 50


def test_a_preview_is_what_submitting_says(world):
    """A draft's lines are judged in their order, each seeing the ones before it."""
    assignment_id = world.lettered()
    claim_id = world.draft(assignment_id, taxi("200.00"), taxi("200.00"), taxi("10.00"))
    seen = [verdict for _, verdict in actions.preview_claim(world.office, world.ada, claim_id)]
    assert [str(verdict.allowed) for verdict in seen] == ["200.00", "100.00", "0.00"]
    actions.submit_claim(world.office, world.ada, claim_id, world.key())
    lines = actions.claim(world.office, world.ada, claim_id).lines
    assert [line.submitted["allowed"] for line in lines] == ["200.00", "100.00", "0.00"]
    assert [line.seq for line in lines] == [1, 2, 3]


def test_queue_pages_by_key(fresh_world):
    """The oldest lines come first, and a page goes on where the last one stopped."""
    assignment_id = fresh_world.lettered()
    for day in ("2005-06-01", "2005-06-02", "2005-06-03"):
        fresh_world.clock.set(day)
        fresh_world.submit(assignment_id, taxi("10.00"), taxi("11.00"))
    seen, after = [], None
    for _ in range(3):
        page = actions.queue(fresh_world.office, fresh_world.hr, after, 2)
        seen += [item.line_id for item in page.items]
        after = page.after
    assert after is None
    assert seen == sorted(seen)
    assert len(seen) == 6
