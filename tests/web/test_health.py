"""What those are told who watch the program: that it lives, whether it is ready, its figures."""

import io
import re
import threading
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text

from assignments import actions
from assignments.actions.readiness import Readiness
from assignments.storage.files import ReceiptFiles
from assignments.web import health
from tests.web.world import picture


@pytest.fixture
def ask(app):
    """The answer to somebody without a log-in or a cookie: its status and its words."""

    def asked(path, **headers):
        answer = app.test_client().get(path, headers=headers)
        assert answer.status_code == 404 or "Set-Cookie" not in answer.headers  # a page of ours
        assert answer.headers["Cache-Control"] == "no-store"
        return answer.status_code, answer.get_data(as_text=True)

    return asked


@pytest.fixture
def anew(app):
    """Ask the office from now on, whatever was answered before."""

    def again(**changed):
        office = replace(app.extensions["office"], **changed)
        app.extensions["readiness"] = Readiness(office)

    again()
    return again


def in_the_database(office, statement):
    """Change the database behind the program's back."""
    engine = create_engine(office.database.url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_it_lives_without_a_database(app, ask, office):
    """Being alive asks for nothing else; being ready does."""
    in_the_database(office, "DROP TABLE alembic_version")
    assert ask("/healthz") == (200, "alive\n")


def test_it_is_ready(ask, anew):
    """Database, tables and receipts are in order."""
    assert ask("/readyz") == (200, "ready\n")


def test_tables_of_an_older_version_are_not_ready(ask, anew, office):
    """Before the migration nobody is sent here."""
    in_the_database(office, "UPDATE alembic_version SET version_num = '0001'")
    assert ask("/readyz") == (503, "migrations\n")


def test_tables_of_a_newer_version_are_ready(ask, anew, office):
    """While machines are renewed one after the other, the older ones work on."""
    in_the_database(office, "UPDATE alembic_version SET version_num = '9999'")
    assert ask("/readyz") == (200, "ready\n")


def test_a_database_that_does_not_answer_is_not_ready(app, ask, anew, monkeypatch):
    """It is named in a word, within a second, and one that comes back counts again."""
    hangs = threading.Event()
    before = type(app.extensions["office"].database).bare

    def bare(database):
        hangs.wait(timeout=30)
        return before(database)

    monkeypatch.setattr(type(app.extensions["office"].database), "bare", bare)
    readiness = app.extensions["readiness"]
    assert readiness.missing(patience=0.05) == ("database",)
    hangs.set()
    assert readiness.missing(patience=30) == ()


def test_receipts_that_cannot_be_kept_are_not_ready(ask, anew, tmp_path):
    """A folder that cannot be written, or storage that is away."""
    (tmp_path / "file").touch()
    anew(files=ReceiptFiles(tmp_path / "file"))
    assert ask("/readyz") == (503, "receipts\n")


def test_a_program_that_stops_is_not_ready(app, ask, anew):
    """Whoever sends requests hears of it first; the program still lives."""
    app.extensions["stopping"] = threading.Event()
    health.stopping(app).set()
    assert ask("/readyz") == (503, "stopping\n")
    assert ask("/healthz")[0] == 200


def test_figures_are_not_there_unless_a_setting_says_so(app, ask):
    """Off by default; a wrong token and a wrong address find nothing either."""
    assert ask("/metrics")[0] == 404
    app.config["METRICS_TOKEN"] = "a token of ours"
    app.config["METRICS_FROM"] = "192.0.2.0/24"
    assert ask("/metrics", Authorization="Bearer another")[0] == 404
    assert ask("/metrics", Authorization="Bearer a token of ours")[0] == 200
    app.config["METRICS_FROM"] = "192.0.2.0/24, 127.0.0.1"
    assert ask("/metrics")[0] == 200


def test_the_figures(app, ask, browser_of, people, ids):
    """Requests by route, never by address; what the office did; what waits, and how long."""
    app.config["METRICS_FROM"] = "127.0.0.1"
    expatriate = browser_of("expatriate")
    before = figures(ask)
    url = f"/claims/{ids['draft_claim_id']}/submit"
    expatriate.post(url, status=303)
    expatriate.get("/no/such/place", status=404)
    after = figures(ask)

    def more(name):
        return after.get(name, 0) - before.get(name, 0)

    assert more("assignments_claims_submitted_total") == 1
    judged = [name for name in after if name.startswith("assignments_lines_judged_total")]
    assert sum(map(more, judged)) >= 1
    route = 'method="POST",route="/claims/<int:claim_id>/submit",status="303"'
    assert more(f"assignments_request_seconds_count{{{route}}}") == 1
    assert more('assignments_request_seconds_count{method="GET",route="none",status="404"}') == 1
    assert after["assignments_lines_waiting"] >= 1
    assert after["assignments_oldest_line_seconds"] >= 0
    assert "/no/such/place" not in str(after)


def figures(ask):
    """Every figure by its name and labels."""
    lines = ask("/metrics")[1].splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


def test_receipts_out_of_reach_keep_a_claim_as_it_was(app, browser_of, ids, tmp_path):
    """The page says so; no line names a receipt that is not there."""
    office = app.extensions["office"]
    (tmp_path / "file").touch()
    app.extensions["office"] = replace(office, files=ReceiptFiles(tmp_path / "file"))
    ben = browser_of("expatriate")
    claim_id, line_id = ids["draft_claim_id"], ids["draft_line_id"]

    def receipts():
        return actions.claim(office, ben.person, claim_id).lines[0].receipts

    before = receipts()
    sent = {"receipts": [(io.BytesIO(picture("green")), "a.png")]}
    url = f"/claims/{claim_id}/lines/{line_id}/receipts"
    answer = ben.post(url, sent, status=503)
    assert "Nothing was saved" in answer.words()
    assert receipts() == before


def test_every_answer_has_a_number(app):
    """Ours, unless a proxy that is trusted gave a sane one."""
    client = app.test_client()
    given = {"X-Request-ID": "from-outside-1234"}
    own = client.get("/healthz", headers=given).headers["X-Request-ID"]
    assert re.fullmatch("[0-9a-f]{12}", own)
    assert own != client.get("/healthz").headers["X-Request-ID"]
