"""Pages on paper: what leads elsewhere or does something stays behind, and nothing is cut."""

import pytest

PAPER = 690  # pixels between the margins of an A4 page
PAGES = (
    ("hr", "/queue"),
    ("hr", "/desk/{decided_line_id}"),
    ("expatriate", "/claims/{claim_id}"),
    ("finance", "/assignments/{assignment_id}/costs"),
    ("finance", "/home/finance"),
    ("finance", "/months/{month}"),
)
PRINTED = """() => {
  const seen = (one) => one.checkVisibility({checkVisibilityCSS: true});
  return {
    wide: document.documentElement.scrollWidth,
    deeds: [...document.querySelectorAll("nav, button, .button, .masthead, .colophon")]
      .filter(seen).map((one) => one.outerHTML.slice(0, 80)),
    said: [...document.querySelectorAll("h1")].filter(seen).length,
    ink: getComputedStyle(document.body).color,
  };
}"""


@pytest.mark.parametrize(("who", "address"), PAGES)
def test_a_page_is_printed_without_its_menus(who, address, windows, world_pattern):
    """In dark colours too it is black on white; menus and buttons are left out, the rest fits."""
    window = windows(who, "dark")
    ids = {"month": "2005-01"} | world_pattern[2]
    window.set_viewport_size({"width": PAPER, "height": 1000})
    window.goto(address.format(**ids))
    window.emulate_media(media="print", color_scheme="dark")
    printed = window.evaluate(PRINTED)
    window.emulate_media(media="screen")
    wanted = {"wide": PAPER, "deeds": [], "said": 1, "ink": "rgb(0, 0, 0)"}
    assert printed == wanted
