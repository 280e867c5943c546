"""How the company reads words that letters leave open: recorded, ended, and judged by."""

import datetime as dt

import pytest

from assignments import actions
from assignments.actions import InputError, NotAllowedError, NotFoundError, StateError
from assignments.actions.registers import assignment_history
from tests.stories.world import TERMS, taxi

MORE = "7. Once a year you and your family may fly home."
FLIGHTS = {
    "clause": "7",
    "category": "home_leave_airfare",
    "pays": "reimburse",
    "beneficiaries": ["employee", "spouse", "children"],
    "destination": "home",
    "quote": "Once a year you and your family may fly home.",
}


def _norm(amount, per="month", currency="USD", category="housing_rent"):
    return actions.NormInput(category, amount, currency, per)


def _rent(amount="1000.00", date="2005-05-03"):
    return taxi(amount, category="housing_rent", date=date)


def _letter(world, assignment_id):
    return actions.assignment(world.office, world.hr, assignment_id).letters[0].id


def _granted(world, assignment_id, date="2005-05-03"):
    """What the norm of a day grants; None where HR judges."""
    verdict = actions.try_line(world.office, world.ada, assignment_id, _rent("9000.00", date))
    granted = verdict.findings[0].granted
    return None if granted is None else int(granted)


def _end(world, reading_id, last=None, who=None):
    what = actions.EndReadingInput(last and dt.date.fromisoformat(last), "Prices fell.")
    return actions.end_reading(world.office, who or world.hr, reading_id, what, world.key())


def test_the_narrower_scope_is_judged_by(fresh_world):
    """The letter's before the assignment's, that before the company's; others keep the wider."""
    assignment_id, other = fresh_world.lettered(), fresh_world.lettered()
    assert _granted(fresh_world, assignment_id) is None
    fresh_world.reading(norm=_norm("1000.00"))
    assert _granted(fresh_world, assignment_id) == _granted(fresh_world, other) == 1000
    fresh_world.reading(norm=_norm("2000.00"), assignment_id=assignment_id)
    assert _granted(fresh_world, assignment_id) == 2000
    letter_id = _letter(fresh_world, assignment_id)
    fresh_world.reading("comparable housing", norm=_norm("3000.00"), letter_id=letter_id)
    assert _granted(fresh_world, assignment_id) == 3000
    assert _granted(fresh_world, other) == 1000


def test_a_reading_follows_from_its_day_and_frozen_verdicts_stay(fresh_world):
    """A line keeps its verdict; a later norm judges the days from its first on."""
    assignment_id = fresh_world.lettered()
    fresh_world.reading(norm=_norm("1000.00"))
    may, june = fresh_world.submit(assignment_id, _rent("1200.00"), _rent("1200.00", "2005-06-01"))
    fresh_world.reading(norm=_norm("1500.00"), first=dt.date(2005, 6, 1))
    assert _granted(fresh_world, assignment_id) == 1000
    assert _granted(fresh_world, assignment_id, "2005-06-15") == 1500
    for line in (may, june):
        assert fresh_world.line(line.id).submitted == line.submitted
    desk = actions.desk(fresh_world.office, fresh_world.hr, june.id)
    assert desk.changed
    assert (str(desk.verdict_now.outcome), str(desk.verdict_now.allowed)) == ("allowed", "1200.00")
    fresh_world.approve(june.id)
    decided = fresh_world.line(june.id)
    assert (decided.submitted["allowed"], decided.decided["allowed"]) == ("1000.00", "1200.00")
    fresh_world.reading(norm=_norm("10.00"))
    assert fresh_world.line(june.id).decided == decided.decided


def test_a_frozen_finding_keeps_the_reading_with_its_source(fresh_world):
    """Who recorded it, when and why, after it was ended too."""
    assignment_id = fresh_world.lettered()
    words, why = "comparable housing", "Lists of two agents."
    reading_id = fresh_world.reading(words, norm=_norm("1000.00"), reason=why)
    (line,) = fresh_world.submit(assignment_id, _rent("1200.00"))
    _end(fresh_world, reading_id)
    (finding,) = fresh_world.line(line.id).submitted["findings"]
    assert finding["reason"] == "over_norm"
    assert finding["message"].startswith("Clause 2 pays what is reasonable (comparable housing); ")
    assert "(recorded by Hana on 2005-06-01: Lists of two agents)" in finding["message"]
    (kept,) = finding["readings"]
    assert (kept["by"], kept["on"], kept["reason"]) == ("Hana", "2005-06-01", why)
    again = actions.desk(fresh_world.office, fresh_world.hr, line.id).verdict_now
    assert again.reasons == ("needs_judgement",)


def test_an_ended_reading_counts_up_to_its_last_day(world):
    """Taken back it counts on no day, and the one before it counts again."""
    assignment_id = world.lettered()
    world.reading(norm=_norm("1000.00"), assignment_id=assignment_id)
    later = world.reading(norm=_norm("1500.00"), assignment_id=assignment_id)
    assert _granted(world, assignment_id) == 1500
    _end(world, later)
    assert _granted(world, assignment_id) == 1000
    last = world.reading(norm=_norm("1700.00"), assignment_id=assignment_id)
    _end(world, last, "2005-05-31")
    assert _granted(world, assignment_id) == 1700
    assert _granted(world, assignment_id, "2005-06-01") is None
    with pytest.raises(StateError):
        _end(world, last, "2005-05-15")


def test_history_is_kept(world):
    """Each reading with who recorded it; an ending with who, when and why; and what happened."""
    assignment_id = world.lettered()
    first = world.norm(assignment_id, "housing_rent", "1000.00")
    second = world.norm(assignment_id, "housing_rent", "1500.00")
    _end(world, second, "2005-12-31")
    file = actions.assignment(world.office, world.finance, assignment_id)
    kept = {one.id: one for one in file.readings}
    assert kept[first].ending is None
    assert (kept[second].ending.last, kept[second].ending.reason) == (
        dt.date(2005, 12, 31),
        "Prices fell.",
    )
    assert (kept[second].by.name, kept[second].ending.by.name) == ("Hana", "Hana")
    story = assignment_history(world.office, world.hr, assignment_id)
    assert [one.kind for one in story][-3:] == [
        "reading_recorded",
        "reading_recorded",
        "reading_ended",
    ]


def test_a_norm_may_get_another_measure(world):
    """Another currency or period has a balance of its own."""
    assignment_id = world.lettered()
    world.norm(assignment_id, "housing_rent", "900.00")
    (line,) = world.submit(assignment_id, _rent("900.00"))
    assert line.submitted["outcome"] == "allowed"
    world.norm(assignment_id, "housing_rent", "2000.00", per="once")
    (line,) = world.submit(assignment_id, _rent("2000.00"))
    assert line.submitted["outcome"] == "allowed"
    (left,) = actions.norms_left(world.office, world.ada, assignment_id)
    assert (left.row.held, left.row.left, left.row.period) == (2000, 0, "assignment")


def test_a_definition_is_judged_by_where_it_is_exact(world):
    """The children of a clause for the family, once the company reads it as the spouse."""
    assignment_id = world.assignment()
    letter_id = world.letter(assignment_id, MORE)
    world.terms(letter_id, (FLIGHTS,))
    flight = taxi(category="home_leave_airfare", destination="home") | {"for": "children"}

    def outcome():
        verdict = actions.try_line(world.office, world.ada, assignment_id, flight)
        return str(verdict.outcome), verdict.findings[0].readings

    assert outcome() == ("allowed", ())
    world.reading("family", says="husband or wife", people=("spouse",), letter_id=letter_id)
    refused, (reading,) = outcome()
    assert (refused, reading.says, reading.by) == ("refused", "husband or wife", "Hana")


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("words", {"words": " "}),
        ("words", {"words": "x" * 201}),
        ("reason", {"says": "All.", "reason": ""}),
        ("says", {"says": ""}),
        ("people", {"says": "All.", "people": ("employee",)}),
        ("amount", {"norm": _norm("-1")}),
        ("amount", {"norm": _norm("1.005")}),
        ("amount", {"norm": _norm("NaN")}),
        ("category", {"norm": _norm("1", category="yacht")}),
        ("per", {"norm": _norm("1", per="fortnight")}),
        ("first", {"says": "All.", "first": dt.date(1989, 1, 1)}),
        ("last", {"says": "All.", "first": dt.date(2005, 2, 1), "last": dt.date(2005, 1, 1)}),
    ],
)
def test_a_slip_is_named_by_its_field(world, where, what):
    """What cannot be recorded is refused at its field, and nothing is kept."""
    before = actions.company_readings(world.office, world.hr)
    with pytest.raises(InputError) as slip:
        world.reading(**what)
    assert slip.value.where == where
    assert actions.company_readings(world.office, world.hr) == before


def test_a_letter_s_reading_is_of_its_words(world):
    """Words that do not stand in the letter are refused, "reasonable" stands for what is open."""
    assignment_id = world.lettered()
    letter_id = _letter(world, assignment_id)
    with pytest.raises(InputError) as slip:
        world.reading("comparable boats", norm=_norm("1.00"), letter_id=letter_id)
    assert slip.value.where == "words"
    world.reading("Comparable\nhousing", norm=_norm("700.00"), letter_id=letter_id)
    assert _granted(world, assignment_id) == 700


@pytest.mark.parametrize("last", ["2005-05-31", "2006-02-01"])
def test_an_end_lies_between_a_reading_s_days(world, last):
    """Not before its first day, nor after the last that it has already."""
    days = {"first": dt.date(2005, 6, 1), "last": dt.date(2006, 1, 31)}
    reading_id = world.reading(says="All.", assignment_id=world.lettered(), **days)
    with pytest.raises(InputError) as slip:
        _end(world, reading_id, last)
    assert slip.value.where == "last"


def test_only_hr_records_and_ends(world):
    """Finance reads the company's readings, the employee those of the own assignment."""
    assignment_id = world.lettered()
    own = world.norm(assignment_id, "housing_rent", "1000.00")
    company = world.reading("host city", says="within the outer ring road")
    for who in (world.ada, world.finance, world.admin):
        with pytest.raises(NotAllowedError):
            world.reading(says="All.", who=who)
    for who in (world.ada, world.finance):
        with pytest.raises(NotAllowedError):
            world.reading(says="All.", who=who, assignment_id=assignment_id)
        with pytest.raises(NotAllowedError):
            _end(world, own, who=who)
    assert actions.reading(world.office, world.ada, own).id == own
    with pytest.raises(NotFoundError):
        actions.reading(world.office, world.ben, own)
    with pytest.raises(NotAllowedError):
        actions.reading(world.office, world.ada, company)
    with pytest.raises(NotAllowedError):
        actions.company_readings(world.office, world.ada)
    assert company in {one.id for one in actions.company_readings(world.office, world.finance)}
    with pytest.raises(NotFoundError):
        actions.reading(world.office, world.hr, 99_999)
    with pytest.raises(NotFoundError):
        world.reading(says="All.", letter_id=99_999)
    _end(world, company)


def test_a_second_arrival_records_once(world):
    """One reading, one ending, of two clicks."""
    assignment_id = world.lettered()
    what = actions.ReadingInput("reasonable", "So.", _norm("5.00"), assignment_id=assignment_id)
    key = world.key()
    first = actions.record_reading(world.office, world.hr, what, key)
    again = actions.record_reading(world.office, world.hr, what, key)
    assert (again.id, again.again) == (first.id, True)
    assert len(_own(world, assignment_id)) == 1
    ending, key = actions.EndReadingInput(None, "A slip."), world.key()
    actions.end_reading(world.office, world.hr, first.id, ending, key)
    assert actions.end_reading(world.office, world.hr, first.id, ending, key).again


def _own(world, assignment_id):
    file = actions.assignment(world.office, world.hr, assignment_id)
    return [one for one in file.readings if one.assignment_id == assignment_id]


def test_an_assignment_sees_its_own_readings_and_the_company_s(fresh_world):
    """Not those of another assignment, nor of its letters."""
    mine, other = fresh_world.lettered(), fresh_world.lettered()
    seen = {
        fresh_world.reading(says="All."),
        fresh_world.norm(mine, "housing_rent", "1.00"),
        fresh_world.reading("reasonable", says="Fair.", letter_id=_letter(fresh_world, mine)),
    }
    fresh_world.norm(other, "housing_rent", "2.00")
    file = actions.assignment(fresh_world.office, fresh_world.ada, mine)
    assert {one.id for one in file.readings} == seen
    assert not any("No norm" in warning for warning in file.warnings)
    assert len(TERMS) == len(file.terms)
