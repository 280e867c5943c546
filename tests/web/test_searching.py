"""The search on every page: what each role finds in the records of others, and how it is shown."""

import pytest

from assignments.actions.searching import catch_up
from tests.web.test_routes import EVERYBODY


@pytest.fixture
def taken_up(office):
    """The office, its claims' words taken up."""
    catch_up(office)
    return office


def titles(answer):
    """The names of what was found."""
    return ["".join(one.itertext()) for one in answer.all(".//*[@class='found-title']")]


def found_by(browser_of, who, typed):
    """What the search page says to somebody, without the form and the heading."""
    return browser_of(who).get(f"/search?q={typed}")


@pytest.mark.parametrize(
    ("typed", "seen_by"),
    [
        ("Okafor", {"hr", "finance", "administrator", "expatriate", "tax_adviser"}),
        ("Ben Okafor Shanghai", {"hr", "finance", "expatriate", "tax_adviser"}),
        ("January", {"hr", "finance", "expatriate"}),
        ("3200.00 usd", {"hr", "finance", "expatriate"}),
        ("storage furniture", {"hr", "finance", "expatriate"}),
        ("claim 2", {"hr", "finance", "expatriate"}),
        ("Plant engineer", {"hr", "finance", "expatriate"}),
        ("Fay Nolan", {"hr", "finance", "administrator"}),
        ("Suzhou", {"hr", "finance"}),
        ("By the adviser", set()),
        ("March", set()),
    ],
)
def test_each_role_finds_what_it_may_see_and_nothing_else(browser_of, taken_up, typed, seen_by):
    """Others learn nothing, not even that there is something; a tax note is found by nobody."""
    for who in (*EVERYBODY, "stranger", "nobody"):
        answer = found_by(browser_of, who, typed)
        assert bool(titles(answer)) is (who in seen_by), (who, titles(answer))
        assert ("Nothing was found" in answer.words()) is (who not in seen_by), who


def test_a_hit_leads_to_the_thing_and_shows_the_words(browser_of, taken_up, ids):
    """The clause in its letter, the line in its claim, with what was looked for marked."""
    answer = found_by(browser_of, "expatriate", "rent")
    marks = {"".join(one.itertext()) for one in answer.all(".//mark")}
    assert {"rent", "Rent"} <= marks
    hrefs = [one.get("href") for one in answer.all(".//*[@class='found-title']")]
    at = f"/mine/{ids['assignment_id']}/letters/{ids['letter_id']}#term-{ids['term_id']}"
    assert at in hrefs
    for href in hrefs:
        browser_of("expatriate").get(href)
    for who in ("hr", "finance", "administrator"):
        for link in found_by(browser_of, who, "Okafor").all(".//*[@class='found-title']"):
            browser_of(who).get(link.get("href"))


def test_more_of_a_group_stands_behind_it(browser_of, taken_up):
    """One group alone, with the way back; a group that is not theirs is none."""
    hr = browser_of("hr")
    assert titles(hr.get("/search?q=rent&group=letters"))
    hr.get("/search?q=rent&group=letters&after=x", 422)
    hr.get("/search?q=rent&group=gossip", 422)
    browser_of("administrator").get("/search?q=rent&group=claims", 422)


@pytest.mark.parametrize("typed", ["", "%20", "%3F", "%25", "'%20OR%201=1--", "a" * 500, "_"])
def test_odd_words_are_no_error(browser_of, taken_up, typed):
    """Nothing typed, no letters, the signs of a query: a page, and no more found than there is."""
    answer = browser_of("hr").get(f"/search?q={typed}")
    assert titles(answer) == []


def test_the_box_stands_on_every_page(browser_of):
    """It is in the masthead, and works without script."""
    for who in EVERYBODY:
        (form,) = browser_of(who).get("/account").all(".//header//form[@role='search']")
        assert form.get("action") == "/search"
        assert form.get("method") == "get"
    assert browser_of().get("/login").all(".//form[@role='search']") == []
