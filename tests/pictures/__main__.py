"""`python -m tests.pictures`: the guides' and the README's pictures, anew from the running demo.

Serves the demo on a folder of its own, or on `--instance`, and drives a real browser. The
pictures are WebP in static/guide, where the program and the README show them, in each language.
"""

import argparse
import json
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path

from babel.support import Translations
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from assignments.web import languages
from tests.bench import served
from tests.conftest import CHROMIUM_ARGS, chromium_path

FOLDER = Path(__file__).parents[2] / "static" / "guide"
LARGEST = 60_000  # bytes of one picture
PHONE, DESK = {"width": 360, "height": 720}, {"width": 1120, "height": 840}


@dataclass(frozen=True)
class Eyes:
    """A page of the demo, and a language to look at it in."""

    page: Page
    language: str

    def say(self, text: str) -> str:
        """A text as the pages have it in this language."""
        return str(Translations.load(str(languages.CATALOGUES), [self.language]).ugettext(text))


def home(eyes: Eyes) -> None:
    """What is left, on a phone."""
    eyes.page.goto("/")
    _show(eyes.page.get_by_role("heading", name=eyes.say("What can I still spend?")))


def claim(eyes: Eyes) -> None:
    """A line whose verdict was asked for."""
    page, say = eyes.page, eyes.say
    page.goto("/")
    page.get_by_role("link", name=say("Try before you spend")).first.click()
    page.get_by_label(say("What was it for?")).select_option("home_leave_airfare")
    for label, typed in (("Amount", "4200.00"), ("Paid on", "2005-12-19")):
        page.get_by_label(say(label), exact=True).fill(typed)
    page.get_by_label(say("Currency")).select_option("USD")
    page.get_by_label(say("Departs on")).fill("2006-03-03")
    page.get_by_label(say("Where to")).select_option("home")
    page.get_by_label(say("Cabin")).select_option("business")
    page.get_by_role("button", name=say("What would the letters say?")).click()
    page.get_by_label(say("Verdict")).get_by_text(say("Reduced")).wait_for()
    _show(page.get_by_text(say("What was it for?")))


def queue(eyes: Eyes) -> None:
    """A line above the norm of its clause."""
    eyes.page.goto("/queue")
    row = eyes.page.get_by_role("row").filter(has_text=eyes.say("Rent"))
    row.filter(has_text="Nora Whitlock").get_by_role("rowheader").get_by_role("link").first.click()
    eyes.page.get_by_role("heading", name=eyes.say("Decision")).wait_for()


def finance(eyes: Eyes) -> None:
    """Costs by month."""
    eyes.page.goto("/")
    _show(eyes.page.locator("section").filter(has=eyes.page.locator("svg.chart")).first)


def _show(part: Locator) -> None:
    part.evaluate("one => one.scrollIntoView()")


PICTURES = (
    ("home", "nora.whitlock", PHONE, home),
    ("claim", "nora.whitlock", DESK, claim),
    ("queue", "ingrid.solberg", DESK, queue),
    ("finance", "priya.raman", DESK, finance),
)
ENDINGS = {languages.ENGLISH: "", languages.CHINESE: ".zh"}  # of a picture's name


def main() -> None:
    """Take every picture."""
    words = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    words.add_argument("--instance", type=Path, help="the folder of a demo that is there already")
    given = words.parse_args().instance
    served.PATIENCE = 300  # the demo is loaded first
    with tempfile.TemporaryDirectory() as made, sync_playwright() as tools:
        instance = given or Path(made) / "instance"
        with served.program(instance) as port:
            logins = json.loads((instance / "demo-logins.json").read_text("utf-8"))
            browser = tools.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGS)
            _take_all(browser, f"http://127.0.0.1:{port}", logins)
            browser.close()


def _take_all(browser: Browser, url: str, logins: list[dict[str, str]]) -> None:
    FOLDER.mkdir(exist_ok=True)
    for (name, who, size, lead), language in product(PICTURES, ENDINGS):
        login = next(one for one in logins if one["email"].startswith(who))
        with logged_in(browser, url, login, size) as page:
            cookie = {"name": languages.COOKIE, "value": language, "url": url}
            page.context.add_cookies([cookie])
            lead(Eyes(page, language))
            page.wait_for_load_state("networkidle")
            picture = _kept(page.screenshot())
        path = FOLDER / f"{name}{ENDINGS[language]}.webp"
        path.write_bytes(picture)
        print(f"static/guide/{path.name}: {len(picture) / 1000:.0f} kB")


@contextmanager
def logged_in(browser: Browser, url: str, login: dict[str, str], size: dict[str, int]):
    """A page of the demo in which somebody is logged in, in light colours."""
    context = browser.new_context(
        base_url=url, viewport=size, color_scheme="light", locale="en-GB", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/login")
    page.get_by_label("Email").fill(login["email"])
    page.get_by_label("Password").fill(login["password"])
    page.get_by_role("button", name="Log in").click()
    yield page
    context.close()


def _kept(taken: bytes) -> bytes:
    """A picture as WebP, small enough for a page."""
    picture = Image.open(BytesIO(taken)).convert("RGB")
    for quality in (85, 70, 55, 40):
        file = BytesIO()
        picture.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= LARGEST:
            break
    return file.getvalue()


if __name__ == "__main__":
    main()
