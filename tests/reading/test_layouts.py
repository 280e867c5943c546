"""A letter's structure however it is set: in pages, double spaced, in columns, in one line."""

import pytest

from tests.reading.parted import clauses, faults, texts, the, units

PAGES = """\
<PAGE>   1
                                                            EXHIBIT 10.7
May 3, 1999

Mr. Peter Placeholder
4 Elm Street

Dear Peter:

A.   COMPENSATION
     ------------

     1.   Base  Salary.  Your base salary  will be $180,000 per year,  payable
          ------------
semi-monthly while you  are on  assign-
ment in a forty-
foot boat, and the Company will pay

                                   -1-
<PAGE>   2
Mr. Peter Placeholder
May 3, 1999
Page 2

what the boat costs.

<TABLE>
<CAPTION>
<S>                       <C>
Boat                      $5,000.00
Sail                      $1,000.00
</TABLE>

                                   -2-
<PAGE>   3
Mr. Peter Placeholder
May 3, 1999
Page 3

B.   HOME
     ----

     You go home.

Very truly yours,

Ann Boss
"""


def test_a_page_is_no_part_of_a_letter():
    """Marks, numbers, running headers, tags and rules are left out."""
    every = " ".join(texts(PAGES) + texts(PAGES, "furniture")[4:])
    for part in ("PAGE", "Page", "-1-", "TABLE", "<S>", "---", "Placeholder"):
        assert part not in every


def test_a_sentence_runs_over_a_page():
    """Split words are joined, real hyphens are kept, and a turned page ends no sentence."""
    assert the(PAGES, "Your base salary").text == (
        "Your base salary will be $180,000 per year, payable semi-monthly while you are on"
        " assignment in a forty-foot boat, and the Company will pay what the boat costs."
    )


def test_rows_keep_their_cells():
    """A line of columns is a row, in the clause in which it stands."""
    assert texts(PAGES, "row") == ["Boat $5,000.00", "Sail $1,000.00"]
    assert clauses(PAGES) == [("A", "COMPENSATION"), ("A.1", "Base Salary"), ("B", "HOME")]


DOUBLE = """\
Dear Ms. Example:

        We are pleased to confirm the terms on which you will be

seconded to our subsidiary in Kuala Lumpur, Malaysia, from the

first of June for twenty-four months.

        1.      Housing. The Company will pay the rent of an apart-

ment of your choice up to MYR 9,000 per month, together with the

agent's fee and the deposit.

        2.      Flights. You will receive:

                (a)     one return ticket in economy class for each year

of the assignment.
"""


def test_a_double_spaced_letter_has_whole_sentences():
    """A blank line behind every line ends no paragraph."""
    assert the(DOUBLE, "We are pleased").text.endswith("twenty-four months.")
    assert "rent of an apartment of your choice" in the(DOUBLE, "The Company will pay").text
    assert the(DOUBLE, "one return").clause == "2(a)"
    assert not faults(DOUBLE)


TIGHT = """\
Dear John
Assignment to Norway
I am writing to set out the terms of your assignment to Contoso Norge AS, which holds all else.
1. Position and duration
Your position will be Senior Engineer, reporting to the Country Manager. The assignment starts on
1 April 2014.
2. Compensation
2.1 Cost of living allowance
You will receive an allowance of NOK 8,500 net per month. This will be reviewed every six
months.
3. Relocation
The Company will meet the following costs:
• one-way flights for you;
• shipment by sea (one 20-foot container) and by air (250 kg per adult, 100 kg per
child).
The total of these costs will not exceed GBP 25,000.
Yours sincerely
Jane Manager
"""


def test_a_letter_without_blank_lines():
    """Headings, labels and bullets begin anew without a blank line."""
    assert clauses(TIGHT) == [
        ("1", "Position and duration"),
        ("2", "Compensation"),
        ("2.1", "Cost of living allowance"),
        ("3", "Relocation"),
    ]
    assert [unit.lead for unit in units(TIGHT, "item")] == [
        "The Company will meet the following costs:"
    ] * 2
    assert the(TIGHT, "The total").lead == ""
    assert the(TIGHT, "shipment").text.endswith("100 kg per child).")


TABLE = """\
SCHEDULE A - SUMMARY

Benefit                      Amount              Frequency
---------------------------  ------------------  ---------
Housing allowance            EUR 2,400.00        monthly
Home leave                   2 trips             per year

Relocation:        The Company will pay for the shipment of your household
                   goods up to 6,000 kg.
Housing            The Company will rent a furnished apartment for you
Allowance          at up to CHF 4,500 per month.

| Item | Cap |
|------|-----|
| Rent | $3,000 per month |
"""


def test_the_header_of_a_table_leads_to_its_rows():
    """The cells of the first row say what the others hold."""
    assert the(TABLE, "Home leave").lead == "Benefit Amount Frequency"
    assert the(TABLE, "Rent").lead == "Item | Cap"
    assert the(TABLE, "Rent").text == "Rent | $3,000 per month"


def test_words_beside_a_paragraph_are_its_heading():
    """A left column that runs over lines beside a paragraph is no part of its sentences."""
    assert the(TABLE, "The Company will pay").headings[-1] == "Relocation"
    beside = the(TABLE, "The Company will rent")
    assert beside.headings[-1] == "Housing Allowance"
    assert beside.text.endswith("furnished apartment for you at up to CHF 4,500 per month.")


def test_a_letter_in_one_line_has_clauses():
    """Numbers in order part a letter that has no lines."""
    letter = "Dear Pat, these are the terms. " + " ".join(
        f"{n}. Benefit. The Company will pay {n} euros a month for it, as long as you are there,"
        " against receipts that you hand in within a month of each payment."
        for n in range(1, 5)
    )
    assert [number for number, _ in clauses(letter)] == ["1", "2", "3", "4"]
    assert the(letter, "The Company will pay 3").clause == "3"


@pytest.mark.parametrize(
    "heading",
    ["HOUSING\n\n", "Housing Allowance\n\n", "Housing:\n", "HOUSING. ", "Housing - ", "HOUSING  "],
)
def test_headings_take_many_forms(heading):
    """A line of capitals, a title, a few words before a colon, a stop or a dash."""
    letter = f"Dear Bob:\n\n{heading}The Company will pay your rent.\n\nIt ends there.\n"
    assert the(letter, "The Company").headings[0].lower().startswith("housing")


def test_an_exhibit_begins_anew():
    """What is attached behind the signatures is read, with clause numbers of its own."""
    letter = (
        "Dear Bob:\n\n1. Rent. It is paid.\n\nSincerely,\n\nAnn Boss\n\nEXHIBIT A\n\nTAX POLICY\n\n"
        "1. You pay the taxes of your home.\n\n2. We pay all others.\n"
    )
    assert the(letter, "We pay").clause == "2"
    assert the(letter, "We pay").headings == ("EXHIBIT A", "TAX POLICY")
    assert "Ann Boss" in texts(letter, "furniture")


def test_a_memorandum_has_its_own_head():
    """To, from and subject stand around the words; no salutation is needed."""
    head = "MEMORANDUM\n\nTO:       Carla Sample\nRE:       Zurich\n\n"
    letter = f"{head}The Company will pay your rent.\n"
    assert texts(letter) == ["The Company will pay your rent."]
