"""The guides in the program: open to everybody, with pictures that are there and small."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

STATIC = Path(__file__).parents[2] / "static"
GUIDES = ("/help/expatriate", "/help/hr", "/help/finance")
PICTURE = re.compile(r'<img src="(/static/guide/[^"]+)" alt="([^"]+)" width="(\d+)" height="(\d+)"')


@pytest.mark.parametrize("language", ["en", "zh_Hans_CN"])
@pytest.mark.parametrize("address", GUIDES)
def test_a_guide_has_steps_and_pictures_of_the_right_shape(address, language, browser_of):
    """Each picture is kept for ever, speaks the page's language, and leaves the room it takes."""
    visitor = browser_of("tax_adviser")
    visitor.client.set_cookie("language", language)
    page = visitor.get(address).text
    assert page.count('<h2 class="small">') >= 7
    shown = PICTURE.findall(page)
    assert shown
    for source, says, width, height in shown:
        answer = visitor.client.get(source, buffered=True)
        assert "immutable" in answer.headers["Cache-Control"]
        assert len(answer.data) < 60_000
        real = Image.open(BytesIO(answer.data)).size
        assert real[0] / real[1] == pytest.approx(int(width) / int(height), abs=0.01)
        assert len(says) > (20 if language == "en" else 8)
        assert (".zh." in source) == (language != "en")


def test_every_page_leads_to_the_guides(browser_of):
    """The foot of each page has the way to them, and the page there to every guide."""
    visitor = browser_of("finance")
    assert 'href="/help"' in visitor.get("/months").text
    told = visitor.get("/help").text
    for address in GUIDES:
        assert f'href="{address}"' in told


def test_no_picture_lies_there_unused():
    """What `python -m tests.pictures` takes is what the guides show."""
    shown = "".join(
        path.read_text("utf-8") for path in (STATIC.parent / "templates" / "guides").glob("*.html")
    )
    for picture in (STATIC / "guide").iterdir():
        assert f'picture("{picture.stem.removesuffix(".zh")}"' in shown


def test_the_help_shows_each_outcome_as_pages_do_in_the_language_of_the_reader(browser_of):
    """Its badges are those of a verdict; a template's own constants are said anew each time."""
    visitor = browser_of("finance")
    assert "Needs review" in visitor.get("/help").words()
    visitor.client.set_cookie("language", "zh_Hans_CN")
    told = visitor.get("/help")
    assert "Needs review" not in told.words()
    assert told.text.count('class="badge-word is-') == 4
