"""An amendment from its letter to the day it counts, with the keyboard alone where that may be."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from assignments import actions
from tests.web.world import AMENDMENT, ASSIGNMENT, LETTER, TERMS, key

LATER = {**TERMS[0], "clause": "A1", "quote": "your rent is paid back up to USD 3,500 a month."}


@pytest.fixture
def letters(served, world_pattern):
    """An assignment of this story's own: a confirmed letter, and an amendment with its proposal."""
    app, _ = served
    office, hr = app.extensions["office"], world_pattern[1]["hr"]
    employee = actions.PersonInput("gil@office.example", "Gil Mora", frozenset(), "")
    person = actions.add_person(office, world_pattern[1]["administrator"], employee, key())
    what = actions.AssignmentInput(employee_id=person.id, **ASSIGNMENT)
    at = actions.record_assignment(office, hr, what, key()).id
    texts = (
        ("assignment", LETTER, dt.date(2025, 8, 4)),
        ("amendment", AMENDMENT, dt.date(2026, 6, 1)),
    )
    first, second = (
        actions.add_letter(
            office, hr, at, actions.LetterInput(kind, kind.capitalize(), day, text), key()
        ).id
        for kind, text, day in texts
    )
    rent = actions.propose_term(office, hr, first, TERMS[0], key()).id
    actions.confirm_term(office, hr, rent, key())
    limits = [{"type": "amount", "max": "3500", "currency": "USD", "per": "month"}]
    actions.propose_term(office, hr, second, {**LATER, "limits": limits}, key())
    return at, second


def test_an_amendment_ends_one_term_and_begins_another(windows, letters):
    """Linked in one step, confirmed beside its words, and each day shows its own."""
    page, (at, second) = windows("hr"), letters
    page.goto(f"/letters/{second}")
    page.get_by_role("link", name="What it changes").click()
    expect(page.get_by_text("This may replace clause 4 of letter 1.")).to_be_visible()
    page.get_by_label("From", exact=True).fill("2026-07-01")
    expect(page.get_by_label("What was used of its limit counts on")).to_be_checked()
    page.get_by_role("button", name="End clause 4 of letter 1 on the day before").press("Enter")
    expect(page.get_by_text("which ends on 30 June 2026")).to_be_visible()
    page.get_by_role("link", name="To be confirmed").click()
    page.get_by_role("button", name="Confirm as Ana Lima").click()
    page.goto(f"/assignments/{at}/terms")
    for day, clause in (
        ("2026-06-30", "Letter 1, clause 4"),
        ("2026-07-01", "Letter 2, clause A1"),
    ):
        page.get_by_label("Day").fill(day)
        page.get_by_role("button", name="Show this day").press("Enter")
        expect(page.get_by_role("table").get_by_role("link", name="clause")).to_have_count(2)
        expect(page.get_by_role("link", name=clause, exact=True)).to_be_visible()
    page.get_by_role("link", name="1 July 2026").click()
    expect(page.get_by_text("ended by letter 2")).to_be_visible()
