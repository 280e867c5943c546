"""Receipts first, by a program: kept in a draft, put under lines, and none is left behind."""

import io

import pytest

from assignments import actions
from assignments.actions import InputError
from tests.web.world import key, picture, rent

SAID = "receipts: no line has these yet: bill.png; add their line, or take them away"


@pytest.fixture
def mine(program_of):
    """The employee's program."""
    return program_of("expatriate", "claims")


@pytest.fixture
def draft(ids):
    """The address of a draft with a receipt that waits for its line."""
    return f"/claims/{ids['gathered_claim_id']}"


def names(mine, draft):
    """The receipts that wait in it."""
    return [one["name"] for one in mine.get(f"{draft}/receipts")["items"]]


def file(colour, name):
    """A picture, as a form sends it."""
    return {"file": (io.BytesIO(picture(colour)), name)}


def test_receipts_come_first_and_then_their_lines(mine, draft):
    """Kept, seen, renamed around, put under a line; the claim is submitted once none waits."""
    kept = mine.post(f"{draft}/receipts", None, 201, data=file("navy", "rent.png"))
    assert (kept["media_type"], kept["proposed"]) == ("image/png", None)
    assert names(mine, draft) == ["bill.png", "rent.png"]
    assert mine.get(f"{draft}/receipts/{kept['id']}/file").data == picture("navy")
    assert mine.send("PUT", draft, {"title": "April"}).json["title"] == "April"
    line = mine.post(f"{draft}/lines", rent(3, "100.00"), 201)
    told = mine.post(f"/lines/{line['id']}/receipts/waiting", {"receipts": [kept["id"]]})
    assert [one["name"] for one in told["receipts"]] == ["rent.png"]
    (waiting,) = mine.get(f"{draft}/receipts")["items"]
    assert mine.send("DELETE", f"{draft}/receipts/{waiting['id']}").status_code == 204
    assert mine.post(f"{draft}/submit")["status"] == "submitted"


def test_a_claim_is_not_submitted_while_a_receipt_waits(mine, browser_of, draft):
    """By a program and by a page alike: the same sentence, and nothing is submitted."""
    mine.post(f"{draft}/lines", rent(3, "100.00"), 201)
    refused = mine.post(f"{draft}/submit", None, 422)
    assert (refused["where"], refused["detail"]) == ("receipts", SAID)
    page = browser_of("expatriate").post(f"{draft}/submit", status=422).words()
    what, _, remedy = SAID.removeprefix("receipts: ").partition("; ")
    assert what[1:] in page
    assert remedy[1:] in page
    assert mine.get(draft)["status"] == "draft"


def test_the_deed_itself_refuses(office, people, ids):
    """Whoever calls it: with a line, and without one."""
    at = ids["gathered_claim_id"]
    for _ in range(2):
        with pytest.raises(InputError) as error:
            actions.submit_claim(office, people["expatriate"], at, key())
        assert str(error.value) == SAID
        actions.add_line(office, people["expatriate"], at, rent(3, "100.00"), key())


def test_a_file_is_kept_once_and_not_in_a_submitted_claim(mine, draft, ids):
    """The same content again is refused, and one for a claim that was handed in."""
    again = mine.post(f"{draft}/receipts", None, 422, data=file("purple", "again.png"))
    assert again["what"] == "this file is in the claim already"
    late = f"/claims/{ids['claim_id']}/receipts"
    mine.post(late, None, 409, data=file("navy", "late.png"))


def test_receipts_are_named_by_ids(mine, ids):
    """None, a word, or one that waits nowhere."""
    place = f"/lines/{ids['draft_line_id']}/receipts/waiting"
    for sent in ({"receipts": []}, {"receipts": ["1"]}, {"receipts": [True]}, {}):
        assert mine.post(place, sent, 422)["where"] == "receipts"
    mine.post(place, {"receipts": [ids["waiting_id"]]}, 404)  # it waits in another claim
