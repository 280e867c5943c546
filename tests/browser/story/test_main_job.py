"""The main job, as three people do it: claimed with the clause in sight, decided, exported."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.world import picture

pytestmark = pytest.mark.timeout(300)  # the first one waits for the demo to be loaded
TITLE = "December: getting about, and an evening"
EXCLUDED = "Hotels, hired cars and meals on home leave are at your own expense."
TAXIS = "Taxis, buses and trains that you take within China are refunded."
UTILITIES = "Utilities, and the services of the apartment house, are refunded"


@pytest.fixture
def receipt(tmp_path):
    """A photograph of a receipt, each call another one."""

    def receipt(name: str) -> Path:
        file = tmp_path / f"{name}.png"
        file.write_bytes(picture(f"#{len(name):02x}{ord(name[0]):02x}77"))
        return file

    return receipt


def choose(page: Page, label: str, typed: str) -> None:
    """Fill in one field, or choose in it."""
    control = page.get_by_label(label, exact=True)
    if control.evaluate("one => one.tagName") == "SELECT":
        control.select_option(label=typed)
    else:
        control.fill(typed)


def try_line(page: Page, category: str, facts: dict[str, str]) -> Locator:
    """Fill in the form of a line as far as the answer of the letters, which is given back."""
    page.get_by_role("link", name="Add a line").first.click()
    choose(page, "What was it for?", category)
    expect(page.get_by_label("Amount")).to_be_visible()
    for label, typed in facts.items():
        choose(page, label, typed)
    answer = page.get_by_role("region", name="What the letters say")
    expect(answer.locator(".verdict")).to_be_visible()
    return answer


def save_line(page: Page, file: Path | None = None) -> None:
    """Save the line that stands in the form, with its receipt."""
    if file is not None:
        page.get_by_label("Receipts", exact=True).set_input_files(file)
    page.get_by_role("button", name="Save this line").click()
    expect(page.get_by_role("status")).to_contain_text("The line was added.")


def draft(page: Page, receipt) -> None:
    """Nora drafts four lines, and sees what the letters say of each before it is saved."""
    page.goto("/claims/new")
    page.locator("summary").filter(has_text="Called").click()
    page.get_by_label("What this claim is called").fill(TITLE)
    page.get_by_role("button", name="Begin this claim").click()
    yuan = {"Currency": "CNY, Chinese Yuan", "Where to": "Host country"}
    taxi = {"Amount": "120.00", "Paid on": "2005-12-12", **yuan}
    expect(try_line(page, "Local transport", taxi)).to_contain_text(TAXIS)
    save_line(page, receipt("taxi"))
    bus = {"Amount": "80.00", "Paid on": "2005-12-13", **yuan}
    expect(try_line(page, "Local transport", bus)).to_contain_text("Allowed")
    save_line(page, receipt("bus"))
    hotel = {"Amount": "310.00", "Currency": "USD, US Dollar", "Paid on": "2005-12-14"}
    refused = try_line(page, "Home leave lodging", hotel)
    expect(refused).to_contain_text("Refused")
    expect(refused).to_contain_text(EXCLUDED)
    save_line(page, receipt("hotel"))
    power = {"Amount": "640.00", "Paid on": "2005-12-15", "Currency": "CNY, Chinese Yuan"}
    expect(try_line(page, "Utilities", power)).to_contain_text(UTILITIES)
    save_line(page)


def submit(page: Page) -> None:
    """She looks the claim through and hands it in."""
    page.get_by_role("link", name="Look through and submit").click()
    expect(page.get_by_role("row")).to_have_count(6)
    page.get_by_role("button", name="Submit this claim").click()
    expect(page.get_by_role("status")).to_contain_text("HR decides each line")


def open_line(page: Page, row: str) -> None:
    """Go to the queue and open the line of the claim that is told so."""
    page.get_by_role("link", name="Queue").first.click()
    shown = page.get_by_role("row").filter(has_text=TITLE).filter(has_text=row)
    shown.get_by_role("rowheader").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Decision")).to_be_visible()


def expect_told(page: Page, told: str) -> None:
    """The next page says what was done."""
    expect(page.get_by_role("status")).to_contain_text(told)


def decide(page: Page) -> None:
    """HR approves as allowed, approves more, rejects and asks: each line in its own way."""
    open_line(page, "CNY 120.00")
    expect(page.locator("blockquote")).to_contain_text(TAXIS)
    expect(page.get_by_role("img", name="Receipt taxi.png")).to_be_visible()
    page.get_by_role("button", name="Approve USD 14.8").click()
    expect_told(page, "Local transport: approved USD 14.8")
    open_line(page, "CNY 80.00")
    page.locator("summary").get_by_text("Approve another amount").click()
    page.get_by_label("Amount").fill("25")
    page.get_by_role("button", name="Approve this amount").click()
    expect(page.get_by_role("alert")).to_contain_text("A reason is needed")
    expect(page.get_by_label("Amount")).to_have_value("25")
    page.get_by_label("Reason").and_(page.locator("#amount-reason")).fill("It was past midnight.")
    page.get_by_role("button", name="Approve this amount").click()
    expect_told(page, "approved USD 25.00, above the limit")
    open_line(page, "USD 310.00")
    page.locator("summary", has_text="Reject").click()
    page.locator("#reject-reason").fill("Clause 10 leaves hotels to you.")
    page.get_by_role("button", name="Reject this line").click()
    expect_told(page, "Home leave lodging: rejected")
    open_line(page, "CNY 640.00")
    expect(page.get_by_role("region", name="Verdict", exact=True)).to_contain_text(
        "Receipt missing"
    )
    page.locator("summary", has_text="Ask the employee").click()
    page.get_by_label("Question").fill("Where is the bill?")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect_told(page, "the question was sent")


def answer(page: Page, file: Path) -> None:
    """Nora finds three decisions and a question, attaches the bill and answers."""
    page.get_by_role("link", name="My claims").first.click()
    page.get_by_role("link", name=TITLE).click()
    main = page.get_by_role("main")
    for told in ("Above the limit", "It was past midnight.", "Clause 10 leaves hotels to you."):
        expect(main).to_contain_text(told)
    page.get_by_role("link", name=re.compile("Attach receipts")).click()
    page.get_by_label("Receipts", exact=True).set_input_files(file)
    page.get_by_role("button", name=re.compile("Keep|Attach")).click()
    expect_told(page, "The receipt was kept.")
    page.get_by_label("Your answer").fill("I had mislaid it; it is attached now.")
    page.get_by_role("button", name="Send the answer").click()
    expect_told(page, "Your answer went to HR.")


def decide_the_last(page: Page) -> None:
    """HR reads the answer beside a verdict that changed, and approves."""
    open_line(page, "CNY 640.00")
    expect(page.get_by_role("main")).to_contain_text("I had mislaid it")
    expect(page.get_by_role("region", name="Verdict now")).to_contain_text("Allowed")
    then = page.get_by_role("region", name="Verdict at submission")
    expect(then).to_contain_text("Receipt missing")
    page.get_by_role("button", name="Approve USD 79").click()
    expect_told(page, "Utilities: approved USD 79")


def export(page: Page) -> None:
    """Finance opens the month; the file adds up to what the page says."""
    page.get_by_role("link", name="December 2006", exact=True).click()
    ours = page.get_by_role("row").filter(has_text="It was past midnight.")
    expect(ours).to_contain_text("Above the limit")
    total = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="USD")).first
    shown = total.get_by_role("cell").last.inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download CSV").click()
    assert download.value.suggested_filename == "costs-2006-12.csv"
    text = Path(download.value.path()).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    summed = sum(Decimal(row["approved"]) for row in rows)
    assert shown == f"USD\N{NO-BREAK SPACE}{summed:,}"
    assert "25.00" in [row["approved"] for row in rows if row["override"] == "yes"]
    assert any(row["receipts"] == "taxi.png" for row in rows)


def test_a_claim_goes_from_the_receipt_to_the_month(desk_of, receipt):
    """Nora claims, Marcus decides line by line, Nora answers, Priya takes the month."""
    nora, marcus, priya = desk_of("whitlock"), desk_of("bell"), desk_of("raman")
    draft(nora, receipt)
    submit(nora)
    decide(marcus)
    answer(nora, receipt("a bill"))
    decide_the_last(marcus)
    priya.reload()
    export(priya)
