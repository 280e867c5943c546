"""How texts are taken apart to be found, and where they were hit."""

import pytest

from assignments.core.searching import Piece, Sought, around, holds, marked, query_of, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rent, für März", ["rent", "fur", "marz"]),
        ("1,150.00 CNY", ["1150.00", "cny"]),
        ("taxi-2026-08-14", ["taxi", "2026", "08", "14"]),
        ("三月住房", ["三月", "月住", "住房", "房"]),
        ("宿", ["宿"]),
        ("?!", []),
    ],
)
def test_words_of_a_text(text, words):
    """Case and accents are left out, amounts stay whole, Chinese is taken apart in pairs."""
    assert list(words_in(text)) == words


def test_what_is_sought():
    """A word may go on; of Chinese every pair must be there."""
    assert query_of("Hous taxi").sought == (Sought("hous"), Sought("taxi"))
    assert query_of("住房费").sought == (Sought("住房", begins=False), Sought("房费", begins=False))
    assert query_of("住").sought == (Sought("住"),)
    assert query_of("  ?! ").words == ()


@pytest.mark.parametrize(
    ("typed", "number", "of"),
    [
        ("123", 123, ""),
        ("#123", 123, ""),
        ("claim 7", 7, "claim"),
        ("Line #8", 8, "line"),
        ("报销单12", 12, "claim"),
        ("rent 2026", None, ""),
        ("12 apples", None, ""),
    ],
)
def test_numbers_that_may_be_meant(typed, number, of):
    """A bare number, or one behind the name of what has numbers."""
    query = query_of(typed)
    assert (query.number, query.of) == (number, of)


def test_hits_are_marked_in_the_text_as_it_stands():
    """Whatever its case and accents, the text is shown as somebody wrote it."""
    assert marked("Café in Zürich", ("zurich", "CAFE")) == (
        Piece("Café", hit=True),
        Piece(" in "),
        Piece("Zürich", hit=True),
    )
    assert marked("", ("a",)) == ()
    assert "".join(one.text for one in marked("ﬁne ǅ ß İ", ("fine", "s"))) == "ﬁne ǅ ß İ"


def test_what_stands_around_a_hit():
    """Of a long text as much as fits a line or two, with signs where it goes on."""
    text = "word " * 100 + "housing " + "word " * 100
    pieces = around(text, ("housing",))
    assert Piece("housing", hit=True) in pieces
    shown = "".join(one.text for one in pieces)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 200


def test_all_words_must_be_there():
    """Parts of words count."""
    assert holds("Reasonable housing", ("HOUS", "reason"))
    assert not holds("Reasonable housing", ("hous", "taxi"))
