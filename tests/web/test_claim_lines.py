"""The form of one cost: what it asks, what it refuses, what it saves."""

import datetime as dt
from fractions import Fraction

import pytest

from assignments import actions
from assignments.actions import RateInput, ShipmentInput, TripInput
from tests.web.world import key

RENT = {
    "category": "housing_rent",
    "date": "2026-03-02",
    "amount": "1200.00",
    "currency": "USD",
    "person": "employee",
    "covers_first": "2026-03-01",
    "covers_last": "2026-03-31",
    "note": "March",
}
FLIGHT = {
    "category": "home_leave_airfare",
    "date": "2026-03-02",
    "amount": "900.00",
    "currency": "USD",
    "person": "employee",
    "cabin": "economy",
    "departs": "2026-03-10",
    "destination": "home",
}


@pytest.fixture
def ben(browser_of):
    """The expatriate's browser."""
    return browser_of("expatriate")


@pytest.fixture
def lines(office, people, ids):
    """The lines of the draft as they are recorded now."""
    return lambda: actions.claim(office, people["expatriate"], ids["draft_claim_id"]).lines


@pytest.fixture
def url(ids):
    """Where a line is added to the draft."""
    return f"/claims/{ids['draft_claim_id']}/lines/new"


@pytest.fixture
def send(ben, url):
    """Send the form of a category with what is typed."""

    def sent(typed, do="save", status=None):
        page = f"{url}?category={typed['category']}"
        return ben.post(url, typed | {"do": do}, page=page, status=status)

    return sent


def asked(page):
    """The names of the fields that a page shows in the main part."""
    tags = ("input", "select", "textarea")
    controls = [one for tag in tags for one in page.all(f".//main//form//{tag}")]
    shown = {one.get("name") for one in controls if one.get("type") not in {"hidden", "submit"}}
    every = {"category", "date", "amount", "currency", "bank_charge", "person", "note", "receipts"}
    return shown - every


@pytest.mark.parametrize(
    ("category", "fields"),
    [
        ("housing_rent", {"covers_first", "covers_last"}),
        ("home_leave_airfare", {"departs", "destination", "cabin"}),
        ("storage", {"covers_first", "covers_last"}),
        ("pet_transport", set()),
        ("other", set()),
    ],
)
def test_only_what_a_category_needs_is_asked(category, fields, ben, url):
    """A category that no clause pays for is asked what every cost is, and no more."""
    assert asked(ben.get(f"{url}?category={category}")) == fields


def test_before_a_category_is_chosen_nothing_else_is_asked(ben, url):
    """The list of categories comes first, in groups."""
    page = ben.get(url)
    assert asked(page) == set()
    assert page.value_of("amount") is None
    groups = [one.get("label") for one in page.all(".//select[@name='category']/optgroup")]
    assert groups[:3] == ["Likely", "Travel", "Goods"]
    likely = page.all(".//select[@name='category']/optgroup")[0]
    assert [one.get("value") for one in likely][:2] == ["housing_rent", "home_leave_airfare"]


def test_the_currencies_of_the_assignment_come_first(ben, url):
    """Host, settlement, home; the one of the newest line is chosen."""
    page = ben.get(f"{url}?category=storage")
    first = page.all(".//select[@name='currency']/optgroup")[0]
    assert [one.get("value") for one in first] == ["CNY", "USD"]
    assert page.value_of("currency") == "USD"


def test_choosing_another_category_keeps_what_was_typed(send, lines, ben, url):
    """Its fields are shown, nothing is saved."""
    before = lines()
    page = send(RENT | {"category": "home_leave_airfare", "asked_for": "housing_rent"}, "fields")
    assert page.status == 200
    assert asked(page) == {"departs", "destination", "cabin"}
    assert page.value_of("amount") == "1200.00"
    assert page.value_of("note") == "March"
    assert lines() == before


def test_saving_with_the_fields_of_another_category_asks_first(send, lines):
    """Without script somebody may choose another category and save at once."""
    before = lines()
    page = send(FLIGHT | {"asked_for": "housing_rent"}, "save", 200)
    assert asked(page) == {"departs", "destination", "cabin"}
    assert lines() == before


def test_a_line_is_saved_with_its_facts(send, lines, ben):
    """The last covered day is included; the claim's page shows it."""
    answer = send(RENT, status=303)
    line = lines()[-1]
    assert (line.facts.category, str(line.facts.amount)) == ("housing_rent", "1200.00")
    assert line.facts.covers.end == dt.date(2026, 4, 1)
    assert line.note == "March"
    assert answer.location.endswith(f"#line-{line.id}")
    assert "Covers 1 March 2026 to 31 March 2026" in ben.get(answer.location).words()


def test_another_currency_shows_the_rate_with_its_source(send, ben, office, people):
    """The rate, its day and where it comes from stand with the verdict."""
    what = RateInput("CNY", "USD", "0.14", dt.date(2026, 3, 1), dt.date(2026, 3, 31))
    actions.set_company_rate(office, people["hr"], what, key())
    answer = send(RENT | {"currency": "CNY", "amount": "1000"}, status=303)
    words = ben.get(answer.location).words()
    assert "0.14" in words
    assert "2 March 2026" in words or "1 March 2026" in words
    assert "140.00" in words


WRONG = [
    ("amount", "", "needed"),
    ("amount", "0", "not above zero"),
    ("amount", "-5.00", "not above zero"),
    ("amount", "twelve", "not a number"),
    ("amount", "NaN", "not a number"),
    ("amount", "Infinity", "not a number"),
    ("amount", "1e400", "not a number"),
    ("amount", "1234567890123456", "15 digits"),
    ("amount", "1.005", "more decimals"),
    ("currency", "XQQ", "nknown currency"),
    ("category", "rockets", "nknown category"),
    ("category", "", "Choose"),
    ("date", "", "needed"),
    ("date", "2026-02-30", "does not exist"),
    ("date", "03/02/2026", "not a date"),
    ("date", "1989-12-31", "before 1990"),
    ("date", "2037-01-01", "ten years"),
    ("person", "cousin", "nknown person"),
    ("covers_last", "2026-02-28", "before the first"),
    ("covers_last", "", "s missing"),
    ("covers_first", "", "s missing"),
    ("covers_first", "2026-02-30", "does not exist"),
    ("note", "x" * 2001, "2000"),
]


@pytest.mark.parametrize("slip", WRONG)
def test_a_slip_is_told_beside_its_field(slip, ben, url, lines):
    """Nothing is saved, everything typed is kept."""
    field, value, said = slip
    before = lines()
    typed = RENT | {field: value, "do": "save"}
    page = ben.get(f"{url}?category=housing_rent").form(url)
    answer = ben.send(url, page | typed | {"asked_for": typed["category"]}, status=422)
    assert said in answer.error_of(field)
    assert lines() == before
    if field in {"amount", "date", "covers_last", "note"}:
        assert answer.value_of(field) == value
    if field != "category":
        assert answer.value_of("covers_first") == typed["covers_first"]
    assert answer.value_of("person") in {typed["person"], None}
    assert answer.value_of("key") == page["key"]


@pytest.fixture
def record_trip(office, people, ids):
    """Record a trip of somebody; its number."""

    def recorded(traveller):
        trip = TripInput("Spring", traveller, "home", dt.date(2026, 3, 10))
        ben = people["expatriate"]
        return actions.add_trip(office, ben, ids["assignment_id"], trip, key()).id

    return recorded


@pytest.mark.parametrize(
    "slip",
    [
        ("cabin", "cockpit", "nknown cabin"),
        ("destination", "moon", "nknown destination"),
        ("departs", "2026-02-30", "does not exist"),
        ("trip", "99", "none of this assignment"),
        ("trip", "first", "nknown trip"),
    ],
)
def test_a_slip_about_a_trip_is_told_beside_its_field(slip, send, lines, record_trip):
    """Cabin, destination, departure and the trip itself."""
    field, value, said = slip
    record_trip("employee")
    before = lines()
    answer = send(FLIGHT | {field: value}, status=422)
    assert said in answer.error_of(field)
    assert lines() == before


@pytest.fixture
def shipped(office, people, ids):
    """A clause that pays for sea freight, and a shipment to claim its costs of."""
    words = {
        "category": "sea_freight",
        "pays": "reimburse",
        "limits": [{"type": "containers", "max": 1, "size_ft": 40, "per": "assignment"}],
    }
    term = actions.propose_term(office, people["hr"], ids["letter_id"], words, key())
    actions.confirm_term(office, people["hr"], term.id, key())
    what = ShipmentInput("Boxes", "out", "sea", dt.date(2026, 3, 1), "300", "kg", (20,))
    done = actions.add_shipment(office, people["expatriate"], ids["assignment_id"], what, key())
    return done.id


FREIGHT = {"category": "sea_freight", "date": "2026-03-02", "amount": "10", "currency": "USD"}


@pytest.mark.parametrize(
    "slip",
    [
        ("weight", "-1", "not above zero"),
        ("weight", "0", "not above zero"),
        ("weight", "heavy", "not a number"),
        ("weight_unit", "stone", "nknown unit"),
        ("containers_20", "two", "not a number of containers"),
        ("containers_40", "0", "not a number of containers"),
        ("shipment", "99", "none of this assignment"),
    ],
)
@pytest.mark.usefixtures("shipped")
def test_a_slip_about_goods_is_told_beside_its_field(slip, send, lines):
    """Weight, unit, containers and the shipment itself."""
    field, value, said = slip
    before = lines()
    typed = FREIGHT | {"weight": "12", "weight_unit": "kg", field: value}
    answer = send(typed, status=422)
    assert said in answer.error_of(field)
    assert lines() == before


def test_goods_are_saved_with_weight_and_containers(send, lines, shipped):
    """Typed beside the line, or taken from its shipment once."""
    typed = {"weight": "480", "weight_unit": "lb", "containers_40": "1"}
    send(FREIGHT | typed, status=303)
    facts = lines()[-1].facts
    assert (facts.weight.value, facts.weight.unit, facts.containers) == (480, "lb", (40,))
    send(FREIGHT | {"shipment": str(shipped)}, status=303)
    facts = lines()[-1].facts
    assert (facts.weight.value, facts.containers) == (Fraction(300), (20,))


def test_a_recorded_trip_brings_its_traveller_and_day(record_trip, send, lines, ben, ids):
    """They need not be typed again; changing the line shows the trip chosen."""
    trip_id = record_trip("spouse")
    send(FLIGHT | {"trip": str(trip_id), "departs": "", "destination": ""}, status=303)
    line = lines()[-1]
    assert (line.facts.person, line.facts.departs) == ("spouse", dt.date(2026, 3, 10))
    assert line.facts.destination == "home"
    page = ben.get(f"/claims/{ids['draft_claim_id']}/lines/{line.id}")
    assert page.value_of("trip") == str(trip_id)
    assert page.value_of("departs") == ""


def test_the_same_line_sent_twice_is_one_line(ben, url, lines):
    """A double click adds nothing, and says so."""
    count = len(lines())
    page = ben.get(f"{url}?category=housing_rent").form(url)
    ben.send(url, page | RENT | {"do": "save"}, status=303)
    again = ben.send(url, page | RENT | {"do": "save"}, status=303)
    assert "nothing was changed" in ben.get(again.location).words()
    assert len(lines()) == count + 1


def test_saving_and_adding_another_leads_to_an_empty_form(send, lines, url):
    """The line is saved, the next form is open."""
    count = len(lines())
    assert send(RENT, "another", 303).location == url
    assert len(lines()) == count + 1


def test_a_line_is_changed(ben, lines, ids):
    """The form shows what the line holds; saving writes it anew."""
    url = f"/claims/{ids['draft_claim_id']}/lines/{ids['draft_line_id']}"
    page = ben.get(url)
    assert page.value_of("category") == "housing_rent"
    assert page.value_of("amount") == "2500.00"
    assert page.value_of("covers_last") == "2026-03-31"
    ben.post(url, RENT | {"amount": "2400.00", "do": "save"}, status=303)
    assert [str(line.facts.amount) for line in lines()] == ["2400.00"]


def test_a_line_is_taken_out_after_asking(ben, lines, ids):
    """Looking at the question changes nothing; the second arrival says so."""
    url = f"/claims/{ids['draft_claim_id']}/lines/{ids['draft_line_id']}/remove"
    form = ben.get(url).form(url)
    assert len(lines()) == 1
    ben.send(url, form, status=303)
    assert lines() == ()
    again = ben.send(url, form, status=303)
    assert "nothing was changed" in ben.get(again.location).words()


def test_currencies_are_named_in_the_language_of_the_reader(browser_of, ids):
    """Their codes come first in every language."""
    ben = browser_of("expatriate")
    ben.client.set_cookie("language", "zh_Hans_CN")
    told = ben.get(f"/claims/{ids['draft_claim_id']}/lines/{ids['draft_line_id']}").text
    assert "USD, 美元" in told
    assert "US Dollar" not in told
