"""The story of an assignment on its pages: what each reader is told, filtered, in order, paged."""

import re

import pytest

from assignments import actions
from assignments.actions import story as stories
from assignments.core.story import KINDS
from tests.web.world import claimed, key, rent


def lines(answer):
    """The lines of a story's page, as they are read."""
    return [" ".join("".join(one.itertext()).split()) for one in answer.all(".//ol/li")]


@pytest.fixture
def at(ids):
    """The address of the assignment's story."""
    return f"/assignments/{ids['assignment_id']}/story"


@pytest.mark.parametrize(
    ("who", "told", "untold"),
    [
        ("hr", ("Visa", "Japan", "Vacation taken"), ()),
        ("finance", (), ("Visa", "Japan", "Vacation taken")),
    ],
)
def test_each_reader_is_told_what_their_pages_show(browser_of, at, who, told, untold):
    """Letters, claims and tax years for both; permits and days away not for finance."""
    text = browser_of(who).get(at).words()
    for words in (
        "The assignment begins, with Larch Optics.",
        "Letter 1 was signed: Assignment letter",
        "“January” was handed in.",
        "1 line approved",
        "Question about claim",
        "The tax year of United States",
        "2 terms were confirmed.",
        *told,
    ):
        assert words in text
    assert not [one for one in untold if one in text]
    assert "9,000" not in text  # what the adviser estimated


def test_the_employee_has_the_story_on_a_page_of_their_own(browser_of, ids, at):
    """The same of one's own, with the ways that are one's own; of nobody else's."""
    own = f"/mine/{ids['assignment_id']}/story"
    answer = browser_of("expatriate").get(own)
    assert "Visa" in answer.words()
    hrefs = [one.get("href") for one in answer.all(".//ol/li//a")]
    assert f"/mine/{ids['assignment_id']}/letters/{ids['letter_id']}" in hrefs
    assert all("/mine/" in one for one in hrefs if "/terms" in one)
    browser_of("stranger").get(own, 404)
    browser_of("expatriate").get(at, 403)
    browser_of("tax_adviser").get(at, 403)


def test_every_date_leads_to_the_terms_of_its_day(browser_of, ids, at):
    """The first entry's date opens the terms in force on that day."""
    hr = browser_of("hr")
    link = hr.get(f"{at}?kind=assignment&order=oldest").all(".//ol/li/a")[0]
    assert link.get("href") == f"/assignments/{ids['assignment_id']}/terms?day=2025-09-01"
    assert "1 September 2025" in hr.get(link.get("href")).words()


def test_kinds_and_order_stand_in_the_address(browser_of, at):
    """Several kinds may be chosen; an unknown one is told."""
    hr = browser_of("hr")
    found = lines(hr.get(f"{at}?kind=letters&kind=tax&order=oldest"))
    assert "Letter 1 was signed" in found[0]
    assert lines(hr.get(f"{at}?kind=tax&kind=letters")) == found[::-1]
    assert hr.get(f"{at}?kind=tax").words().count("was handed in") == 0
    hr.get(f"{at}?kind=gossip", 422)
    hr.get(f"{at}?after=gossip", 422)
    hr.get(f"{at}?after=2026-01-01T00:00:00~1~1", 422)


def test_a_chip_turns_its_kind_round(browser_of, at):
    """A kind that is shown leads to the page without it, one that is not to the page with both."""
    answer = browser_of("hr").get(f"{at}?kind=letters")
    chips = {
        "".join(one.itertext()): (one.get("href"), one.get("aria-current"))
        for one in answer.all(".//nav[@class='chips']//a")
    }
    assert chips["Letters"] == (at, "true")
    assert chips["Tax"] == (f"{at}?kind=letters&kind=tax", None)
    assert chips["Everything"] == (at, None)


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_a_long_story_comes_in_parts_that_hold_each_entry_once(browser_of, at, order, monkeypatch):
    """Whichever way it is read, the parts together are the whole, and nothing comes twice."""
    hr = browser_of("hr")
    kinds = "".join(f"&kind={one}" for one in KINDS if one not in {"days", "letters"})
    whole = lines(hr.get(f"{at}?order={order}{kinds}"))
    monkeypatch.setattr(stories, "AT_ONCE", 3)
    url, parts = f"{at}?order={order}{kinds}", []
    while url:
        answer = hr.get(url)
        parts += lines(answer)
        onward = answer.all(".//nav[@class='pager']/a[@rel='next']")
        url = onward[0].get("href") if onward else None
    assert parts == whole
    assert len(whole) > 9


def test_lines_of_a_claim_decided_in_a_day_are_one_entry(browser_of, office, people, ids, at):
    """Approved, rejected and withdrawn by the same person: one line of the story, with the sum."""
    employee, hr = people["expatriate"], people["hr"]
    made = claimed(
        office, employee, ids["assignment_id"], "Two rents", rent(4, "2000.00"), rent(5, "100.00")
    )
    actions.submit_claim(office, employee, made["claim_id"], key())
    actions.reject(office, hr, made["line_ids"][0], "Not this one.", key())
    actions.reject(office, hr, made["line_ids"][1], "Nor this.", key())
    (told,) = [
        one
        for one in lines(browser_of("hr").get(f"{at}?kind=decisions"))
        if f"claim {made['claim_id']}." in one
    ]
    assert "2 lines rejected; Ana Lima" in told


def test_the_story_says_what_was_done_on_a_deeds_own_day(browser_of, ids, at):
    """An end that was recorded is told twice: on its day, and when it was recorded."""
    at = f"/assignments/{ids['amended_assignment_id']}/story"
    text = browser_of("finance").get(f"{at}?kind=assignment&kind=letters").words()
    assert "The assignment ended: Done." in text
    assert "The end was recorded." in text
    assert "expected to end" not in text
    assert re.search(r"Letter 2 was signed: amendment", text)
