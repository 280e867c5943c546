"""One's own assignment: what is left of it, its letters, trips and shipments."""

import pytest

from assignments import actions
from tests.web.world import ASSIGNMENT, key


@pytest.fixture
def ben(browser_of):
    """The expatriate's browser."""
    return browser_of("expatriate")


@pytest.fixture
def home(ids):
    """The page of the assignment."""
    return f"/mine/{ids['assignment_id']}"


@pytest.fixture
def file_of(office, people, ids):
    """All that is recorded of the assignment now."""
    return lambda: actions.assignment(office, people["expatriate"], ids["assignment_id"])


def test_a_single_assignment_opens_at_once(ben, home):
    """The menu leads to it; logging in leads to what of it is urgent."""
    assert ben.get("/", status=302).location == "/home/mine"
    assert ben.get("/mine", status=302).location == home


def test_somebody_without_an_assignment_is_told(browser_of):
    """HR records it."""
    assert "No assignment of yours is recorded" in browser_of("stranger").get("/mine").words()


def test_several_assignments_are_listed(ben, office, people, ids):
    """Each leads to its own page; a new claim asks which one it is for."""
    what = actions.AssignmentInput(
        employee_id=people["expatriate"].id, **(ASSIGNMENT | {"host_city": "Suzhou"})
    )
    other = actions.record_assignment(office, people["hr"], what, key()).id
    words = ben.get("/mine").words()
    assert "Shanghai" in words
    assert "Suzhou" in words
    page = ben.get(f"/claims/new?assignment={other}")
    assert page.value_of("assignment") == str(other)
    ben.post("/claims/new", {"title": "Abroad", "assignment": str(other)}, status=303)
    claims = actions.claims(office, people["expatriate"], other).items
    assert [claim.title for claim in claims] == ["Abroad"]
    ben.post("/claims/new", {"title": "Abroad", "assignment": "999"}, status=422)
    assert len(ben.get("/claims").all(".//table")) == 2


def test_what_remains_is_told_in_numbers_with_its_clause(ben, home):
    """Granted, used, held and left in the clause's own unit, and when it ends."""
    words = ben.get(home).words()
    assert "Rent, January 2026" in words
    assert "Rent, February 2026" in words
    assert "Ends 28 February 2026" in words
    assert "Home leave airfare, 2026" in words
    assert "Ends 31 December 2026" in words
    assert "3 trips" in words.replace("\N{NO-BREAK SPACE}", " ")
    assert "up to USD 3,000 a month" in words


def test_the_home_page_shows_facts_letters_and_claims(ben, home):
    """And what nobody confirmed yet is marked."""
    page = ben.get(home)
    words = page.words()
    for known in ("Tacoma", "Shanghai", "Spouse", "Ines Roth", "4400", "31 August 2027"):
        assert known in words
    assert "Letter 1: Assignment letter" in words
    assert "February Waiting for HR" in words
    assert "To be confirmed" in words


def test_a_letter_is_read_with_its_quoted_words_marked(ben, home, ids):
    """The text is whole, and each term leads to its words."""
    page = ben.get(f"{home}/letters/{ids['letter_id']}")
    text = "".join(page.all(".//blockquote")[0].itertext())
    assert "Dear Ben," in text
    assert "Yours, Ana Lima" in text
    marked = ["".join(one.itertext()) for one in page.all(".//mark")]
    assert "Larch will pay back your rent, up to USD 3,000 a month." in marked
    anchors = {one.get("id") for one in page.all(".//mark")}
    assert f"term-{ids['term_id']}" in anchors
    ben.get(f"{home}/letters/9999", status=404)


TRIP = {
    "name": "Spring",
    "traveller": "employee",
    "destination": "home",
    "departs": "2026-05-02",
    "returns": "2026-05-20",
}


def test_a_trip_is_recorded(ben, home, file_of):
    """It stands in the list, and in the form of a line."""
    ben.post(f"{home}/trips/new", TRIP, status=303)
    (trip,) = file_of().trips
    assert (trip.name, trip.traveller, trip.destination) == ("Spring", "employee", "home")
    assert "Spring" in ben.get(home).words()
    page = ben.get(f"{home}/try?category=home_leave_airfare")
    assert "Spring: employee, home country, 2 May 2026" in page.words(".//select[@name='trip']")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("traveller", "cousin"),
        ("destination", "moon"),
        ("departs", ""),
        ("departs", "2026-02-30"),
        ("departs", "1980-01-01"),
        ("departs", "2040-01-01"),
        ("returns", "2026-13-01"),
        ("returns", "2026-05-01"),
    ],
)
def test_a_slip_in_a_trip_is_told_beside_its_field(field, value, ben, home, file_of):
    """Nothing is recorded, what was typed is kept."""
    answer = ben.post(f"{home}/trips/new", TRIP | {field: value}, status=422)
    assert answer.error_of(field)
    assert answer.value_of("name") == (TRIP | {field: value})["name"]
    assert file_of().trips == ()


def test_a_trip_sent_twice_is_one(ben, home, file_of):
    """The second arrival says that nothing changed."""
    url = f"{home}/trips/new"
    form = ben.get(url).form(url)
    ben.send(url, form | TRIP, status=303)
    again = ben.send(url, form | TRIP, status=303)
    assert "nothing was changed" in ben.get(again.location).words()
    assert len(file_of().trips) == 1


GOODS = {
    "name": "Boxes",
    "direction": "out",
    "mode": "sea",
    "shipped_on": "2026-03-02",
    "weight": "480.5",
    "weight_unit": "lb",
    "containers_20": "",
    "containers_40": "2",
}


def test_a_shipment_is_recorded(ben, home, file_of):
    """With its weight and its containers."""
    ben.post(f"{home}/shipments/new", GOODS, status=303)
    (shipment,) = file_of().shipments
    assert (shipment.weight_value, shipment.weight_unit) == ("480.5", "lb")
    assert shipment.containers == (40, 40)
    words = ben.get(home).words().replace("\N{NO-BREAK SPACE}", " ")
    assert "480.5 lb; one container of 40 feet; one container of 40 feet" in words


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("direction", "sideways"),
        ("mode", "rail"),
        ("shipped_on", ""),
        ("shipped_on", "2026-02-30"),
        ("weight", "0"),
        ("weight", "-3"),
        ("weight", "heavy"),
        ("weight_unit", "stone"),
        ("containers_20", "two"),
        ("containers_40", "-1"),
    ],
)
def test_a_slip_in_a_shipment_is_told_beside_its_field(field, value, ben, home, file_of):
    """Nothing is recorded, what was typed is kept."""
    answer = ben.post(f"{home}/shipments/new", GOODS | {field: value}, status=422)
    assert answer.error_of(field)
    assert answer.value_of("shipped_on") == (GOODS | {field: value})["shipped_on"]
    assert file_of().shipments == ()
