"""A letter corrected: its details, its text, and what becomes of the terms that stand on it."""

import datetime as dt

import pytest

from assignments import actions
from assignments.actions import InputError, NotAllowedError, NotFoundError, StateError
from assignments.actions.editions import LetterCorrection, correct_letter, letter_history
from assignments.actions.reviewing import letter_review, set_aside
from tests.readers import nothing, proposing
from tests.stories.world import LETTER, TERMS, taxi

WHY = "The scan was misread."
BETTER = LETTER.replace("300 dollars", "330 dollars").replace(
    "2. We pay reasonable rent", "2. We pay\n   reasonable rent"
)
READ = {
    **TERMS[-1],
    "quote": TERMS[-1]["quote"].replace("300", "330"),
    "limits": [{**TERMS[-1]["limits"][0], "max": "330.00"}],
}


def corrected(world, letter_id, *, reason=WHY, who=None, **changes):
    """Correct a letter."""
    what = LetterCorrection(**changes, reason=reason)
    return correct_letter(world.office, who or world.hr, letter_id, what, world.key())


def terms_by_clause(world, assignment_id):
    """The terms that stand, by their clauses."""
    file = actions.assignment(world.office, world.hr, assignment_id)
    return {one.term.clause: one for one in file.terms}


@pytest.fixture
def letter(world):
    """An assignment with a letter whose terms are confirmed."""
    assignment_id = world.lettered()
    (letter,) = actions.assignment(world.office, world.hr, assignment_id).letters
    yield assignment_id, letter.id
    world.read_by(nothing)


def test_details_are_corrected_with_a_reason_and_kept(world, letter):
    """What the letter was called before, who changed it and why, stay for good."""
    assignment_id, letter_id = letter
    with pytest.raises(InputError) as caught:
        corrected(world, letter_id, title="Your assignment in China", reason=" ")
    assert caught.value.where == "reason"
    signed = dt.date(2004, 12, 2)
    corrected(world, letter_id, title="Your assignment in China", signed_on=signed)
    history = letter_history(world.office, world.finance, letter_id)
    assert (history.letter.title, history.letter.edition) == ("Your assignment in China", 2)
    (before,) = history.editions
    assert (before.title, before.reason) == ("Your assignment", WHY)
    assert (before.replaced_by, before.text) == (world.hr, None)
    assert history.as_it_was(1).text == LETTER
    assert history.as_it_was(1).signed_on == dt.date(2004, 12, 1)
    with pytest.raises(NotFoundError):
        history.as_it_was(3)
    assert all(one.term.confirmed for one in terms_by_clause(world, assignment_id).values())


def test_a_letter_that_nothing_rests_on_needs_no_reason(world):
    """Nobody has confirmed a term of it; what it was is kept all the same."""
    letter_id = world.letter(world.assignment())
    corrected(world, letter_id, kind="offer", relation="in addition to letter 9", reason="")
    history = letter_history(world.office, world.hr, letter_id)
    assert (history.in_use, history.letter.relation) == (False, "in addition to letter 9")
    assert len(history.editions) == 1


def test_nothing_is_no_correction(world, letter):
    """A form that is sent as it was shown makes no edition."""
    _, letter_id = letter
    for same, where in (({"title": "Your assignment"}, "title"), ({"text": LETTER}, "text")):
        with pytest.raises(InputError) as caught:
            corrected(world, letter_id, **same)
        assert caught.value.where == where
    assert letter_history(world.office, world.hr, letter_id).editions == ()


def test_terms_move_with_their_words_and_are_confirmed_again(world, letter):
    """Each quote is looked up in the new text; until somebody confirms it, it pays nothing."""
    assignment_id, letter_id = letter
    before = terms_by_clause(world, assignment_id)
    corrected(world, letter_id, text=BETTER)
    after = terms_by_clause(world, assignment_id)
    assert {one.term.key for one in after.values()} == {one.term.key for one in before.values()}
    assert not any(one.term.confirmed for one in after.values())
    assert after["2"].term.quote.startswith("We pay\n   reasonable rent")
    for clause in ("1", "2", "3", "4", "5"):
        term = after[clause].term
        assert BETTER[term.start : term.end] == term.quote
        actions.confirm_term(world.office, world.hr, after[clause].id, world.key())


def test_a_term_whose_words_are_gone_waits_to_be_corrected(world, letter):
    """It keeps its words and its balance, and cannot be confirmed as it is."""
    assignment_id, letter_id = letter
    world.submit(assignment_id, taxi("100.00"))
    corrected(world, letter_id, text=BETTER)
    lost = terms_by_clause(world, assignment_id)["6"]
    assert (lost.term.quote, lost.term.start) == (TERMS[-1]["quote"], None)
    with pytest.raises(StateError, match="correct it first"):
        actions.confirm_term(world.office, world.hr, lost.id, world.key())
    again = actions.replace_term(world.office, world.hr, lost.id, READ, world.key()).id
    actions.confirm_term(world.office, world.hr, again, world.key())
    assert world.left(assignment_id, "local_transport", "2005-05") == 230


def test_what_the_reader_finds_takes_the_place_of_lost_words(world, letter):
    """It keeps what lines drew on the old one; what is new is proposed beside."""
    assignment_id, letter_id = letter
    world.submit(assignment_id, taxi("100.00"))
    bus = {"clause": "7", "category": "commuting", "pays": "reimburse", "quote": "Buses are paid."}
    world.read_by(proposing(READ, TERMS[0], bus))
    corrected(world, letter_id, text=f"{BETTER}7. Buses are paid.\n")
    terms = terms_by_clause(world, assignment_id)
    assert len(terms) == 7
    assert terms["6"].term.limits[0].most == 330
    assert not any(one.term.confirmed for one in terms.values())
    actions.confirm_term(world.office, world.hr, terms["6"].id, world.key())
    assert world.left(assignment_id, "local_transport", "2005-05") == 230


def test_what_cannot_keep_its_balance_does_not_give_way(world, letter):
    """The reader's proposal is of another unit: the term waits for a person instead."""
    assignment_id, letter_id = letter
    world.submit(assignment_id, taxi("100.00"))
    world.read_by(proposing({**READ, "limits": [{**READ["limits"][0], "per": "week"}]}))
    corrected(world, letter_id, text=BETTER)
    lost = terms_by_clause(world, assignment_id)["6"].term
    assert (lost.start, lost.limits[0].per) == (None, "month")


def test_passages_set_aside_move_too(world, letter):
    """Those whose words are gone are taken up again."""
    _, letter_id = letter
    for words in ("500 pounds", "300 dollars"):
        start = LETTER.index(words)
        span = (start, start + len(words))
        set_aside(world.office, world.hr, letter_id, span, world.key())
    corrected(world, letter_id, text=f"To whom it may concern\n\n{BETTER}")
    review = letter_review(world.office, world.hr, letter_id)
    (aside,) = review.aside
    assert review.letter.text[aside.start : aside.end] == "500 pounds"


def test_the_old_text_is_kept_with_the_old_terms(world, letter):
    """The terms before the correction stand on the text of that time."""
    assignment_id, letter_id = letter
    with world.office.database.read() as store:
        version = store.version(assignment_id)
    corrected(world, letter_id, text=BETTER)
    corrected(world, letter_id, title="Anew")
    history = letter_history(world.office, world.hr, letter_id)
    assert [history.as_it_was(one).text for one in (1, 2, 3)] == [LETTER, BETTER, BETTER]
    with world.office.database.read() as store:
        for one in store.terms_at(assignment_id, version):
            assert one.term.confirmed
            assert LETTER[one.term.start : one.term.end] == one.term.quote


def test_only_hr_corrects_a_letter(world, letter):
    """Finance reads its history, the employee does neither."""
    _, letter_id = letter
    for who in (world.finance, world.ada):
        with pytest.raises(NotAllowedError):
            corrected(world, letter_id, who=who, title="Anew")
    with pytest.raises(NotAllowedError):
        letter_history(world.office, world.ada, letter_id)
