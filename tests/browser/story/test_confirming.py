"""A letter from its file to a judged claim: read, gone through with keys, confirmed, paid by."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from assignments import actions
from assignments.reading import LetterFacts
from tests.browser.test_terms_form import MARK
from tests.readers import proposing
from tests.web.world import claimed, key

pytestmark = pytest.mark.timeout(300)  # the first one waits for the demo to be loaded
CLUB = "Larkspur pays back the fee of one club, up to USD 90.00 a month."
COURSE = "Larkspur pays back a course in cooking, up to USD 600.00."
AGENT = "The fee of the agent who finds your flat is paid back, up to USD 400.00."
PARKING = "Parking at the airport is paid back, up to USD 25.00 a day."
REPORT = "Your report is due on day 5 of each month."
LETTER = "".join(
    f"<p>{number}. {words}</p>"
    for number, words in enumerate((CLUB, COURSE, REPORT, AGENT, PARKING), 1)
)


OPENED = ".step:has(details[open])"
METER = ".accounted"


def proposal(number, quote, category, most, per):
    """A term of the letter in the contract's words."""
    limit = {"type": "amount", "max": most, "currency": "USD", "per": per}
    return {
        "clause": str(number),
        "category": category,
        "pays": "reimburse",
        "quote": quote,
        "limits": [limit],
    }


READER = proposing(
    proposal(1, CLUB, "club_membership", "90.00", "month"),
    proposal(2, COURSE, "language_training", "600.00", "once"),
    proposal(4, AGENT, "housing_fees", "400.00", "once"),
    facts=LetterFacts(kind="amendment", employer="Larkspur Instruments, Inc."),
)


@pytest.fixture
def reading(larkspur):
    """The office, whose reader proposes three terms of the letter."""
    before = larkspur.office
    larkspur.app.extensions["office"] = replace(before, reader=READER)
    yield larkspur
    larkspur.app.extensions["office"] = before


@pytest.fixture
def at(larkspur):
    """Nora Whitlock's assignment."""
    return actions.my_assignments(larkspur.office, larkspur.people["whitlock"]).items[0].id


def press(page, key):
    """Press a key once the page listens to keys."""
    expect(page.locator("[data-keys]")).to_be_visible()
    page.keyboard.press(key)


def upload(page, assignment_id):
    """Give the letter's file; what is read from it is looked over, the day it was signed typed."""
    page.goto(f"/assignments/{assignment_id}/letters/new")
    file = {"name": "letter.html", "mimeType": "text/html", "buffer": LETTER.encode()}
    page.get_by_label("The letter\N{RIGHT SINGLE QUOTATION MARK}s file").set_input_files(file)
    page.get_by_label("Signed on").fill("2005-12-01")
    page.get_by_role("button", name="Add this letter").click()
    expect(page.get_by_role("status")).to_contain_text("Nothing was saved yet")
    expect(page.get_by_label("Title")).to_have_value("Amendment, Larkspur Instruments, Inc.")
    page.get_by_label("Beside the other letters").select_option("")
    page.get_by_role("button", name="Add this letter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Amendment, Larkspur Instruments, Inc."
    )


def look_through(page):
    """One step after the other, from the keys and from the words; each shows the other."""
    marked, opened = page.locator("[data-letter] mark"), page.locator(OPENED)
    expect(marked).to_have_text([CLUB, COURSE, AGENT])
    expect(opened).to_contain_text("Club membership")
    expect(page.locator(METER)).to_contain_text("3 of 5 numbers accounted for")
    press(page, "j")
    expect(opened).to_contain_text("Language training")
    expect(page.locator("mark.is-current")).to_have_text(COURSE)
    press(page, "ArrowDown")
    expect(opened).to_contain_text("No term rests on 5")
    marked.first.click()
    expect(opened).to_contain_text("Club membership")
    expect(page.locator("mark.is-current")).to_have_text(CLUB)


def confirm_correct_and_drop(page):
    """The first is confirmed, the second put right, the third dropped: each with a key."""
    opened, said = page.locator(OPENED), page.get_by_role("status")
    press(page, "c")
    expect(said).to_have_text("Confirmed: Club membership.")
    expect(opened).to_contain_text("Language training")
    expect(page.locator(METER)).to_contain_text("1 in confirmed terms")
    press(page, "e")
    page.get_by_label("What it is about").select_option("cultural_training")
    page.get_by_role("button", name="Correct and confirm as").click()
    expect(said).to_have_text("The term was corrected and confirmed.")
    expect(opened).to_contain_text("Housing fees and deposits")
    press(page, "d")
    expect(said).to_contain_text("The term was dropped.")
    expect(page.locator(METER)).to_contain_text("2 of 5 numbers accounted for")


def record_marked_words(page):
    """Words marked in the letter become a term."""
    expect(page.locator("[data-keys]")).to_be_visible()
    page.evaluate(MARK, PARKING)
    expect(page.get_by_role("link", name="Record a term from these words")).to_be_visible()
    press(page, "a")
    expect(page.get_by_label("The letter\N{RIGHT SINGLE QUOTATION MARK}s words")).to_have_value(
        PARKING
    )
    page.get_by_label("What it is about").select_option("rental_car")
    page.get_by_label("Who pays, and how").select_option("reimburse")
    page.get_by_role("button", name="Record this term").click()
    expect(page.locator(OPENED)).to_contain_text("Rental car")


def set_aside_and_bring_back(page):
    """What holds no term is set aside; what was dropped comes back to be confirmed."""
    opened = page.locator(OPENED)
    expect(page.locator("[data-keys]")).to_be_visible()  # the page listens by then
    page.locator(".left.number").first.click()
    expect(opened).to_contain_text("No term rests on 5")
    press(page, "d")
    expect(page.get_by_role("status")).to_contain_text("The passage was set aside.")
    expect(page.locator(METER)).to_contain_text("1 set aside")
    page.get_by_role("navigation", name="What is shown").get_by_text("Set aside").click()
    expect(page.locator(".step")).to_have_count(2)
    page.locator(".step", has_text="Housing fees").locator("summary").click()
    page.get_by_role("button", name="Bring back").click()
    expect(opened).to_contain_text("Housing fees and deposits")
    expect(opened).to_contain_text("To be confirmed")


def test_a_letter_is_gone_through_with_keys_and_a_claim_judged_by_it(reading, desk_of, at):
    """What was confirmed pays, up to what it says; what was not holds the line back."""
    page = desk_of("bell")
    upload(page, at)
    look_through(page)
    confirm_correct_and_drop(page)
    record_marked_words(page)
    set_aside_and_bring_back(page)
    day = {"date": "2005-12-16", "currency": "USD"}
    club = day | {"category": "club_membership", "amount": "120.00"}
    agent = day | {"category": "housing_fees", "amount": "400.00"}
    nora = reading.people["whitlock"]
    made = claimed(reading.office, nora, at, "A club and an agent", club, agent)
    actions.submit_claim(reading.office, nora, made["claim_id"], key())
    desk = page.locator("main")
    page.goto(f"/desk/{made['line_ids'][0]}")
    expect(desk).to_contain_text(CLUB)
    expect(desk).to_contain_text("Above the limit")
    expect(desk).to_contain_text(re.compile(r"USD\s90\.00"))
    page.goto(f"/desk/{made['line_ids'][1]}")
    expect(desk).to_contain_text("Clause not confirmed yet")


def test_keys_can_be_looked_up_and_turned_off(reading, desk_of, at):
    """The help opens with a key; turned off, keys do nothing, on the next page too."""
    letters = actions.assignment(reading.office, reading.people["bell"], at).letters
    page = desk_of("bell")
    page.goto(f"/letters/{letters[0].id}")
    press(page, "?")
    expect(page.get_by_text("the next to confirm")).to_be_visible()
    first = page.locator(".step details").first
    expect(first).to_have_attribute("open", "")
    press(page, "j")
    expect(first).not_to_have_attribute("open", "")
    page.get_by_label("Use these keys").uncheck()
    page.reload()
    press(page, "k")
    expect(first).not_to_have_attribute("open", "")
