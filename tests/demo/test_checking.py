"""HR of the demo goes through its letters: what is proposed is confirmed, put right or dropped."""

import pytest

from assignments import actions
from assignments.actions.reviewing import letter_review
from assignments.core.letter import Origin, term_of
from assignments.core.records import TermRecord
from assignments.demo import papers, story
from assignments.demo.checking import checked

RENT = {"category": "housing_rent", "pays": "reimburse", "quote": "rent", "start": 10, "end": 40}
pytestmark = pytest.mark.timeout(300)  # the demo is loaded for the first of them


def proposal(number, **changes):
    """A proposed term of those words but for some."""
    words = {**RENT, **changes}
    term = term_of({**words, "confirmed": False}, str(number), "")
    return TermRecord(number, 1, term, None, None, origin=Origin(words, "it says so"))


def test_the_same_words_are_right():
    """Whatever key and state the proposal has."""
    ((one,), wrong) = checked([RENT], [proposal(7)])
    assert one.is_right
    assert (one.proposal.id, wrong) == (7, ())


def test_the_proposal_that_shares_most_words_is_put_right():
    """Others of the category are wrong, and those of another too."""
    some = [proposal(1, start=0, end=15), proposal(2, end=39), proposal(3, category="utilities")]
    ((one,), wrong) = checked([RENT], some)
    assert (one.proposal.id, one.is_right) == (2, False)
    assert [record.id for record in wrong] == [1, 3]


def test_what_was_not_proposed_is_missed():
    """Words that only touch are not shared."""
    ((one,), wrong) = checked([RENT], [proposal(1, start=40, end=60)])
    assert one.proposal is None
    assert len(wrong) == 1


def test_a_proposal_that_shares_a_balance_wrongly_is_of_no_use():
    """Its pool might not fit those of the others: it is dropped and the term recorded by hand."""
    limit = {"type": "count", "max": 1, "unit": "trip", "pool": "trips"}
    ((one,), wrong) = checked([RENT], [proposal(1, limits=[limit])])
    assert one.proposal is None
    assert len(wrong) == 1


@pytest.mark.parametrize("name", story.NAMES)
def test_every_letter_came_through_the_door(world, name):
    """Its known terms are confirmed by the one who checks; no number and no proposal is open."""
    hr = world.people["bell"]
    letters = actions.assignment(world.office, hr, world.assignments[name].id).letters
    papers_of = [told["paper"] for told in story.told_file(name)["letter"]]
    for letter, paper in zip(letters, papers_of, strict=True):
        review = letter_review(world.office, hr, letter.id)
        quotes = sorted(one.term.quote for one in review.terms)
        assert quotes == sorted(told["quote"] for told in papers.terms_of(paper))
        assert {one.confirmed_by.name for one in review.terms} == {hr.name}
        assert review.accounted.open == 0
        assert review.accounted.all > 0
        assert all(one.origin for one in review.dropped)
