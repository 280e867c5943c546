"""Letters read as they are added: proposals kept with their origin, and numbers accounted for."""

import pytest

from assignments import actions
from assignments.actions import InputError, NotAllowedError, NotFoundError, StateError
from assignments.actions.reviewing import bring_back, letter_review, set_aside, take_up
from tests.readers import WHY, proposing
from tests.stories.world import LETTER, TERMS, taxi

TAXIS, WEIGHT = TERMS[5], TERMS[2]


@pytest.fixture
def read(world):
    """A letter whose reader proposes the taxis and the weight: its number, as HR goes through it.

    Its other numbers stand in clause 4 and are open.
    """
    world.read_by(proposing(WEIGHT, TAXIS))
    assignment_id = world.assignment()
    letter_id = world.letter(assignment_id, LETTER.replace("\n", "\r\n"))
    return assignment_id, letter_id, lambda: letter_review(world.office, world.hr, letter_id)


def _confirm(world, term_id):
    return actions.confirm_term(world.office, world.hr, term_id, world.key())


def _drop(world, term_id):
    return actions.retire_term(world.office, world.hr, term_id, world.key(), "It was a try.")


def test_proposals_are_kept_unconfirmed_each_with_why(world, read):
    """Each stands on its words in the stored text, and tells what the reader said of it."""
    _, letter_id, review = read
    weight, taxis = review().terms
    assert [one.term.category for one in (weight, taxis)] == ["air_freight", "local_transport"]
    assert not weight.term.confirmed
    assert (weight.origin.why, weight.origin.words["clause"]) == (WHY, "3")
    assert (weight.proposed_by, weight.corrected) == (world.hr, False)
    text = actions.letter(world.office, world.hr, letter_id).text
    assert text[taxis.term.start : taxis.term.end] == TAXIS["quote"]


def test_a_proposal_that_does_not_fit_is_listed_and_loses_nothing_else(world):
    """Words that are none, a quote that stands elsewhere, a pool of another kind: each is told."""
    pool = {"type": "weight", "max": 5, "unit": "kg", "pool": "goods"}
    odd = (
        {**WEIGHT, "limits": [pool]},
        {**TAXIS, "limits": [{**pool, "unit": "lb"}]},
        {**TERMS[0], "category": "yachts"},
        {**TERMS[1], "start": 3},
    )
    world.read_by(proposing(*odd))
    letter_id = world.letter(world.assignment())
    review = letter_review(world.office, world.hr, letter_id)
    assert [one.term.category for one in review.terms] == ["air_freight"]
    problems = [one.problem for one in review.reading.misfits]
    assert len(problems) == 3
    assert "pool 'goods'" in problems[0]
    assert "unknown category 'yachts'" in problems[1]
    assert "does not stand at that place" in problems[2]


def test_a_letter_is_read_before_its_assignment_is_locked(fresh_world):
    """While one letter is read, others write."""
    world = fresh_world
    boss = actions.PersonInput("late@farn.example", "Late", frozenset(), "x")

    def reader(text):
        actions.add_person(world.office, world.admin, boss, world.key())
        return proposing(TAXIS)(text)

    world.read_by(reader)
    letter_id = world.letter(world.assignment())
    assert len(letter_review(world.office, world.hr, letter_id).terms) == 1


def test_a_letter_has_at_most_half_a_million_characters(world):
    """One more is refused before anything is read."""
    assignment_id = world.assignment()
    world.letter(assignment_id, "a" * 500_000)
    world.read_by(None)
    with pytest.raises(InputError, match="half a million"):
        world.letter(assignment_id, "a" * 500_001)


def test_numbers_are_accounted_for_by_terms_and_by_people(world, read):
    """Each number stands in a confirmed term, in a proposed one, is set aside or is left."""
    _, letter_id, review = read
    _, taxis = review().terms
    counted = review().accounted
    assert (counted.confirmed, counted.proposed, counted.aside, counted.open) == (0, 2, 0, 1)
    _confirm(world, taxis.id)
    (left,) = review().accounted.left
    assert review().letter.text[left.start : left.end].startswith("4. You receive up to 2,500")
    span = (left.start, left.end)
    aside_id = set_aside(world.office, world.hr, letter_id, span, world.key()).id
    counted = review().accounted
    assert (counted.confirmed, counted.proposed, counted.aside, counted.open) == (1, 1, 1, 0)
    (aside,) = review().aside
    assert (aside.by, aside.at) == (world.hr, world.clock())
    take_up(world.office, world.hr, letter_id, aside_id, world.key())
    assert (review().accounted.open, review().aside) == (1, ())
    with pytest.raises(StateError):
        take_up(world.office, world.hr, letter_id, aside_id, world.key())


def test_a_dropped_proposal_leaves_its_numbers_and_can_be_brought_back(world, read):
    """What was dropped is kept with who did it; brought back it is to be confirmed as before."""
    _, _, review = read
    weight, taxis = review().terms
    _drop(world, taxis.id)
    (dropped,) = review().dropped
    assert (dropped.id, dropped.retired_by, dropped.origin.why) == (taxis.id, world.hr, WHY)
    left = review().accounted.left[-1]
    assert review().letter.text[left.start : left.end] == TAXIS["quote"]
    again = bring_back(world.office, world.hr, taxis.id, world.key()).id
    found = next(one for one in review().terms if one.id == again)
    assert (found.term.limits, found.origin) == (taxis.term.limits, taxis.origin)
    assert not found.term.confirmed
    assert review().dropped == ()
    with pytest.raises(StateError):
        bring_back(world.office, world.hr, taxis.id, world.key())
    _confirm(world, weight.id)
    _drop(world, weight.id)
    with pytest.raises(StateError):
        bring_back(world.office, world.hr, weight.id, world.key())


def test_a_correction_keeps_the_proposal_that_it_comes_from(world, read):
    """The corrected term tells what the reader had proposed, who corrected it and who confirmed."""
    _, _, review = read
    taxis = review().terms[1]
    words = {**TAXIS, "limits": []}
    new_id = actions.replace_term(world.office, world.hr, taxis.id, words, world.key()).id
    _confirm(world, new_id)
    found = review().terms[1]
    assert (found.id, found.corrected, found.confirmed_by) == (new_id, True, world.hr)
    assert found.term.limits == ()
    assert found.origin.words["limits"][0]["max"] == "300.00"
    assert review().dropped == ()


def test_what_a_person_records_has_no_origin(world, read):
    """A term by hand comes from no proposal."""
    _, letter_id, review = read
    world.term(letter_id, TERMS[3])
    by_hand = review().terms[1]
    assert (by_hand.term.clause, by_hand.origin, by_hand.proposed_by) == ("4", None, world.hr)
    assert review().accounted.open == 0


def test_only_hr_goes_through_a_letter(world, read):
    """Finance and the employee are refused, a stranger finds nothing."""
    _, letter_id, _ = read
    for who, error in (
        (world.finance, NotAllowedError),
        (world.ada, NotAllowedError),
        (world.ben, NotFoundError),
    ):
        with pytest.raises(error):
            letter_review(world.office, who, letter_id)
        with pytest.raises(error):
            set_aside(world.office, who, letter_id, (0, 4), world.key())


def test_the_employee_is_not_shown_what_the_reader_alone_proposes(world, read):
    """They are told that terms wait, and see each once somebody confirmed it."""
    assignment_id, _, review = read
    mine = actions.assignment(world.office, world.ada, assignment_id)
    assert mine.terms == ()
    assert "Terms that nobody has confirmed yet: 2. HR confirms them." in mine.warnings
    _confirm(world, review().terms[1].id)
    (shown,) = actions.assignment(world.office, world.ada, assignment_id).terms
    assert shown.term.category == "local_transport"


@pytest.mark.parametrize("span", [(5, 5), (-1, 4), (0, 9_999)])
def test_a_passage_must_stand_in_the_letter(world, read, span):
    """A place that the letter does not have is refused."""
    with pytest.raises(InputError):
        set_aside(world.office, world.hr, read[1], span, world.key())


def test_nothing_is_paid_by_a_proposal_until_it_is_confirmed(world, read):
    """From the letter to a judged claim: held back while it is proposed, paid once confirmed."""
    assignment_id, _, review = read
    taxis = review().terms[1]
    (waiting,) = world.submit(assignment_id, taxi("250.00"))
    assert waiting.submitted["findings"][0]["reason"] == "term_not_confirmed"
    assert (waiting.submitted["outcome"], str(waiting.allowed)) == ("review", "0.00")
    _confirm(world, taxis.id)
    (paid,) = world.submit(assignment_id, taxi("350.00", date="2005-05-04"))
    assert paid.submitted["outcome"] == "reduced"
    assert str(paid.allowed) == "300.00"
