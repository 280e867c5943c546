"""Lists in a letter, inside sentences and over paragraphs, and the words that lead to them."""

import pytest

from tests.reading.parted import texts, the, units


def items(letter):
    """The items' texts with what leads to them."""
    return [(unit.text, unit.lead) for unit in units(f"Dear Bob:\n\n{letter}\n", "item")]


@pytest.mark.parametrize(
    "marks",
    [("(i)", "(ii)", "(iii)"), ("(a)", "(b)", "(c)"), ("(1)", "(2)", "(3)"), ("a)", "b)", "c)")],
)
def test_a_list_inside_a_sentence(marks):
    """Each item is a unit of its own, without its mark and the "and" between."""
    one, two, three = marks
    letter = (
        f"The Company will pay {one} rent; {two} school fees; and {three} one car. You pay tax."
    )
    lead = "The Company will pay"
    assert items(letter) == [("rent", lead), ("school fees", lead), ("one car.", lead)]
    assert texts(f"Dear Bob:\n\n{letter}")[0] == lead
    assert texts(f"Dear Bob:\n\n{letter}")[-1] == "You pay tax."


def test_words_behind_a_list_conclude_it():
    """What holds for all items is a unit of its own, led to by the same words."""
    letter = "We pay (i) rent and (ii) fees, in each case not to exceed $500 per month."
    concluding = the(f"Dear Bob:\n\n{letter}", "in each case")
    assert (concluding.kind, concluding.lead) == ("sentence", "We pay")


def test_a_list_in_a_list():
    """An inner item is led to by the outer words and its own."""
    letter = "You repay (a) if you leave (i) early, all and (ii) later, half; and (b) else nothing."
    assert ("later, half", "You repay if you leave") in items(letter)


@pytest.mark.parametrize(
    "sentence",
    [
        "We pay the lesser of (i) $5,000 and (ii) one month of salary.",
        "If (a) you leave or (b) we end it, nothing is paid.",
        "This holds under Sections 8 (a) and (b) and paragraph (c) above.",
        "You receive one (1) trip and two (2) bags.",
    ],
)
def test_not_every_mark_parts_a_sentence(sentence):
    """Bounds, conditions, references and figures behind words stay whole."""
    assert texts(f"Dear Bob:\n\n{sentence}") == [sentence]


def test_a_list_without_marks_behind_a_colon():
    """Semicolons part what a colon announces."""
    lead = "We pay for the following:"
    assert items(f"{lead} airfare; hotels up to $200 per night; and meals.") == [
        ("airfare", lead),
        ("hotels up to $200 per night", lead),
        ("meals.", lead),
    ]


def test_a_very_long_sentence_is_parted_at_its_semicolons():
    """What stands behind "provided, however" is read by itself."""
    long = "The Company will pay the rent of an apartment " + "of your own choice in the city " * 8
    letter = f"{long}; provided, however, that it pays no more than $3,000 per month."
    assert the(f"Dear Bob:\n\n{letter}", "provided").text.endswith("$3,000 per month.")


@pytest.mark.parametrize(
    ("first", "second"),
    [("1.", "2."), ("(a)", "(b)"), ("\u2022", "\u2022"), ("-", "-"), ("o  ", "o  "), ("*", "*")],
)
def test_items_that_are_paragraphs(first, second):
    """The sentence above leads to each; its words are a unit too."""
    lead = "The Company will reimburse the following:"
    letter = f"{lead}\n\n{first} flights; and\n\n{second} one car.\n\nNothing else is paid."
    assert items(letter) == [("flights", lead), ("one car.", lead)]
    behind = the(f"Dear Bob:\n\n{letter}", "Nothing else")
    assert (behind.kind, behind.lead) == ("sentence", "")


def test_items_without_marks_stand_further_in():
    """Short lines set further in below an unfinished sentence are a list."""
    letter = (
        "Your package, as we discussed it at length last week in Boston, will include\n"
        "     Airfare for you and your family\n"
        "     Hotels of up to $200 per night\n"
        "     A car\n\n"
        "Nothing else is paid to you, as it is written in the policy of the company,\n"
        "which you have read and signed.\n"
    )
    found = items(letter)
    assert [text for text, _ in found][1:] == ["Hotels of up to $200 per night", "A car"]
    assert all(lead.endswith("will include") for _, lead in found)


def test_items_without_marks_end_with_semicolons():
    """Paragraphs behind a colon that end like items are items."""
    lead = "The Company will pay for:"
    letter = f"{lead}\n\nhousehold goods;\n\none car; and\n\nstorage."
    assert [text for text, _ in items(letter)] == ["household goods", "one car", "storage."]
    assert {led for _, led in items(letter)} == {lead}


def test_an_item_over_paragraphs_keeps_its_clause():
    """A paragraph between two numbers belongs to the first of them."""
    letter = "Dear Bob:\n\n1. Rent. We pay.\n\nNo tax is due on it.\n\n2. Car. One.\n"
    assert the(letter, "No tax").clause == "1"


def test_words_further_out_than_a_list_end_it():
    """Indentation shows that the letter goes on behind its clauses."""
    letter = (
        "Dear Bob:\n\nThese are the terms:\n\n"
        "     1.   The Company will pay the rent of an apartment in the city that\n"
        "          you choose.\n\n"
        "     2.   The Company will pay for one trip home in each year that you are\n"
        "          abroad.\n\n"
        "All of this holds from the day on which you leave your home until the day\n"
        "on which you are back.\n"
    )
    assert the(letter, "The Company will pay for one").clause == "2"
    assert the(letter, "All of this").clause == ""
