"""The demo's fullest pages: readable by everybody, narrow and wide, in light and dark."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from assignments import actions
from tests.browser.test_every_page import RULES
from tests.ledgers import month_in

pytestmark = pytest.mark.timeout(300)  # the first one waits for the demo to be loaded
LOOKS = [("light", 1280), ("dark", 360)]


def fullest(larkspur):
    """By who looks: the queue, lines with much to say in several states, and a full month."""
    office, marcus = larkspur.office, larkspur.people["bell"]
    waiting = {item.outcome: item.line_id for item in actions.queue(office, marcus).items}
    asked = actions.queue(office, marcus, wanted=actions.Wanted("asked")).items[0].line_id
    month = month_in(office, "2005-12")
    override = next(line.line_id for line in month.lines if line.override)
    lines = (waiting["reduced"], waiting["review"], asked, override)
    desks = [f"/desk/{line_id}" for line_id in lines]
    return {
        "bell": ["/queue", *desks],
        "raman": ["/months/2005-12", "/assignments/1/costs", "/assignments/1/plan"],
    }


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_fullest_pages_are_readable_by_everybody(scheme, width, desk_of, larkspur):
    """No rule of accessibility is broken, contrast included; nothing scrolls sideways."""
    for name, addresses in fullest(larkspur).items():
        page = desk_of(name, color_scheme=scheme, viewport={"width": width, "height": 800})
        for address in addresses:
            page.goto(address)
            found = Axe().run(page, options=RULES | {"resultTypes": ["violations"]}).response
            told = [
                (one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]
            ]
            assert not told, json.dumps({address: told}, indent=1)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
