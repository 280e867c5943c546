"""What is written to standard error: a line for each request, and nothing of what was typed."""

import json
import logging

import pytest

from assignments.core.words import InputError
from assignments.web import logs, people, watching


@pytest.fixture
def written(app, capsys):
    """What the application writes as JSON from now on; plain again afterwards."""
    heard = watching.heard_by(app)
    before = list(heard)
    app.config["LOG_FORMAT"] = "json"
    logs.register(app)

    def lines():
        return [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    yield lines
    heard[:] = before
    app.config["LOG_FORMAT"] = "plain"
    logs.register(app)


def test_a_request_is_a_line(browser_of, ids, written):
    """When, which request by which route, what came of it, who asked, how much went out."""
    hr = browser_of("hr")
    written()
    answer = hr.get(f"/assignments/{ids['assignment_id']}?name=Ben")
    (line,) = written()
    assert line.pop("at").endswith("+00:00")
    assert line.pop("ms") > 0
    assert line == {
        "level": "info",
        "from": "assignments.requests",
        "request": answer.headers["X-Request-ID"],
        "method": "GET",
        "route": "/assignments/<int:assignment_id>",
        "status": 200,
        "person": hr.person.id,
        "bytes": len(answer.data),
    }


def test_those_who_ask_after_its_health_are_not_told_of(app, written):
    """Only when it is not well."""
    app.test_client().get("/healthz")
    assert written() == []


def test_a_failure_is_told_without_what_was_typed(app, browser_of, written, monkeypatch):
    """The log has where it went wrong; the page has a number that leads there, and no more."""
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def fail(*_):
        full = OSError(28, "No space left", "/home/ana.lima/list.csv")
        raise KeyError("ana@office.example") from full

    monkeypatch.setattr(people.actions, "people", fail)
    dana = browser_of("administrator")
    written()
    answer = dana.get("/people?name=Lima", status=500)
    failure, request = written()
    number = answer.headers["X-Request-ID"]
    assert f"quote this number: {number}" in answer.words()
    assert (failure["request"], request["request"]) == (number, number)
    assert (failure["level"], request["status"]) == ("error", 500)
    assert [one["error"] for one in failure["errors"]] == ["KeyError", "OSError"]
    assert [one["code"] for one in failure["errors"]] == [None, "No space left"]
    assert "test_logs.py" in failure["errors"][0]["at"][-1]
    assert "ima" not in json.dumps([failure, request])
    assert "office.example" not in json.dumps(failure)


def test_a_story_leaves_nothing_personal(browser_of, people, ids, written):
    """Names, amounts, addresses and files of a claim's way are nowhere in the log."""
    ben, hr = browser_of("expatriate"), browser_of("hr")
    url = f"/claims/{ids['draft_claim_id']}"
    ben.get(f"{url}?next=/claims&email={people['expatriate'].email}")
    ben.post(f"{url}/submit", status=303)
    hr.get("/assignments?name=Okafor")
    hr.post(
        f"/desk/{ids['line_id']}/reject",
        {"reason": "Ben's landlord"},
        page=f"/desk/{ids['line_id']}",
    )
    browser_of().log_in("someone@office.example", "a wrong secret")
    told = json.dumps(written())
    known = [word for one in people.values() for word in (one.email, *one.name.split())]
    for word in [*known, "someone", "wrong secret", "landlord", "3,000", "Larch", "127.0.0.1"]:
        assert word not in told, word
    assert told.count("request") > 5


def test_plain_is_quiet(app, capsys):
    """On a terminal nothing is told of what went well."""
    app.test_client().get("/login")
    assert capsys.readouterr().err == ""


def test_a_format_that_is_none_is_told(app):
    """It says which there are."""
    app.config["LOG_FORMAT"] = "xml"
    with pytest.raises(InputError, match="plain or json"):
        logs.register(app)
    assert not any(
        isinstance(one, logs.Stderr) for one in logging.getLogger("assignments").handlers
    )
