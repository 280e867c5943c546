"""Changes by programs that no story has: of drafts, trips, assignments, terms, months."""

import datetime as dt
from dataclasses import replace

import pytest

from assignments import actions
from assignments.actions.approval_limits import LimitInput, set_approval_limit
from assignments.web.api.examples import EXAMPLES
from tests.api.program import Program, token_of
from tests.web.world import TERMS, key, rent


@pytest.fixture
def mine(program_of):
    """The employee's program."""
    return program_of("expatriate", "claims")


@pytest.fixture
def hr(program_of):
    """HR's."""
    return program_of("hr", "record", "decide")


def test_a_draft_is_written_anew_and_taken_apart(mine, ids):
    """A line is changed, its receipt taken off, the line taken out, the draft withdrawn."""
    claim, line = f"/claims/{ids['draft_claim_id']}", ids["draft_line_id"]
    told = mine.send("PUT", f"{claim}/lines/{line}", rent(3, "2400.00") | {"currency": "CNY"}).json
    assert (told["amount"], told["currency"]) == ("2400.00", "CNY")
    charged = mine.send("PUT", f"/lines/{line}/bank-charge", EXAMPLES["BankChargeInput"]).json
    assert charged["bank_charge"] == "146.20"
    receipt = f"/lines/{line}/receipts/{ids['draft_receipt_id']}"
    assert mine.send("DELETE", receipt).status_code == 204
    assert mine.send("DELETE", f"{claim}/lines/{line}").status_code == 204
    assert mine.get(claim)["lines"] == []
    assert mine.post(f"{claim}/withdraw")["status"] == "withdrawn"


def test_a_line_that_waits_is_withdrawn(mine, ids):
    """Once; it is the employee's to do."""
    place = f"/lines/{ids['line_id']}/withdraw"
    assert mine.post(place)["status"] == "withdrawn"
    mine.post(place, None, 409)


def test_a_claim_is_approved_as_it_was_seen(hr, ids):
    """The line that is still allowed the same; the other one stays, and says why."""
    seen = {str(ids["line_id"]): "2800.00", str(ids["asked_line_id"]): "1.00"}
    done = hr.post(f"/claims/{ids['claim_id']}/approve", {"seen": seen})
    assert done["approved"] == [ids["line_id"]]
    assert [one["line_id"] for one in done["stays"]] == [ids["asked_line_id"]]


def test_trips_and_shipments_are_added(mine, hr, ids):
    """By the employee or HR; each name once."""
    at = f"/assignments/{ids['assignment_id']}"
    for program, part, what in ((mine, "trips", "Trip"), (hr, "shipments", "Shipment")):
        sent = EXAMPLES[f"{what}Input"]
        made = program.post(f"{at}/{part}", sent, 201)
        assert made["name"] == sent["name"]
        assert program.post(f"{at}/{part}", sent, 422)["where"] == "name"
        assert made in program.get(f"{at}/{part}")["items"]


def test_an_assignment_is_changed_and_ended(hr, ids, people):
    """What is recorded of it, and its last day with a reason."""
    at = f"/assignments/{ids['assignment_id']}"
    sent = EXAMPLES["AssignmentInput"] | {"employee_id": people["expatriate"].id}
    sent |= {"start": "2025-09-01", "position": "Plant manager"}
    assert hr.send("PUT", at, sent).json["position"] == "Plant manager"
    assert hr.post(f"{at}/end", EXAMPLES["EndInput"])["end_reason"] == "The plant is running."


def test_terms_are_corrected_and_taken_out(hr, ids):
    """Another term takes a confirmed one's place; one is taken out of force for good."""
    terms = f"/letters/{ids['letter_id']}/terms"
    words = TERMS[0] | {"needs": ["approval"]}
    sent = {"term": words, "reason": "Read once more."}
    made = hr.post(f"{terms}/{ids['term_id']}/replace", sent, 201)
    assert made["needs"] == ["approval"]
    out = hr.post(f"{terms}/{ids['unconfirmed_term_id']}/retire", {"reason": "Not a term."})
    assert out["retired_at"] is not None


def test_a_second_person_approves(hr, program_of, office, people, ids):
    """Above the amount for two people the first approval waits for another's."""
    admin, second = people["administrator"], people["nobody"]
    set_approval_limit(office, admin, LimitInput("USD", "1000"), key())
    actions.grant_roles(office, admin, second.id, frozenset({"hr"}), key())
    line = f"/lines/{ids['line_id']}"
    hr.post(f"{line}/second", None, 409)
    first = hr.post(f"{line}/approve", {})
    assert (first["status"], first["first_approval"]["by"]) == ("submitted", "Ana Lima")
    done = program_of("nobody", "decide").post(f"{line}/second")
    assert (done["status"], done["decision"]["by"]) == ("approved", "Fay Nolan")


def test_a_month_is_closed(app, office, people):
    """Once it is over, by finance; it holds, and is not closed twice."""
    later = replace(office, clock=lambda: dt.datetime(2026, 4, 2, 12, tzinfo=dt.UTC))
    app.extensions["office"] = later
    finance = Program(app, token_of(later, people["finance"], "finance"))
    checks = finance.get("/months/2026-03/checks")["items"]
    assert "blocks" not in {one["level"] for one in checks}
    closed = finance.post("/months/2026-03/close", EXAMPLES["CloseInput"])
    assert (closed["state"], closed["closed_by"]) == ("closed", "Chiara Ruiz")
    assert finance.get("/months/2026-03/verify")["holds"] is True
    finance.post("/months/2026-03/close", EXAMPLES["CloseInput"], 409)
