"""How the company reads words that letters leave open: which reading counts, and what it does."""

import datetime as dt
from dataclasses import replace

import pytest

from assignments.core.balances import norms_left
from assignments.core.case import case_of, judge_case, rendered
from assignments.core.check import entry_of, judge
from assignments.core.definitions import names_people_alone
from assignments.core.money import Money
from assignments.core.readings import CompanyReading, Norm, reading_json, reading_of
from assignments.core.remaining import Book
from tests.core.cases import case, line, term

QUOTE = "Rent is paid within reason; our yardstick is comparable housing in Denver."
RENT = term(
    "housing_rent", judgement="reasonable", measure="comparable housing", quote=QUOTE, clause="8"
)
FAMILY = "Once a year you and your family may fly home in economy."
LEAVE = term(
    "home_leave_airfare",
    quote=FAMILY,
    clause="10",
    beneficiaries=["employee", "spouse", "children"],
)
SOURCE = {"by": "Dana Whitlock", "on": dt.date(2005, 1, 10), "reason": "Three quotes."}


def norm(amount, words="reasonable", scope="company", per="month", **more):
    """A reading of rent as at most so many dollars."""
    read = Norm("housing_rent", Money.parse(amount, "USD", "amount"), per)
    return CompanyReading(words, scope, norm=read, **{**SOURCE, **more})


def definition(*people, words="family", says="husband or wife", **more):
    """A reading of "family" as these companions."""
    return CompanyReading(words, says=says, people=people, **{**SOURCE, **more})


def judged(readings, lines, terms=(RENT,)):
    """The verdicts on lines by terms and readings."""
    built = case_of(case(list(terms), lines))
    return judge_case(replace(built, facts=replace(built.facts, readings=tuple(readings))))


def rent(amount="2000.00", date="2005-03-01", ident=1):
    """A line of rent on a day."""
    return line(ident, "housing_rent", amount, date)


def granted(readings, date="2005-03-01", terms=(RENT,)):
    """What the norm of a day grants; None where HR judges."""
    (verdict,) = judged(readings, [rent("9000.00", date)], terms).verdicts
    (finding,) = verdict.findings
    return None if finding.granted is None else int(finding.granted)


def flown(readings, person, terms=(LEAVE,)):
    """The verdict on a flight of somebody."""
    flight = line(1, "home_leave_airfare", **{"for": person, "destination": "home"})
    (verdict,) = judged(readings, [flight], terms).verdicts
    return verdict


def test_a_narrower_scope_wins():
    """A reading of the letter goes before the assignment's, that before the company's."""
    company, assignment = norm("1000.00"), norm("2000.00", scope="assignment")
    letter = norm("3000.00", scope="letter", letter="1")
    assert granted([letter, assignment, company]) == 3000
    assert granted([assignment, company]) == 2000
    assert granted([company]) == 1000
    assert granted([]) is None


def test_a_letter_s_reading_is_for_that_letter():
    """The same words in another letter are read as all letters are."""
    letter = norm("3000.00", scope="letter", letter="2")
    assert granted([letter]) is None
    assert granted([letter], terms=[{**RENT, "letter": "2"}]) == 3000


def test_words_of_the_clause_go_before_reasonable_in_general():
    """In one scope; words that the clause does not have say nothing of it."""
    words, general = norm("3000.00", "Comparable  Housing"), norm("1000.00")
    assert granted([words, general]) == granted([general, words]) == 3000
    assert granted([norm("3000.00", "comparable hous"), general]) == 1000
    narrow = norm("2000.00", scope="assignment")
    assert granted([words, narrow]) == 2000


def test_a_norm_is_for_what_a_term_leaves_to_judgement():
    """A term that leaves nothing open, and one of another category, is not held to it."""
    plain = {**RENT, "judgement": None, "measure": None}
    verdicts = judged([norm("10.00", "rent")], [rent()], [plain]).verdicts
    assert [str(verdict.outcome) for verdict in verdicts] == ["allowed"]
    other = replace(norm("10.00"), norm=Norm("utilities", Money(1, "USD"), "month"))
    assert granted([other]) is None


def test_a_later_reading_of_the_same_words_follows_from_its_day():
    """It ends the earlier; once it is over itself the earlier does not come back."""
    first = norm("1000.00", first=dt.date(2005, 2, 1))
    second = norm("2000.00", first=dt.date(2005, 3, 1), last=dt.date(2005, 3, 31))
    days = ("2005-01-31", "2005-02-28", "2005-03-01", "2005-03-31", "2005-04-01")
    for readings in ([first, second], [second, first]):
        assert [granted(readings, day) for day in days] == [None, 1000, 2000, 2000, None]


def test_of_two_from_one_day_the_one_recorded_last_counts():
    """A correction of the same day takes the place of the slip."""
    assert granted([norm("1000.00"), norm("2000.00")]) == 2000
    both = [norm("1000.00", "within reason"), norm("2000.00", "comparable housing")]
    assert granted(both) == 2000
    assert granted(both[::-1]) == 1000


def test_a_norm_by_another_measure_has_a_balance_of_its_own():
    """What was taken by the month is not taken from an amount for all time."""
    monthly = norm("1000.00")
    in_all = norm("1500.00", per="once", first=dt.date(2005, 4, 1))
    lines = [rent("1000.00"), rent("1500.00", "2005-04-01", 2), rent("1.00", "2005-05-01", 3)]
    verdicts = judged([monthly, in_all], lines).verdicts
    assert [str(one.allowed) for one in verdicts] == ["1000.00", "1500.00", "0.00"]


def test_a_finding_says_the_clause_first_and_then_the_reading():
    """Above the norm and within it: the clause, how it is read, by whom, when and why."""
    reading = norm("3200.00", "comparable housing")
    above, within = judged([reading], [rent("3300.00"), rent("9.00", "2005-04-01", 2)]).verdicts
    read = (
        "the company reads \N{LEFT DOUBLE QUOTATION MARK}comparable housing"
        "\N{RIGHT DOUBLE QUOTATION MARK} as at most 3200.00 USD a month "
        "(recorded by Dana Whitlock on 2005-01-10: Three quotes)"
    )
    assert above.findings[0].message == (
        f"Clause 8 pays what is reasonable (comparable housing); {read}. Of 3200.00 USD in "
        "2005-03, 3200.00 USD were left before this line; HR judges what is above it."
    )
    assert within.findings[0].message == f"Clause 8 covers it; {read}."
    assert above.findings[0].readings == within.findings[0].readings == (reading,)


def test_a_finding_carries_its_readings_and_only_then():
    """The JSON has them where there are some; a case file's own norm is not one."""
    shown = rendered(judged([norm("1000.00")], [rent()]))["verdicts"][0]["findings"][0]
    (kept,) = shown["readings"]
    assert kept["norm"] == {
        "category": "housing_rent",
        "amount": "1000.00",
        "currency": "USD",
        "per": "month",
    }
    assert (kept["by"], kept["on"], kept["scope"]) == ("Dana Whitlock", "2005-01-10", "company")
    norms = {"housing_rent": {"amount": "1000.00", "currency": "USD", "per": "month"}}
    judged_norms = judge_case(case_of(case([RENT], [rent()], norms=norms)))
    finding = rendered(judged_norms)["verdicts"][0]["findings"][0]
    assert "readings" not in finding
    assert "pays what is reasonable (comparable housing); the norm for" in finding["message"]


@pytest.mark.parametrize(
    "reading", [norm("1.00", scope="letter", letter="2"), definition("spouse")]
)
def test_a_kept_reading_is_read_back(reading):
    """What a finding carries tells words, meaning, source and reason again."""
    assert reading_of(reading_json(reading)) == reading


@pytest.mark.parametrize(
    ("person", "people", "outcome"),
    [
        ("children", ["spouse"], "refused"),
        ("spouse", ["spouse"], "allowed"),
        ("employee", ["spouse"], "allowed"),
        ("children", ["spouse", "children"], "allowed"),
    ],
)
def test_a_definition_of_people_decides_on_companions(person, people, outcome):
    """Where the sentence names them by that word alone; the employee stays."""
    assert str(flown([definition(*people)], person).outcome) == outcome


def test_a_definition_may_widen_whom_a_term_is_for():
    """The term was confirmed for the spouse; the company counts the children in."""
    narrow = {**LEAVE, "beneficiaries": ["employee", "spouse"]}
    assert str(flown([], "children", [narrow]).outcome) == "refused"
    wide = definition("spouse", "children", says="husband, wife and children under 18")
    verdict = flown([wide], "children", [narrow])
    assert str(verdict.outcome) == "allowed"
    assert verdict.findings[0].message.endswith(
        "as husband, wife and children under 18 (recorded by Dana Whitlock on 2005-01-10: "
        "Three quotes)."
    )


def test_a_refusal_by_a_definition_says_so():
    """The clause with its people first, then how the company reads the word."""
    verdict = flown([definition("spouse")], "children")
    (finding,) = verdict.findings
    assert finding.reason == "beneficiary_not_covered"
    assert finding.message.startswith("Clause 10 is for employee, spouse, not for children. The")
    assert "as husband or wife (recorded by Dana Whitlock" in finding.message
    assert [reading.words for reading in finding.readings] == ["family"]


def test_a_definition_that_decides_nothing_stands_beside_the_clause():
    """Other words name the people too: the term stays as it was confirmed."""
    quote = "You, your husband and your family may fly home."
    verdict = flown([definition("spouse")], "children", [{**LEAVE, "quote": quote}])
    (finding,) = verdict.findings
    assert str(verdict.outcome) == "allowed"
    assert finding.message == "Clause 10 covers it."
    assert [reading.says for reading in finding.readings] == ["husband or wife"]


def test_of_definitions_of_one_word_the_narrowest_scope_stands():
    """The letter's own, not the company's as well."""
    company, own = definition("spouse"), definition("children", scope="assignment")
    assert str(flown([company, own], "spouse").outcome) == "refused"
    (finding,) = flown([company, own], "children").findings
    assert [reading.scope for reading in finding.readings] == ["assignment"]


@pytest.mark.parametrize(
    ("quote", "alone"),
    [
        (FAMILY, True),
        ("Flights for you and your family, and their meals.", True),
        ("Family members who moved with you fly home.", True),
        ("Your family", True),
        ("In a family emergency you may fly home.", False),
        ("A single-family house for you.", False),
        ("The family home is let.", False),
        ("You, your wife and your family fly home.", False),
        ("Your family and dependents fly home.", False),
        ("Your family and your household goods are moved.", True),
        ("You and your spouse fly home.", False),
    ],
)
def test_words_name_people_alone(quote, alone):
    """Only where they stand for people, and no other word does."""
    assert names_people_alone("family", quote) is alone


def test_a_term_for_the_employee_alone_is_not_widened():
    """Nobody confirmed that the sentence is for companions."""
    own = {**LEAVE, "beneficiaries": ["employee"]}
    assert str(flown([definition("spouse")], "spouse", [own]).outcome) == "refused"


def test_what_is_left_of_a_norm():
    """Today's period under the clause that it is for, with the reading it comes from."""
    reading = norm("3200.00", "comparable housing")
    built = case_of(case([RENT], [rent("1200.00", "2006-12-05")]))
    facts = replace(built.facts, readings=(reading, norm("10.00")))
    (left,) = norms_left(facts, Book())
    assert (left.reading, left.row.period, left.row.clause) == (reading, "2006-12", "8")
    assert (left.row.granted, left.row.left, left.row.unit) == (3200, 3200, "USD")


def test_what_is_left_of_a_norm_once_lines_drew_on_it():
    """By the month it is worth the same each day; an amount for all time is one balance."""
    for per, amount in (("month", "3200.00"), ("once", "3200.00")):
        built = case_of(case([RENT], [rent("1200.00", "2006-12-05")]))
        facts = replace(built.facts, readings=(norm(amount, per=per),))
        book = Book()
        ((one, _),) = built.lines
        verdict = judge(one, facts, book)
        book.record(entry_of(one, verdict, verdict.holds, used=False))
        (left,) = norms_left(facts, book)
        assert (left.row.held, left.row.left) == (1200, 2000)
