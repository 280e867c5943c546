"""HR's pages of assignments: listed, recorded, changed, ended, and what is known beside them."""

import datetime as dt

import pytest

from assignments import actions
from assignments.actions import AssignmentInput
from assignments.actions.registers import find_assignments
from assignments.storage.store import AssignmentWish
from tests.web.filled import filled
from tests.web.world import key

NEW = {
    "employer": "Larch Hong Kong Ltd.",
    "position": "Head of sales",
    "home_country": "US",
    "home_city": "Boise",
    "host_country": "HK",
    "host_city": "Hong Kong",
    "start": "2026-02-01",
    "expected_months": "18",
    "settlement_currency": "USD",
    "salary_currency": "USD",
}
TOO_FAR = "2099-01-01"


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def at(ids):
    """The address of the world's assignment."""
    return f"/assignments/{ids['assignment_id']}"


@pytest.fixture
def known(office, people, ids):
    """What is recorded of the world's assignment, asked anew each time."""
    return lambda: assignment(office, people, ids["assignment_id"])


def assignment(office, people, number):
    """An assignment as HR knows it."""
    return actions.assignment(office, people["hr"], number)


def another(office, people, **words):
    """Record a further assignment of the stranger's."""
    facts = {**NEW, "start": dt.date(2026, 2, 1), "expected_months": None} | words
    facts.pop("salary_currency", None)
    what = AssignmentInput(employee_id=people["stranger"].id, **facts)
    return actions.record_assignment(office, people["hr"], what, key()).id


class TestList:
    """The list of assignments."""

    def test_it_names_each_with_its_state_and_open_terms(self, hr):
        """Where somebody is, since when, and what HR has still to do."""
        page = hr.get("/assignments")
        assert "Ben Okafor" in page.words(".//tbody")
        assert "1 term to confirm" in page.words(".//tbody")

    def test_it_is_narrowed_by_name_and_by_city(self, hr, office, people):
        """Any part of the employee's name or of the host city finds it, in any case."""
        another(office, people)
        for words, found, left_out in (
            ("okaf", "Ben Okafor", "Emil Sand"),
            ("hong", "Emil Sand", "Ben Okafor"),
        ):
            page = hr.get(f"/assignments?name={words}")
            assert found in page.words(".//tbody")
            assert left_out not in page.words(".//tbody")
        assert "No assignment fits" in hr.get("/assignments?name=100%25").words()

    @pytest.mark.parametrize(
        ("state", "words"),
        [
            ("late", {"expected_end": dt.date(2026, 3, 1)}),
            ("coming", {"start": dt.date(2031, 1, 1)}),
            ("running", {}),
        ],
    )
    def test_it_is_narrowed_by_state(self, hr, office, people, state, words):
        """Each assignment stands under the state that its days give it."""
        another(office, people, **words)
        assert "Emil Sand" in hr.get(f"/assignments?state={state}").words(".//tbody")

    def test_one_with_an_end_is_ended(self, hr, office, people):
        """A recorded end decides, whatever was expected."""
        number = another(office, people, expected_end=dt.date(2026, 3, 1))
        hr.post(f"/assignments/{number}/end", {"end": "2026-04-01", "reason": "Done"})
        assert "Emil Sand" in hr.get("/assignments?state=ended").words(".//tbody")
        assert "No assignment fits" in hr.get("/assignments?state=late").words()

    def test_it_is_paged_by_key(self, office, people):
        """Each page goes on where the one before ended, and none is told twice."""
        for _ in range(2):
            another(office, people)
        seen, after = [], None
        while True:
            found = find_assignments(office, people["hr"], AssignmentWish(), after, size=1)
            seen += [entry.record.id for entry in found.items]
            after = found.after
            if after is None:
                break
        assert seen == sorted(seen, reverse=True)
        assert len(seen) == len(set(seen)) == 4

    def test_a_place_that_is_none_is_bad_input(self, hr):
        """A made-up place in the list is answered with what to do."""
        hr.get("/assignments?after=x", 422)

    def test_finance_reads_and_cannot_record(self, browser_of):
        """Finance sees the list without a way to change it."""
        page = browser_of("finance").get("/assignments")
        assert "Record an assignment" not in page.words()


class TestRecord:
    """Recording an assignment."""

    def test_of_somebody_known(self, hr, office, people):
        """Everything typed is kept; the length in months gives the expected end."""
        stranger = str(people["stranger"].id)
        more = {"monthly_salary": "9000.50", "accompanied_by": ["spouse", "children"]}
        answer = hr.post("/assignments/new", NEW | more | {"employee": stranger}, status=303)
        number = int(answer.location.split("/")[2])
        record = assignment(office, people, number).record
        assert record.employee.name == "Emil Sand"
        assert (record.host_country, record.host_city) == ("HK", "Hong Kong")
        assert record.facts.expected_end == dt.date(2027, 7, 31)
        assert str(record.facts.monthly_salary) == "9000.50"
        assert record.facts.accompanied_by == ("spouse", "children")

    def test_of_somebody_new(self, hr, office, people):
        """A new employee is added as an expatriate with the assignment."""
        who = {"employee": "new", "new_name": "Gina Holt", "new_email": "gina@office.example"}
        answer = hr.post("/assignments/new", NEW | who, status=303)
        record = assignment(office, people, int(answer.location.split("/")[2])).record
        assert record.employee.name == "Gina Holt"
        assert record.employee.roles == {"expatriate"}

    def test_a_second_arrival_changes_nothing(self, hr, office, people):
        """A double click records one assignment and one person, and says so."""
        who = {"employee": "new", "new_name": "Gina Holt", "new_email": "gina@office.example"}
        sent = filled(hr.get("/assignments/new")) | NEW | who
        first = hr.send("/assignments/new", sent, status=303)
        second = hr.send("/assignments/new", sent, status=303)
        assert first.location == second.location
        assert "already done" in hr.get(second.location).words()
        found = find_assignments(office, people["hr"], AssignmentWish("Gina"))
        assert len(found.items) == 1

    @pytest.mark.parametrize(
        ("slip", "field"),
        [
            ({"employee": ""}, "employee"),
            ({"employee": "999"}, "employee"),
            ({"employee": "new"}, "new_name"),
            ({"employee": "new", "new_name": "Gina"}, "new_email"),
            ({"new_name": "Gina"}, "employee"),
            ({"employer": "  "}, "employer"),
            ({"position": "x" * 201}, "position"),
            ({"home_country": ""}, "home_country"),
            ({"host_country": "XX"}, "host_country"),
            ({"host_city": ""}, "host_city"),
            ({"start": ""}, "start"),
            ({"start": "2026-02-30"}, "start"),
            ({"start": "tomorrow"}, "start"),
            ({"start": "1989-12-31"}, "start"),
            ({"start": TOO_FAR}, "start"),
            ({"expected_months": "0"}, "expected_months"),
            ({"expected_months": "-3"}, "expected_months"),
            ({"expected_months": "six"}, "expected_months"),
            ({"expected_months": "121"}, "expected_months"),
            ({"expected_months": "1.5"}, "expected_months"),
            ({"expected_end": "2027-01-01"}, "expected_end"),
            ({"expected_months": "", "expected_end": "2026-01-31"}, "expected_end"),
            ({"expected_months": "", "expected_end": TOO_FAR}, "expected_end"),
            ({"settlement_currency": "XTS"}, "settlement_currency"),
            ({"settlement_currency": "usd"}, "settlement_currency"),
            ({"accompanied_by": ["uncle"]}, "accompanied_by"),
            ({"monthly_salary": "-1"}, "monthly_salary"),
            ({"monthly_salary": "0"}, "monthly_salary"),
            ({"monthly_salary": "NaN"}, "monthly_salary"),
            ({"monthly_salary": "Infinity"}, "monthly_salary"),
            ({"monthly_salary": "1e400"}, "monthly_salary"),
            ({"monthly_salary": "1234567890123456"}, "monthly_salary"),
            ({"monthly_salary": "10.005"}, "monthly_salary"),
            ({"monthly_salary": "10.5", "salary_currency": "JPY"}, "monthly_salary"),
            ({"monthly_salary": "10", "salary_currency": "ZZZ"}, "salary_currency"),
        ],
    )
    def test_a_slip_stands_beside_its_field(self, hr, office, people, slip, field):
        """The form comes back with what was typed; nobody and nothing was recorded."""
        sent = NEW | {"employee": str(people["stranger"].id)} | slip
        page = hr.post("/assignments/new", sent, status=422)
        assert page.error_of(field)
        if "position" not in slip:
            assert page.value_of("position") == NEW["position"]
        assert not find_assignments(office, people["hr"], AssignmentWish("Emil")).items

    def test_all_slips_are_named_at_once(self, hr, people):
        """Two fields that are wrong are both told of, above the form too."""
        sent = NEW | {"employee": str(people["stranger"].id), "start": "x", "employer": ""}
        page = hr.post("/assignments/new", sent, status=422)
        assert page.error_of("start")
        assert page.error_of("employer")
        assert "Nothing was saved yet" in page.words(".//*[@role='alert']")

    def test_an_email_that_is_taken_is_named(self, hr, people):
        """Somebody new under a known address is a slip of the address."""
        who = {"employee": "new", "new_name": "Ben", "new_email": people["expatriate"].email}
        assert hr.post("/assignments/new", NEW | who, status=422).error_of("new_email")


class TestShow:
    """The page of an assignment."""

    def test_it_tells_facts_letters_terms_and_what_remains(self, hr, at):
        """All that is recorded stands on one page."""
        words = hr.get(at).words()
        for told in (
            "Ben Okafor",
            "31 August 2027",
            "Letter 1: Assignment letter",
            "Larch will pay back your rent",
            "At most USD 3,000.00 a month",
            "To be confirmed",
            "held",
            "January",
            "Letter added",
        ):
            assert told in words

    def test_it_leads_to_each_line_and_letter(self, hr, at, ids):
        """The claims lead to HR's desk, the letters to their text."""
        links = {link.get("href") for link in hr.get(at).all(".//main//a")}
        assert f"/desk/{ids['line_id']}" in links
        assert f"/letters/{ids['letter_id']}" in links

    def test_finance_sees_neither_drafts_nor_ways_to_change(self, browser_of, at):
        """Finance reads what is confirmed; the storage of furniture is a draft still."""
        page = browser_of("finance").get(at)
        assert "Larch will pay back your rent" in page.words()
        assert "storage of your furniture" not in page.words()
        links = [link.get("href") for link in page.all(".//main//a")]
        assert not [link for link in links if link.endswith(("/new", "/change", "/end"))]

    def test_past_the_expected_end_it_warns(self, hr, office, people):
        """Nothing is refused for it, but everyone concerned is told."""
        number = another(office, people, expected_end=dt.date(2026, 3, 1))
        assert "no end is recorded" in hr.get(f"/assignments/{number}").words()

    def test_one_that_is_not_there_is_not_found(self, hr):
        """A made-up number answers as nothing does."""
        hr.get("/assignments/4711", 404)
        hr.get("/assignments/4711/change", 404)


class TestChange:
    """Changing an assignment, and its end."""

    def test_the_form_holds_what_is_recorded_and_changes_it(self, hr, at, office, people, ids):
        """Untouched fields stay as they were."""
        before = assignment(office, people, ids["assignment_id"]).record
        sent = filled(hr.get(f"{at}/change"), cost_centre="9900")
        hr.send(f"{at}/change", sent, status=303)
        after = assignment(office, people, ids["assignment_id"]).record
        assert after.cost_centre == "9900"
        assert (after.facts, after.position) == (before.facts, before.position)
        assert after.version == before.version + 1

    def test_a_slip_keeps_what_was_typed(self, hr, at):
        """A change that cannot be made comes back."""
        sent = filled(hr.get(f"{at}/change"), start="2026-13-01", position="Chief")
        page = hr.send(f"{at}/change", sent, status=422)
        assert page.error_of("start")
        assert page.value_of("start") == "2026-13-01"
        assert page.value_of("position") == "Chief"

    def test_the_end_is_recorded_changed_and_taken_back(self, hr, at, office, people, ids):
        """The end with its reason; another one over it; and none again."""
        number = ids["assignment_id"]
        assert "fall due" in hr.get(f"{at}/end").words()
        hr.post(f"{at}/end", {"end": "2026-09-30", "reason": "The plant runs."}, status=303)
        hr.post(f"{at}/end", {"end": "2026-10-31", "reason": "It runs late."}, status=303)
        record = assignment(office, people, number).record
        assert (record.facts.end, record.end_reason) == (dt.date(2026, 10, 31), "It runs late.")
        hr.post(f"{at}/end/clear", page=f"{at}/end", status=303)
        assert assignment(office, people, number).record.facts.end is None
        assert "End taken back" in hr.get(at).words()

    def test_an_end_that_is_not_there_cannot_be_taken_back(self, hr, at):
        """The page says that it has changed meanwhile."""
        hr.post(f"{at}/end/clear", {"key": key()}, page="/account", status=409)

    @pytest.mark.parametrize(
        ("slip", "field"),
        [
            ({"end": ""}, "end"),
            ({"end": "2026-02-30"}, "end"),
            ({"end": "2025-08-31"}, "end"),
            ({"end": TOO_FAR}, "end"),
            ({"reason": "  "}, "reason"),
            ({"reason": "x" * 2001}, "reason"),
        ],
    )
    def test_a_slip_of_the_end_stands_beside_its_field(self, hr, at, slip, field):
        """No end is recorded for a slip."""
        sent = {"end": "2026-09-30", "reason": "The plant runs."} | slip
        assert hr.post(f"{at}/end", sent, status=422).error_of(field)
        assert "No end recorded" in hr.get(at).words()


FARE = {"category": "home_leave_airfare", "amount": "1150.00", "currency": "USD"}
MONEY_SLIPS = (
    {"amount": ""},
    {"amount": "-1"},
    {"amount": "0"},
    {"amount": "NaN"},
    {"amount": "Infinity"},
    {"amount": "a lot"},
    {"amount": "1234567890123456"},
    {"amount": "1.005"},
    {"amount": "1.5", "currency": "JPY"},
    {"currency": "XXX"},
    {"category": ""},
    {"category": "yacht"},
    {"first": "2026-02-30"},
    {"first": "1989-12-31"},
    {"last": TOO_FAR},
    {"first": "2026-03-02", "last": "2026-03-01"},
)


class TestKnown:
    """Fares, trips and shipments."""

    def test_a_fare_is_set(self, hr, at, office, people, ids):
        """A later one beside it leaves the earlier."""
        hr.post(f"{at}/fares/new", FARE, status=303)
        hr.post(f"{at}/fares/new", FARE | {"amount": "1200", "first": "2026-06-01"}, status=303)
        fares = assignment(office, people, ids["assignment_id"]).fares
        assert [str(fare.money) for fare in fares] == ["1200.00", "1150.00"]

    @pytest.mark.parametrize("slip", MONEY_SLIPS)
    def test_a_slip_is_named_and_nothing_kept(self, hr, at, known, slip):
        """The slip's own field says so; what was typed stays."""
        page = hr.post(f"{at}/fares/new", FARE | slip, status=422)
        assert any(page.error_of(name) for name in slip)
        if "amount" in slip:
            assert page.value_of("amount") == slip["amount"]
        assert known().fares == ()

    def test_a_second_arrival_of_a_fare_changes_nothing(self, hr, at, known):
        """One fare of two clicks."""
        sent = filled(hr.get(f"{at}/fares/new"), **FARE)
        hr.send(f"{at}/fares/new", sent, status=303)
        hr.send(f"{at}/fares/new", sent, status=303)
        assert len(known().fares) == 1

    def test_a_trip_and_a_shipment_are_recorded(self, hr, at):
        """HR may record what the employee forgot."""
        trip = {"name": "Home in May", "traveller": "spouse", "destination": "home"}
        hr.post(f"{at}/trips/new", trip | {"departs": "2026-05-02"}, status=303)
        goods = {"name": "Books", "direction": "out", "mode": "air", "shipped_on": "2025-09-02"}
        hr.post(f"{at}/shipments/new", goods | {"weight": "120", "weight_unit": "kg"}, status=303)
        words = hr.get(at).words()
        assert "Home in May" in words
        assert "Books" in words

    @pytest.mark.parametrize(
        ("weight", "unit", "field"),
        [("0", "kg", "weight"), ("-5", "lb", "weight"), ("5", "stone", "weight_unit")],
    )
    def test_a_weight_must_be_one(self, hr, at, weight, unit, field):
        """Above zero, in pounds or kilograms."""
        goods = {"name": "Books", "direction": "out", "mode": "air", "shipped_on": "2025-09-02"}
        sent = goods | {"weight": weight, "weight_unit": unit}
        assert hr.post(f"{at}/shipments/new", sent, status=422).error_of(field)
