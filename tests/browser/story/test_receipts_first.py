"""A claim from a phone: receipts first, taps counted, and nothing lost on the way."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from assignments import actions
from assignments.actions import loose
from tests.browser.story.lines import breaking

pytestmark = pytest.mark.timeout(300)  # the first one waits for the demo to be loaded
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def photo(name, colour):
    """A photograph as a phone offers it."""
    stream = io.BytesIO()
    Image.new("RGB", (300, 400), colour).save(stream, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def large(name):
    """A photograph of some 600 kB: grain does not pack well."""
    stream = io.BytesIO()
    Image.effect_noise((1000, 800), 90).save(stream, "JPEG", quality=95)
    return {"name": name, "mimeType": "image/jpeg", "buffer": stream.getvalue()}


class Hand:
    """Taps and types as somebody does, and counts."""

    def __init__(self, page):
        """Begin with nothing."""
        self.page, self.taps, self.keys = page, 0, 0

    def tap(self, thing, times=1):
        """Tap something; choosing files takes several."""
        self.taps += times
        thing.tap()

    def type(self, field, text):
        """Tap a field and type."""
        self.taps, self.keys = self.taps + 1, self.keys + len(text)
        field.fill(text)


def choose(page, *photos):
    """Choose photographs in the page's one field for them."""
    page.locator("[name=receipts]").first.set_input_files(list(photos))


def category(page, hand, name):
    """One tap on a likely category; its fields are there."""
    hand.tap(page.locator("[data-likely]").get_by_role("button", name=name, exact=True))
    expect(page.locator("[data-rest]")).to_be_visible()


def is_within(page):
    """Whether the page is no wider than the phone."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_two_receipts_in_few_taps(desk_of, larkspur):
    """Photographed, made lines, submitted: no more than fourteen taps and ten keys from home."""
    page = desk_of("whitlock", **PHONE)
    hand = Hand(page)
    hand.tap(page.get_by_role("link", name="New claim").first)
    choose(page, photo("rent.jpg", "tan"), photo("taxi.jpg", "navy"))
    hand.taps += 5  # the field, the gallery, two photographs, done
    expect(page.locator(".is-there")).to_have_count(2)
    assert is_within(page)
    hand.tap(page.get_by_role("link", name="Go on to the lines"))
    category(page, hand, "Rent")
    hand.type(page.get_by_label("Amount", exact=True), "12000")
    expect(page.locator("[data-verdict] .verdict")).to_be_visible()
    assert is_within(page)
    hand.tap(page.get_by_role("button", name="Save, next receipt"))
    expect(page.get_by_alt_text("Receipt taxi.jpg")).to_be_visible()
    category(page, hand, "Local transport")
    hand.type(page.get_by_label("Amount", exact=True), "86.00")
    hand.tap(page.get_by_role("button", name="Save and look through"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Look through and submit")
    assert is_within(page)
    hand.tap(page.get_by_role("button", name="Submit this claim"))
    expect(page.get_by_role("status").first).to_contain_text("The claim was submitted")
    assert (hand.taps, hand.keys) <= (14, 10)
    claim = actions.claim(larkspur.office, larkspur.people["whitlock"], _number(page))
    assert [len(line.receipts) for line in claim.lines] == [1, 1]


def _number(page):
    return int(re.search(r"/claims/(\d+)", page.url)[1])


def test_without_script_too(desk_of):
    """The same forms bring all files at once, and lead from one line to the next."""
    page = desk_of("whitlock", java_script_enabled=False, **PHONE)
    page.goto("/claims/new")
    choose(page, photo("rent.jpg", "olive"), photo("taxi.jpg", "teal"))
    page.get_by_role("button", name="Begin this claim").tap()
    expect(page.get_by_alt_text("Receipt rent.jpg")).to_be_visible()
    page.select_option("[name=category]", "housing_rent")
    page.get_by_role("button", name="Show the fields").tap()
    page.get_by_label("Amount", exact=True).fill("12000")
    page.get_by_role("button", name="What would the letters say?").tap()
    expect(page.get_by_role("group", name="Verdict")).to_be_visible()
    page.get_by_role("button", name="Save, next receipt").tap()
    expect(page.get_by_alt_text("Receipt taxi.jpg")).to_be_visible()
    assert is_within(page)


def test_a_closed_tab_loses_nothing(desk_of):
    """Closed in the middle of a line: opened again, all of it stands there."""
    page = desk_of("whitlock", **PHONE)
    page.goto("/claims/new")
    choose(page, photo("rent.jpg", "plum"))
    page.get_by_role("link", name="Go on to the lines").tap()
    category(page, Hand(page), "Rent")
    page.get_by_label("Amount", exact=True).fill("11111")
    page.locator("summary").filter(has_text="a note").tap()
    page.get_by_label("Note for HR").fill("The last one there")
    expect(page.get_by_text("What you typed is kept.")).to_be_visible()
    page.get_by_label("Amount", exact=True).fill("22222")
    context = page.context
    page.close(run_before_unload=True)
    again = context.new_page()
    again.goto("/claims")
    again.get_by_role("link", name="Go on").first.tap()
    expect(again.get_by_label("Amount", exact=True)).to_have_value("22222")
    expect(again.get_by_label("What was it for?")).to_have_value("housing_rent")
    assert again.locator("[name=note]").input_value() == "The last one there"
    expect(again.get_by_alt_text("Receipt rent.jpg")).to_be_visible()


def test_a_lost_line_is_said_and_gone_on_from(desk_of, larkspur):
    """The file waits in the page and is kept once, when the connection is back."""
    page = desk_of("whitlock", **PHONE)
    page.goto("/claims/new")
    page.context.set_offline(True)
    choose(page, photo("rent.jpg", "coral"), photo("taxi.jpg", "khaki"))
    expect(page.get_by_text("The connection was lost").first).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".is-there")).to_have_count(2)
    page.get_by_role("link", name="Go on to the lines").tap()
    expect(page.get_by_text("1 more receipt waits")).to_be_visible()


def test_an_answer_lost_on_its_way_keeps_the_file_once(desk_of):
    """The file had arrived, its answer had not: sent again under the same key it is the same."""
    page = desk_of("whitlock", **PHONE)
    page.goto("/claims/new")
    lost = []

    def lose(route):
        if lost or route.request.method != "POST":
            return route.continue_()
        lost.append(route.fetch())
        return route.abort("connectionreset")

    page.route("**/claims/*/receipts", lose)
    choose(page, photo("rent.jpg", "salmon"))
    expect(page.get_by_text("The connection was lost").first).to_be_visible()
    page.get_by_role("button", name="Try again").tap()
    expect(page.locator(".is-there")).to_have_count(1)
    assert lost[0].status == 201
    page.get_by_role("link", name="Go on to the lines").tap()
    expect(page.get_by_alt_text("Receipt rent.jpg")).to_be_visible()
    assert page.get_by_text("1 more receipt").count() == 0


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # of the half one, as it goes
def test_a_line_lost_in_the_middle_of_a_file_leaves_nothing_half(desk_of, larkspur):
    """Half of a file reached the server: it keeps nothing of it, and the whole file once."""
    page = desk_of("whitlock", **PHONE)

    def kept():
        claim_id, folder = _number(page), larkspur.office.files.folder
        found = loose.loose_receipts(larkspur.office, larkspur.people["whitlock"], claim_id)
        return len(found), sum(one.is_file() for one in folder.rglob("*"))

    with breaking(larkspur.url, 200_000) as line:
        page.goto(f"{line.url}/claims/new")
        choose(page, large("rent.jpg"))
        expect(page.get_by_text("The connection was lost").first).to_be_visible()
        nothing = kept()
        page.get_by_role("button", name="Try again").tap()
        expect(page.locator(".is-there")).to_have_count(1)
        assert line.broke == 1
        once = kept()
        page.close()
    assert (nothing[0], once) == (0, (1, nothing[1] + 1))


def test_a_title_typed_while_the_first_file_goes_stays(desk_of, larkspur):
    """The claim began under the proposed one; it is called otherwise once the field is left."""
    page = desk_of("whitlock", **PHONE)
    held = []
    page.goto("/claims/new")
    page.locator("[data-beginning] summary").tap()
    page.route("**/claims/new", lambda route: held.append(route))  # noqa: PLW0108 - named for playwright
    with page.expect_request("**/claims/new"):
        choose(page, photo("rent.jpg", "peru"))
    page.get_by_label("What this claim is called").fill("April in Shanghai")
    held[0].continue_()
    expect(page.locator(".is-there")).to_have_count(1)
    page.get_by_label("What this claim is called").blur()
    expect(page.get_by_label("What this claim is called")).to_have_count(0)
    claim = actions.claim(larkspur.office, larkspur.people["whitlock"], _number(page))
    assert claim.title == "April in Shanghai"


def test_an_ended_log_in_keeps_the_line(desk_of, larkspur):
    """Sent after the log-in ended: after the next one the form stands there with all of it."""
    page = desk_of("whitlock", **PHONE)
    page.goto("/claims/new")
    page.get_by_role("button", name="Begin this claim").tap()
    page.get_by_role("link", name="Add a line").first.tap()
    category(page, Hand(page), "Rent")
    page.get_by_label("Amount", exact=True).fill("33333")
    other = page.context.new_page()
    other.goto("/account")
    other.get_by_role("button", name="Log out").tap()
    page.get_by_role("button", name="Save and look through").tap()
    expect(page.get_by_text("What you had typed is kept for you.")).to_be_visible()
    page.get_by_role("link", name="Log in").last.tap()
    email = larkspur.people["whitlock"].email
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(larkspur.passwords[email])
    page.get_by_role("button", name="Log in").tap()
    expect(page.get_by_label("Amount", exact=True)).to_have_value("33333")
    page.get_by_role("button", name="Save and look through").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look through and submit")


def test_receipts_outlive_the_log_in_too(desk_of, larkspur):
    """The page says that it ended and holds the files; after the next log-in they are sent."""
    page = desk_of("whitlock", **PHONE)
    page.goto("/claims/new")
    other = page.context.new_page()
    other.goto("/account")
    other.get_by_role("button", name="Log out").tap()
    choose(page, photo("rent.jpg", "orchid"))
    expect(page.get_by_text("Your session ended.")).to_be_visible()
    email = larkspur.people["whitlock"].email
    other.goto("/login")
    other.get_by_label("Email").fill(email)
    other.get_by_label("Password").fill(larkspur.passwords[email])
    other.get_by_role("button", name="Log in").tap()
    expect(other.get_by_role("link", name=larkspur.people["whitlock"].name)).to_be_visible()
    page.get_by_role("button", name="Try again").tap()
    expect(page.locator(".is-there")).to_have_count(1)
