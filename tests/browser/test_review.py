"""A letter gone through in a real browser: readable by everybody, and working without script."""

import json

import pytest

from tests.browser.test_every_page import broken_rules, looks_at, open_in

SHOWN = ("", "?show=open", "?show=aside", "?show=confirmed")


@pytest.fixture
def at(world_pattern):
    """The address of the world's letter."""
    return f"/letters/{world_pattern[2]['letter_id']}"


@pytest.mark.timeout(300)
def test_every_choice_is_readable_by_everybody(windows, world_pattern, at):
    """Wide and light, narrow and dark, with each step open in its turn; nothing complains."""
    page, wrong = windows("hr"), {}
    amending = f"/letters/{world_pattern[2]['amending_letter_id']}"
    for number, url in enumerate((*(f"{at}{show}" for show in SHOWN), amending)):
        for look in looks_at(number):
            open_in(page, url, look)
            page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
            if told := broken_rules(page, look):
                wrong[f"{url} {look}"] = told
    assert not wrong, json.dumps(wrong, indent=1)
    assert not page.complaints


def test_a_term_and_its_words_show_each_other(windows, world_pattern, at):
    """Following the words opens their term, opening a term marks its words out."""
    page, ids = windows("hr"), world_pattern[2]
    page.goto(at)
    page.locator("mark a").nth(1).click()
    assert page.locator(".step:has(details[open]) .step-name").inner_text() == "Home leave airfare"
    page.locator(f"#term-{ids['term_id']} summary").click()
    page.locator(f"mark.is-current[data-terms='{ids['term_id']}']").wait_for()
    assert page.locator("mark.is-current").count() == 1


def test_it_works_without_script(chromium, served, world_pattern, at):
    """Steps open by themselves, words lead to their steps, and no key is spoken of."""
    window = chromium.new_context(base_url=served[1], java_script_enabled=False)
    page = window.new_page()
    page.goto("/login")
    page.get_by_label("Email").fill(world_pattern[1]["hr"].email)
    page.get_by_label("Password").fill("a password for tests")
    page.get_by_role("button", name="Log in").click()
    page.goto(at)
    waiting = page.locator(f"#term-{world_pattern[2]['unconfirmed_term_id']}")
    assert waiting.get_by_role("button", name="Confirm as Ana Lima").is_visible()
    assert not page.locator("kbd").first.is_visible()
    page.locator("mark a").first.click()
    assert page.url.endswith(f"#term-{world_pattern[2]['term_id']}")
    page.locator(f"#term-{world_pattern[2]['term_id']} summary").click()
    assert page.get_by_role("link", name="Take out").is_visible()
    window.close()
