"""The button that approves all lines of a claim that are allowed, and what is said afterwards."""

import io

import pytest

from assignments import actions
from assignments.actions import Upload
from tests.web.world import key, picture, rent


@pytest.fixture
def claim_id(office, people, ids):
    """A claim of three rents that wait: the first is refused, since its month is used up."""
    who = people["expatriate"]
    claim_id = actions.draft_claim(office, who, ids["assignment_id"], "Rents", key()).id
    for month in (1, 2, 3):
        words = rent(month, f"{month}00.00")
        line_id = actions.add_line(office, who, claim_id, words, key()).id
        upload = Upload(io.BytesIO(picture(f"#0{month}0a0b")), "rent.png")
        actions.attach_receipt(office, who, line_id, upload, key())
    actions.submit_claim(office, who, claim_id, key())
    return claim_id


def test_one_button_approves_the_claim(browser_of, office, people, claim_id):
    """From the page of a line: every line that is allowed; the refused one comes next."""
    refused, *allowed = actions.claim(office, people["hr"], claim_id).lines
    desk = f"/desk/{allowed[0].id}"
    hr = browser_of("hr")
    assert "Approve the 2 lines that are allowed: USD 450.00" in hr.get(desk).words()
    answer = hr.post(f"/desk/claims/{claim_id}/allow", page=desk, status=303)
    assert answer.location == f"/desk/{refused.id}"
    assert "2 lines approved: USD 450.00" in hr.get(answer.location).words()
    lines = actions.claim(office, people["hr"], claim_id).lines
    assert [line.status for line in lines] == ["submitted", "approved", "approved"]


def test_the_claims_page_has_it_for_hr_alone(browser_of, claim_id):
    """HR approves from the page of the claim; its employee does not find the button there."""
    page = f"/claims/{claim_id}"
    assert browser_of("hr").get(page).form(f"/desk/claims/{claim_id}/allow")
    assert not browser_of("expatriate").get(page).form(f"/desk/claims/{claim_id}/allow")


def test_what_stays_is_told(browser_of, office, people, claim_id):
    """A line that HR asked about since the page was opened stays, and its page comes next."""
    lines = actions.claim(office, people["hr"], claim_id).lines
    hr = browser_of("hr")
    desk = f"/desk/{lines[1].id}"
    fields = hr.get(desk).form(f"/desk/claims/{claim_id}/allow")
    actions.ask(office, people["hr"], lines[0].id, "Which flat?", key())
    answer = hr.send(f"/desk/claims/{claim_id}/allow", fields, status=303)
    assert answer.location == f"/desk/{lines[0].id}"
    words = hr.get(answer.location).words()
    assert "2 lines approved" in words
    assert "waits for the employee's answer" in words
