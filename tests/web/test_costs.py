"""The pages of costs beyond claims: what fell due, invoices, pay, corrections, what is taxable."""

import io

import pytest

from assignments import actions
from assignments.actions.falling_due import fall_due
from tests.web.world import RENT, key, picture

ALLOWANCE = {
    "clause": "4",
    "category": "cost_of_living",
    "pays": "allowance",
    "quote": RENT,
    "limits": [{"type": "amount", "max": "500.00", "currency": "USD", "per": "month"}],
    "from": "2026-01-01",
    "to": "2026-01-31",
}
SALARY = {
    "clause": "4",
    "category": "base_salary",
    "pays": "note",
    "limits": [{"type": "amount", "max": "3100.00", "currency": "USD", "per": "month"}],
    "to": "2026-01-31",
}
BONUS = {
    "clause": "4",
    "category": "bonus",
    "pays": "note",
    "limits": [{"type": "amount", "max": "900.00", "currency": "USD", "per": "once"}],
}


@pytest.fixture
def granted(office, people, ids):
    """The world's assignment, with terms of which something falls due."""
    hr = people["hr"]
    for words in (ALLOWANCE, SALARY, BONUS):
        term_id = actions.propose_term(office, hr, ids["letter_id"], words, key()).id
        actions.confirm_term(office, hr, term_id, key())
    return ids["assignment_id"]


def test_what_fell_due_is_shown_and_posted_by_a_button(granted, browser_of):
    """Looking at it writes nothing; HR's button posts it, a second time there is nothing."""
    hr, url = browser_of("hr"), f"/assignments/{granted}/costs"
    shown = hr.get(url).words()
    assert "Fallen due, not yet posted" in shown
    assert "Cost of living, 2026-01" in shown
    assert RENT in shown
    assert "Post what fell due" in hr.get(url).words()
    assert "costs posted" in _posted(hr, url)
    assert "Nothing new had fallen due." in _posted(hr, url)
    ledger = hr.get(url).words()
    assert "By the letter: Fell due by clause 4." in ledger
    for role in ("finance", "expatriate"):
        page = browser_of(role).get(url)
        assert "Cost of living" in page.words()
        assert "Post what fell due" not in page.words()
        assert "Correct" not in page.words()


def _posted(hr, url):
    hr.post(f"{url}/due", page=url, status=303)
    return hr.get(url).words(".//body")


def test_an_invoice_is_recorded_and_judged(ids, browser_of, office, people):
    """Finance types it with its file; the page of its claim shows each verdict."""
    finance, url = browser_of("finance"), f"/assignments/{ids['assignment_id']}/invoices/new"
    words = {
        "supplier": "Harbour Homes",
        "number": "A-17",
        "date": "2026-02-02",
        "receipt": (io.BytesIO(picture("navy")), "invoice.png"),
        "category_1": "housing_rent",
        "amount_1": "3200.00",
        "currency_1": "USD",
        "covers_first_1": "2026-04-01",
        "covers_last_1": "2026-04-30",
    }
    answer = finance.post(url, words, status=303)
    page = finance.get(answer.location)
    assert "Harbour Homes, invoice A-17" in page.words()
    assert "Above the limit" in page.words()
    claim_id = int(answer.location.rpartition("/")[2].partition("#")[0])
    claim = actions.claim(office, people["hr"], claim_id)
    assert (claim.kind, claim.lines[0].facts.paid_by) == ("supplier", "company")
    assert len(claim.lines[0].receipts) == 1
    own = browser_of("expatriate").get(f"/claims/{claim_id}")
    assert "Withdraw" not in own.words()
    assert "Harbour Homes" in browser_of("hr").get("/queue").words()


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("category_2", {"amount_2": "5.00"}),
        ("amount_1", {"amount_1": "-5"}),
        ("covers_last_1", {"covers_first_1": "2026-04-01", "covers_last_1": "2026-03-01"}),
        ("number", {"number": ""}),
        ("date", {"date": "2026-02-30"}),
    ],
)
def test_a_slip_stands_beside_its_line(ids, browser_of, field, change):
    """What was typed stays."""
    url = f"/assignments/{ids['assignment_id']}/invoices/new"
    words = {"supplier": "Harbour Homes", "number": "1", "date": "2026-02-02"}
    words |= {"category_1": "utilities", "amount_1": "20.00", "currency_1": "USD"}
    page = browser_of("hr").post(url, words | change, status=422)
    assert page.error_of(field)
    assert page.value_of("supplier") == "Harbour Homes"


def test_more_lines_come_without_losing_any(ids, browser_of):
    """A button asks for more; nothing is saved."""
    url = f"/assignments/{ids['assignment_id']}/invoices/new"
    page = browser_of("hr").post(url, {"do": "more", "amount_1": "7.00"}, status=200)
    assert page.value_of("amount_1") == "7.00"
    assert page.value_of("amount_5") is not None


def test_pay_is_set_listed_and_corrected(granted, browser_of, office):
    """Periods from a day on; a posted period gets its difference."""
    hr, url = browser_of("hr"), f"/assignments/{granted}/pay"
    fall_due(office, None, granted)
    page = hr.get(url)
    assert "USD\xa03,100.00" in page.text
    (link,) = [a.get("href") for a in page.all(".//main//tbody//a")][-1:]
    assert "amount" in hr.post(link, {"amount": "x", "reason": "So."}, status=422).text
    hr.post(link, {"amount": "3000.00", "reason": "Unpaid leave."}, status=303)
    assert "Unpaid leave." in hr.get(f"/assignments/{granted}/costs").words()
    slip = hr.post(f"{url}/periods", {"kind": "month", "first": "2026-01-01"}, status=422)
    assert "pay is posted" in slip.error_of("first")
    slip = hr.post(f"{url}/periods", {"kind": "two_weeks", "first": "2026-05-01"}, status=422)
    assert slip.error_of("anchor")
    words = {"kind": "two_weeks", "first": "2026-05-01", "anchor": "2026-05-01"}
    hr.post(f"{url}/periods", words, status=303)
    assert "Every two weeks from 1 May 2026" in hr.get(url).words()


def test_a_bonus_is_confirmed(granted, browser_of):
    """The target stands in the form; none needs a reason; it is answered once."""
    hr, url = browser_of("hr"), f"/assignments/{granted}/pay"
    links = [a.get("href") for a in hr.get(url).all(".//main//a")]
    (link,) = [one for one in links if "/bonus" in one]
    assert hr.get(link).value_of("amount") == "900.00"
    assert hr.post(link, {"amount": "", "currency": "USD"}, status=422).error_of("reason")
    hr.post(link, {"amount": "850.00", "currency": "USD"}, status=303)
    assert "USD\xa0850.00" in hr.get(url).text
    hr.get(link, status=409)


def test_a_cost_is_corrected(ids, browser_of):
    """HR gives what it should have been, and why."""
    hr, url = browser_of("hr"), f"/lines/{ids['decided_line_id']}/cost"
    assert "It costs now" in hr.get(url).words()
    assert hr.post(url, {"amount": "-4", "reason": "So."}, status=422).error_of("amount")
    assert hr.post(url, {"amount": "10.00"}, status=422).error_of("reason")
    hr.post(url, {"amount": "0", "reason": "Paid twice."}, status=303)
    assert "Paid twice." in hr.get(f"/assignments/{ids['assignment_id']}/costs").words()


def test_a_cost_corrected_above_its_limit_is_marked(ids, browser_of):
    """In the ledger and at the desk: who did it and why, beside the verdict that stays."""
    hr, line_id = browser_of("hr"), ids["decided_line_id"]
    pages = (f"/assignments/{ids['assignment_id']}/costs", f"/desk/{line_id}")
    before = [hr.get(one).words().count("Above the limit") for one in pages]
    dearer = {"amount": "99999.00", "reason": "Billed anew."}
    hr.post(f"/lines/{line_id}/cost", dearer, status=303)
    shown = [hr.get(one) for one in pages]
    assert [one.words().count("Above the limit") for one in shown] == [n + 1 for n in before]
    assert all("Billed anew." in one.words() for one in shown)
    told = shown[1].words(".//section[@aria-labelledby='history']")
    assert "Cost corrected to" in told
    assert "99,999.00 Above the limit by" in told


def test_what_is_taxable_is_recorded_and_listed(browser_of):
    """A row with its country, day and who said so; the same answer again is a slip."""
    finance = browser_of("finance")
    words = {"category": "housing_rent", "country": "CN", "first": "2026-01-01", "answer": "yes"}
    finance.post("/taxability/new", words | {"note": "Circular 1"}, status=303)
    finance.post("/taxability/new", words | {"first": "2026-02-01", "answer": "no"}, status=303)
    shown = finance.get("/taxability").words()
    assert "Replaced" in shown
    assert "Circular 1" in shown
    again = words | {"first": "2026-03-01", "answer": "no"}
    assert finance.post("/taxability/new", again, status=422).error_of("answer")
    assert finance.post("/taxability/new", words | {"category": ""}, status=422).error_of(
        "category"
    )


def test_a_place_that_is_none_is_refused(ids, browser_of):
    """In the ledger and in the list of what is taxable."""
    for url in (f"/assignments/{ids['assignment_id']}/costs", "/taxability"):
        browser_of("hr").get(f"{url}?after=x", status=422)
