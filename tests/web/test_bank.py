"""What the bank charged: stated by the employee, counted or not by HR, told on both their pages."""

import datetime as dt

import pytest

from assignments import actions
from assignments.actions import RateInput
from tests.web.world import claimed, key, rent

STATEMENT = "The bank's statement of March."
SUMMARY = "Count what the bank charged"


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def ben(browser_of):
    """The employee's browser."""
    return browser_of("expatriate")


@pytest.fixture
def abroad(office, people, ids):
    """A waiting rent of 7,000 yuan at a typed rate of 0.14: its claim and line."""
    days = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    actions.set_company_rate(office, people["hr"], RateInput("CNY", "USD", "0.14", *days), key())
    line = rent(3, "7000.00") | {"currency": "CNY"}
    made = claimed(office, people["expatriate"], ids["assignment_id"], "Abroad", line)
    actions.submit_claim(office, people["expatriate"], made["claim_id"], key())
    return made["claim_id"], made["line_ids"][0]


@pytest.fixture
def state(ben, abroad):
    """State what the bank charged; the page that comes of it."""
    claim_id, line_id = abroad

    def state(amount, status=303):
        url = f"/claims/{claim_id}/lines/{line_id}/bank"
        return ben.post(url, {"bank_charge": amount}, status=status)

    return state


def test_the_employee_states_it_and_hr_counts_it(ben, hr, abroad, state):
    """HR sees both values before; both pages tell both rates afterwards."""
    claim_id, line_id = abroad
    claim = ben.get(f"/claims/{claim_id}")
    assert "Rate 0.14 of 1 March 2026, company rate. Rule: Day of the expense." in claim.words()
    assert "State what the bank charged" in claim.words()
    state("1012.50")
    assert "The bank charged USD 1,012.50" in claim_words(ben, claim_id)
    desk = hr.get(f"/desk/{line_id}")
    assert SUMMARY in desk.words()
    assert "USD 980.00 counted" in desk.words()
    assert "USD 1,012.50 counted, USD 1,012.50 allowed" in desk.words()
    assert "more than a fifth" not in desk.words()
    typed = {"charged_amount": "1012.50", "charged_reason": STATEMENT}
    hr.post(f"/desk/{line_id}/charged", typed, page=f"/desk/{line_id}", status=303)
    for page in (hr.get(f"/desk/{line_id}"), ben.get(f"/claims/{claim_id}")):
        assert "what the bank charged. Rule: What the bank charged, by HR" in page.words()
        assert "At submission it was rate 0.14 of 1 March 2026, company rate" in page.words()
        assert "1,012.50" in page.words()


def claim_words(ben, claim_id):
    """The words of a claim's page, with plain spaces."""
    return ben.get(f"/claims/{claim_id}").words().replace("\xa0", " ")


def test_a_reason_is_needed_beside_its_field(hr, abroad, state):
    """The form stays open with what was typed."""
    _, line_id = abroad
    state("1012.50")
    typed = {"charged_amount": "1000.00", "charged_reason": ""}
    page = hr.post(f"/desk/{line_id}/charged", typed, page=f"/desk/{line_id}", status=422)
    assert page.error_of("charged-reason")
    assert page.value_of("charged_amount") == "1000.00"
    typed = {"charged_amount": "a lot", "charged_reason": STATEMENT}
    page = hr.post(f"/desk/{line_id}/charged", typed, page=f"/desk/{line_id}", status=422)
    assert page.error_of("charged_amount")


def test_a_rate_far_away_is_warned_of(hr, abroad, state):
    """More than a fifth from the reference rate."""
    state("1200.00")
    assert "more than a fifth" in hr.get(f"/desk/{abroad[1]}").words()


@pytest.mark.parametrize("amount", ["0", "-5", "ten", "1.234", "98000.00"])
def test_a_slip_stands_beside_the_field(state, amount):
    """And nothing is kept."""
    assert state(amount, 422).error_of("bank_charge")


def test_it_is_taken_back_by_leaving_it_empty(hr, abroad, state):
    """HR is not asked then."""
    state("1012.50")
    state("")
    assert SUMMARY not in hr.get(f"/desk/{abroad[1]}").words()


def test_it_is_asked_with_the_cost(ben, ids, office, people):
    """Beside the note; only for a cost in another currency."""
    url = f"/claims/{ids['draft_claim_id']}/lines/new"
    page = f"{url}?category=storage"
    cost = {"category": "storage", "date": "2026-03-02", "amount": "70.00", "bank_charge": "10.50"}
    sent = cost | {"currency": "CNY", "do": "save", "covers_first": "", "covers_last": ""}
    refused = ben.post(url, sent | {"currency": "USD"}, page=page, status=422)
    assert refused.error_of("bank_charge")
    ben.post(url, sent, page=page, status=303)
    line = actions.claim(office, people["expatriate"], ids["draft_claim_id"]).lines[-1]
    assert str(line.bank) == "10.50"
    form = ben.get(f"/claims/{ids['draft_claim_id']}/lines/{line.id}")
    assert form.value_of("bank_charge") == "10.50"


def test_a_decided_line_takes_none(ben, ids):
    """The page says that it was decided."""
    url = f"/claims/{ids['decided_claim_id']}/lines/{ids['decided_line_id']}/bank"
    assert "decided" in ben.get(url, 409).words()
