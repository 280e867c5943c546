"""A letter's text in units and clauses: what holds for any text, sentences and clause numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.reading.structure import structure
from tests.reading.parted import clauses, faults, texts, the, units

LETTER = """\
Northwind Trading Limited

12 May 2009

Ms. Ana Example
45 High Street

Dear Ana:

We are pleased to confirm your
assignment to Lyon. It begins on May 1, 2019.

1.   Housing. The Company will reimburse rent of up to EUR 1,200.00 per
     month.

<PAGE>   2

2.   Freight. The Company will ship
     (a) household goods; and

     (b) one car.

Ana, we look forward to working with you.

Sincerely,

/s/ John Sample
John Sample
"""

PIECES = """(a)|(b)|(i)|(ii)|1.|2.|5.1|A.|ARTICLE II|Section 3.|EXHIBIT A|The Company will pay|rent
$5,000|; and|;|.|:|, |HOUSING|Housing|<PAGE> 2|Page 2|Dear Bob,|Sincerely,|re-|公司|。|Inc.|e.g.
(|you|as follows:|---|\u05e9\u05dc\u05d5\u05dd"""
SIGNS = [
    "\n",
    "\n\n",
    "\t",
    "     ",
    "\x00",
    "\x0c",
    "\r\n",
    "\u00a0",
    "\u200b",
    "\u2028",
    "\u2022 ",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*PIECES.replace("\n", "|").split("|"), *SIGNS]), max_size=60))
def test_every_place_leads_back(pieces):
    """Whatever a letter is put together from, each flat character stands where its place says."""
    assert not faults(" ".join(pieces))
    assert not faults("".join(pieces))


@settings(max_examples=200)
@given(st.text())
def test_any_text_is_read(letter):
    """No text is too odd to be read, and the units stand in order."""
    assert not faults(letter)
    starts = [unit.places[0] for unit in structure(letter).units]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "piece",
    ["(a) x (i) y (b) z ", "1. Rent\n\n", "a; ", "Inc. ", "foo    bar\n", "(", "<S>\n", "- x\n"],
)
def test_the_work_grows_with_the_length_alone(piece):
    """100,000 characters of a kind are parted right; what grows faster runs into the time limit."""
    letter = piece * (100_000 // len(piece))
    assert not faults(letter)


def test_carriage_returns_change_nothing_but_places():
    """Line ends of two characters give the same units."""
    windows = LETTER.replace("\n", "\r\n")
    assert texts(windows) == texts(LETTER)
    assert not faults(windows)


def test_a_sentence_runs_over_lines():
    """Lines of one paragraph are one text, parted into its sentences."""
    assert "We are pleased to confirm your assignment to Lyon." in texts(LETTER)
    assert "It begins on May 1, 2019." in texts(LETTER)


def test_what_stands_around_is_furniture():
    """Letterhead, date, address, salutation and signature hold no terms."""
    around = texts(LETTER, "furniture")
    assert around[:3] == ["Northwind Trading Limited", "12 May 2009", "Ms. Ana Example"]
    assert around[-3:] == ["Sincerely,", "/s/ John Sample", "John Sample"]
    assert "Dear Ana:" in around


def test_closing_words_belong_to_no_clause():
    """A paragraph that addresses the reader by name ends the last clause."""
    assert the(LETTER, "Ana, we look").clause == ""
    assert the(LETTER, "one car").clause == "2(b)"


@pytest.mark.parametrize(
    "sentence",
    [
        "Widget Inc. and its U.S. branch pay Dr. A. B. Sample of St. Louis $1,000.00.",
        "See Sec. 3 and No. 5 of the policy (rev. 3/98) at 9 a.m. on Jan. 5, e.g. by fax.",
        "The Company (as defined in Sections 8 (c) and (d). See there) pays for it.",
        "You receive three (3) months, one (1) trip and two (2) bags of ca. 20 lbs. each.",
        "Mr. Sample of Widget Europe N.V. (formerly Widget Co.) signs.",
    ],
)
def test_a_dot_need_not_end_a_sentence(sentence):
    """Abbreviations, initials, numbers and brackets are read over."""
    assert texts(f"Dear Bob:\n\n{sentence}\n") == [sentence]


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        ("It is paid by Widget Inc. The Company agrees.", 2),
        ("It ends in the U.S. You pay the tax.", 2),
        ("It is paid (in full.) Nothing else is.", 2),
        ("It lasts six months.The Company agrees to that.", 2),
        ("Will it be paid? It will. Yes!", 3),
        ("公司每月支付住房津贴。每年两次探亲假。", 2),
        ("Rent is paid\u061f \u05db\u05df.", 2),
    ],
)
def test_sentences_end(letter, expected):
    """A stop ends a sentence, also behind an abbreviation, where the next word begins one."""
    assert len(texts(f"Dear Bob:\n\n{letter}")) == expected


NUMBERED = """\
ARTICLE I
TERM

1.1  Start.  The term starts at once.

1.2  End.  It ends after a year.

ARTICLE II
PAY

2.1  Benefits.  You are entitled to the following:

A.   Housing.  A house.

B.   Car.  One car.

2.3  Expenses.  We will reimburse:

(a)  hotels; and

(b)  flights, namely

(i)  out; and

(ii) home.
"""


def test_clauses_are_numbered_as_printed():
    """Articles, decimals, letters and roman numbers, the parents' included; a gap is no harm."""
    assert clauses(NUMBERED) == [
        ("ARTICLE I", "TERM"),
        ("1.1", "Start"),
        ("1.2", "End"),
        ("ARTICLE II", "PAY"),
        ("2.1", "Benefits"),
        ("2.1 A", "Housing"),
        ("2.1 B", "Car"),
        ("2.3", "Expenses"),
        ("2.3(a)", ""),
        ("2.3(b)", ""),
        ("2.3(b)(i)", ""),
        ("2.3(b)(ii)", ""),
    ]


def test_headings_stand_above_their_sentences():
    """The outermost heading comes first."""
    assert the(NUMBERED, "One car").headings == ("PAY", "Benefits", "Car")


def test_a_clause_ends_where_the_next_begins():
    """Start and end of a clause hold its label, its heading and what stands inside."""
    found = {clause.number: clause for clause in structure(NUMBERED).clauses}
    quote = NUMBERED[found["2.3(b)"].start : found["2.3(b)"].end]
    assert quote.startswith("(b)  flights")
    assert quote.endswith("(ii) home.")


def test_a_reference_is_no_clause():
    """A number that a wrapped line begins with belongs to its sentence."""
    words = "The Company pays what is named in Section\n5.1 of the policy and in clause\n(b) below."
    letter = f"Dear Bob:\n\n{words}"
    assert len(texts(letter)) == 1


def test_a_list_inside_a_clause_does_not_count_on():
    """A numbered list under "(b)" is its own; the clauses go on behind it."""
    letter = (
        "Dear Bob:\n\n1. Pay. You are paid.\n\n2. Tax.\n\n(a) We pay it.\n\n"
        "(b) We do not pay these taxes:\n\n1. on gifts;\n\n2. on wins.\n\n"
        "Please note that fines are yours.\n\n(c) We file it.\n\n3. End. It ends.\n"
    )
    numbers = {unit.text: unit.clause for unit in units(letter)}
    assert numbers["on wins."] == "2(b)2"
    assert numbers["Please note that fines are yours."] == "2(b)"
    assert numbers["We file it."] == "2(c)"
    assert numbers["It ends."] == "3"
