"""`python -m tests.bench.pages_in_browser`: pages of the demo in a real browser, each role's own.

The first view has nothing kept from before; server time is what a browser on this machine waits
for the first byte, at the 95th of a hundred. Beside it stands what is wanted of every page.
"""

import argparse
import json
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench import served
from tests.bench.table import show
from tests.conftest import CHROMIUM_ARGS, chromium_path

PAGES = {
    "nora.whitlock": ("/", "/mine", "/claims", "/claims/new", "/mine/2/story", "/search?q=rent"),
    "ingrid.solberg": ("/", "/queue", "/assignments", "/assignments/1", "/assignments/1/plan"),
    "priya.raman": ("/", "/months", "/months/2005-03", "/assignments/1/costs", "/plans"),
}
VIEW = {"width": 1280, "height": 800}
NAMES = ("page", "server ms", "first paint ms", "interactive ms", "moved", "kB")
WANTED = ("wanted of every page", "50", "200", "", "0", "100")
MEASURED = """async () => {
  const found = {shift: 0, busy: 0};
  const seen = (type, keep) => new PerformanceObserver((list) => list.getEntries().forEach(keep))
    .observe({type, buffered: true});
  seen("layout-shift", (one) => { found.shift += one.hadRecentInput ? 0 : one.value; });
  seen("longtask", (one) => { found.busy = one.startTime + one.duration; });
  await new Promise((done) => new PerformanceObserver(
    (list) => list.getEntriesByName("first-contentful-paint").length && done(),
  ).observe({type: "paint", buffered: true}));
  for (const wait of [requestAnimationFrame, requestAnimationFrame, setTimeout])
    await new Promise((done) => wait(done));
  const [page] = performance.getEntriesByType("navigation");
  const parts = [page, ...performance.getEntriesByType("resource")];
  return {
    ...found,
    server: page.responseStart - page.requestStart,
    painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    interactive: Math.max(page.domContentLoadedEventEnd, found.busy),
    bytes: parts.reduce((sum, one) => sum + one.transferSize, 0),
  };
}"""


def run(*, quick: bool = False, instance: Path | None = None) -> None:
    """Print the table; where there is no Chromium, say so."""
    if chromium_path() is None:
        print("\nPages in a real browser: no Chromium found on this machine")
        return
    served.PATIENCE = 300  # the demo is loaded first
    with tempfile.TemporaryDirectory() as made, sync_playwright() as tools:
        folder = instance or Path(made) / "instance"
        with served.program(folder) as port:
            logins = json.loads((folder / "demo-logins.json").read_text("utf-8"))
            browser = tools.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGS)
            rows = _measured(browser, f"http://127.0.0.1:{port}", logins, 5 if quick else 40)
            show("Pages of the demo in a real browser, the first view", NAMES, [*rows, WANTED])
            browser.close()


def _measured(browser: Browser, url: str, logins: list[dict[str, str]], times: int):
    for who, addresses in PAGES.items():
        login = next(one for one in logins if one["email"].startswith(who))
        for address in addresses:
            yield _row(browser, url, login, address, times)


def _row(browser: Browser, url: str, login: dict[str, str], address: str, times: int):
    context = browser.new_context(base_url=url, viewport=VIEW)
    page = context.new_page()
    page.goto("/login")
    page.get_by_label("Email").fill(login["email"])
    page.get_by_label("Password").fill(login["password"])
    page.get_by_role("button", name="Log in").click()
    page.wait_for_load_state()
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    answer = page.goto(address)
    first = page.evaluate(MEASURED)
    waits = sorted(_wait(page, address) for _ in range(times))
    context.close()
    name = f"{login['email'].partition('.')[0]} {address}"
    name += "" if answer is not None and answer.ok else " (not there)"
    figures = (waits[int(len(waits) * 0.95)], first["painted"], first["interactive"])
    return (
        name,
        *(f"{one:.0f}" for one in figures),
        f"{first['shift']:.4f}",
        f"{first['bytes'] / 1000:.0f}",
    )


def _wait(page: Page, address: str) -> float:
    page.goto(address)
    return page.evaluate(MEASURED)["server"]


if __name__ == "__main__":
    words = argparse.ArgumentParser(prog="python -m tests.bench.pages_in_browser")
    words.add_argument("--quick", action="store_true", help="fewer times each")
    words.add_argument("--instance", type=Path, help="the folder of a demo that is there already")
    given = words.parse_args()
    run(quick=given.quick, instance=given.instance)
