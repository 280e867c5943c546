"""What a letter says of itself."""

import datetime as dt

import pytest

from assignments.reading.facts import facts
from assignments.reading.structure import structure


def told(letter):
    """The facts of a letter."""
    return facts(structure(letter))


ASSIGNMENT = """\
To: Jean Modele
From: Human Resources

LETTER OF ASSIGNMENT

Dear Mr Modele,

We are pleased to confirm your assignment as Project Engineer with Umbra Oil S.A. in Luanda,
Angola. Your home country is France. The assignment will begin on or about September 1, 2010 for
an expected duration of two years. You will report to Mr. Paul Chef, General Manager.

Your base salary will be EUR 5,400.00 per month.
"""

EMPLOYMENT = """\
EMPLOYMENT AGREEMENT

THIS EMPLOYMENT AGREEMENT is made as of the 1st day of May, 2001, by and between INITEX HOLDINGS,
LLC, a Delaware limited liability company (the "Employer"), and PETER EXAMPLE (the "Executive").

1. Employment. The Employer hereby employs the Executive as its Senior Vice President, Operations.
The Executive shall report to the Board of Directors.

2. Term. The term of this Agreement shall commence on the 1st day of June, 2001 and shall continue
for a period of three (3) years.

3. Base Salary. The Employer shall pay the Executive a base salary at the rate of $240,000 per
annum. The Executive shall be based in Denver, Colorado.
"""

EXTENSION = """\
Globus plc

15 June 2011

Mr. Hans Beispiel

Dear Hans,

Extension of your assignment in Singapore

I am pleased to confirm that your assignment to Globus Asia Pte Ltd in Singapore will be extended
by twelve months, from 1 July 2011 to 30 June 2012. This letter supplements your assignment letter
dated 1 June 2009.
"""

AMENDMENT = """\
AMENDMENT NO. 2 TO LETTER AGREEMENT

This Amendment, effective as of March 1, 2007, amends the letter agreement between Globus
Corporation (the "Company") and Maria Muster (the "Employee") dated January 5, 2006.

1. Paragraph 4 is deleted.
"""

OFFER = """\
Example International, Inc.

Dear Ms. Lee:

Example International, Inc. is pleased to offer you the position of Director of Sales, reporting to
Anna Boss, Vice President. You will relocate from Austin, Texas to Dublin, Ireland. Your start date
will be January 18, 2008. You will be paid a bi-weekly base salary of $5,000.00. Annually, this
figure is $130,000.00. Any relocation to Boston gives you Good Reason to resign.
"""

SEVERANCE = """\
Dear Sam:

You have three weeks of vacation. This letter may be ended on 30 days' notice. You will be paid six
months of base salary after a termination without cause.
"""


def test_an_assignment_letter():
    """Who, what, where, from when, for how long and for how much."""
    letter = told(ASSIGNMENT)
    assert letter.kind == "assignment"
    assert (letter.employer, letter.employee) == ("Umbra Oil S.A.", "Jean Modele")
    assert (letter.position, letter.reports_to) == ("Project Engineer", "Paul Chef")
    assert (letter.home, letter.host) == ("France", "Luanda, Angola")
    assert (letter.effective, letter.length_months) == (dt.date(2010, 9, 1), "24")
    assert letter.base_salary == {"amount": "5400", "currency": "EUR", "per": "month"}


def test_an_employment_agreement():
    """The parties are called what they are, and the post is cut from the sentence."""
    letter = told(EMPLOYMENT)
    assert letter.kind == "employment"
    assert (letter.employer, letter.employee) == ("INITEX HOLDINGS, LLC", "PETER EXAMPLE")
    assert letter.position == "Senior Vice President, Operations"
    assert letter.reports_to == "Board of Directors"
    assert letter.host == "Denver, Colorado"
    assert (letter.effective, letter.length_months) == (dt.date(2001, 6, 1), "36")


def test_an_extension():
    """It says what it extends, and its own last day."""
    letter = told(EXTENSION)
    assert (letter.kind, letter.employer) == ("extension", "Globus plc")
    assert (letter.employee, letter.host) == ("Hans Beispiel", "Singapore")
    assert (letter.effective, letter.end) == (dt.date(2011, 7, 1), dt.date(2012, 6, 30))
    assert letter.relates_to == "your assignment letter dated 1 June 2009"


def test_an_amendment():
    """It names the letter that it changes, in its own words."""
    letter = told(AMENDMENT)
    assert letter.kind == "amendment"
    assert (letter.employer, letter.employee) == ("Globus Corporation", "Maria Muster")
    assert letter.effective == dt.date(2007, 3, 1)
    assert letter.relates_to.endswith("dated January 5, 2006")


def test_an_offer():
    """Pay told by two weeks is told by the year behind it; a relocation for good reason is none."""
    letter = told(OFFER)
    assert (letter.kind, letter.employee) == ("offer", None)
    assert (letter.home, letter.host) == ("Austin, Texas", "Dublin, Ireland")
    assert (letter.position, letter.reports_to) == ("Director of Sales", "Anna Boss")
    assert letter.base_salary["amount"] == "130000"


def test_nothing_is_guessed():
    """Durations of notice, leave and severance are no length; what is not said is None."""
    letter = told(SEVERANCE)
    assert letter.kind is None
    assert letter.employer is letter.employee is letter.position is None
    assert letter.length_months is letter.effective is letter.end is letter.base_salary is None
    assert told("") == told("\n")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("January 18, 2005", dt.date(2005, 1, 18)),
        ("18 January 2005", dt.date(2005, 1, 18)),
        ("1/18/2005", dt.date(2005, 1, 18)),
        ("the 1st day of May, 2001", dt.date(2001, 5, 1)),
        ("3/4/2008", None),
    ],
)
def test_dates_are_read_where_they_are_plain(written, day):
    """Month and day in figures count only where one of them can be no month."""
    assert told(f"The effective date of your assignment is {written}.").effective == day
