"""What HR and the employee record by a program beside claims: kept once, told back, taken back."""

import pytest

from assignments.web.api.examples import EXAMPLES

FREIGHT = {
    "clause": "5",
    "category": "return_freight",
    "pays": "reimburse",
    "quote": "your rent",
}


@pytest.fixture
def hr(program_of):
    """HR's program."""
    return program_of("hr", "read", "record", "decide")


@pytest.fixture
def mine(program_of):
    """The employee's."""
    return program_of("expatriate", "claims")


@pytest.fixture
def at(ids):
    """The address of the assignment."""
    return f"/assignments/{ids['assignment_id']}"


def test_a_stay_is_put_down_and_taken_back(mine, program_of, at):
    """By the employee; HR's program sees both, and finance nothing of it."""
    stay = {"country": "JP", "first": "2026-03-02", "last": "2026-03-04", "note": "Fair"}
    before = count(mine.get(f"{at}/days"), "JP")
    made = mine.post(f"{at}/stays", stay, 201)
    assert (made["country"], made["by"]["name"]) == ("JP", "Ben Okafor")
    assert count(mine.get(f"{at}/days"), "JP") == before + 3
    assert mine.post(f"{at}/stays", stay, 422)["where"] == "first"
    undone = mine.post(f"{at}/stays/{made['id']}/undo")
    assert undone["taken_back_by"]["name"] == "Ben Okafor"
    mine.post(f"{at}/stays/{made['id']}/undo", None, 409)
    assert count(mine.get(f"{at}/days"), "JP") == before
    program_of("finance").get(f"{at}/stays", 403)


def count(days, country):
    """The days of this year in a country."""
    return sum(
        one["so_far"]
        for one in days["calendar_years"]
        if (one["country"], one["label"]) == (country, "2026")
    )


def test_what_runs_out_and_days_off_are_recorded_and_taken_back(hr, mine, program_of, at):
    """A permit and a vacation; what is owed follows, and finance sees none of it."""
    permit = hr.post(f"{at}/standing", EXAMPLES["StandingItemInput"], 201)
    assert (permit["kind"], permit["state"], permit["file"]) == ("work_permit", "holds", None)
    off = mine.post(f"{at}/time-off", {**EXAMPLES["TimeOffInput"], "note": "Skiing"}, 201)
    assert (off["kind"], off["note"]) == ("vacation", "Skiing")
    for place in (f"{at}/standing/{permit['id']}/undo", f"{at}/time-off/{off['id']}/undo"):
        assert hr.send("POST", place).status_code == 204
        hr.post(place, None, 409)
    assert permit["id"] not in [one["id"] for one in hr.get(f"{at}/standing")["items"]]
    mended = {one["id"]: one["taken_back_at"] for one in hr.get(f"{at}/time-off")["items"]}
    assert mended[off["id"]] is not None
    for part in ("standing", "time-off", "time-off/years", "standing/gaps", "dates"):
        program_of("finance").get(f"{at}/{part}", 403)


def test_money_is_set_aside_drawn_and_counted(hr, mine, at, ids):
    """A fund on a confirmed clause; its entries, and what is left after each."""
    letter = f"/letters/{ids['letter_id']}/terms"
    term = hr.post(letter, FREIGHT, 201)["id"]
    assert hr.post(f"{at}/funds", {"term_id": term}, 422)["where"] == "term"
    hr.post(f"{letter}/{term}/confirm")
    fund = hr.post(f"{at}/funds", {"term_id": term}, 201)
    entries = f"{at}/funds/{fund['id']}/entries"
    assert hr.post(entries, EXAMPLES["FundEntryInput"], 201)["left"] == "500.00"
    draw = {"kind": "draw", "day": "2026-03-03", "amount": "120.00", "note": "Crates"}
    assert hr.post(entries, draw, 201)["left"] == "380.00"
    assert hr.post(entries, draw | {"amount": "380.01"}, 422)["where"] == "amount"
    (seen,) = mine.get(f"{at}/funds")["items"]
    assert (seen["deposited"], seen["drawn"], seen["left"]) == ("500.00", "120.00", "380.00")
    assert [one["kind"] for one in mine.get(entries)["items"]] == ["deposit", "draw"]


def test_a_reading_is_recorded_and_ended(hr, ids):
    """A norm for one letter; it holds, and is ended with a reason."""
    what = {**EXAMPLES["ReadingInput"], "words": "reasonable", "letter_id": ids["letter_id"]}
    made = hr.post("/readings", what, 201)
    assert (made["state"], made["norm"]["amount"]) == ("holds", "200.00")
    assert made["assignment_id"] == ids["assignment_id"]
    ended = hr.post(f"/readings/{made['id']}/end", {"reason": "A slip."})
    assert (ended["state"], ended["ended"]["by"]["name"]) == ("taken_back", "Ana Lima")
    hr.post(f"/readings/{made['id']}/end", {"reason": "A slip."}, 409)
    hr.post("/readings", what | {"letter_id": 9999}, 404)


def test_an_ending_is_asked_and_its_rules_are_confirmed(hr, program_of, ids):
    """Rules are read, counted once confirmed, and taken out with a reason; a cause is decided."""
    at = f"/assignments/{ids['amended_assignment_id']}/ending"
    asked = f"{at}?on=2026-03-01&cause=natural_end"
    said = program_of("finance").get(asked)
    assert {"amount": "3500.00", "currency": "USD"} in said["totals"]
    dropped = hr.post(f"{at}/rules/{ids['rule_id']}/drop", {"reason": "Read wrong."})
    assert (dropped["counts"], dropped["dropped_why"]) == (False, "Read wrong.")
    assert {"amount": "3500.00", "currency": "USD"} not in hr.get(asked)["totals"]
    assert hr.post(f"{at}/rules/read")["proposed"] == 0
    decided = hr.post(f"{at}/decisions", EXAMPLES["DecisionInput"], 201)
    assert (decided["given"], decided["by"]["name"]) == (True, "Ana Lima")
    other = f"/assignments/{ids['assignment_id']}/ending"
    hr.post(f"{other}/rules/{ids['rule_id']}/drop", {"reason": "Not its own."}, 404)
    program_of("expatriate").get(asked, 403)


SEVERANCE = (
    "1. If the Company ends your employment without Cause, it will pay you a lump sum of "
    "USD 50,000 within thirty (30) days."
)


def test_a_rule_on_ending_is_read_and_confirmed(hr, at):
    """Proposed by the reader, it counts once a person confirms it."""
    letter = {"kind": "agreement", "title": "Employment", "signed_on": "2025-08-04"}
    hr.post(f"{at}/letters", letter | {"text": SEVERANCE}, 201)
    assert hr.post(f"{at}/ending/rules/read")["proposed"] > 0
    rule = hr.get(f"{at}/ending/rules")["items"][-1]
    assert rule["counts"] is False
    told = hr.post(f"{at}/ending/rules/{rule['id']}/confirm")
    assert (told["counts"], told["confirmed_by"]["name"]) == (True, "Ana Lima")
    hr.post(f"{at}/ending/rules/{rule['id']}/confirm", None, 409)


def test_a_plan_is_kept_and_compared(hr, program_of, at):
    """The next version; finance reads it, its costs and its file, the employee nothing."""
    plan = hr.post(f"{at}/plan", {"label": "Budget"}, 201)
    assert (plan["version"]["label"], plan["version"]["number"]) == ("Budget", 2)
    finance = program_of("finance", "finance")
    assert finance.get(f"{at}/plan")["version"] == plan["version"]
    costs = finance.get(f"{at}/plan/costs?version=2")["items"]
    sums = {one["cost"] for each in costs for one in each["figures"]}
    assert sums
    rows = finance.get(f"{at}/plan/categories")["items"]
    assert {"storage", "housing_rent"} <= {one["name"] for one in rows}
    assert finance.get(f"{at}/plan/versions/2/file").data.startswith(b"\xef\xbb\xbfmonth,")
    finance.get(f"{at}/plan?version=3", 404)
    program_of("expatriate").get(f"{at}/plan", 403)


def test_rates_and_fares_are_typed(hr, program_of, at):
    """A rate counts where none is published; an absurd one has to be sure."""
    rate = {"base": "AED", "quote": "USD", "rate": "0.27"}
    rate |= {"first": "2026-03-01", "last": "2026-03-31"}
    assert hr.send("POST", "/rates", rate).status_code == 204
    (typed,) = hr.get("/rates")["items"]
    assert (typed["base"], typed["rate"], typed["set_by"]) == ("AED", "0.27", "Ana Lima")
    assert hr.post("/rates", rate | {"rate": "27"}, 422)["where"] == "rate"
    assert hr.send("POST", "/rates", rate | {"rate": "27", "sure": True}).status_code == 204
    assert hr.send("POST", f"{at}/fares", EXAMPLES["FareInput"]).status_code == 204
    (fare,) = program_of("expatriate").get(f"{at}/fares")["items"]
    assert (fare["category"], fare["amount"]) == ("home_leave_airfare", "1800.00")


def test_a_note_is_written_on_a_tax_year(hr, mine, ids):
    """HR's may be internal, and is then not for the employee, who writes remarks alone."""
    notes = f"/tax-years/{ids['tax_year_id']}/notes"
    remark = EXAMPLES["TaxNoteInput"]
    inside = hr.post(notes, remark | {"internal": True}, 201)["id"]
    mine.post(notes, remark | {"internal": True}, 422)
    assert mine.post(notes, remark | {"kind": "payment"}, 422)["where"] == "kind"
    told = mine.post(notes, remark, 201)["id"]
    assert {inside, told} <= {one["id"] for one in hr.get(notes)["items"]}
    seen = {one["id"] for one in mine.get(notes)["items"]}
    assert told in seen
    assert inside not in seen


def test_what_fell_due_is_posted_once(hr, mine, at):
    """What is proposed is posted, and a second time there is nothing."""
    term = {"clause": "6", "category": "hardship_premium", "pays": "allowance"}
    limit = {"type": "amount", "max": "100", "currency": "USD", "per": "month"}
    letter = mine.get(f"{at}/letters")["items"][0]["id"]
    words = term | {"quote": "your rent", "limits": [limit]}
    made = hr.post(f"/letters/{letter}/terms", words, 201)
    hr.post(f"/letters/{letter}/terms/{made['id']}/confirm")
    due = mine.get(f"{at}/due")["items"]
    assert {one["kind"] for one in due} >= {"allowance"}
    posted = hr.post(f"{at}/due")["posted"]
    assert posted == len([one for one in due if one["kind"] != "bonus"])
    assert hr.post(f"{at}/due") == {"posted": 0}
    assert mine.get(f"{at}/due")["items"] == [one for one in due if one["kind"] == "bonus"]
    mine.post(f"{at}/due", None, 403)


def test_several_lines_are_decided_as_they_were_seen(hr, mine, ids):
    """What happened to meanwhile, or is judged anew, stays and says why."""
    moment = hr.get("/queue/moment")["event"]
    (seen,) = hr.get("/queue")["items"]
    line = {one: seen[one] for one in ("line_id", "outcome", "allowed")}
    wrong = {"event": moment, "lines": [line | {"allowed": "1.00"}]}
    done = hr.post("/queue/approve", wrong)
    assert (done["decided"], done["stays"][0]["why"]) == ([], "changed")
    done = hr.post("/queue/approve", {"event": moment, "lines": [line]})
    assert (done["decided"], done["stays"]) == ([seen["line_id"]], [])
    mine.post(f"/lines/{ids['asked_line_id']}/answer", {"text": "Parking."})
    (seen,) = hr.get("/queue")["items"]
    line = {one: seen[one] for one in ("line_id", "outcome", "allowed")}
    late = {"event": moment, "lines": [line], "reason": "No parking."}
    assert hr.post("/queue/reject", late)["stays"][0]["why"] == "happened"
    late["event"] = hr.get("/queue/moment")["event"]
    assert hr.post("/queue/reject", late)["decided"] == [seen["line_id"]]
    twice = late | {"lines": [line, line]}
    assert hr.post("/queue/reject", twice, 422)["where"] == "lines"
