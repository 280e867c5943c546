"""What script adds to the form of a term: rows that show what they need, and quoting by marking."""

import pytest

from tests.web.world import LEAVE

MARK = """words => {
  const letter = document.querySelector("[data-letter]");
  const start = letter.textContent.indexOf(words);
  const place = number => {
    const walker = document.createTreeWalker(letter, NodeFilter.SHOW_TEXT);
    let node;
    while ((node = walker.nextNode())) {
      if (number <= node.data.length) return [node, number];
      number -= node.data.length;
    }
  };
  getSelection().setBaseAndExtent(...place(start), ...place(start + words.length));
  return start;
}"""


@pytest.fixture
def form(windows, world_pattern):
    """HR's page with an empty form of a term."""
    page = windows("hr")
    page.goto(f"/letters/{world_pattern[2]['letter_id']}/terms/new")
    return page


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("", set()),
        ("amount", {"max", "currency", "per", "pool", "each", "clause"}),
        ("weight", {"max", "unit", "over", "per", "pool", "each", "clause"}),
        ("containers", {"max", "size_ft", "per", "pool", "each", "clause"}),
        ("reference", {"per", "pool", "each", "clause"}),
    ],
)
def test_a_limit_shows_what_its_kind_needs(form, kind, shown):
    """The other fields are hidden and not sent."""
    form.locator("#limits_1_type").select_option(kind)
    names = ("max", "currency", "unit", "size_ft", "of", "over", "per", "pool", "each", "clause")
    fields = {name: form.locator(f"#limits_1_{name}") for name in names}
    assert {name for name, field in fields.items() if field.is_visible()} == shown
    assert {name for name, field in fields.items() if field.is_enabled()} == shown


def test_marked_words_become_the_quote(form):
    """A button appears beside marked words of the letter, and puts them with their place in."""
    button = form.get_by_role("button", name="Quote the marked words")
    assert not button.is_visible()
    start = form.evaluate(MARK, LEAVE)
    button.click()
    assert form.locator("#quote").input_value() == LEAVE
    assert form.locator("[name=near]").input_value() == str(start)
    assert not button.is_visible()
