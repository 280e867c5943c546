"""A claim from draft to the month's file through the API alone, and the pages tell the same."""

import io
import uuid

import pytest

from tests.web.world import picture

AIR = {
    "category": "home_leave_airfare",
    "date": "2026-03-02",
    "amount": "1150.00",
    "currency": "USD",
    "cabin": "economy",
    "departs": "2026-03-09",
    "destination": "home",
}


def test_a_claim_goes_from_draft_to_the_months_file(program_of, browser_of, ids):
    """Drafted, tried, submitted, decided and exported by programs; pages and file agree."""
    mine, hr = program_of("expatriate", "claims"), program_of("hr", "decide")
    at = ids["assignment_id"]
    tried = mine.post(f"/assignments/{at}/trial", AIR)
    assert (tried["outcome"], tried["allowed"]) == ("allowed", "1150.00")
    claim = mine.post(f"/assignments/{at}/claims", {"title": "Home leave"}, 201)["id"]
    line = mine.post(f"/claims/{claim}/lines", AIR, 201)["id"]
    file = {"file": (io.BytesIO(picture("navy")), "ticket.png")}
    kept = mine.post(f"/lines/{line}/receipts", None, 201, data=file)
    assert (kept["name"], kept["media_type"]) == ("ticket.png", "image/png")
    (shown,) = mine.get(f"/claims/{claim}/verdicts")["items"]
    assert (shown["id"], shown["outcome"]) == (str(line), "allowed")
    submitted = mine.post(f"/claims/{claim}/submit")
    verdict = submitted["lines"][0]["verdict"]
    assert (submitted["status"], verdict["findings"][0]["clause"]) == ("submitted", "7")
    left = mine.get(f"/assignments/{at}/remaining")["items"]
    assert [(one["held"], one["left"]) for one in left if one["unit"] == "trip"] == [("1", "2")]
    assert line in [one["line_id"] for one in hr.get("/queue")["items"]]
    assert hr.get(f"/queue/{line}")["verdict_now"]["allowed"] == "1150.00"
    assert hr.get(f"/receipts/{kept['id']}/file").data == picture("navy")
    decided = hr.post(f"/lines/{line}/approve", {})
    assert (decided["decision"]["amount"], decided["month"]) == ("1150.00", "2026-03")
    finance = program_of("finance", "finance")
    lines = finance.get("/months/2026-03/lines?limit=1")
    found = lines["items"]
    while lines["next"]:
        lines = finance.get(lines["next"].removeprefix("/api/v1"))
        found += lines["items"]
    assert [(one["line"], one["approved"]) for one in found if one["claim"] == claim] == [
        (line, "1150.00")
    ]
    exported = finance.get("/months/2026-03/files/csv").data
    assert exported == browser_of("finance").get("/months/2026-03.csv").data
    assert "1,150.00" in browser_of("expatriate").get(f"/claims/{claim}").words()
    assert len(found) == exported.count(b"\n") - 1


def test_what_a_letter_refuses_is_an_answer_with_its_clause(program_of, ids):
    """A trip too many is 200 with the verdict; the words and numbers of the contract."""
    mine = program_of("expatriate", "claims")
    at = ids["assignment_id"]
    refused = mine.post(f"/assignments/{at}/trial", AIR | {"for": "children"})
    assert refused["outcome"] == "refused"
    assert refused["findings"][0]["reason"] == "beneficiary_not_covered"
    nothing = mine.post(f"/assignments/{at}/trial", AIR | {"category": "club_membership"})
    assert [one["reason"] for one in nothing["findings"]] == ["no_clause"]


def test_a_claim_is_asked_about_answered_and_rejected(program_of, ids):
    """The question is in the line's story; a rejection needs its reason."""
    mine, hr = program_of("expatriate", "claims"), program_of("hr", "decide")
    line = ids["line_id"]
    assert hr.post(f"/lines/{line}/ask", {"question": "Which month?"})["status"] == "asked"
    assert mine.post(f"/lines/{line}/answer", {"text": "February."})["status"] == "submitted"
    told = [one["text"] for one in hr.get(f"/queue/{line}")["events"]]
    assert told[-2:] == ["Which month?", "February."]
    slip = hr.post(f"/lines/{line}/reject", {"reason": " "}, 422)
    assert (slip["where"], slip["remedy"]) == ("reason", "fill it in")
    done = hr.post(f"/lines/{line}/reject", {"reason": "Not of the lease."})
    assert done["decision"]["is"] == "rejected"
    again = hr.post(f"/lines/{line}/reject", {"reason": "Not of the lease."}, 409)
    assert again["detail"].startswith("The line is rejected by Ana Lima")


def test_hr_records_an_assignment_with_a_letter_and_a_term(program_of, people):
    """Recorded, read, proposed, confirmed and corrected by a program; then it judges."""
    hr = program_of("hr", "record")
    made = hr.post(
        "/assignments",
        {
            "employee_id": people["stranger"].id,
            "employer": "Larch Optics",
            "position": "Engineer",
            "home": "US",
            "home_city": "Tacoma",
            "host": "CN",
            "host_city": "Dalian",
            "start": "2026-01-01",
            "expected_months": 12,
            "settlement_currency": "USD",
        },
        201,
    )
    assert (made["expected_end"], made["home"]) == ("2026-12-31", "US")
    at = made["id"]
    letter = {"kind": "assignment", "title": "Letter", "signed_on": "2025-12-01"}
    letter |= {"text": "1. Larch pays back your club fees."}
    letter_id = hr.post(f"/assignments/{at}/letters", letter, 201)["id"]
    words = {"category": "club_membership", "pays": "reimburse", "clause": "1"}
    words |= {"quote": "Larch pays back your club fees."}
    term = hr.post(f"/letters/{letter_id}/terms", words, 201)
    assert (term["confirmed"], term["start"]) == (False, 3)
    confirmed = hr.post(f"/letters/{letter_id}/terms/{term['id']}/confirm")
    assert confirmed["confirmed_by"]["name"] == "Ana Lima"
    bare = hr.post(f"/letters/{letter_id}/terms/{term['id']}/replace", {"term": words}, 422)
    assert bare["where"] == "reason"
    theirs = program_of("stranger", "claims")
    cost = {"category": "club_membership", "date": "2026-02-01", "amount": "9", "currency": "USD"}
    assert theirs.post(f"/assignments/{at}/trial", cost)["outcome"] == "allowed"
    assert theirs.get(f"/assignments/{at}/letters")["items"][0]["title"] == "Letter"


@pytest.mark.parametrize("same", [True, False])
def test_a_retry_with_the_same_key_gets_the_first_answer(program_of, ids, same):
    """One claim for one key, and the answer says that it came before; two for two."""
    mine = program_of("expatriate", "claims")
    path = f"/assignments/{ids['assignment_id']}/claims"
    first, second = str(uuid.uuid4()), str(uuid.uuid4())
    made = mine.send("POST", path, {"title": "Once"}, key=first)
    again = mine.send("POST", path, {"title": "Once"}, key=first if same else second)
    assert (again.json["id"] == made.json["id"]) is same
    assert again.headers.get("Idempotency-Replayed") == ("true" if same else None)
    other = mine.send("POST", f"/claims/{made.json['id']}/withdraw", key=first)
    assert (other.status_code, other.json["where"]) == (422, "Idempotency-Key")
