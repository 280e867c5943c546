"""Assignments, people, journeys and rates, as HR and administrators record them."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from assignments import actions
from assignments.actions import InputError, NotAllowedError, NotFoundError, StateError
from assignments.actions.known import BATCH
from assignments.actions.month_pages import listed_months, month_page
from assignments.core.rates import Rate
from assignments.storage.embedded_rates import embedded_rates
from tests.ledgers import month_in, months_in
from tests.stories.world import taxi


def _warnings(world, assignment_id):
    return " ".join(actions.assignment(world.office, world.ada, assignment_id).warnings)


def test_everyone_concerned_is_warned(world):
    """Past the expected end, without letters, norms or signatures: sentences, no refusals."""
    assignment_id = world.assignment(expected_months=4)
    assert "No letter" in _warnings(world, assignment_id)
    assert "expected to end on 2005-05-17" in _warnings(world, assignment_id)
    assignment_id = world.lettered(expected_months=6)
    (letter,) = actions.assignment(world.office, world.hr, assignment_id).letters
    world.term(letter.id, taxi_term(), confirmed=False)
    warnings = _warnings(world, assignment_id)
    assert "nobody has confirmed yet: 1" in warnings
    assert "No norm is recorded for housing rent" in warnings
    assert "expected to end" not in warnings
    world.clock.set("2005-08-01")
    assert "expected to end" in _warnings(world, assignment_id)
    end = actions.EndInput(dt.date(2005, 7, 31), "Done.")
    actions.record_end(world.office, world.hr, assignment_id, end, world.key())
    assert "expected to end" not in _warnings(world, assignment_id)


def taxi_term():
    """A term that is found in no letter's text, and so has no quote."""
    return {"category": "local_transport", "pays": "reimburse"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("home_country", "XX"),
        ("settlement_currency", "ZZZ"),
        ("start", dt.date(1960, 1, 1)),
        ("expected_end", dt.date(2004, 1, 1)),
        ("expected_months", 0),
        ("employer", " "),
        ("monthly_salary", "-1"),
        ("accompanied_by", ("parrot",)),
        ("employee_id", 999),
    ],
)
def test_a_slip_is_named_by_its_field(world, field, value):
    """What cannot be recorded is refused at its field."""
    with pytest.raises(InputError) as slip:
        world.assignment(**{field: value})
    assert slip.value.where == field


def test_an_assignment_is_changed(world):
    """HR corrects what is recorded; what lines rest on stays."""
    assignment_id = world.lettered()
    record = actions.assignment(world.office, world.hr, assignment_id).record
    what = actions.AssignmentInput(
        employee_id=world.ada.id,
        employer="Farn Instruments",
        position="Plant manager",
        home_country="US",
        home_city="Tucson",
        host_country="CN",
        host_city="Suzhou",
        start=record.facts.start,
        settlement_currency="EUR",
    )
    actions.change_assignment(world.office, world.hr, assignment_id, what, world.key())
    record = actions.assignment(world.office, world.ada, assignment_id).record
    assert (record.position, record.host_city) == ("Plant manager", "Suzhou")
    world.submit(assignment_id, taxi())
    for field in ({"settlement_currency": "USD"}, {"employee_id": world.ben.id}):
        changed = actions.AssignmentInput(**{**_fields(what), **field})
        with pytest.raises(InputError):
            actions.change_assignment(world.office, world.hr, assignment_id, changed, world.key())


def _fields(what):
    return {name: getattr(what, name) for name in what.__dataclass_fields__}


def test_lists_page_by_key(fresh_world):
    """HR and finance see every assignment, newest first, a page at a time."""
    ids = [fresh_world.assignment() for _ in range(5)]
    first = actions.my_assignments(fresh_world.office, fresh_world.finance, None, 3)
    rest = actions.my_assignments(fresh_world.office, fresh_world.finance, first.after, 3)
    assert [one.id for one in (*first.items, *rest.items)] == ids[::-1]
    assert rest.after is None


def test_roles_are_the_administrators_to_grant(fresh_world):
    """HR adds expatriates alone; nobody takes administration from themselves."""
    office = fresh_world.office
    fresh_world.someone("Edda", "expatriate", by=fresh_world.hr)
    with pytest.raises(NotAllowedError):
        fresh_world.someone("Emil", "hr", by=fresh_world.hr)
    with pytest.raises(NotAllowedError):
        fresh_world.someone("Emma", "expatriate", by=fresh_world.ada)
    roles = frozenset({"hr", "expatriate"})
    actions.grant_roles(office, fresh_world.admin, fresh_world.ben.id, roles, fresh_world.key())
    assert actions.person(office, fresh_world.ben.id).roles == roles
    with pytest.raises(NotAllowedError):
        actions.grant_roles(
            office, fresh_world.admin, fresh_world.admin.id, frozenset(), fresh_world.key()
        )
    with pytest.raises(NotAllowedError):
        actions.grant_roles(office, fresh_world.hr, fresh_world.ben.id, roles, fresh_world.key())
    what = actions.PersonInput("second@farn.example", "Second", frozenset({"administrator"}))
    with pytest.raises(StateError):
        actions.first_administrator(office, what)
    with pytest.raises(NotFoundError):
        actions.person(office, 999)
    assert "Ben" in [one.name for one in actions.people(office, fresh_world.hr)]


@pytest.mark.parametrize("email", ["nobody", "Ada's", " "])
def test_an_address_must_be_new_and_one(world, email):
    """An address that is none or taken, in any letters, is refused at its field."""
    given = world.ada.email.title() if email == "Ada's" else email
    what = actions.PersonInput(given, "Somebody", frozenset())
    with pytest.raises(InputError) as slip:
        actions.add_person(world.office, world.admin, what, world.key())
    assert slip.value.where == "email"


def test_a_line_of_a_trip(world):
    """A line has its traveller, day and destination from its trip, and may not contradict it."""
    assignment_id = world.lettered()
    what = actions.TripInput("May", "employee", "home", dt.date(2005, 5, 9), dt.date(2005, 5, 20))
    trip_id = actions.add_trip(world.office, world.ada, assignment_id, what, world.key()).id
    flight = taxi("900.00", category="home_leave_airfare", cabin="economy", trip_id=trip_id)
    (line,) = world.submit(assignment_id, flight)
    assert line.submitted["outcome"] == "allowed"
    assert (line.facts.trip, line.facts.departs) == ("May", dt.date(2005, 5, 9))
    assert line.trip_id == trip_id
    with pytest.raises(InputError) as slip:
        world.submit(assignment_id, {**flight, "for": "spouse"})
    assert slip.value.where == "for"
    with pytest.raises(InputError):
        actions.add_trip(world.office, world.hr, assignment_id, what, world.key())
    with pytest.raises(NotFoundError):
        actions.add_trip(world.office, world.ben, assignment_id, what, world.key())


def test_a_shipment_is_weighed_once(world):
    """The first cost line of a shipment carries its weight, so the limit counts it once."""
    assignment_id = world.lettered()
    what = actions.ShipmentInput("Boxes", "out", "air", dt.date(2005, 2, 1), "400", "lb")
    shipment_id = actions.add_shipment(world.office, world.hr, assignment_id, what, world.key()).id
    freight = taxi("800.00", category="air_freight", shipment_id=shipment_id)
    first, second = world.submit(assignment_id, freight, {**freight, "amount": "30.00"})
    assert first.submitted["outcome"] == "allowed"
    assert second.facts.weight is None
    assert world.left(assignment_id, "air_freight") == 100
    with pytest.raises(InputError):
        world.draft(assignment_id, {**freight, "shipment_id": 999})


@pytest.mark.parametrize(
    "words",
    [
        {"amount": "0"},
        {"amount": "-3.00"},
        {"amount": "NaN"},
        {"amount": "1e400"},
        {"amount": "1.001"},
        {"currency": "ZZZ"},
        {"date": "2005-02-30"},
        {"date": "1980-01-01"},
        {"for": "parrot"},
        {"cabin": "deck"},
        {"weight": {"value": "0", "unit": "kg"}},
        {"covers": {"from": "2005-05-02", "to": "2005-05-02"}},
        {"receipt": False},
        {"id": "7"},
        {"decision": {"is": "approved"}},
        {"trip_id": "x"},
        {"note": "x" * 3000},
    ],
)
def test_a_slip_in_a_line_changes_nothing(world, words):
    """A line that cannot be read is refused, and the draft stays as it was."""
    claim_id = world.draft(world.assignment())
    with pytest.raises(InputError):
        actions.add_line(world.office, world.ada, claim_id, {**taxi(), **words}, world.key())
    assert actions.claim(world.office, world.ada, claim_id).lines == ()


def test_drafts_are_edited(world):
    """A draft line is changed or taken out; its receipts come and go."""
    assignment_id = world.lettered()
    claim_id = world.draft(assignment_id, taxi(), taxi("40.00"))
    office, ada = world.office, world.ada
    first, second = actions.claim(office, ada, claim_id).lines
    actions.change_line(office, ada, first.id, taxi("30.00", note=" to the plant "), world.key())
    actions.remove_line(office, ada, second.claim_id, second.id, "gone")
    assert actions.remove_line(office, ada, second.claim_id, second.id, "gone").again
    actions.remove_receipt(office, ada, first.id, first.receipts[0].id, "off")
    assert actions.remove_receipt(office, ada, first.id, first.receipts[0].id, "off").again
    (line,) = actions.claim(office, ada, claim_id).lines
    assert (str(line.facts.amount), line.note, line.receipts) == ("30.00", "to the plant", ())
    with pytest.raises(NotFoundError):
        actions.line(office, ada, second.id)


def test_a_receipt_lies_beside_the_database(fresh_world):
    """A receipt's file is found by its content; the same one is attached once a line."""
    assignment_id = fresh_world.lettered()
    claim_id = fresh_world.draft(assignment_id, taxi(), receipts=False)
    (line,) = actions.claim(fresh_world.office, fresh_world.ada, claim_id).lines
    done = fresh_world.attach(line.id, name="..\\up/a\tb.png", key="up")
    assert fresh_world.attach(line.id, name="..\\up/a\tb.png", key="up").again
    receipt, opened = actions.receipt(fresh_world.office, fresh_world.ada, done.id)
    assert receipt.name == "ab.png"
    with opened:
        assert opened.read().startswith(b"\x89PNG")
    with pytest.raises(InputError):
        fresh_world.attach(line.id)
    assert actions.sweep_receipts(fresh_world.office) == ()


def test_published_rates_go_before_company_rates(fresh_world):
    """A company rate stands in where nothing was published for a week, and only there."""
    office, hr = fresh_world.office, fresh_world.hr
    with office.database.write(office.by_itself("test")) as store:
        store.keep_rates([Rate(dt.date(2005, 4, 1), "EUR", "CNY", "10.7255", "ECB")])
        store.keep_rates([Rate(dt.date(2005, 4, 1), "EUR", "USD", "1.2959", "ECB")])
    typed = actions.RateInput("CNY", "USD", "0.12082", dt.date(2005, 1, 1), dt.date(2005, 4, 30))
    actions.set_company_rate(office, hr, typed, fresh_world.key())

    def found(day):
        table = actions.rate_table(office, ("CNY", "USD"), day)
        return table.find("CNY", "USD", day, "USD")

    assert found(dt.date(2005, 3, 31)).source == "company rate"
    assert found(dt.date(2005, 4, 8)).source == "ECB, through EUR"
    assert found(dt.date(2005, 4, 9)).source == "company rate"
    assert found(dt.date(2005, 5, 1)) is None


def test_a_rate_recorded_later_counts_at_the_decision(fresh_world):
    """A line without a rate waits; once HR records one it is judged by it, and keeps it."""
    assignment_id = fresh_world.lettered()
    (line,) = fresh_world.submit(assignment_id, taxi("100.00", currency="CNY", date="2005-02-01"))
    assert (line.submitted["findings"][0]["reason"], line.counted) == ("no_rate", None)
    typed = actions.RateInput("CNY", "USD", "0.12082", dt.date(2005, 1, 1), dt.date(2005, 3, 31))
    actions.set_company_rate(fresh_world.office, fresh_world.hr, typed, fresh_world.key())
    assert actions.desk(fresh_world.office, fresh_world.hr, line.id).changed
    fresh_world.approve(line.id)
    (costs,) = month_in(fresh_world.office, "2005-06").lines
    assert (str(costs.approved), costs.rate, costs.rate_source) == (
        "12.08",
        "0.12082",
        "company rate",
    )


def test_a_rate_is_frozen(fresh_world):
    """A rate corrected after submission does not change a line that has one."""
    assignment_id = fresh_world.lettered()
    first = (dt.date(2005, 1, 1), dt.date(2005, 12, 31))
    typed = actions.RateInput("CNY", "USD", "0.12", *first)
    actions.set_company_rate(fresh_world.office, fresh_world.hr, typed, fresh_world.key())
    (line,) = fresh_world.submit(assignment_id, taxi("100.00", currency="CNY"))
    typed = actions.RateInput("CNY", "USD", "0.13", *first)
    actions.set_company_rate(fresh_world.office, fresh_world.hr, typed, fresh_world.key())
    desk = actions.desk(fresh_world.office, fresh_world.hr, line.id)
    assert (str(desk.verdict_now.counted), desk.changed) == ("12.00", False)


def test_embedded_rates_load_once(fresh_world):
    """The European Central Bank's rates are loaded as published, in turns; again changes nothing.

    Those of three years; all of them are loaded by `flask rates load` in tests/cli/test_rates.py.
    """
    heard = []
    some = [rate for rate in embedded_rates() if 2003 <= rate.day.year <= 2005]
    new = actions.load_rates(fresh_world.office, lambda *told: heard.append(told), some)
    assert new == len(some) > BATCH
    assert heard[-1] == (new, new)
    assert len(heard) > 1
    assert actions.load_rates(fresh_world.office, rates=some) == 0
    table = actions.rate_table(fresh_world.office, ("CNY", "USD"), dt.date(2005, 4, 3))
    found = table.find("CNY", "USD", dt.date(2005, 4, 3), "USD")
    assert (found.day, found.source) == (dt.date(2005, 4, 1), "ECB, through EUR")


def test_a_month_follows_the_companys_clock(fresh_world):
    """A line approved late on the last evening in UTC is the next month's in Shanghai."""
    east = fresh_world.office = replace(fresh_world.office, zone=ZoneInfo("Asia/Shanghai"))
    assignment_id = fresh_world.lettered()
    (line,) = fresh_world.submit(assignment_id, taxi())
    fresh_world.clock.at = dt.datetime(2005, 6, 30, 18, 0, tzinfo=dt.UTC)
    fresh_world.approve(line.id)
    assert months_in(east) == ("2005-07",)
    assert len(month_in(east, "2005-07").lines) == 1
    assert month_in(east, "2005-06").lines == ()
    with pytest.raises(NotAllowedError):
        listed_months(east, fresh_world.ada)
    with pytest.raises(InputError):
        month_page(east, fresh_world.hr, "2005-13", 0, 10)
