"""Which numbers of a letter stand in a term, were set aside or are left, and in which passages."""

import re

from hypothesis import given
from hypothesis import strategies as st

from assignments.core.letter import ReadLetter, Term, accounted

TEXT = "Rent is 3,000 a month. (Up to 12 times.) Taxis: 40 a week\n\nNo. 7 ends here"


def numbers_of(text):
    """The places of the numbers of a text."""
    return tuple(found.span() for found in re.finditer(r"\d[\d,]*", text))


def quoting(words, *, confirmed=True, text=TEXT):
    """A term that rests on some words."""
    start = text.index(words)
    own = {"start": start, "end": start + len(words), "confirmed": confirmed}
    return Term(words, "housing_rent", "reimburse", **own)


def left(found, text=TEXT):
    """The words of the passages that are left."""
    return [text[one.start : one.end] for one in found.left]


def test_what_nobody_rests_on_is_left_sentence_by_sentence():
    """Full stops and blank lines part them."""
    found = accounted(TEXT, ReadLetter(numbers=numbers_of(TEXT)), (), ())
    expected = ["Rent is 3,000 a month.", "(Up to 12 times.)", "Taxis: 40 a week", "7 ends here"]
    assert left(found) == expected
    assert (found.all, found.done, found.open) == (4, 0, 4)


def test_the_readers_own_sentences_come_first():
    """Where it listed a passage, that is the one."""
    span = (TEXT.index("(Up"), TEXT.index("\n\n"))
    found = accounted(TEXT, ReadLetter(numbers=numbers_of(TEXT), unread=(span,)), (), ())
    assert left(found)[1] == "(Up to 12 times.) Taxis: 40 a week"


def test_a_confirmed_term_counts_before_a_proposed_one_and_both_before_what_is_aside():
    """Each number is counted once."""
    terms = (quoting("Rent is 3,000"), quoting("3,000 a month. (Up to 12", confirmed=False))
    reading = ReadLetter(numbers=numbers_of(TEXT))
    found = accounted(TEXT, reading, terms, [(0, 62)])
    assert (found.confirmed, found.proposed, found.aside, found.open) == (1, 1, 1, 1)
    assert left(found) == ["7 ends here"]


def test_a_number_must_stand_in_the_words_as_a_whole():
    """Half of it is not enough."""
    found = accounted(TEXT, ReadLetter(numbers=numbers_of(TEXT)), (quoting("Rent is 3"),), ())
    assert found.confirmed == 0


def test_a_sentence_without_an_end_is_shown_in_parts():
    """A long row of numbers makes few passages, none of them long."""
    text = "5 " * 4000
    found = accounted(text, ReadLetter(numbers=numbers_of(text)), (), ())
    assert found.open == 4000
    assert len(found.left) < 20
    assert max(one.end - one.start for one in found.left) <= 1200


@given(st.text(alphabet="a1 .\n\tB:", max_size=300))
def test_every_number_is_in_one_passage(text):
    """Whatever the text, each number that is left lies in the passage that lists it."""
    numbers = numbers_of(text)
    found = accounted(text, ReadLetter(numbers=numbers), (), ())
    listed = [number for one in found.left for number in one.numbers]
    assert sorted(listed) == sorted(numbers)
    assert all(
        one.start <= first and last <= one.end for one in found.left for first, last in one.numbers
    )
