"""A letter's text in units and clauses."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.reading.structure import structure

LETTER = """\
Dear Ms. Example:

We are pleased to confirm your
assignment to Lyon. It begins on May 1, 2019.

1.   Housing. The Company will reimburse rent of up to EUR 1,200.00 per
     month.

<PAGE>   2

2.   Freight. The Company will ship
     (a) household goods; and

     (b) one car.
"""


def texts(letter):
    """The letter's flat texts."""
    return [unit.text for unit in structure(letter).units]


def faults(letter):
    """The units whose places do not lead back to their text."""
    return [unit for unit in structure(letter).units if not _stands(letter, unit)]


def _stands(letter, unit):
    places = list(unit.places)
    return (
        unit.text
        and len(places) == len(unit.text)
        and all(one < other for one, other in pairwise(places))
        and all(
            letter[place] == sign or sign == " "
            for place, sign in zip(places, unit.text, strict=True)
        )
    )


def test_a_sentence_runs_over_lines():
    """Lines of one paragraph are one text, parted into its sentences."""
    assert "We are pleased to confirm your assignment to Lyon." in texts(LETTER)
    assert "It begins on May 1, 2019." in texts(LETTER)


def test_a_page_mark_is_left_out():
    """The page's own marks are no part of any unit."""
    assert not any("PAGE" in text for text in texts(LETTER))


def test_clauses_are_numbered_as_printed():
    """A unit knows its clause, the parents' numbers included."""
    clauses = {unit.text: unit.clause for unit in structure(LETTER).units}
    assert clauses["The Company will reimburse rent of up to EUR 1,200.00 per month."] == "1"
    assert clauses["one car."] == "2(b)"


@settings(max_examples=300)
@given(st.text(alphabet=st.sampled_from("aAbiI12.,;:()-\n\r\f\t $•。\x00\u00a0\u05d0|")))
def test_every_place_leads_back(letter):
    """Whatever the text, each flat character stands where its place says."""
    assert not faults(letter)


@settings(max_examples=200)
@given(st.text())
def test_any_text_is_read(letter):
    """No text is too odd to be read."""
    assert not faults(letter)
