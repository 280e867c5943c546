"""Every page in a real browser: readable by everybody, narrow and wide, light and dark."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.test_routes import FREE, ROUTES, address_of, rule_of

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What the look of a page can break; the other rules are about its words, the same in each look.
LOOK_RULES = RULES | {"runOnly": ["color-contrast", "scrollable-region-focusable", "target-size"]}
LOOKS = [("light", 1280, RULES), ("dark", 360, LOOK_RULES)]
AXE = Axe().axe_script
RUN = "rules => axe.run({exclude: ['option']}, rules).then(found => found.violations)"
MACHINES = {"health.tell_life", "health.tell_metrics", "health.tell_readiness"}  # no pages
# A visitor's pages, and each other page as the first role of its row opens it.
VISITORS = [None, *sorted({roles[0] for roles in ROUTES.values()})]


def pages_of(app, visitor, ids):
    """The addresses of a visitor's pages: what answers to GET."""
    mine = (
        [name for name, roles in ROUTES.items() if roles[0] == visitor]
        if visitor
        else FREE.keys() - MACHINES
    )
    asked = [name for name in mine if "GET" in rule_of(app, name).methods]
    return [address_of(app, name, ids | FREE.get(name, {})) for name in sorted(asked)]


def broken_rules(window, look):
    """The rules of accessibility that a page breaks in a look, each with the places where."""
    scheme, width, rules = look
    window.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    window.set_viewport_size({"width": width, "height": 800})
    if window.evaluate("typeof axe === 'undefined'"):
        window.evaluate(AXE)
    found = window.evaluate(RUN, rules)
    told = {one["id"]: [node["html"][:200] for node in one["nodes"]] for one in found}
    wide = window.evaluate("document.documentElement.scrollWidth")
    return told | ({"scrolls sideways": wide} if wide > width else {})


def is_page(window, url):
    """Whether an address answers with a page, not with a file."""
    answer = window.request.get(url)
    assert answer.status in {200, 409}, url
    return answer.headers["content-type"].startswith("text/html")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("visitor", VISITORS)
def test_pages_are_readable_by_everybody(visitor, windows, served, world_pattern):
    """No rule of accessibility is broken, wide and light or narrow and dark; no sideways scroll."""
    window = windows(visitor)
    wrong = {}
    for url in pages_of(served[0], visitor, world_pattern[2]):
        if not is_page(window, url):
            continue
        window.goto(url)
        for look in LOOKS:
            told = broken_rules(window, look)
            if told:
                wrong[f"{url} {look[0]} {look[1]}"] = told
    assert not wrong, json.dumps(wrong, indent=1)
    assert not window.complaints
