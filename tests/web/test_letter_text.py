"""A letter's text: its signs, quoted words found, stretches that terms quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assignments.core.letter import LeftOver, Term
from assignments.core.records import TermRecord
from assignments.core.words import InputError
from assignments.web.letter_text import (
    find,
    has_other_signs,
    is_hard_wrapped,
    only_text,
    pieces,
    tidy,
)

WRAPPED = "\n".join(
    [
        "Dear Ben,",
        "",
        *["The company pays back what the rent of a flat in the host city costs"] * 6,
        "each month.",
        "",
        "Yours",
    ]
)


def quoting(number, start, end):
    """A term that quotes the words between two places."""
    term = Term(str(number), "housing_rent", "reimburse", start=start, end=end)
    return TermRecord(number, 1, term, None, None)


class TestTidy:
    """One kind of line end and nothing but text."""

    def test_line_ends_become_one_kind(self):
        """Whatever machine the text comes from, without a byte order mark."""
        assert tidy("\ufeffRente: 3.000 €\r\nGrüße\rBen\n\n") == "Rente: 3.000 €\nGrüße\nBen"

    def test_signs_that_are_no_text_are_refused_and_can_be_taken_out(self):
        """A bell is none, a page break is."""
        with pytest.raises(InputError):
            tidy("Rent\x07")
        assert has_other_signs("Rent\x07")
        assert tidy(only_text("Rent\x07\fTaxi")) == "Rent\fTaxi"


class TestFind:
    """Finding quoted words."""

    TEXT = "You\n     may fly “home” — once\n a year. You may fly again."

    @pytest.mark.parametrize(
        ("quote", "found"),
        [
            ("You may fly", "You\n     may fly"),
            ('fly "home" - once a year.', "fly “home” — once\n a year."),
            ("  may   fly  ", "may fly"),
            ("may fly never", None),
            ("you may fly", None),
            ("", None),
            ("(", None),
        ],
    )
    def test_words_are_found_whatever_lies_between_them(self, quote, found):
        """Line breaks, spaces and the shape of quotation marks do not matter; the words do."""
        span = find(quote, self.TEXT)
        if found is None:
            assert span is None
        else:
            assert " ".join(self.TEXT[slice(*span)].split()) == " ".join(found.split())

    def test_of_several_places_the_nearest_is_taken(self):
        """The place where the words were marked decides."""
        assert find("You may fly", self.TEXT)[0] == 0
        assert find("You may fly", self.TEXT, near=40)[0] == self.TEXT.rindex("You")

    @given(st.text(), st.text())
    def test_no_quote_breaks_it(self, quote, text):
        """Any signs may be typed; what is found has the words of the quote."""
        span = find(quote, text)
        assert span is None or len(text[slice(*span)].split()) <= max(1, len(text))


class TestPieces:
    """A letter in stretches."""

    def test_overlapping_quotes_part_the_text(self):
        """Each stretch knows who quotes it, who begins and who ends with it."""
        cut = pieces("abcdef", [quoting(1, 1, 4), quoting(2, 2, 6)])
        assert [piece.text for piece in cut] == ["a", "b", "cd", "ef"]
        assert [piece.quoting for piece in cut] == [(), (1,), (1, 2), (2,)]
        assert [piece.begins for piece in cut] == [(), (1,), (2,), ()]
        assert [piece.ending for piece in cut] == [(), (), (1,), (2,)]

    @given(st.text(), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
    def test_the_pieces_are_the_text(self, text, spans):
        """No sign is lost and none added, whatever is quoted."""
        terms = [
            quoting(number, min(start, end, len(text)), min(max(start, end), len(text)))
            for number, (start, end) in enumerate(spans)
        ]
        cut = pieces(text, terms)
        assert "".join(piece.text for piece in cut) == text
        assert "".join(line for piece in cut for line in piece.lines) == text

    def test_what_no_term_rests_on_is_told_with_its_numbers(self):
        """A passage that is left over is named by its start, each number in it is marked."""
        cut = pieces("ab 12 cd 3 ef", [quoting(1, 0, 4)], [LeftOver(3, 10, ((3, 5), (9, 10)))])
        assert [(one.text, one.left, one.number) for one in cut] == [
            ("ab ", None, False),
            ("1", 3, True),
            ("2", 3, True),
            (" cd ", 3, False),
            ("3", 3, True),
            (" ef", None, False),
        ]
        assert [one.start for one in cut] == [0, 3, 4, 5, 9, 10]

    def test_blank_lines_and_what_is_set_in_stand_apart(self):
        """No mark goes over them, and many blank lines are told to be drawn together."""
        cut = pieces("\n\n\n\n\nab\n    cd\n\n\n\n\nef", [quoting(1, 5, 19)])
        assert [piece.text for piece in cut if piece.blank] == [
            "\n\n\n\n\n",
            "\n    ",
            "\n\n\n\n\n",
        ]
        assert [piece.gap for piece in cut if piece.blank] == [True, False, True]

    def test_a_page_ends_between_its_words(self):
        """With the lines around it."""
        cut = pieces("ab\n\fcd", [quoting(1, 0, 6)])
        assert [(piece.text, piece.page_end) for piece in cut] == [
            ("ab", False),
            ("\n\f", True),
            ("cd", False),
        ]

    def test_a_hard_wrapped_letter_breaks_where_its_paragraphs_end(self):
        """Full lines run on; a short one, or one before a blank line, ends for good."""
        assert is_hard_wrapped(WRAPPED)
        (piece,) = pieces(WRAPPED, ())
        assert [len(line.split()) for line in piece.lines] == [2, 0, 92, 0, 1]
        assert not is_hard_wrapped("Dear Ben,\nyours\n")
