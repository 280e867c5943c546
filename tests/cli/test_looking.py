"""Commands that look at records: the same words and numbers as the pages and the API."""

import json

import pytest

from tests.api.program import DESCRIPTION, Program, token_of
from tests.web.conftest import app, ids, office, people, served, world_pattern  # noqa: F401


@pytest.fixture
def flask(app):  # noqa: F811
    """Give a command; what it prints, where it holds."""

    def flask(words, status=0):
        result = app.test_cli_runner().invoke(args=words.split())
        assert result.exit_code == status, result.output
        return result.stdout if status == 0 else result.stderr

    return flask


@pytest.fixture
def told(app, office, people):  # noqa: F811
    """What the API answers HR."""
    program = Program(app, token_of(office, people["hr"]))
    return program.get


def test_lists_are_those_of_the_api(flask, told, ids):  # noqa: F811
    """Assignments, claims, what remains and the queue: the same objects in the same order."""
    at = ids["assignment_id"]
    for words, path in {
        "assignments list": "/assignments",
        f"claims list --assignment {at}": f"/assignments/{at}/claims",
        f"remaining {at}": f"/assignments/{at}/remaining",
        "queue": "/queue",
        "queue --status asked": "/queue?status=asked",
    }.items():
        printed = json.loads(flask(f"{words} --json"))
        assert printed["items"] == told(path)["items"], words


def test_a_record_is_that_of_the_api(flask, told, ids):  # noqa: F811
    """One assignment, and one claim with its lines."""
    at, claim = ids["assignment_id"], ids["claim_id"]
    assert json.loads(flask(f"assignments show {at} --json")) == told(f"/assignments/{at}")
    assert json.loads(flask(f"claims show {claim} --json")) == told(f"/claims/{claim}")


def test_a_list_goes_on_behind_its_last_item(flask):
    """With --after, as the list before named it; standard error says so to who reads a table."""
    first = json.loads(flask("queue --status asked --limit 1 --json"))
    whole = json.loads(flask("assignments list --json"))["items"]
    some = json.loads(flask("assignments list --limit 1 --json"))
    rest = json.loads(flask(f"assignments list --after {some['after']} --json"))
    assert some["items"] + rest["items"] == whole
    assert first["after"] is None


def test_tables_are_read_in_a_terminal(flask, ids):  # noqa: F811
    """The words of the office in columns."""
    shown = flask(f"claims show {ids['claim_id']}")
    assert "February (submitted)" in shown
    assert "2800.00 USD" in shown
    assert "Ben Okafor" in flask("assignments list")
    assert "housing rent" in flask(f"remaining {ids['assignment_id']}")
    assert "Ben Okafor" in flask("queue")
    assert "Plant engineer" in flask(f"assignments show {ids['assignment_id']}")


def test_what_is_not_there_is_one_line(flask):
    """Exit status 2, and what to do where it is a slip."""
    assert flask("assignments show 999", 2) == "Error: There is no such assignment.\n"
    assert "no assignment's number" in flask("assignments show x", 2)
    assert "unknown queue" in flask("queue --status lost", 2)


def test_tokens_are_made_listed_and_revoked(app, flask, people):  # noqa: F811
    """The secret is printed once, alone on standard output; a program is let in by it."""
    email = people["expatriate"].email
    made = flask(f"tokens make {email} --name phone --scope claims --days 30").splitlines()
    program = Program(app, made[0])
    me = program.get("/me")
    assert (me["token"]["name"], me["token"]["scopes"]) == ("phone", ["claims"])
    (listed,) = json.loads(flask(f"tokens list {email} --json"))["items"]
    DESCRIPTION.schema({"$ref": "#/components/schemas/Token"}).validate(listed)
    assert "phone" in flask(f"tokens list {email}")
    assert "no such token" in flask(f"tokens revoke {people['hr'].email} {listed['id']}", 2)
    flask(f"tokens revoke {email} {listed['id']}")
    program.get("/me", 401)
    assert "none is chosen" in flask(f"tokens make {email} --name phone", 2)
    assert "Nobody has the address" in flask("tokens list nobody@office.example", 2)
