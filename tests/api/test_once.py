"""Changes that no story of programs tells, each sent and sent again: the second changes nothing."""

import io

import pytest

from tests.web.world import key, picture

LINE = {"category": "housing_rent", "date": "2026-03-02", "amount": "10.00", "currency": "USD"}


@pytest.fixture
def again(program_of):
    """Send a change of somebody's twice with one key; the answer, which is both times the same."""

    def sent(who, method, path, body=None, **more):
        program, once = program_of(who), key()
        first = program.send(method, path, body, key=once, **more)
        second = program.send(method, path, body, key=once)
        assert first.status_code // 100 == 2, first.text
        assert (second.status_code, second.data) == (first.status_code, first.data)
        assert second.headers["Idempotency-Replayed"] == "true"
        return first.json if first.is_json else None

    return sent


def test_a_draft_is_changed_once(again, program_of, ids):
    """Its line written anew and taken out, its receipt taken off, the bank's charge stated."""
    at = ids["assignment_id"]
    claim = again("expatriate", "POST", f"/assignments/{at}/claims", {"title": "Rent"})["id"]
    line = again("expatriate", "POST", f"/claims/{claim}/lines", LINE)["id"]
    again("expatriate", "PUT", f"/claims/{claim}/lines/{line}", LINE | {"amount": "11.00"})
    file = {"file": (io.BytesIO(picture("navy")), "rent.png")}
    mine = program_of("expatriate")
    receipt = mine.post(f"/lines/{line}/receipts", None, 201, data=file)["id"]
    again("expatriate", "DELETE", f"/lines/{line}/receipts/{receipt}")
    again("expatriate", "DELETE", f"/claims/{claim}/lines/{line}")
    assert mine.get(f"/claims/{claim}")["lines"] == []


def test_what_waits_is_withdrawn_once(again, ids):
    """A line, then what is left of its claim."""
    again("expatriate", "POST", f"/lines/{ids['line_id']}/withdraw")
    again("expatriate", "POST", f"/claims/{ids['claim_id']}/withdraw")


def test_what_is_recorded_of_an_assignment_is_recorded_once(again, ids):
    """A trip, goods, its end; and a term that is retired."""
    at = ids["assignment_id"]
    trip = {"name": "Spring", "traveller": "spouse", "destination": "home", "departs": "2026-04-02"}
    again("hr", "POST", f"/assignments/{at}/trips", trip)
    goods = {"name": "Boxes", "direction": "out", "mode": "air", "shipped_on": "2026-03-02"}
    again("hr", "POST", f"/assignments/{at}/shipments", goods)
    term = f"/letters/{ids['letter_id']}/terms/{ids['term_id']}/retire"
    again("hr", "POST", term, {"reason": "It ended."})
    end = {"end": "2026-03-15", "reason": "Early."}
    again("hr", "POST", f"/assignments/{at}/end", end)
