"""Try before you spend: a cost judged without being stored."""

import pytest

from assignments import actions
from tests.web.test_claim_lines import RENT


@pytest.fixture
def ben(browser_of):
    """The expatriate's browser."""
    return browser_of("expatriate")


@pytest.fixture
def url(ids):
    """The page of the trial."""
    return f"/mine/{ids['assignment_id']}/try"


def recorded(office, people, ids):
    """Every claim with its lines, to compare."""
    return actions.claims(office, people["expatriate"], ids["assignment_id"])


def test_a_cost_to_come_is_judged_and_not_stored(ben, url, office, people, ids):
    """The answer is provisional, quotes the clause, and leaves no trace."""
    before = recorded(office, people, ids)
    typed = RENT | {"date": "2026-06-01", "covers_first": "2026-06-01", "amount": "3500.00"}
    typed |= {"covers_last": "2026-06-30", "do": "try"}
    answer = ben.post(url, typed, page=f"{url}?category=housing_rent", status=200)
    words = answer.words(".//*[@aria-label='Verdict']")
    assert "Provisional" in words
    assert "Reduced" in words
    assert "up to USD 3,000 a month" in words
    assert recorded(office, people, ids) == before


def test_a_trial_with_a_slip_keeps_what_was_typed(ben, url):
    """As any form does."""
    typed = RENT | {"amount": "many", "do": "try"}
    answer = ben.post(url, typed, page=f"{url}?category=housing_rent", status=422)
    assert "not a number" in answer.error_of("amount")
    assert answer.value_of("amount") == "many"


def test_a_line_is_tried_before_it_is_saved(ben, office, people, ids):
    """The form of a claim's line has the same answer, and saves nothing."""
    before = recorded(office, people, ids)
    url = f"/claims/{ids['draft_claim_id']}/lines/new"
    page = f"{url}?category=housing_rent"
    answer = ben.post(url, RENT | {"do": "try"}, page=page, status=200)
    assert "Provisional" in answer.words(".//*[@aria-label='Verdict']")
    assert answer.value_of("amount") == RENT["amount"]
    assert recorded(office, people, ids) == before


def test_the_fields_of_a_category_come_as_a_part_of_the_page(ben, url):
    """What a script asks for when another category is chosen."""
    form = {"csrf_token": ben.token(), "category": "home_leave_airfare", "amount": "12"}
    part = ben.send(f"{url}/fields", form, status=200)
    assert part.all(".//select[@name='cabin']")
    assert part.all(".//input[@name='amount']")[0].get("value") == "12"
    assert not part.all(".//h1")


def test_the_answer_comes_as_a_part_of_the_page(ben, url, office, people, ids):
    """What a script asks for while somebody types: a verdict, what is wrong, or what is missing."""
    before = recorded(office, people, ids)
    token = {"csrf_token": ben.token()}
    part = ben.send(f"{url}/verdict", token | RENT, status=200)
    assert part.all(".//*[@aria-label='Verdict']")
    part = ben.send(f"{url}/verdict", token | RENT | {"amount": "12,50"}, status=200)
    assert "is not a number" in part.text
    part = ben.send(f"{url}/verdict", token | {"category": "housing_rent"}, status=200)
    assert "As soon as the amount and the day" in part.text
    assert recorded(office, people, ids) == before
