"""A form acts once: a double click, two windows, the back button, the same words sent again."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.timeout(300)  # the first one waits for the demo to be loaded
AGAIN = "This was already done; nothing was changed a second time."


def expect_decided_once(larkspur, line_id):
    """The line has one decision."""
    assert larkspur.kinds_of(line_id).count("approved") == 1


def test_a_double_click_approves_once(desk_of, larkspur):
    """The second click is not sent."""
    line_id = larkspur.waiting_line("31.00")
    marcus = desk_of("bell")
    marcus.goto(f"/desk/{line_id}")
    marcus.get_by_role("button", name="Approve USD").dblclick()
    expect(marcus.get_by_role("status")).to_contain_text("Local transport: approved USD")
    expect_decided_once(larkspur, line_id)


def test_a_double_click_without_script_approves_once(desk_of, larkspur):
    """Both clicks are sent; the second one is told that nothing was changed."""
    line_id = larkspur.waiting_line("32.00")
    marcus = desk_of("bell", java_script_enabled=False)
    marcus.goto(f"/desk/{line_id}")
    marcus.get_by_role("button", name="Approve USD").dblclick(no_wait_after=True)
    marcus.wait_for_load_state()
    expect(marcus.get_by_role("status").first).to_be_visible()
    expect_decided_once(larkspur, line_id)


def test_the_same_form_sent_again_changes_nothing(desk_of, larkspur):
    """A retry of what was sent: the page says so, and leads to the line as it was decided."""
    line_id = larkspur.waiting_line("33.00")
    marcus = desk_of("bell")
    marcus.goto(f"/desk/{line_id}")
    with marcus.expect_request(f"**/desk/{line_id}/allow") as sent:
        marcus.get_by_role("button", name="Approve USD").click()
    answer = marcus.request.post(
        sent.value.url,
        data=sent.value.post_data,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert AGAIN in answer.text()
    assert answer.url.endswith(f"/desk/{line_id}")
    expect_decided_once(larkspur, line_id)


def test_the_back_button_shows_what_was_decided(desk_of, larkspur):
    """Behind a decision there is no form to send again."""
    line_id = larkspur.waiting_line("34.00")
    marcus = desk_of("bell")
    marcus.goto(f"/desk/{line_id}")
    marcus.get_by_role("button", name="Approve USD").click()
    expect(marcus.get_by_role("status")).to_contain_text("approved USD")
    marcus.go_back()
    expect(marcus.get_by_role("region", name="Decision")).to_contain_text("Marcus Bell")
    expect(marcus.get_by_role("main").locator("form")).to_have_count(0)
    expect_decided_once(larkspur, line_id)


def test_of_two_windows_the_second_is_told_who_decided(desk_of, larkspur):
    """The page that was open meanwhile changes nothing and says who did what."""
    line_id = larkspur.waiting_line("35.00")
    marcus, ingrid = desk_of("bell"), desk_of("solberg")
    for page in (marcus, ingrid):
        page.goto(f"/desk/{line_id}")
    marcus.get_by_role("button", name="Approve USD").click()
    expect(marcus.get_by_role("status")).to_contain_text("approved USD")
    ingrid.get_by_role("button", name="Approve USD").click()
    expect(ingrid.get_by_role("heading", level=1)).to_have_text("This has changed meanwhile")
    expect(ingrid.get_by_role("main")).to_contain_text("approved by Marcus Bell")
    expect_decided_once(larkspur, line_id)


def call_it(page, title):
    """Give a new claim another title than the one that is proposed."""
    field = page.get_by_label("What this claim is called")
    if not field.is_visible():
        page.locator("summary").filter(has_text="Called").click()
    field.fill(title)


def test_a_claim_is_not_begun_again_by_the_back_button(desk_of):
    """Going back and sending the form once more leads to the claim that is there."""
    nora = desk_of("whitlock")
    nora.goto("/claims/new")
    for _ in range(2):
        call_it(nora, "Once and for all")
        nora.get_by_role("button", name="Begin this claim").click()
        expect(nora.get_by_role("heading", level=1)).to_have_text("Once and for all")
        told = nora.get_by_role("status").inner_text()
        nora.go_back()
    assert told == AGAIN
    nora.goto("/claims")
    expect(nora.get_by_role("rowheader", name="Once and for all")).to_have_count(1)


def test_a_new_form_is_a_new_deed(desk_of):
    """Who opens the form anew, and does not go back to it, begins another claim."""
    nora = desk_of("whitlock")
    for _ in range(2):
        nora.goto("/claims/new")
        call_it(nora, "Twice over")
        nora.get_by_role("button", name="Begin this claim").click()
        expect(nora.get_by_role("heading", level=1)).to_have_text("Twice over")
    nora.goto("/claims")
    expect(nora.get_by_role("rowheader", name="Twice over")).to_have_count(2)
