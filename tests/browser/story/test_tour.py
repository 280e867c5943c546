"""The README's tour, walked step by step: what it says is what a visitor sees."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.story.test_main_job import choose
from tests.web.world import picture

pytestmark = pytest.mark.timeout(300)  # the first one waits for the demo to be loaded
README = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
PARKING = """December 1, 2005

Dear Nora,

1. Parking. The Company will reimburse the cost of one parking space in Shanghai,
up to $150 per month.

2. Club. The Company will not pay for any club membership.

Sincerely,

Ingrid Solberg
"""
TOUR = README.partition("## Ten minutes")[2].partition("## From a terminal")[0]


def seen(page: Page, walked: list[str]) -> Page:
    """Keep the words of the page as a visitor reads them."""
    walked.append(" ".join(page.locator("body").inner_text().split()))
    walked.extend(page.locator("option").all_inner_texts())
    return page


def fill_in(page: Page, category: str, facts: dict[str, str]) -> None:
    """Choose a category, then give the facts that are asked for."""
    choose(page, "What was it for?", category)
    expect(page.get_by_label("Amount")).to_be_visible()
    for label, typed in facts.items():
        choose(page, label, typed)


def as_the_expatriate(page: Page, walked: list[str], receipt: Path) -> None:
    """Nora looks at what remains, tries a flight, and claims a taxi."""
    expect(page.get_by_role("heading", name="What can I still spend?")).to_be_visible()
    seen(page, walked)
    assert "All of 500 lb used or held" in walked[0], walked[0]
    assert "2 of 3 trips left in 2006; 2 trips forfeited on 31 December" in walked[0], walked[0]
    page.get_by_role("link", name="Try before you spend").click()
    flight = {"Amount": "4200.00", "Currency": "USD, US Dollar", "Paid on": "2005-12-19"}
    flight |= {"Departs on": "2006-03-03", "Where to": "Home country", "Cabin": "Business"}
    fill_in(page, "Home leave airfare", flight)
    answer = page.get_by_role("region", name="What the letters say")
    for told in ("Reduced", "USD 1,210.00", "clause 10"):
        expect(answer).to_contain_text(told)
    seen(page, walked).goto("/")
    page.get_by_role("link", name="New claim").click()
    page.get_by_label("Photograph or choose receipts").set_input_files(receipt)
    seen(page, walked).get_by_role("link", name="Go on to the lines").click()
    taxi = {"Amount": "86.00", "Currency": "CNY, Chinese Yuan", "Paid on": "2005-12-19"}
    fill_in(page, "Local transport", taxi | {"Where to": "Host country"})
    seen(page, walked).get_by_role("button", name="Save this line").click()
    expect(page.get_by_role("main")).to_contain_text("USD 10.65")
    expect(page.get_by_role("main")).to_contain_text("of 19 December 2005, ECB")
    seen(page, walked).get_by_role("link", name="Look through and submit").click()
    seen(page, walked).get_by_role("button", name="Submit this claim").click()


def open_row(page: Page, *told: str) -> None:
    """Open the line of the queue whose row tells all of this."""
    page.get_by_role("link", name="Queue").first.click()
    row = page.get_by_role("row")
    for words in told:
        row = row.filter(has_text=words)
    row.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Decision")).to_be_visible()


def as_hr(page: Page, walked: list[str]) -> None:
    """Ingrid reads the queue, looks at the rent, approves the taxi, finds a verdict changed."""
    seen(page, walked).get_by_role("link", name="Queue").first.click()
    first = seen(page, walked).get_by_role("row").nth(1)
    for told in ("Adrian Seow", "Home leave airfare", "Refused", "No clause grants this"):
        expect(first).to_contain_text(told)
    open_row(page, "Nora Whitlock", "Rent")
    for told in ("clause 8", "Above the usual cost", "Rate 0."):
        expect(seen(page, walked).get_by_role("main")).to_contain_text(told)
    open_row(page, "Nora Whitlock", "CNY 86.00")
    page.get_by_role("button", name="Approve USD 10.65").click()
    expect(page.get_by_role("status")).to_contain_text("approved USD 10.65")
    open_row(page, "VND 1,850,000")
    expect(page.get_by_role("main")).to_contain_text("No exchange rate for that day")
    expect(page.get_by_role("main")).to_contain_text("company rate")
    page.get_by_role("link", name="Assignments").first.click()
    seen(page, walked).get_by_role("link", name="Nora Whitlock").first.click()
    assignment = seen(page, walked).url
    page.get_by_role("link", name="Assignment to Shanghai").first.click()
    expect(page.get_by_role("main")).to_contain_text("A term counts once somebody has read")
    page.goto(assignment)
    add_a_letter(page, walked)


def add_a_letter(page: Page, walked: list[str]) -> None:
    """Ingrid uploads a letter, finds its terms proposed with why, and confirms the first by key."""
    page.get_by_role("link", name="Add a letter").click()
    letter = {"name": "parking.txt", "mimeType": "text/plain", "buffer": PARKING.encode()}
    seen(page, walked).locator("input[type=file]").set_input_files(letter)
    choose(page, "What it is", "Amendment")
    page.get_by_label("Title").fill("Letter of parking")
    page.get_by_label("Signed on").fill("2005-12-01")
    page.get_by_role("button", name="Add this letter").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("2 terms to confirm")
    expect(seen(page, walked).get_by_role("main")).to_contain_text("Proposed for")
    expect(page.locator("[data-keys]")).to_be_visible()
    page.keyboard.press("c")
    expect(main).to_contain_text("1 term to confirm")


FILES = {"CSV": "csv", "XLSX": "xlsx", "JSON Lines": "jsonl", "Journal": "beancount"}


def as_finance(page: Page, walked: list[str]) -> None:
    """Priya verifies March, takes its files, closes December, looks at what one man cost."""
    seen(page, walked).get_by_role("link", name="Months").first.click()
    seen(page, walked).get_by_role("link", name="March 2005", exact=True).click()
    for name, suffix in FILES.items():
        with page.expect_download() as download:
            page.get_by_role("link", name=f"Download {name}").click()
        assert download.value.suggested_filename.endswith(f".{suffix}")
    seen(page, walked).get_by_role("link", name="Verify it now").click()
    expect(seen(page, walked).get_by_role("main")).to_contain_text("Everything is as it was sealed")
    page.get_by_role("link", name="Months").first.click()
    page.get_by_role("link", name="December 2005", exact=True).click()
    expect(seen(page, walked).get_by_role("main")).to_contain_text("This stands open")
    page.get_by_label("Close it with all this standing open").check()
    page.get_by_role("button", name="Close December 2005").click()
    expect(seen(page, walked).get_by_role("main")).to_contain_text("by Priya Raman")
    page.get_by_role("link", name="Assignments").first.click()
    page.get_by_role("link", name="Tobias Lindgren").first.click()
    seen(page, walked).get_by_role("link", name="Costs", exact=True).click()
    for told in ("Allowance", "Plane Tree Court Management", "Base salary", "Hypothetical tax"):
        expect(seen(page, walked).get_by_role("main")).to_contain_text(told)
    page.get_by_role("link", name="Plan", exact=True).click()
    seen(page, walked)


def as_the_tax_adviser(page: Page, walked: list[str]) -> None:
    """Anneli opens the one file she was given, and reads how the year was settled."""
    seen(page, walked).get_by_role("link", name="United States 2005").click()
    main = seen(page, walked).get_by_role("main")
    for told in ("Settled", "USD 29,315.00", "tax equalized", "Wage statement of 2005"):
        expect(main).to_contain_text(told)
    assert page.goto("/assignments").status == 403


def test_the_readmes_tour_is_what_a_visitor_sees(desk_of, tmp_path):
    """Each step works as told, and each word that the README sets in bold is on a page."""
    receipt = tmp_path / "taxi.png"
    receipt.write_bytes(picture("#4477aa"))
    walked = []
    as_the_expatriate(desk_of("whitlock"), walked, receipt)
    as_hr(desk_of("solberg"), walked)
    as_finance(desk_of("raman"), walked)
    as_the_tax_adviser(desk_of("lindqvist"), walked)
    bold = re.findall(r"\*\*(.+?)\*\*", TOUR)
    assert len(bold) > 10
    missing = [words for words in bold if not any(words in page for page in walked)]
    assert not missing
