"""Who is let in by what: tokens alone, so often, in whose place; and how refusals are told."""

import io
import threading
import uuid
from collections import Counter

import pytest

from assignments.actions.deputies import DeputyInput, name_deputy
from assignments.actions.month_pages import month_page
from assignments.storage.store import AuditWish
from assignments.web import limits
from tests.api.program import Program, token_of
from tests.web.world import NOW, picture


def test_a_cookie_opens_nothing(app, browser_of):
    """Whoever is logged in in a browser is nobody to the API, whatever they send."""
    hr = browser_of("hr")
    for method, path in (("GET", "/api/v1/queue"), ("POST", "/api/v1/lines/1/approve")):
        answer = hr.client.open(path, method=method, json={})
        assert answer.status_code == 401, path
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_token_opens_no_page(app, office, people):
    """Nor is a token anybody to the pages."""
    program = Program(app, token_of(office, people["hr"]))
    bearing = {"Authorization": f"Bearer {program.token}"}
    assert program.client.get("/queue", headers=bearing).status_code == 302


def test_what_a_program_does_is_told_in_the_trail(program_of, office, people, ids):
    """Whose program, from where, and by the token's name."""
    mine = program_of("expatriate", "claims")
    name = mine.get("/me")["token"]["name"]
    claim = mine.post(f"/assignments/{ids['assignment_id']}/claims", {"title": "By hand"}, 201)
    with office.database.read() as store:
        (entry,) = store.audit_entries(AuditWish(record="claim", key=str(claim["id"])), None, 1)
    assert entry.who == people["expatriate"].id
    assert entry.told()["from"] == f"api 127.0.0.1, token {name}"


def test_wrong_tokens_are_counted_by_where_they_come_from(app):
    """After too many, 429 with when to try again; a good one goes on being let in."""
    app.extensions["limits"] = app.extensions["limits"] | {
        "LIMIT_ADDRESS": limits.parse("2 per minute")
    }
    guesser = Program(app, "asc_guessed")
    assert [guesser.send("GET", "/me").status_code for _ in range(3)] == [401, 401, 429]
    assert guesser.send("GET", "/me").headers["Retry-After"]


def test_changes_are_counted_by_token_and_looking_is_not(app, program_of, ids):
    """A program that goes wild is stopped; the owner's other programs are not."""
    app.extensions["limits"] = app.extensions["limits"] | {
        "LIMIT_TOKENS": limits.parse("1 per minute")
    }
    path = f"/assignments/{ids['assignment_id']}/claims"
    wild, other = (program_of("expatriate", "claims") for _ in range(2))
    wild.post(path, {"title": "One"}, 201)
    assert wild.post(path, {"title": "Two"}, 429)["title"] == "Too many attempts"
    wild.get(path)
    other.post(path, {"title": "Two"}, 201)


def test_files_are_counted_with_those_of_the_pages(app, program_of, ids):
    """Before one too many is read."""
    app.extensions["limits"] = app.extensions["limits"] | {
        "LIMIT_UPLOADS": limits.parse("1 per minute")
    }
    mine = program_of("expatriate", "claims")
    path = f"/lines/{ids['draft_line_id']}/receipts"
    for colour, status in (("navy", 201), ("teal", 429)):
        file = {"file": (io.BytesIO(picture(colour)), "a.png")}
        mine.post(path, None, status, data=file)


def test_a_deputys_program_acts_in_the_others_place(program_of, office, people, ids):
    """With a token to decide, on the days on which they stand in; never beyond the desk."""
    hr = people["hr"]
    today = NOW.date()
    key = str(uuid.uuid4())
    name_deputy(office, hr, hr.id, DeputyInput(people["finance"].id, today, today), key)
    deputy = program_of("finance", "decide", "record")
    done = deputy.post(f"/lines/{ids['line_id']}/approve", {})
    assert done["decision"]["by"] == "Chiara Ruiz for Ana Lima"
    assert deputy.send("POST", "/assignments", {}).status_code == 403
    program_of("nobody", "decide").get("/queue", 403)


def test_refusals_are_english_whatever_the_browser_speaks(app, program_of):
    """A program reads one language; problem details say what is wrong, and what to do."""
    mine = program_of("expatriate", "claims")
    answer = mine.client.get(
        "/api/v1/assignments/9999",
        headers={"Authorization": f"Bearer {mine.token}", "Accept-Language": "zh-CN"},
    )
    assert answer.mimetype == "application/problem+json"
    assert answer.json["detail"].startswith("There is nothing here")


SLIPS = {
    "{": ("line 1, column 2", "is not JSON"),
    "[]": ("", "is not an object"),
    '{"title": "a", "title": "b"}': ("object", "twice"),
    '{"title": "a", "colour": 1}': ("body", "unknown field 'colour'"),
    '{"title": NaN}': ("body", "NaN is not a number"),
    '{"title": "a\\u0000b"}': ("title", "holds a NUL"),
    '{"title": "\\ud800"}': ("body", "half a character"),
    '{"title": 7}': ("title", "is not text"),
    '{"title": " "}': ("title", "is empty"),
    "[" * 30_000: ("body", "nested too deeply"),
}


@pytest.mark.parametrize("sent", SLIPS)
def test_bad_input_says_where_what_and_what_to_do(program_of, ids, sent):
    """422 with three parts, and nothing is saved."""
    mine = program_of("expatriate", "claims")
    path = f"/assignments/{ids['assignment_id']}/claims"
    before = mine.get(path)
    answer = mine.send("POST", path, data=sent, content_type="application/json")
    assert answer.status_code == 422
    where, what = SLIPS[sent]
    assert where in answer.json["where"]
    assert what in answer.json["what"]
    assert answer.json["remedy"]
    assert mine.get(path) == before


def test_what_is_no_json_is_refused_by_its_type(program_of, ids):
    """415 for a form, 413 for what is too large, 405 with what may be asked."""
    mine = program_of("expatriate", "claims")
    path = f"/assignments/{ids['assignment_id']}/claims"
    assert mine.send("POST", path, data={"title": "a"}).status_code == 415
    large = {"data": b"x" * 5_000_000, "content_type": "application/json"}
    assert mine.send("POST", path, **large).status_code == 413
    wrong = mine.send("PATCH", path, {})
    assert (wrong.status_code, wrong.mimetype) == (405, "application/problem+json")
    assert "POST" in wrong.headers["Allow"]


def test_one_key_is_one_change_however_many_send_it(on_both):
    """Six programs at once with one key, on both databases: one claim, and one answer to all."""
    app, people, ids = on_both
    path = f"/assignments/{ids['assignment_id']}/claims"
    token = token_of(app.extensions["office"], people["expatriate"], "claims")
    key, ready, answers = str(uuid.uuid4()), threading.Barrier(6), Counter()

    def send():
        program = Program(app, token)
        ready.wait()
        answer = program.send("POST", path, {"title": "Once"}, key=key)
        answers[answer.status_code, answer.json.get("id")] += 1

    threads = [threading.Thread(target=send) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(answers) == 1, answers
    assert answers.total() == 6


def test_a_months_lines_page_by_key(on_both):
    """Claims' before postings, each once, on both databases, as the month's page has them."""
    app, people, _ = on_both
    finance = Program(app, token_of(app.extensions["office"], people["finance"]))
    whole = month_page(app.extensions["office"], people["finance"], "2026-03", 0, 100).lines
    found, onward = [], "/months/2026-03/lines?limit=1"
    while onward:
        some = finance.get(onward)
        found += some["items"]
        onward = (some["next"] or "").removeprefix("/api/v1")
    assert [one["line"] for one in found] == [one.line_id for one in whole]
    assert len(found) > 1
