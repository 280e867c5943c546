"""Beside what a letter does not pay stands what to do next: for the employee, and for HR."""

from assignments.core.check.wording import REASONS
from assignments.web.next_steps import EMPLOYEE, HR, SAYS_ITSELF
from assignments.web.reasons import SENTENCES
from tests.web.test_claim_lines import RENT


def test_every_reason_says_what_to_do_next():
    """Of each the employee is told, by the sentence itself or beside it, never by both; HR too."""
    refusing = set(REASONS) - {"within_terms"}
    assert set(EMPLOYEE) | SAYS_ITSELF == refusing
    assert not set(EMPLOYEE) & SAYS_ITSELF
    assert set(HR) == refusing
    assert set(SENTENCES) == set(REASONS)


def test_it_stands_where_something_can_still_be_done(browser_of, ids):
    """On the employee's own trial and on HR's desk, each in its own words."""
    ben = browser_of("expatriate")
    address = f"/mine/{ids['assignment_id']}/try"
    dear = RENT | {"date": "2026-06-01", "covers_first": "2026-06-01", "amount": "3500.00"}
    dear |= {"covers_last": "2026-06-30", "do": "try"}
    answer = ben.post(address, dear, page=f"{address}?category=housing_rent", status=200)
    assert EMPLOYEE["over_cap"] in answer.words()
    assert HR["over_cap"] not in answer.words()
