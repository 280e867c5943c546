"""What ending it would cost, and money set aside, as pages: asked, confirmed, corrected, drawn."""

import datetime as dt
from dataclasses import replace

import pytest

from assignments import actions
from tests.readers import proposing
from tests.web.filled import cells, filled
from tests.web.world import key

SEVERANCE = (
    "If within two years of your first day we end your employment without cause, we pay you a "
    "severance of $40,000 in one sum on the fifth day following it."
)
REASON = '"Good Reason" shall mean (a) a lower post, or (b) a cut in pay of more than a tenth.'
FREIGHT = "Money for your freight home is kept on an account of its own."
TEXT = f"Dear Ben,\n\n5. {SEVERANCE}\n\n6. {REASON}\n\n7. {FREIGHT}\n"
TERM = {"clause": "7", "category": "return_freight", "pays": "reimburse", "quote": FREIGHT}


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def at(office, people, ids):
    """The address of the assignment, with a letter that speaks of its ending."""
    reading = replace(office, reader=proposing())
    what = actions.LetterInput("agreement", "Agreement", dt.date(2025, 8, 1), TEXT)
    letter = actions.add_letter(reading, people["hr"], ids["assignment_id"], what, key()).id
    term = actions.propose_term(office, people["hr"], letter, TERM, key()).id
    actions.confirm_term(office, people["hr"], term, key())
    return f"/assignments/{ids['assignment_id']}"


@pytest.fixture
def confirmed(hr, at):
    """The same, its rules read and confirmed, the first day of employment recorded."""
    page = hr.get(f"{at}/ending")
    hr.send(f"{at}/ending/rules/read", page.form(f"{at}/ending/rules/read"), status=303)
    page = hr.get(f"{at}/ending")
    hr.send(f"{at}/ending/rules/confirm", page.form(f"{at}/ending/rules/confirm"), status=303)
    hr.post(f"{at}/ending/facts/first-day", {"day": "2025-09-01"}, status=303)
    return at


class TestAsking:
    """A day and a cause; the answer with clause, quote, due day and total."""

    ASKED = "ending?on=2026-05-31&cause=without_good_cause"

    @pytest.mark.parametrize("who", ["hr", "finance"])
    def test_what_falls_due_stands_with_its_clause(self, browser_of, confirmed, who):
        """Amount, day, quote, total, and that it is contingent."""
        page = browser_of(who).get(f"{confirmed}/{self.ASKED}")
        words = page.words()
        assert cells(page)[0][1:3] == ["USD 40,000.00", "5 Jun 2026"]
        assert SEVERANCE in words
        assert "clause 5" in words
        assert "USD 40,000.00" in words.partition("Together")[2]
        assert "none of it is legal or tax advice" in words

    def test_a_window_that_has_passed_is_told(self, hr, confirmed):
        """The amount stands under "no longer"."""
        words = hr.get(f"{confirmed}/ending?on=2027-09-02&cause=without_good_cause").words()
        assert "USD 40,000.00: No longer: it is due within 24 months" in words

    def test_the_letters_list_stands_beside_the_answer(self, hr, confirmed):
        """Item by item; a person decides."""
        words = hr.get(f"{confirmed}/ending?on=2026-05-31&cause=good_reason").words()
        assert "(a) a lower post" in words
        assert "a person decides by the letter's words" in words

    @pytest.mark.parametrize("on", ["", "2026-02-30", "1980-01-01", "2020-01-01"])
    def test_a_bad_day_is_a_slip_of_its_field(self, hr, confirmed, on):
        """No day, none of the calendar, before 1990, before the employment."""
        page = hr.get(f"{confirmed}/ending?on={on}&cause=natural_end", status=422)
        assert page.error_of("on")

    def test_a_bad_cause_is_a_slip_of_its_field(self, hr, confirmed):
        """A word that is no cause."""
        assert hr.get(f"{confirmed}/ending?on=2026-05-31&cause=x", status=422).error_of("cause")

    def test_what_waits_does_not_count(self, hr, at):
        """Proposed rules are shown as such."""
        page = hr.get(f"{at}/ending")
        hr.send(f"{at}/ending/rules/read", page.form(f"{at}/ending/rules/read"), status=303)
        words = hr.get(f"{at}/{self.ASKED}").words()
        assert "USD 40,000.00" not in words.partition("Proposed")[0]
        assert "Proposed, not counted yet" in words


class TestRules:
    """Corrected, taken out, typed."""

    def rule_url(self, hr, at, deed):
        """The address of the first link to a deed on a rule."""
        page = hr.get(f"{at}/ending")
        links = [one.get("href") for one in page.all(".//main//a")]
        return next(one for one in links if one.endswith(f"/{deed}"))

    def test_a_rule_is_corrected_with_a_reason(self, hr, confirmed):
        """Without one the form says so, and keeps what was typed."""
        url = self.rule_url(hr, confirmed, "correct")
        sent = filled(hr.get(url), amount="45000", due_days="7")
        page = hr.send(url, sent, status=422)
        assert page.error_of("reason")
        assert page.value_of("amount") == "45000"
        hr.send(url, filled(page, reason="Read again."), status=303)
        words = hr.get(f"{confirmed}/{TestAsking.ASKED}").words()
        assert "USD 45,000.00" in words
        assert "7 Jun 2026" in words

    @pytest.mark.parametrize(
        ("slip", "where"),
        [
            ({"amount": "-1"}, "amount"),
            ({"amount": ""}, "amount"),
            ({"due_days": "soon"}, "due_days"),
            ({"window_months": "0"}, "window_months"),
            ({"quote": "We pay you a million."}, "quote"),
            ({"causes": []}, "causes"),
        ],
    )
    def test_a_slip_is_named(self, hr, confirmed, slip, where):
        """Beside its field."""
        url = self.rule_url(hr, confirmed, "correct")
        sent = filled(hr.get(url), reason="Read again.", **slip)
        assert hr.send(url, sent, status=422).error_of(where)

    def test_a_rule_is_confirmed_by_itself(self, hr, at):
        """It counts from then on, and the others wait as before; it is confirmed once."""
        page = hr.get(f"{at}/ending")
        hr.send(f"{at}/ending/rules/read", page.form(f"{at}/ending/rules/read"), status=303)
        waiting = self.waiting(hr, at)
        (severance,) = [url for url, words in waiting.items() if SEVERANCE in words]
        hr.post(severance, page=f"{at}/ending", status=303)
        hr.post(f"{at}/ending/facts/first-day", {"day": "2025-09-01"}, status=303)
        page = hr.get(f"{at}/{TestAsking.ASKED}")
        assert "USD 40,000.00" in page.words().partition("Proposed")[0]
        assert set(self.waiting(hr, at)) == set(waiting) - {severance} != set()
        hr.post(severance, {"key": key()}, page="/account", status=409)

    def waiting(self, hr, at):
        """What stands about each rule that waits, by the address that confirms it."""
        found = {}
        for one in hr.get(f"{at}/ending").all(".//main//li"):
            for form in one.findall(".//form"):
                found[form.get("action")] = "".join(one.itertext())
        return {url: words for url, words in found.items() if url.endswith("/confirm")}

    def test_a_rule_is_taken_out(self, hr, confirmed):
        """It counts no longer."""
        hr.post(self.rule_url(hr, confirmed, "drop"), {"reason": "Void."}, status=303)
        words = hr.get(f"{confirmed}/{TestAsking.ASKED}").words()
        assert "USD 40,000.00" not in words

    def test_a_rule_is_typed(self, hr, confirmed):
        """With its letter, cause and words."""
        url = f"{confirmed}/ending/rules/new"
        sent = {"kind": "freight", "causes": ["natural_end"], "quote": FREIGHT, "clause": "7"}
        page = hr.get(url)
        letters = [one.get("value") for one in page.all(".//select[@name='letter']/option")]
        hr.send(url, filled(page, letter=letters[-1], **sent), status=303)
        assert "Freight home" in hr.get(f"{confirmed}/ending").words()

    def test_a_decision_is_recorded(self, hr, confirmed):
        """With its reason and its item; it changes no figure."""
        sent = {"cause": "good_reason", "given": "yes", "day": "2026-03-01", "reason": "Demoted."}
        hr.post(f"{confirmed}/ending/decide", sent, status=303)
        words = hr.get(f"{confirmed}/ending").words()
        assert "as of 1 March 2026: given." in words
        assert "Demoted." in words

    @pytest.mark.parametrize(
        ("fact", "sent", "told"),
        [
            (
                "health-cover",
                {"day": "2025-09-01", "own": "400", "dependants": "", "currency": "USD"},
                "USD 400.00 a month, no dependants",
            ),
            ("option-grant", {"day": "2025-09-01", "number": "4800"}, "4,800 options granted"),
            ("untaken-days", {"day": "2026-03-01", "days": "7.5"}, "7.5 days"),
        ],
    )
    def test_facts_are_recorded_and_taken_back(self, hr, confirmed, fact, sent, told):
        """Each in a sentence."""
        hr.post(f"{confirmed}/ending/facts/{fact}", sent, status=303)
        page = hr.get(f"{confirmed}/ending")
        assert told in page.words().replace("\xa0", " ")
        actions_of = [one.get("action") for one in page.all(".//main//form[@action]")]
        url = [one for one in actions_of if one.endswith("take-back")][-1]
        hr.send(url, page.form(url), status=303)
        assert "Taken back:" in hr.get(f"{confirmed}/ending").words()

    def test_a_fact_that_is_none_is_not_found(self, hr, confirmed):
        """And a slip is named."""
        hr.get(f"{confirmed}/ending/facts/shoe-size", status=404)
        url = f"{confirmed}/ending/facts/option-grant"
        sent = {"day": "2025-09-01", "number": "10", "step": "7"}
        assert hr.post(url, sent, status=422).error_of("step")

    def test_finance_only_looks(self, browser_of, confirmed):
        """No button, no link to a form."""
        words = browser_of("finance").get(f"{confirmed}/ending").words()
        for deed in ("Correct", "Take out", "Take it back", "Record", "Read the letters"):
            assert deed not in words


class TestFunds:
    """Opened on a clause, put in, drawn; shown to the employee."""

    def test_a_fund_is_opened_filled_and_seen(self, hr, browser_of, at):
        """What is left stands after each entry; too much is refused with what is left."""
        page = hr.get(f"{at}/funds")
        urls = [one.get("action") for one in page.all(".//main//form[@action]")]
        url = next(one for one in urls if "/funds/open/" in one)
        hr.send(url, page.form(url), status=303)
        links = [one.get("href") for one in hr.get(f"{at}/funds").all(".//main//a")]
        url = next(one for one in links if one.endswith("/entries/new"))
        sent = {"kind": "deposit", "amount": "1200", "day": "2026-03-02", "note": "Agreed."}
        hr.post(url, sent, status=303)
        page = hr.post(url, {**sent, "kind": "draw", "amount": "1200.01"}, status=422)
        assert "Only USD 1,200.00 are left" in page.error_of("amount").replace("\xa0", " ")
        hr.post(url, {**sent, "kind": "draw", "amount": "200"}, status=303)
        for who in ("expatriate", "finance", "hr"):
            page = browser_of(who).get(f"{at}/funds")
            assert FREIGHT in page.words()
            left = [row[3].replace("\xa0", " ") for row in cells(page)]
            assert left == ["USD 1,200.00", "USD 1,000.00"]
        assert "Record a deposit" not in browser_of("expatriate").get(f"{at}/funds").words()

    def test_a_fund_of_another_assignment_is_not_found(self, hr, ids, at):
        """The address names both."""
        hr.get(f"{at}/funds/{ids['fund_id']}/entries/new", status=404)
        hr.get(f"{at}/ending/rules/{ids['rule_id']}/correct", status=404)
