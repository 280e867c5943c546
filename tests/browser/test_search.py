"""The search box in a real browser: reached by a key, and tidy on a narrow page."""


def test_the_key_leads_to_the_search_and_enter_finds(windows, served, world_pattern):
    """A slash leads to the box, and is a slash where something is typed; Enter shows the hits."""
    window = windows("hr")
    window.goto("/account")
    window.keyboard.press("/")
    box = window.locator("#find")
    assert box.evaluate("one => one === document.activeElement")
    window.keyboard.type("Okafor/")
    assert box.input_value() == "Okafor/"
    window.keyboard.press("Enter")
    window.wait_for_url("**/search?q=*")
    assert "Ben Okafor" in window.locator("main").inner_text()
    assert window.locator("main mark").first.inner_text() == "Okafor"
    assert not window.complaints


def test_on_a_narrow_page_a_link_leads_to_the_search(windows):
    """The box would push the head down: a link stands there, and nothing scrolls sideways."""
    window = windows("expatriate", "light", 360)
    window.goto("/account")
    assert not window.locator("#find").is_visible()
    window.locator(".search-link").click()
    window.wait_for_url("**/search")
    window.keyboard.press("/")
    assert window.locator("#q").evaluate("one => one === document.activeElement")
    assert window.evaluate("document.documentElement.scrollWidth") <= 360
