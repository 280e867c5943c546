"""A program that sends requests with somebody's token, and holds answers to the description."""

import datetime as dt
import json
import re
import uuid
from dataclasses import dataclass, field

import jsonschema_rs
from werkzeug.exceptions import HTTPException

from assignments.actions.tokens import TokenInput, make_token
from assignments.core.tokens import SCOPES
from assignments.web.api.described import description
from tests.web.world import NOW

ROOT = "/api/v1"
KEY = "Idempotency-Key"


def token_of(office, person, *scopes: str, name: str = "") -> str:
    """A token of somebody's for a month, of all scopes unless some are named."""
    last = NOW.date() + dt.timedelta(days=30)
    what = TokenInput(name or f"test {uuid.uuid4().hex[:8]}", scopes or SCOPES, last)
    return make_token(office, person, what, str(uuid.uuid4())).secret


class Description:
    """What the program was told of the API, to compare answers with."""

    def __init__(self):
        """Read it once."""
        self.told = description()
        self.operations = {
            (method.upper(), path): one
            for path, methods in self.told["paths"].items()
            for method, one in methods.items()
        }
        self._kept = {}

    def schema(self, schema):
        """A schema as a validator, with all that it refers to."""
        key = json.dumps(schema, sort_keys=True)
        if key not in self._kept:
            whole = {**schema, "components": self.told["components"]}
            self._kept[key] = jsonschema_rs.validator_for(whole)
        return self._kept[key]

    def holds(self, operation, answer) -> None:
        """Raise unless an answer is one of those that its operation describes."""
        said = operation["responses"].get(str(answer.status_code))
        assert said is not None, (operation["operationId"], answer.status_code, answer.text)
        if "$ref" in said:
            said = self.told["components"]["responses"][said["$ref"].rpartition("/")[2]]
        content = said.get("content", {})
        if answer.mimetype in content:
            self.schema(content[answer.mimetype]["schema"]).validate(answer.json)
        else:
            assert not content or "*/*" in content, (answer.mimetype, answer.text)


DESCRIPTION = Description()


def path_of(rule: str) -> str:
    """A rule of Flask's as the description writes it."""
    return re.sub(r"<(?:[^<>]+:)?([^<>]+)>", r"{\1}", rule)


@dataclass
class Program:
    """Requests with a token; every answer to an address of the API is held to the description."""

    app: object
    token: str = ""
    client: object = field(init=False)

    def __post_init__(self):
        """Begin without cookies."""
        self.client = self.app.test_client()

    def send(self, method: str, path: str, body=None, *, key: str | None = None, **more):
        """Send a request; a file goes as `data={"file": (stream, name)}`."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        headers |= {KEY: key} if key else {}
        if body is not None:
            more["json"] = body
        answer = self.client.open(f"{ROOT}{path}", method=method, headers=headers, **more)
        answer.get_data()
        answer.close()
        found = self._operation(method, path)
        if found is not None:
            DESCRIPTION.holds(found, answer)
        return answer

    def _operation(self, method: str, path: str):
        with self.app.app_context():
            adapter = self.app.url_map.bind("localhost")
            try:
                rule, _ = adapter.match(f"{ROOT}{path}".partition("?")[0], method, return_rule=True)
            except HTTPException:  # no address of ours: nothing is described
                return None
        return DESCRIPTION.operations.get((method, path_of(rule.rule)))

    def get(self, path: str, status: int = 200):
        """What an address answers."""
        return self._told(self.send("GET", path), status)

    def post(self, path: str, body=None, status: int = 200, **more):
        """What becomes of a change."""
        return self._told(self.send("POST", path, body, **more), status)

    @staticmethod
    def _told(answer, status: int):
        assert answer.status_code == status, answer.text
        return answer.json if answer.is_json else answer
