"""How the company reads words: recorded, listed and ended by HR, shown where a cost is judged."""

import datetime as dt

import pytest

from assignments import actions
from tests.web.filled import filled
from tests.web.world import claimed, key

NORM = {
    "words": "reasonable",
    "kind": "norm",
    "category": "utilities",
    "amount": "250.00",
    "currency": "USD",
    "per": "month",
    "reason": "Bills of a household of two.",
}
DEFINITION = {
    "words": "storage of your furniture",
    "kind": "definition",
    "says": "One room of up to 20 square metres.",
    "reason": "Agreed with the forwarder.",
}
OPEN = "We will pay back what your utilities reasonably cost."
UTILITIES = {
    "clause": "11",
    "category": "utilities",
    "pays": "reimburse",
    "judgement": "reasonable",
    "measure": "what a household of two uses",
    "quote": OPEN,
}


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def at(ids):
    """The address of the world's assignment."""
    return f"/assignments/{ids['assignment_id']}"


@pytest.fixture
def letter(office, people, ids):
    """A further letter, that leaves the cost of utilities open; its number."""
    what = actions.LetterInput(
        "amendment", "Utilities", dt.date(2025, 9, 1), f"11. {OPEN}\n\n12. Your family may come.\n"
    )
    letter = actions.add_letter(office, people["hr"], ids["assignment_id"], what, key()).id
    term = actions.propose_term(office, people["hr"], letter, UTILITIES, key()).id
    actions.confirm_term(office, people["hr"], term, key())
    return letter


@pytest.fixture
def known(office, people, ids):
    """The readings for the world's assignment, asked anew each time."""
    return lambda: actions.assignment(office, people["hr"], ids["assignment_id"]).readings


def utilities(amount):
    """The utilities of a month, as a line is typed."""
    return {"category": "utilities", "date": "2026-03-02", "amount": amount, "currency": "USD"}


class TestRecording:
    """For all letters, for an assignment, for a letter."""

    def test_a_norm_for_all_letters(self, hr, known):
        """It stands in the company's list, with its days, its reason and its name."""
        days = {"first": "2026-01-01", "last": "2026-12-31"}
        answer = hr.post("/readings/new", NORM | days, status=303)
        assert answer.location == "/readings"
        reading = known()[-1].reading
        assert (reading.scope, str(reading.norm.money)) == ("company", "250.00")
        assert (reading.first, reading.last) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
        words = hr.get("/readings").words()
        assert "reasonable in utilities: at most USD 250.00 a month" in words
        assert "Recorded by Ana Lima on 16 March 2026: Bills of a household of two." in words

    def test_a_definition_for_an_assignment(self, hr, at, known):
        """It stands on the assignment's page with the clause that it is beside."""
        answer = hr.post(f"{at}/readings/new", DEFINITION | {"people": ["spouse"]}, status=303)
        assert answer.location == f"{at}#readings"
        assert (known()[-1].reading.scope, known()[-1].reading.people) == (
            "assignment",
            ("spouse",),
        )
        words = hr.get(at).words()
        assert "One room of up to 20 square metres. (the spouse)" in words
        assert "It speaks of letter 1, clause 9." in words

    def test_a_norm_for_a_letter_begins_with_its_term(self, hr, letter, known, office, people):
        """The form shows the clause and holds the yardstick; the words must be the letter's."""
        term = actions.assignment(office, people["hr"], 1).terms[-1]
        url = f"/letters/{letter}/readings/new"
        page = hr.get(f"{url}?term={term.id}")
        assert OPEN in page.words()
        assert page.value_of("words") == "what a household of two uses"
        assert (page.value_of("category"), page.value_of("currency")) == ("utilities", "USD")
        page = hr.post(url, NORM | {"words": "ten rooms"}, status=422)
        assert "do not stand in the letter" in page.error_of("words")
        answer = hr.post(url, NORM, status=303)
        assert answer.location == f"/letters/{letter}/readings"
        assert known()[-1].letter_id == letter
        assert "It speaks of 1 term." in hr.get(answer.location).words()

    def test_words_that_no_term_has_are_told(self, hr, at):
        """The reading is kept for later letters."""
        hr.post(f"{at}/readings/new", DEFINITION | {"words": "yacht"}, status=303)
        assert "No term speaks of these words yet" in hr.get(at).words()

    @pytest.mark.parametrize(
        ("slip", "where"),
        [
            ({"words": ""}, "words"),
            ({"words": "x" * 201}, "words"),
            ({"reason": " "}, "reason"),
            ({"amount": ""}, "amount"),
            ({"amount": "-1"}, "amount"),
            ({"amount": "NaN"}, "amount"),
            ({"amount": "1.5", "currency": "JPY"}, "amount"),
            ({"currency": "XXX"}, "currency"),
            ({"category": ""}, "category"),
            ({"category": "yacht"}, "category"),
            ({"per": "fortnight"}, "per"),
            ({"kind": "guess"}, "kind"),
            ({"first": "2026-02-30"}, "first"),
            ({"first": "2026-03-02", "last": "2026-03-01"}, "last"),
            ({"kind": "definition"}, "says"),
            ({"kind": "definition", "says": "All.", "people": ["parrot"]}, "people"),
        ],
    )
    def test_a_slip_is_named_and_nothing_kept(self, hr, known, slip, where):
        """The slip's own field says so; what was typed stays."""
        before = known()
        page = hr.post("/readings/new", NORM | slip, status=422)
        assert page.error_of(where)
        if "amount" in slip:
            assert page.value_of("amount") == slip["amount"]
        assert known() == before

    def test_a_definition_asks_for_no_amount(self, hr, known):
        """A browser with script does not even send these fields."""
        sent = filled(hr.get("/readings/new"), **DEFINITION)
        for name in ("category", "amount", "currency", "per"):
            sent.pop(name)
        hr.send("/readings/new", sent, status=303)
        assert known()[-1].reading.norm is None

    def test_a_second_arrival_changes_nothing(self, hr, known):
        """One reading of two clicks."""
        before = len(known())
        sent = filled(hr.get("/readings/new"), **NORM)
        hr.send("/readings/new", sent, status=303)
        hr.send("/readings/new", sent, status=303)
        assert len(known()) == before + 1


class TestEnding:
    """A reading is ended, or taken back; it stays in the list."""

    def test_a_reading_ends_on_a_day(self, hr, ids, known):
        """With who, when and why."""
        sent = {"how": "ends", "last": "2026-03-15", "reason": "Furniture is sold."}
        url = f"/readings/{ids['reading_id']}/end"
        assert hr.post(url, sent, status=303).location == "/readings"
        assert known()[0].ending.last == dt.date(2026, 3, 15)
        words = hr.get("/readings").words()
        assert "Ended on 15 March 2026 by Ana Lima" in words
        assert "Furniture is sold." in words
        assert hr.send(url, filled_end(hr, url), status=409).status == 409

    def test_a_reading_is_taken_back(self, hr, ids, known):
        """It counts on no day."""
        url = f"/readings/{ids['reading_id']}/end"
        hr.post(url, {"how": "taken_back", "last": "", "reason": "A slip."}, status=303)
        assert known()[0].counted is None
        assert "Taken back by Ana Lima" in hr.get("/readings").words()

    @pytest.mark.parametrize(
        ("slip", "where"),
        [
            ({"last": ""}, "last"),
            ({"last": "2026-02-30"}, "last"),
            ({"reason": ""}, "reason"),
            ({"how": "perhaps"}, "how"),
        ],
    )
    def test_a_slip_is_named(self, hr, ids, slip, where):
        """The day and the reason are needed."""
        sent = {"how": "ends", "last": "2026-03-15", "reason": "Sold."} | slip
        page = hr.post(f"/readings/{ids['reading_id']}/end", sent, status=422)
        assert page.error_of(where)


def filled_end(hr, url):
    """The form of an ending that comes too late."""
    return filled(hr.get(url), how="ends", last="2026-03-14", reason="Again.")


class TestShown:
    """Where a cost is judged: the clause, then the reading, by whom, when and why."""

    @pytest.fixture
    def line(self, hr, letter, office, people, ids):
        """A claimed line above the norm of its letter; its number."""
        hr.post(f"/letters/{letter}/readings/new", NORM, status=303)
        who = people["expatriate"]
        made = claimed(office, who, ids["assignment_id"], "Power", utilities("300.00"))
        actions.submit_claim(office, who, made["claim_id"], key())
        return made

    @pytest.mark.parametrize("who", ["hr", "expatriate", "finance"])
    def test_a_finding_shows_clause_and_reading(self, browser_of, line, who):
        """On the claim for everyone who sees it, and on HR's desk."""
        urls = [f"/claims/{line['claim_id']}"]
        urls += [f"/desk/{line['line_ids'][0]}"] if who == "hr" else []
        for url in urls:
            words = browser_of(who).get(url).words()
            quote = words.index(OPEN)
            reading = words.index("reasonable: at most USD 250.00 a month")
            assert quote < reading
            assert "For letter 3 alone, recorded by Ana Lima on 16 March 2026" in words
            assert "Clause 11 pays what is reasonable (what a household of two uses); " in words

    def test_a_kept_finding_shows_it_once_the_reading_ended(self, browser_of, hr, line, known):
        """What was judged stays as it was."""
        sent = {"how": "taken_back", "reason": "A slip."}
        hr.post(f"/readings/{known()[-1].id}/end", sent, status=303)
        words = browser_of("expatriate").get(f"/claims/{line['claim_id']}").words()
        assert "at most USD 250.00 a month" in words

    @pytest.mark.usefixtures("line")
    def test_the_employee_sees_what_counts_as_reasonable(self, browser_of, ids):
        """With what is left of it, its clause and its source; and the readings that hold."""
        page = browser_of("expatriate").get(f"/mine/{ids['assignment_id']}")
        words = page.words()
        assert "What counts as reasonable" in words
        assert "Utilities, March 2026 grantedUSD 250.00" in words
        assert "For letter 3 alone, recorded by Ana Lima on 16 March 2026" in words
        assert "End it" not in words

    @pytest.mark.usefixtures("letter")
    def test_the_assignment_tells_scope_and_state(self, hr, at):
        """What counts, from which scope; what was replaced stands below."""
        hr.post("/readings/new", NORM, status=303)
        hr.post(f"{at}/readings/new", NORM | {"amount": "300"}, status=303)
        words = hr.get(at).words()
        assert "at most USD 300.00 a month" in words
        assert "For this assignment, at any time. It speaks of letter 3, clause 11." in words
        assert "at most USD 250.00" not in words
        hr.post(f"{at}/readings/new", NORM | {"amount": "310"}, status=303)
        words = hr.get(at).words()
        assert "Replaced by a later one. reasonable in utilities: at most USD 300.00" in words
        assert "1 further reading" in words

    def test_a_letter_tells_what_it_leaves_open(self, hr, letter):
        """Each term that leaves its amount to judgement leads to its reading."""
        page = hr.get(f"/letters/{letter}/readings")
        assert "No reading speaks of this letter's words" in page.words()
        assert "Its yardstick: what a household of two uses" in page.words()
        assert f"/letters/{letter}/readings/new?term=" in page.text

    def test_finance_reads_and_records_nothing(self, browser_of, letter):
        """No button, no link."""
        finance = browser_of("finance")
        for url in ("/readings", f"/letters/{letter}/readings"):
            words = finance.get(url).words()
            assert "Record" not in words.replace("Recorded", "")
            assert "End it" not in words


def test_the_list_is_paged(hr, office, people):
    """What no longer counts, 25 at a time."""
    what = actions.ReadingInput("attic", "So.", says="All under the roof.")
    for _ in range(27):
        actions.record_reading(office, people["hr"], what, key())
    first = hr.get("/readings")
    assert len(first.all(".//li[@class='read-one']")) == 2 + 25
    assert len(hr.get("/readings?after=25").all(".//li[@class='read-one']")) == 2 + 1
    hr.get("/readings?after=x", status=422)
