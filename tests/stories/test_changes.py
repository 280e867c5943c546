"""What a later letter may change of the ones before it."""

import datetime as dt

import pytest

from assignments import actions
from assignments.actions import NotAllowedError
from assignments.actions.amending import Link, link_term
from assignments.actions.changes import letter_changes
from assignments.reading import LetterFacts
from tests.readers import nothing, proposing
from tests.stories.world import LETTER, TERMS

SIGNED = dt.date(2005, 6, 1)
SECOND = """Dear Ms Okafor,

Clause 6 of our letter reads from now on: Local transport is paid, up to 500 dollars a month.
A2. We pay storage.
"""
RIDES = {
    "clause": "A1",
    "category": "local_transport",
    "pays": "reimburse",
    "limits": [{"type": "amount", "max": "500.00", "currency": "USD", "per": "month"}],
    "quote": "Local transport is paid, up to 500 dollars a month.",
}
STORED = {"clause": "A2", "category": "storage", "pays": "reimburse", "quote": "We pay storage."}


@pytest.fixture
def letters(world):
    """A letter with confirmed terms, of which two are for transport, and a later letter's own."""
    assignment_id = world.assignment()
    first = world.letter(assignment_id)
    flat = {**TERMS[-1], "clause": "60", "limits": [], "quote": "Local transport in the host city"}
    for words in (TERMS[0], flat, TERMS[-1]):
        world.term(first, words)
    second = world.letter(assignment_id, SECOND, signed_on=SIGNED, kind="amendment")
    for words in (RIDES, STORED):
        world.term(second, words, confirmed=False)
    return assignment_id, first, second


def changes_of(world, letter_id):
    """What a letter may change, by the clause of its own term."""
    found = letter_changes(world.office, world.hr, letter_id)
    return {one.term.term.clause: one for one in found.changes}


def test_the_clause_that_the_letter_names_comes_first(world, letters):
    """Of the same category, from the day the letter was signed where it says no other."""
    _, first, second = letters
    rides = changes_of(world, second)["A1"]
    told = [(one.term.term.clause, one.is_named, one.carries) for one in rides.candidates]
    assert told == [("6", True, True), ("60", False, False)]
    assert all(one.conflicts for one in rides.candidates)
    assert (rides.first, rides.replaced) == (SIGNED, ())
    assert changes_of(world, second)["A2"].candidates == ()
    assert all(one.candidates == () for one in changes_of(world, first).values())


def test_what_it_replaced_is_told_apart(world, letters):
    """A term that ended by it is offered no more."""
    _, _, second = letters
    rides = changes_of(world, second)["A1"]
    earlier = rides.candidates[0].term
    what = Link(earlier.id, rides.first, carries=True)
    link_term(world.office, world.hr, rides.term.id, what, world.key())
    rides = changes_of(world, second)["A1"]
    assert [one.term.term.clause for one in rides.candidates] == ["60"]
    (done,) = rides.replaced
    assert (done.term.term.clause, done.amendment.first) == ("6", SIGNED)


def test_the_day_that_the_letter_states_is_offered(world):
    """As the reader found it, or as the term itself says."""
    effective = dt.date(2005, 7, 1)
    assignment_id = world.assignment()
    world.term(world.letter(assignment_id, LETTER), TERMS[-1])
    facts = LetterFacts(effective=effective)
    dated = {**STORED, "from": "2005-08-01"}
    world.read_by(proposing(RIDES, dated, facts=facts))
    second = world.letter(assignment_id, SECOND, signed_on=SIGNED)
    world.read_by(nothing)
    changes = changes_of(world, second)
    assert (changes["A1"].first, changes["A2"].first) == (effective, dt.date(2005, 8, 1))


def test_what_ended_before_is_not_offered(world, letters):
    """Nor what begins only later."""
    assignment_id, first, second = letters
    for clause, days in (("7", {"to": "2005-05-31"}), ("8", {"from": "2005-06-01"})):
        world.term(first, {**TERMS[-1], "clause": clause, **days})
    clauses = [one.term.term.clause for one in changes_of(world, second)["A1"].candidates]
    assert clauses == ["6", "60"]
    assert len(actions.assignment(world.office, world.hr, assignment_id).terms) == 7


def test_only_hr_asks_what_a_letter_changes(world, letters):
    """Terms that nobody confirmed are no business of finance."""
    with pytest.raises(NotAllowedError):
        letter_changes(world.office, world.finance, letters[2])
