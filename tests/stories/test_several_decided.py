"""Several lines decided together: each as it was shown, all of it told, and once only."""

import pytest

from assignments import actions
from assignments.actions import Approval, Wanted
from assignments.actions.inputs import AsSeen, Words
from tests.stories.world import taxi


@pytest.fixture
def waiting(world):
    """Lines that wait under two assignments: three taxis in two claims, and one elsewhere."""

    def lines(assignment_id, *amounts):
        return [one.id for one in world.submit(assignment_id, *(taxi(one) for one in amounts))]

    first, second = world.lettered(), world.lettered()
    return [*lines(first, "10.00", "11.00"), *lines(first, "12.00"), *lines(second, "13.00")]


@pytest.fixture
def seen(world):
    """Lines as a page of the queue shows them."""

    def seen(line_ids):
        last = actions.last_event(world.office)
        told = {}
        for one in line_ids:
            verdict = actions.desk(world.office, world.hr, one).verdict_now
            told[one] = AsSeen(last, str(verdict.outcome), str(verdict.allowed))
        return told

    return seen


def _status(world, line_ids):
    return [world.line(one).status for one in line_ids]


def _whys(done):
    return {one.line.id: one.why for one in done.stays}


def test_lines_of_several_claims_are_approved_together(world, waiting, seen):
    """Each at what the letter allows; a second arrival of the form changes nothing."""
    shown = seen(waiting)
    done = actions.approve_some(world.office, world.hr, shown, "together")
    assert [one.line.id for one in done.decided] == waiting
    assert not done.stays
    assert [str(world.line(one).approved) for one in waiting] == [
        "10.00",
        "11.00",
        "12.00",
        "13.00",
    ]
    again = actions.approve_some(world.office, world.hr, shown, "together")
    assert again.again
    assert len(again.decided) == 4


def test_what_changed_meanwhile_stays_and_is_told(world, waiting, seen):
    """Asked about, decided by somebody, shown otherwise: each with its reason, the rest is done."""
    asked, gone, other, good = waiting
    shown = seen(waiting)
    shown[other] = AsSeen(shown[other].event, "allowed", "11.99")
    actions.ask(world.office, world.hr, asked, "Where to?", world.key())
    actions.approve(world.office, world.hr, gone, Approval(), world.key())
    done = actions.approve_some(world.office, world.hr, shown, world.key())
    assert _whys(done) == {asked: "happened", gone: "gone", other: "changed"}
    assert [one.line.id for one in done.decided] == [good]
    assert _status(world, waiting) == ["asked", "approved", "submitted", "approved"]


def test_lines_are_rejected_together_for_one_reason(world, waiting, seen):
    """The reason stands with each; what happened to one since keeps it; they give back."""
    shown = seen(waiting)
    actions.ask(world.office, world.hr, waiting[0], "Where to?", world.key())
    done = actions.reject_some(world.office, world.hr, shown, "No taxi was needed.", "no")
    assert _whys(done) == {waiting[0]: "happened"}
    assert _status(world, waiting) == ["asked", "rejected", "rejected", "rejected"]
    assert world.line(waiting[3]).reason == "No taxi was needed."
    again = actions.reject_some(world.office, world.hr, shown, "No taxi was needed.", "no")
    assert _whys(again) == {waiting[0]: "stayed"}
    with pytest.raises(actions.InputError):
        actions.reject_some(world.office, world.hr, shown, " ", world.key())


def test_a_form_that_broke_off_goes_on(world, waiting, seen):
    """What one claim's lock kept out is decided when the same form comes again."""
    shown = seen(waiting)
    part = {one: shown[one] for one in waiting[:2]}
    actions.approve_some(world.office, world.hr, part, "broken")
    done = actions.approve_some(world.office, world.hr, shown, "broken")
    assert {one.why for one in done.lines} == {"", "before"}
    assert _status(world, waiting) == ["approved"] * 4


def test_nobody_decides_their_own_among_others(world, waiting, seen):
    """Neither the employee, nor somebody without the role."""
    shown = seen(waiting)
    for who in (world.ada, world.finance):
        with pytest.raises((actions.NotAllowedError, actions.NotFoundError)):
            actions.approve_some(world.office, who, shown, world.key())
    with pytest.raises(actions.InputError):
        actions.approve_some(world.office, world.hr, {}, world.key())
    assert _status(world, waiting) == ["submitted"] * 4


def test_a_decision_on_old_data_is_refused(world, waiting, seen):
    """An answer since, or another verdict: nothing is decided, by any of the deeds."""
    line = waiting[0]
    old = seen([line])[line]
    actions.ask(world.office, world.hr, line, "Where to?", world.key())
    actions.answer(world.office, world.ada, line, "Home.", world.key())
    other = AsSeen(actions.last_event(world.office), "refused", "0.00")
    for stale in (old, other):
        for deed in (
            lambda seen: actions.approve(
                world.office, world.hr, line, Approval("10.00", seen=seen), world.key()
            ),
            lambda seen: actions.reject(
                world.office, world.hr, line, Words("No.", seen), world.key()
            ),
        ):
            with pytest.raises(actions.StateError):
                deed(stale)
    assert world.line(line).status == "submitted"


def test_what_is_hard_comes_first(world, waiting):
    """Review, refused, reduced, allowed, each by its wait; places go on, and so do neighbours."""
    at = world.line(waiting[0]).assignment_id
    lunch = taxi("9.00") | {"category": "club_membership"}
    refused = world.submit(at, lunch)[0].id
    wanted = Wanted(assignment_id=at, order="hard")
    first = actions.queue(world.office, world.hr, None, 2, wanted)
    assert [one.line_id for one in first.items] == [refused, waiting[0]]
    rest = actions.queue(world.office, world.hr, first.after, 25, wanted)
    assert [one.line_id for one in rest.items] == waiting[1:3]
    desk = actions.desk(world.office, world.hr, waiting[0])
    beside = actions.beside(world.office, world.hr, desk, wanted)
    assert (beside.before, beside.behind) == (refused, waiting[1])
    longest = actions.beside(world.office, world.hr, desk, Wanted(assignment_id=at))
    assert (longest.before, longest.behind) == (None, waiting[1])
    with pytest.raises(actions.InputError):
        actions.queue(world.office, world.hr, "2026-01-01~4", 25, wanted)
