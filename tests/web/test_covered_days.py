"""The covered days that the form of a cost proposes: the month of the day it was paid."""

import pytest

from assignments import actions
from tests.web.test_claim_lines import RENT
from tests.web.world import TERMS, key

DAYS = ("covers_first", "covers_last")
MARCH, APRIL = ("2026-03-01", "2026-03-31"), ("2026-04-01", "2026-04-30")


@pytest.fixture
def ben(browser_of):
    """The expatriate's browser."""
    return browser_of("expatriate")


@pytest.fixture
def url(ids):
    """Where a line is added to the draft."""
    return f"/claims/{ids['draft_claim_id']}/lines/new"


@pytest.fixture
def granted(office, people, ids):
    """Confirm a further clause of the letter, on temporary housing, with this limit."""

    def granted(**limit):
        hr, words = people["hr"], {**TERMS[0], "clause": "4b", "category": "temporary_housing"}
        words["limits"] = [limit]
        made = actions.propose_term(office, hr, ids["letter_id"], words, key()).id
        actions.confirm_term(office, hr, made, key())

    return granted


def days_in(page):
    """The covered days that a page proposes or keeps."""
    return tuple(page.value_of(name) for name in DAYS)


@pytest.fixture
def shown(ben, url):
    """What "Show the fields" makes of what stands in a page, with other words in some fields."""

    def shown(page, **typed):
        names = ("category", "date", "amount", "days_proposed", "asked_for", *DAYS)
        standing = {name: page.value_of(name) or "" for name in names}
        return ben.post(url, standing | {"do": "fields"} | typed, page=url, status=200)

    return shown


def test_the_month_follows_the_day(ben, url, shown):
    """The month of the day it was paid is proposed, and goes with that day as long as it stands."""
    page = ben.get(f"{url}?category=housing_rent")
    assert days_in(page) == MARCH
    page = shown(page, date="2026-04-10")
    assert days_in(page) == APRIL
    assert days_in(shown(page, date="2026-02-03")) == ("2026-02-01", "2026-02-28")


@pytest.mark.parametrize("changed", [{"covers_first": "2026-03-10"}, {"covers_last": ""}])
def test_days_that_somebody_changed_stay(changed, ben, url, shown):
    """Whoever wrote another first or last day, or took one out, finds it as it was left."""
    page = shown(ben.get(f"{url}?category=housing_rent"), **changed, date="2026-04-10")
    left = dict(zip(DAYS, MARCH, strict=True)) | changed
    assert days_in(page) == (left["covers_first"], left["covers_last"])
    assert not page.value_of("days_proposed")
    again = shown(page, covers_first="2026-03-01", covers_last="2026-03-31", date="2026-05-10")
    assert days_in(again) == MARCH


def test_no_day_takes_the_month_away(ben, url, shown):
    """A month that was proposed for a day is not left behind without one."""
    page = shown(ben.get(f"{url}?category=housing_rent"), date="")
    assert [one or "" for one in days_in(page)] == ["", ""]


def test_what_is_saved_is_what_was_shown(ben, url, office, people, ids):
    """Another day sent with the month that the page showed: that month is kept, not one unseen."""
    page = ben.get(f"{url}?category=housing_rent")
    sent = RENT | {"date": "2026-04-10", "days_proposed": page.value_of("days_proposed")}
    ben.post(url, sent | {"do": "save"}, page=f"{url}?category=housing_rent", status=303)
    line = actions.claim(office, people["expatriate"], ids["draft_claim_id"]).lines[-1]
    assert (line.facts.covers.first.isoformat(), line.facts.covers.last.isoformat()) == MARCH


@pytest.mark.parametrize(
    "limit",
    [
        {"type": "amount", "max": "90", "currency": "USD", "per": "day"},
        {"type": "duration", "max": 60, "unit": "day", "per": "assignment"},
    ],
)
def test_days_that_bring_money_are_not_proposed(limit, granted, ben, url, shown):
    """Each covered day would be paid or used up: nobody gets a month of them unasked.

    Neither where the category is chosen at once nor where a month was proposed for another one.
    """
    granted(**limit)
    assert days_in(ben.get(f"{url}?category=temporary_housing")) == ("", "")
    page = ben.get(f"{url}?category=housing_rent")
    page = shown(page, category="temporary_housing", do="save")
    assert days_in(page) == ("", "")
    assert not page.value_of("days_proposed")
