"""The form of a cost with its script: fields of the category, and the answer while one types."""

import json

import pytest
from playwright.sync_api import expect

from assignments import pictures

WAIT = 10_000  # milliseconds, on a busy machine


@pytest.fixture
def form(windows, world_pattern):
    """The form of a cost under the expatriate's assignment; it is not sent."""
    window = windows("expatriate")
    window.goto(f"/claims/{world_pattern[2]['draft_claim_id']}/lines/new")
    return window


def typed(form, **fields):
    """Type into fields by their names."""
    for name, value in fields.items():
        form.locator(f"main [name={name}]").fill(value)


def test_the_fields_follow_the_category(form):
    """Without a click on a button; what was typed stays."""
    assert not form.get_by_role("button", name="Show the fields").is_visible()
    assert not form.get_by_role("button", name="Save this line").is_visible()
    form.select_option("[name=category]", "housing_rent")
    form.get_by_label("First day it covers").wait_for(timeout=WAIT)
    typed(form, amount="1200")
    form.select_option("[name=category]", "home_leave_airfare")
    form.get_by_label("Cabin").wait_for(timeout=WAIT)
    assert form.get_by_label("Amount").input_value() == "1200"
    assert form.get_by_label("First day it covers").count() == 0
    assert form.get_by_role("button", name="Save this line").is_visible()


def test_the_answer_comes_while_one_types(form):
    """First what is missing, then the verdict with its clause; a slip is told at once."""
    form.select_option("[name=category]", "housing_rent")
    form.get_by_label("First day it covers").wait_for(timeout=WAIT)
    form.select_option("[name=currency]", "USD")
    days = {"date": "2026-06-01", "covers_first": "2026-06-01", "covers_last": "2026-06-30"}
    typed(form, amount="3500", **days)
    answer = form.locator("[data-verdict]")
    answer.get_by_text("Reduced", exact=True).wait_for(timeout=WAIT)
    assert "up to USD 3,000 a month" in answer.inner_text()
    assert "Provisional" in answer.inner_text()
    typed(form, amount="35oo")
    answer.get_by_text("is not a number").wait_for(timeout=WAIT)
    assert form.complaints == []


def test_what_is_typed_while_the_fields_come_stays(form):
    """A slow answer takes nothing of what was typed after it was asked for, nor the cursor."""
    form.select_option("[name=category]", "home_leave_airfare")
    form.get_by_label("Cabin").wait_for(timeout=WAIT)
    held = []

    def hold(route):
        held.append(route)

    form.route("**/try/fields", hold)
    with form.expect_request("**/try/fields"):
        form.select_option("[name=category]", "housing_rent")
    form.select_option("[name=currency]", "VND")
    typed(form, date="2026-06-01", amount="3500")
    held[0].continue_()
    form.unroute("**/try/fields")
    form.get_by_label("First day it covers").wait_for(timeout=WAIT)
    kept = [form.locator(f"[name={name}]").input_value() for name in ("currency", "date", "amount")]
    assert kept == ["VND", "2026-06-01", "3500"]
    form.keyboard.type("0")
    assert form.get_by_label("Amount").input_value() == "35000"


def test_the_covered_month_goes_with_the_day(form):
    """As long as nobody changed it; a fields' answer in between does not take that away."""

    def days():
        names = ("covers_first", "covers_last")
        return [form.locator(f"main [name={name}]").input_value() for name in names]

    form.goto(f"{form.url.partition('?')[0]}?category=housing_rent")
    typed(form, date="2026-06-11")
    assert days() == ["2026-06-01", "2026-06-30"]
    form.select_option("[name=category]", "home_leave_airfare")
    form.get_by_label("Cabin").wait_for(timeout=WAIT)
    form.select_option("[name=category]", "housing_rent")
    form.get_by_label("First day it covers").wait_for(timeout=WAIT)
    typed(form, date="2028-02-29")
    assert days() == ["2028-02-01", "2028-02-29"]
    typed(form, covers_last="2028-02-15")
    typed(form, date="2028-03-01")
    assert days() == ["2028-02-01", "2028-02-15"]


def test_a_likely_category_leaves_the_focus_in_the_form(form, world_pattern):
    """The buttons go away once one is pressed: the list has the focus then, not the page."""
    form.goto(f"/mine/{world_pattern[2]['assignment_id']}/try")  # where nothing typed is kept
    form.get_by_role("group", name="Likely").get_by_role("button").first.press("Enter")
    form.get_by_label("Amount", exact=True).wait_for(timeout=WAIT)
    expect(form.get_by_role("group", name="Likely")).to_be_hidden()
    expect(form.get_by_label("What was it for?")).to_be_focused()


def test_what_a_picture_says_late_takes_nothing_away(windows, world_pattern, monkeypatch):
    """It comes long after the page: what was typed since then, or before and kept, stays."""
    monkeypatch.setattr(pictures, "is_there", lambda: True)
    window, ids = windows("expatriate"), world_pattern[2]
    read = {"amount": "86.50", "date": "2026-02-21", "note": "Ocean Taxi"}
    held = []
    window.route("**/read", lambda route: held.append(route))  # noqa: PLW0108 - named for playwright
    at = f"/claims/{ids['gathered_claim_id']}/lines/new?receipt={ids['waiting_id']}"
    with window.expect_request("**/read"):
        window.goto(at)
    with window.expect_response("**/typed"):
        window.get_by_label("Amount", exact=True).fill("123")
    held[0].fulfill(status=200, content_type="application/json", body=json.dumps(read))
    expect(window.get_by_label("Paid on")).to_have_value("2026-02-21")
    expect(window.get_by_label("Amount", exact=True)).to_have_value("123")
    with window.expect_request("**/read"):
        window.goto(at)
    expect(window.get_by_label("Amount", exact=True)).to_have_value("123")
    held[1].fulfill(status=200, content_type="application/json", body=json.dumps(read))
    expect(window.locator("[name=note]")).to_have_value("Ocean Taxi")
    expect(window.get_by_label("Amount", exact=True)).to_have_value("123")
    window.unroute("**/read")
