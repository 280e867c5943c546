"""Letters and terms: quotes that stand in the text, confirmation by name, replacement."""

import datetime as dt

import pytest

from assignments import actions
from assignments.actions import InputError, NotAllowedError, StateError
from tests.stories.world import LETTER, TERMS, taxi

TAXIS = TERMS[-1]
MISREAD = "It was misread."


def _file(world, assignment_id, who=None):
    return actions.assignment(world.office, who or world.hr, assignment_id)


def test_a_quote_is_found_in_the_letter(world):
    """A quote typed in one line is found across line ends, and kept as the letter has it."""
    assignment_id = world.assignment()
    text = "We pay\r\n   for taxis,\r\nup to a bound. We pay for taxis."
    letter_id = world.letter(assignment_id, text)
    words = {"category": "local_transport", "pays": "reimburse", "quote": "We pay for taxis, up"}
    world.term(letter_id, words)
    (found,) = _file(world, assignment_id).terms
    letter = actions.letter(world.office, world.ada, letter_id)
    assert found.term.quote == "We pay\n   for taxis,\nup"
    assert letter.text[found.term.start : found.term.end] == found.term.quote


@pytest.mark.parametrize(
    "words",
    [
        {"quote": "We pay for yachts."},
        {"quote": "Dear Ms Okafor,", "start": 3, "end": 9},
        {"quote": "Dear Ms Okafor,", "confirmed": True},
        {"limits": [{"type": "amount", "max": "-1", "currency": "USD"}]},
        {"category": "yachts"},
    ],
)
def test_a_slip_in_a_term_is_named(world, words):
    """A quote that is not in the letter, or a word that is none, is refused and nothing kept."""
    assignment_id = world.assignment()
    letter_id = world.letter(assignment_id)
    with pytest.raises(InputError):
        world.term(letter_id, {"category": "local_transport", "pays": "reimburse", **words})
    assert _file(world, assignment_id).terms == ()


def test_terms_stand_in_the_letters_order(world):
    """Terms come in the order of their quotes, whatever order they were proposed in."""
    assignment_id = world.assignment()
    letter_id = world.letter(assignment_id)
    for words in reversed(TERMS):
        world.term(letter_id, words)
    clauses = [found.term.clause for found in _file(world, assignment_id).terms]
    assert clauses == ["1", "2", "3", "4", "5", "6"]


def test_confirming_is_signed(world):
    """A confirmed term tells who confirmed it and when; a second signature is refused."""
    assignment_id = world.assignment()
    term_id = world.term(world.letter(assignment_id), TAXIS)
    (found,) = _file(world, assignment_id).terms
    assert (found.confirmed_by, found.confirmed_at) == (world.hr, world.clock())
    with pytest.raises(StateError, match="Hana"):
        actions.confirm_term(world.office, world.hr, term_id, world.key())


def test_an_unconfirmed_term_holds_nothing_and_is_no_business_of_finance(world):
    """A line under it waits for HR; finance sees the term once it is confirmed."""
    assignment_id = world.assignment()
    term_id = world.term(world.letter(assignment_id), TAXIS, confirmed=False)
    (line,) = world.submit(assignment_id, taxi())
    assert line.submitted["findings"][0]["reason"] == "term_not_confirmed"
    assert _file(world, assignment_id, world.finance).terms == ()
    actions.confirm_term(world.office, world.hr, term_id, world.key())
    assert len(_file(world, assignment_id, world.finance).terms) == 1
    assert actions.desk(world.office, world.hr, line.id).changed


def test_a_replaced_term_keeps_its_balance(world):
    """What lines drew on a term counts against the one that replaces it."""
    assignment_id = world.lettered()
    world.submit(assignment_id, taxi("250.00"))
    (old,) = (one for one in _file(world, assignment_id).terms if one.term.clause == "6")
    more = {**TAXIS, "limits": [{**TAXIS["limits"][0], "max": "400.00"}]}
    what = actions.Correction(more, MISREAD)
    new_id = actions.replace_term(world.office, world.hr, old.id, what, world.key()).id
    actions.confirm_term(world.office, world.hr, new_id, world.key())
    assert world.left(assignment_id, "local_transport", "2005-05") == 150
    with pytest.raises(StateError):
        actions.replace_term(world.office, world.hr, old.id, what, world.key())


def test_a_balance_keeps_its_measure(world):
    """A term that lines drew on is not replaced by one in another currency or period."""
    assignment_id = world.lettered()
    (old,) = (one for one in _file(world, assignment_id).terms if one.term.clause == "6")
    other = {**TAXIS, "limits": [{**TAXIS["limits"][0], "currency": "CNY"}]}
    world.submit(assignment_id, taxi())
    what = actions.Correction(other, MISREAD)
    with pytest.raises(InputError) as slip:
        actions.replace_term(world.office, world.hr, old.id, what, world.key())
    assert slip.value.where == "limits"


def test_pools_fit_together(world):
    """A limit that does not fit the others of its pool is refused, in a second letter too."""
    assignment_id = world.assignment()
    pooled = {"type": "amount", "max": "10.00", "currency": "USD", "pool": "p"}
    words = {"category": "utilities", "pays": "reimburse", "limits": [pooled]}
    world.term(world.letter(assignment_id), words)
    second = world.letter(assignment_id)
    with pytest.raises(InputError):
        world.term(second, {**words, "limits": [{**pooled, "currency": "CNY"}]})
    world.term(second, {**words, "limits": [{**pooled, "max": "20.00"}]})


def test_the_version_counts_up(fresh_world):
    """Each change of letters, terms, norms, fares and bounds makes a version; lines keep theirs."""
    assignment_id = fresh_world.assignment()
    versions = [_file(fresh_world, assignment_id).record.version]

    def changed(deed):
        deed()
        versions.append(_file(fresh_world, assignment_id).record.version)

    office, hr = fresh_world.office, fresh_world.hr
    changed(lambda: fresh_world.letter(assignment_id))
    changed(lambda: fresh_world.term(1, TAXIS, confirmed=False))
    changed(lambda: actions.confirm_term(office, hr, 1, fresh_world.key()))
    changed(lambda: fresh_world.norm(assignment_id, "housing_rent", "900.00"))
    fare = actions.FareInput("home_leave_airfare", "900.00", "USD")
    changed(lambda: actions.set_fare(office, hr, assignment_id, fare, fresh_world.key()))
    end = actions.EndInput(dt.date(2005, 12, 31), "As planned.")
    changed(lambda: actions.record_end(office, hr, assignment_id, end, fresh_world.key()))
    changed(lambda: actions.retire_term(office, hr, 1, fresh_world.key(), MISREAD))
    assert versions == list(range(1, 9))
    (line,) = fresh_world.submit(assignment_id, taxi())
    assert line.letter_version == 8


def test_only_hr_records(world):
    """The employee reads the letters and changes none of them."""
    assignment_id = world.lettered()
    what = actions.LetterInput("amendment", "More", dt.date(2005, 5, 1), LETTER)
    with pytest.raises(NotAllowedError):
        actions.add_letter(world.office, world.ada, assignment_id, what, world.key())
    with pytest.raises(NotAllowedError):
        actions.retire_term(world.office, world.ada, 1, world.key())
    assert len(_file(world, assignment_id, world.ada).terms) == 6


def test_letters_are_numbered(world):
    """Letters get the next free number; a number is given once an assignment."""
    assignment_id = world.assignment()
    world.letter(assignment_id, number="2")
    world.letter(assignment_id)
    world.letter(assignment_id)
    numbers = [letter.number for letter in _file(world, assignment_id).letters]
    assert numbers == ["2", "1", "3"]
    with pytest.raises(InputError):
        world.letter(assignment_id, number="2")
