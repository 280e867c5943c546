"""Who is let in: by the table of operations, with every role, every scope, and others' records."""

import io
import re
import shutil
from uuid import uuid4

import pytest

from assignments.core.approval import ROLES
from assignments.core.tokens import SCOPES
from assignments.web.api.examples import EXAMPLES
from assignments.web.api.routes import OPENINGS, File
from tests.api.program import Program, token_of
from tests.api.table import API, FREE, WORDS, words_for
from tests.web.conftest import app_on
from tests.web.world import picture

OUT = {401, 403}
NO_KEY = "\x7f"  # with which whoever is let in changes nothing


def place_of(opening, ids) -> str:
    """The address of an operation in the world."""
    words = words_for(opening.name, ids)
    rule = re.sub(r"<(?:[^<>]*:)?(\w+)>", lambda one: str(words[one[1]]), opening.rule)
    return f"{rule}/" if rule == "" else rule


@pytest.fixture(scope="module")
def here(world_pattern, tmp_path_factory):
    """A world for all requests of this file, each sent without what would make it act."""
    instance = tmp_path_factory.mktemp("api") / "instance"
    shutil.copytree(world_pattern[0], instance)
    app = app_on(instance, LIMIT_TOKENS="100000 per minute", LIMIT_ADDRESS="100000 per minute")
    office, people, ids = app.extensions["office"], world_pattern[1], world_pattern[2]
    programs = {}

    def asked(name, opening, *scopes, **more):
        if (name, scopes) not in programs:
            token = token_of(office, people[name], *scopes) if name else ""
            programs[name, scopes] = Program(app, token)
        program, place = programs[name, scopes], place_of(opening, ids)
        return program.send(opening.method, place, **(more or {"key": NO_KEY})).status_code

    yield asked
    office.database.close()


def test_every_operation_has_its_row(app):
    """No operation is left out of the table, and the table names no other."""
    found = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint[:4] == "api."}
    assert found == {f"api.{name}" for name in {*API, *FREE}}
    said = {one.name: (" ".join(one.door.scopes), " ".join(one.door.roles)) for one in OPENINGS}
    assert {name: row[0] for name, row in said.items()} == {n: row[0] for n, row in API.items()}
    assert {n: set(row[1].split()) for n, row in said.items()} == {
        n: set(row[1].split()) for n, row in API.items()
    }


def test_each_role_is_let_in_by_the_table(here):
    """With a token of all scopes: those of the row and nobody else."""
    for opening in OPENINGS:
        roles = set(API[opening.name][1].split()) or set(ROLES)
        for role in ROLES:
            let_in = here(role, opening) not in OUT
            assert let_in is (role in roles), (opening.name, role)


def test_each_scope_opens_what_the_table_says(here):
    """Whoever has the role, with a token of one scope alone, at one operation behind each door."""
    for opening in {one.door: one for one in OPENINGS}.values():
        scopes, roles = (one.split() for one in API[opening.name])
        for scope in SCOPES:
            for role in roles[:1] or ["hr"]:
                if role == "expatriate" and scope in {"decide", "record", "finance"}:
                    continue  # opens nothing of theirs: asked of HR below
                let_in = here(role, opening, scope) not in OUT
                wanted = scope in scopes and not (role == "hr" and scope == "claims" and roles)
                assert let_in is wanted, (opening.name, role, scope)


def test_without_a_token_nothing_opens(here):
    """401, with what to send."""
    for opening in OPENINGS:
        assert here(None, opening) == 401, opening.name


def sent_by_the_way(opening) -> dict:
    """What an operation takes, as its example has it."""
    if opening.takes is File:
        return {"data": {"file": (io.BytesIO(picture("pink")), "pink.png")}}
    return {"body": EXAMPLES[opening.takes.__name__]} if opening.takes else {"key": str(uuid4())}


def test_others_records_are_not_there(here):
    """To an expatriate whom it does not belong a record is not there, whatever is sent: 404."""
    for opening in OPENINGS:
        if "_id>" in opening.rule and "expatriate" in API[opening.name][1]:
            status = here("stranger", opening, **sent_by_the_way(opening))
            assert status == 404, opening.name


def test_another_method_is_refused_and_says_which_there_are(app):
    """405 as problem details, without a look at who asks."""
    program = Program(app)
    for rule in {one.rule: one for one in OPENINGS}.values():
        place = re.sub(r"<[^<>]*?(\w+)>", lambda one: WORDS.get(one[1], "1"), rule.rule)
        answer = program.send("PATCH", place)
        assert (answer.status_code, answer.mimetype) == (405, "application/problem+json"), place
        assert rule.method in answer.headers["Allow"]
