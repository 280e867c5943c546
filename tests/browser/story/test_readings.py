"""A reading's life: HR records it beside the clause, a cost is judged by it, HR ends it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.story.test_main_job import choose

pytestmark = pytest.mark.timeout(300)  # the first one waits for the demo to be loaded
CLAUSE = "Rent in Shanghai is refunded within reason; our yardstick is comparable housing"
REASON = "Two agents in Denver, asked again in December."


def record(page: Page) -> None:
    """Ingrid goes from the letter to what it leaves open, and records how the company reads it."""
    page.get_by_role("link", name="Assignments").first.click()
    page.get_by_role("link", name="Nora Whitlock").first.click()
    page.get_by_role("link", name="Assignment to Shanghai").first.click()
    page.get_by_role("link", name="How it is read").click()
    left_open = page.get_by_role("region", name="What it leaves to judgement")
    left_open.get_by_role("listitem").filter(has_text=CLAUSE).get_by_role("link").click()
    expect(page.get_by_role("main")).to_contain_text(CLAUSE)
    expect(page.get_by_label("They mean")).to_be_hidden()
    choose(page, "The letter's words", "comparable housing")
    choose(page, "At most", "3500.00")
    choose(page, "From", "2006-01-01")
    page.get_by_role("button", name="Record this reading").click()
    expect(page.locator("#reason-error")).to_be_visible()
    choose(page, "Reason", REASON)
    page.get_by_role("button", name="Record this reading").click()
    expect(page.get_by_role("status")).to_contain_text("It speaks of 1 term.")
    expect(page.get_by_text("at most USD 3,500.00 a month")).to_be_attached()


def judged(page: Page, assignment_id: int, day: str, counted: str) -> str:
    """What the letters say to Nora of a rent of 3,600.00 on a day, of which so much is usual."""
    page.goto(f"/mine/{assignment_id}/try")
    choose(page, "What was it for?", "Rent")
    facts = {
        "Amount": "3600.00",
        "Currency": "USD, US Dollar",
        "Paid on": day,
        "First day it covers": f"{day[:7]}-01",
        "Last day it covers": f"{day[:7]}-31",
    }
    for label, typed in facts.items():
        choose(page, label, typed)
    answer = page.get_by_role("region", name="What the letters say")
    expect(answer.locator(".verdict")).to_contain_text(f"{counted} a month")
    return " ".join(answer.inner_text().split())


def test_a_reading_is_recorded_judged_by_and_ended(desk_of, larkspur):
    """The finding quotes the clause first, then the reading with its author, day and reason."""
    hr, nora = desk_of("solberg"), desk_of("whitlock")
    page = hr
    record(page)
    letter = page.url
    nora.goto("/mine")
    assignment_id = int(nora.url.rpartition("/")[2])
    told = judged(nora, assignment_id, "2006-01-05", "USD 3,500.00")
    assert told.index(CLAUSE) < told.index("comparable housing: at most USD 3,500.00 a month")
    assert f"recorded by Ingrid Solberg on 5 December 2006: {REASON}" in told
    assert "Above the usual cost" in judged(nora, assignment_id, "2005-12-15", "USD 3,300.00")
    page.goto(letter)
    page.get_by_text("further reading").click()
    entry = page.get_by_role("listitem").filter(has_text="3,500.00")
    entry.get_by_role("link", name="End it").click()
    choose(page, "How it ends", "It should never have counted")
    expect(page.get_by_label("Its last day")).to_be_hidden()
    choose(page, "Reason", "Asked for another city.")
    page.get_by_role("button", name="End this reading").click()
    expect(page.get_by_role("status")).to_contain_text("The reading was ended.")
    assert "Above the usual cost" in judged(nora, assignment_id, "2006-01-05", "USD 3,300.00")
