"""HR's queue cleared by the keyboard alone: one key for each line that is plainly allowed."""

import re

import pytest
from playwright.sync_api import expect

from assignments import actions
from tests.browser.test_every_page import AXE, RUN
from tests.browser.test_every_page import RULES as EVERY_RULE
from tests.web.world import key

pytestmark = pytest.mark.timeout(300)  # the first one waits for the demo to be loaded
ALLOWED = "/queue?outcome=allowed&assignment={}"


@pytest.fixture
def queue(larkspur):
    """The address of a queue of new taxis alone, all plainly allowed; and their numbers."""
    at = actions.my_assignments(larkspur.office, larkspur.people["whitlock"]).items[0].id

    def queue(*amounts):
        for one in actions.queue(larkspur.office, larkspur.people["bell"], None, 100).items:
            if one.assignment_id == at and one.outcome == "allowed":
                actions.reject(larkspur.office, larkspur.people["bell"], one.line_id, "-", key())
        return ALLOWED.format(at), [larkspur.waiting_line(amount) for amount in amounts]

    return queue


def press(page, *keys):
    """Press keys one after the other, as somebody without a mouse does."""
    for one in keys:
        page.keyboard.press(one)


def at(page, line_id):
    """Wait until the page of a line is there."""
    expect(page).to_have_url(re.compile(rf"/desk/{line_id}\?"))


def last_deed(larkspur, line_id):
    """What happened to a line last."""
    return larkspur.kinds_of(line_id)[-1]


def test_one_key_approves_and_the_next_line_opens(desk_of, larkspur, queue):
    """j, Enter; then a single a for each of three lines, and the queue is empty."""
    url, lines = queue("41.00", "42.00", "43.00")
    page = desk_of("bell")
    page.goto(url)
    press(page, "j", "Enter")
    for line_id in lines:
        at(page, line_id)
        press(page, "a")
    expect(page.get_by_text("Nothing waits here")).to_be_visible()
    assert [last_deed(larkspur, one) for one in lines] == ["approved"] * 3


def test_reject_ask_and_go_about_by_keys(desk_of, larkspur, queue):
    """Neighbours by j and k; r and q lead into their fields, where keys are letters."""
    url, (first, second) = queue("44.00", "45.00")
    page = desk_of("bell")
    page.goto(f"/desk/{first}{url.removeprefix('/queue')}")
    press(page, "j")
    at(page, second)
    press(page, "k")
    at(page, first)
    press(page, "r")
    page.keyboard.type("a taxi jack quit")
    expect(page.locator("#reject-reason")).to_have_value("a taxi jack quit")
    press(page, "Tab", "Enter")
    at(page, second)
    expect(page.get_by_role("status")).to_contain_text("rejected")
    press(page, "q")
    page.keyboard.type("Where to?")
    press(page, "Tab", "Enter")
    expect(page.get_by_text("Nothing waits here")).to_be_visible()
    assert (last_deed(larkspur, first), last_deed(larkspur, second)) == ("rejected", "asked")


def test_the_clause_and_the_receipt_are_a_key_away(desk_of, queue):
    """C opens the letter at the clause and Escape leads back; the receipt grows and turns."""
    url, (line_id,) = queue("46.00")
    page = desk_of("bell")
    page.goto(f"/desk/{line_id}{url.removeprefix('/queue')}")
    press(page, "c")
    expect(page.locator("dialog[open] mark").first).to_be_in_viewport()
    press(page, "Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    picture = page.locator(".is-shown .sheet img")
    press(page, "2")
    assert picture.evaluate("one => one.width === 2 * one.naturalWidth")
    press(page, "t")
    assert page.locator("[data-viewer].turned-1").count() == 1
    press(page, "0")
    assert page.locator("[aria-pressed='true']").inner_text() == "Fit"


def test_several_are_ticked_and_decided_together(desk_of, larkspur, queue):
    """S ticks those alike, a approves them all: three keys for any number of lines."""
    url, lines = queue("47.00", "48.00", "49.00")
    page = desk_of("bell")
    page.goto(url)
    press(page, "j", "s")
    expect(page.get_by_text("3 lines ticked:")).to_be_visible()
    press(page, "a")
    expect(page.get_by_role("status")).to_contain_text("3 lines approved")
    assert [last_deed(larkspur, one) for one in lines] == ["approved"] * 3


def test_keys_can_be_switched_off(desk_of, larkspur, queue):
    """In their list, for this browser; from then on a key does nothing, nor does one held down."""
    url, (line_id,) = queue("50.00")
    page = desk_of("bell")
    page.goto(f"/desk/{line_id}{url.removeprefix('/queue')}")
    press(page, "Control+a", "Alt+a", "?")
    page.get_by_label("Use these keys").uncheck()
    press(page, "Escape")
    page.reload()
    press(page, "a", "r", "j")
    expect(page.get_by_role("button", name="Approve USD")).to_be_visible()
    assert last_deed(larkspur, line_id) == "submitted"


@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_done_without_script_too(desk_of, larkspur, queue, width):
    """Links tick those alike, a button decides; the keys and the clause are links."""
    url, lines = queue("51.00", "52.00")
    page = desk_of("bell", java_script_enabled=False, viewport={"width": width, "height": 760})
    page.goto(url)
    page.get_by_role("link", name="Keys").click()
    expect(page.get_by_text("Keys need script")).to_be_visible()
    page.get_by_role("link", name="Close").click()
    page.get_by_role("link", name="Choose the 2 alike").first.click()
    page.get_by_role("button", name="Approve what the letter allows").click()
    expect(page.get_by_role("status")).to_contain_text("2 lines approved")
    assert [last_deed(larkspur, one) for one in lines] == ["approved"] * 2
    page.goto(f"/desk/{lines[0]}")
    page.get_by_role("link", name="Show it in the letter").first.click()
    expect(page.locator("mark").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_what_opens_by_keys_is_readable_by_everybody(desk_of, queue, width):
    """The list of keys, the clause, an open form, ticked lines: no rule of accessibility broken."""
    url, (line_id,) = queue("53.00")
    page = desk_of("bell", viewport={"width": width, "height": 760})
    for where, keys in (
        (url, "jx"),
        (url, "?"),
        (f"/desk/{line_id}", "r"),
        (f"/desk/{line_id}", "c"),
    ):
        page.goto(where)
        press(page, *keys)
        if keys == "c":
            expect(page.locator("dialog[open] mark").first).to_be_visible()
        page.evaluate(AXE)
        assert page.evaluate(RUN, EVERY_RULE) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
