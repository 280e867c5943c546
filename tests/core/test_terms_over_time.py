"""Terms written down again, compared, over time, and where two clauses differ on a day."""

import datetime as dt
from dataclasses import replace

import pytest

from assignments.core.assignment import Assignment
from assignments.core.case import case_of
from assignments.core.letter import term_of
from assignments.core.letter.comparing import compared
from assignments.core.letter.overlaps import overlaps_on
from assignments.core.letter.turns import turns_of
from assignments.core.letter.wording import term_words
from tests.core.cases import OWN, SHARED, amount, loaded, term

DAY = dt.date(2005, 3, 1)
ASSIGNMENT = Assignment(dt.date(2005, 1, 1), "US", "CN", "USD")


def known(words, key="1"):
    """A term as the judge sees it."""
    return term_of(words, key, "term")


@pytest.mark.parametrize("path", [*OWN, *SHARED], ids=lambda path: path.stem)
def test_a_term_is_written_down_as_it_was_read(path):
    """Read, written and read again, every term of every case file is the same."""
    for one in case_of(loaded(path)).facts.terms:
        words = {**term_words(one), "letter": one.letter, "confirmed": one.confirmed}
        assert term_of(words, one.key, "term") == one


def test_a_limit_is_written_in_plain_numbers():
    """Money as a decimal, what is counted as a whole number, and nothing that is not said."""
    counted = {"type": "count", "max": 3, "unit": "trip"}
    words = term_words(known(term("storage", amount("0.50", "month"), counted)))
    assert words["limits"] == [
        {"type": "amount", "max": "0.5", "currency": "USD", "per": "month"},
        counted,
    ]


def rent(**changes):
    """A term for rent of letter 1."""
    return {**term("housing_rent", amount("900.00", "month")), **changes}


LATER = rent(letter="2", clause="A1", limits=[amount("950.00", "month")])


@pytest.mark.parametrize(
    ("first", "second", "is_overlap"),
    [
        ({}, {}, True),
        ({}, {"limits": [amount("900.00", "month")]}, False),
        ({}, {"from": "2005-03-02"}, False),
        ({"to": "2005-02-28"}, {}, False),
        ({}, {"beneficiaries": ["spouse"]}, False),
        ({"destination": "home"}, {"destination": "host"}, False),
        ({"destination": "home"}, {}, True),
        ({"places": ["Dalian"]}, {"places": ["Tianjin"]}, False),
        ({"places": ["Dalian"]}, {"places": ["Tianjin", " dalian"]}, True),
        ({}, {"pays": "excluded"}, False),
        ({}, {"pays": "note"}, False),
        ({}, {"category": "utilities"}, False),
        ({}, {"when": "ending"}, False),
        ({"when": "preparing"}, {}, True),
    ],
)
def test_clauses_overlap_where_one_cost_may_fall_under_both(first, second, is_overlap):
    """They pay for the same person and place on the day, and say different things of it."""
    terms = [known(rent(**first)), known({**LATER, **second}, "2")]
    assert bool(overlaps_on(terms, DAY, ASSIGNMENT)) is is_overlap


def test_terms_of_one_clause_do_not_overlap():
    """All of them apply."""
    terms = [known(rent()), known(rent(limits=[amount("1.00")]), "2")]
    assert overlaps_on(terms, DAY) == ()


def test_each_day_on_which_terms_change_is_told():
    """A term ends on the day after its last, and begins on its first."""
    old, new = known(rent(to="2005-06-30")), known({**LATER, "from": "2005-07-01"}, "2")
    always = known(term("storage"), "3")
    (turn,) = turns_of([old, new, always])
    assert (turn.day, turn.begun, turn.ended) == (dt.date(2005, 7, 1), (new,), (old,))


class TestCompared:
    """Two sets of terms side by side."""

    def kinds(self, stand, said):
        """What comes of each pair."""
        return [pair.kind for pair in compared(stand, said)]

    def test_the_same_terms_are_the_same_in_any_order(self):
        """Their keys, letters and confirmations do not count."""
        one, other = known(rent()), known(term("storage"), "2")
        again = [replace(one, key="8", letter="7", confirmed=False) for one in (other, one)]
        assert self.kinds([one, other], again) == ["same", "same"]

    def test_what_was_changed_pairs_with_what_it_was(self):
        """By its words, else by category and clause, else by clause and words."""
        quoted = known(rent(quote="Rent is paid.", start=3, end=16, clause="7"))
        for changes in ({"clause": "8"}, {"start": 90, "end": 103}, {"category": "utilities"}):
            said = known({**rent(quote="Rent is paid.", start=3, end=16, clause="7"), **changes})
            (pair,) = compared([quoted], [said])
            assert (pair.stands, pair.said, pair.kind) == (quoted, said, "differs")

    def test_what_stands_alone_is_new_or_missing(self):
        """Nothing is paired that has nothing in common."""
        one, other = known(rent()), known(term("storage", clause="9"), "2")
        assert self.kinds([one], [other]) == ["new", "missing"]

    def test_of_several_alike_each_has_one_partner(self):
        """Two terms of one clause pair with two, in their order."""
        two = [known(rent()), known(rent(limits=[]), "2")]
        said = [known(rent(limits=[amount("1.00")]), "3"), known(rent(), "4")]
        pairs = compared(two, said)
        assert [pair.stands.key for pair in pairs] == ["2", "1"]
        assert [pair.kind for pair in pairs] == ["differs", "same"]
