"""Every page in a real browser: readable by everybody, narrow and wide, light and dark."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.test_routes import FREE, ROUTES, address_of, rule_of

LOOKS = [("light", 1280), ("dark", 360)]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}
# A visitor's pages, and each other page as the first role of its row opens it.
VISITORS = [None, *sorted({roles[0] for roles in ROUTES.values()})]


def pages_of(app, visitor, ids):
    """The addresses of a visitor's pages: what answers to GET."""
    mine = [name for name, roles in ROUTES.items() if roles[0] == visitor] if visitor else FREE
    asked = [name for name in mine if "GET" in rule_of(app, name).methods]
    return [address_of(app, name, ids | FREE.get(name, {})) for name in sorted(asked)]


def broken_rules(window):
    """The rules of accessibility that a page breaks, each with the places where."""
    found = Axe().run(window, {"exclude": ["option"]}, RULES).response["violations"]
    return {one["id"]: [node["html"][:200] for node in one["nodes"]] for one in found}


def is_page(window, url):
    """Whether an address answers with a page, not with a file."""
    answer = window.request.get(url)
    assert answer.status in {200, 409}, url
    return answer.headers["content-type"].startswith("text/html")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("look", LOOKS, ids=["wide and light", "narrow and dark"])
@pytest.mark.parametrize("visitor", VISITORS)
def test_pages_are_readable_by_everybody(visitor, look, windows, served, world_pattern):
    """No rule of accessibility is broken, contrast included; nothing scrolls sideways."""
    window = windows(visitor, *look)
    told = {}
    for url in pages_of(served[0], visitor, world_pattern[2]):
        if not is_page(window, url):
            continue
        window.goto(url)
        told[url] = broken_rules(window)
        wide = window.evaluate("document.documentElement.scrollWidth")
        if wide > look[1]:
            told[url]["scrolls sideways"] = wide
    wrong = {url: rules for url, rules in told.items() if rules}
    assert not wrong, json.dumps(wrong, indent=1)
    assert not window.complaints
