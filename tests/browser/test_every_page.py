"""Every page in a real browser: narrow and wide, light and dark, in both languages, without script.

`make test` opens each page in two opposite ways; with ALL_PAGES=1 it is eight.
"""

import json
import os
from dataclasses import dataclass
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.test_routes import FREE, OFF, ROUTES, address_of, rule_of

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What the look of a page can break; the other rules are about its words, the same in each look.
LOOK_RULES = RULES | {"runOnly": ["color-contrast", "scrollable-region-focusable", "target-size"]}

ALL = os.environ.get("ALL_PAGES") == "1"  # as .ci/run sets it; else two ways of each page
SEEN = 0.001  # of a layout's shift: less is part of a pixel, and a browser rounds it to 0
LARGEST = 100_000  # bytes over the wire of a first view, without receipts


@dataclass(frozen=True)
class Look:
    """One way of looking at a page."""

    width: int
    scheme: str
    language: str
    with_script: bool

    @property
    def rules(self):
        """All of them where the words are new; else what the look of a page can break."""
        return RULES if self.width > 360 and (self.with_script or not ALL) else LOOK_RULES

    @property
    def opposite(self):
        """What is other in everything."""
        return look(360 if self.width > 360 else 1280, self.language == "en", not self.with_script)

    def __str__(self):
        return (
            f"{self.width} {self.scheme} {self.language} {'' if self.with_script else 'un'}scripted"
        )


def look(width, is_chinese, with_script):
    """A look; dark and light take turns over widths and scripts."""
    dark = (width == 360) == with_script
    language = "zh_Hans_CN" if is_chinese else "en"
    return Look(width, "dark" if dark else "light", language, with_script)


# Width, language and script in every combination.
LOOKS = [look(*one) for one in product((1280, 360), (False, True), (True, False))]


def looks_at(number):
    """All looks, or one and its opposite: by turns, so that every pair meets on some pages."""
    wide = LOOKS[number % 4]
    return LOOKS if ALL else [wide, wide.opposite]


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
        else FREE.keys() - MACHINES - OFF
    )
    asked = [name for name in mine if "GET" in rule_of(app, name).methods]
    return [address_of(app, name, ids | FREE.get(name, {})) for name in sorted(asked)]


TOLD = """async (until) => {
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    .observe({type: "layout-shift", buffered: true});
  for (const wait of [requestAnimationFrame, requestAnimationFrame, setTimeout])
    await new Promise((done) => wait(done));
  const own = shifts.filter((one) => one.startTime < until);
  const [page] = performance.getEntriesByType("navigation");
  const parts = performance.getEntriesByType("resource");
  const design = parts.filter((one) => ["link", "script", "css"].includes(one.initiatorType));
  return {
    shift: own.reduce((sum, one) => sum + (one.hadRecentInput ? 0 : one.value), 0),
    moved: own.flatMap((one) => one.sources.map((source) =>
      source.node?.outerHTML?.slice(0, 120) ?? "text")),
    bytes: [page, ...design].reduce((sum, one) => sum + one.encodedBodySize, 0),
    elsewhere: parts.map((one) => one.name).filter((name) => !name.startsWith(location.origin)),
    wide: document.documentElement.scrollWidth,
    language: document.documentElement.lang.slice(0, 2),
  };
}"""


def open_in(window, url, look):
    """Open a page as a look has it, and say when it stood; then script is back, for axe."""
    window.emulate_media(color_scheme=look.scheme, reduced_motion="reduce")
    window.set_viewport_size({"width": look.width, "height": 800})
    window.context.add_cookies([{"name": "language", "value": look.language, "url": window.origin}])
    window.scripts.send("Emulation.setScriptExecutionDisabled", {"value": not look.with_script})
    window.goto(url)
    stood = 1e9 if look.with_script else window.evaluate("performance.now()")
    window.scripts.send("Emulation.setScriptExecutionDisabled", {"value": False})
    return stood


def broken_rules(window, look):
    """The rules of accessibility that the page breaks as it stands, and where."""
    window.evaluate(AXE)
    found = window.evaluate(RUN, look.rules)
    return {one["id"]: [node["html"][:200] for node in one["nodes"]] for one in found}


def wrong_in(window, look, stood):
    """What is wrong with the page that is open: rules of accessibility, and measures."""
    wrong = broken_rules(window, look)
    told = window.evaluate(TOLD, stood)
    measured = {
        "scrolls sideways": told["wide"] > look.width and told["wide"],
        "moves under the finger": told["shift"] > SEEN and (told["shift"], told["moved"]),
        "is larger than it should be": told["bytes"] > LARGEST and told["bytes"],
        "loads from elsewhere": told["elsewhere"],
        "speaks another language": told["language"] != look.language[:2] and told["language"],
    }
    return wrong | {name: value for name, value in measured.items() if value}


def is_page(window, url):
    """Whether an address answers with a page, not with a file."""
    answer = window.request.get(url)
    assert answer.status in {200, 409}, url
    return answer.headers["content-type"].startswith("text/html")


def told_of(window, url, look):
    """What is wrong with a page; asked twice, for what a busy machine draws late once is not it."""
    return wrong_in(window, look, open_in(window, url, look))


@pytest.mark.timeout(1500 if ALL else 300)
@pytest.mark.parametrize("visitor", VISITORS)
def test_pages_are_for_everybody(visitor, windows, served, world_pattern):
    """Wide and narrow, light and dark, English and Chinese, with script and without.

    No rule of accessibility is broken, nothing scrolls sideways or moves by itself, a first view
    is small, and nothing comes from another host.
    """
    window = windows(visitor)
    wrong = {}
    for number, url in enumerate(pages_of(served[0], visitor, world_pattern[2])):
        if not is_page(window, url):
            continue
        for one in looks_at(number):
            if told := told_of(window, url, one) and told_of(window, url, one):
                wrong[f"{url} {one}"] = told
    assert not wrong, json.dumps(wrong, indent=1, ensure_ascii=False)
    assert not window.complaints
