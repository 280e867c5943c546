"""Requests that Schemathesis draws from the API's own description: fitting ones, and others.

No answer may be an error of the server, nor one that the description does not have; and what does
not fit the description is refused.
"""

import shutil
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode, checks

from assignments.web.api.routes import OPENINGS
from tests.api.program import token_of
from tests.api.table import API, FREE, words_for
from tests.web.conftest import app_on

CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]
PATHS = {one.name: one.rule for one in OPENINGS}


@dataclass
class Tried:
    """How often each status was answered, and of each operation that broke, how."""

    statuses: Counter = field(default_factory=Counter)
    faults: dict[str, str] = field(default_factory=dict)


class Trying:
    """Programs of everybody on a world of their own."""

    def __init__(self, pattern, folder: Path) -> None:
        """Take a copy of the tests' world in a folder."""
        instance, people, self.ids = pattern
        shutil.copytree(instance, folder)
        self.app = app_on(folder, RATELIMIT_ENABLED=False, PROPAGATE_EXCEPTIONS=False)
        office = self.app.extensions["office"]
        self.tokens = {name: token_of(office, person) for name, person in people.items()}
        self.schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", self.app)
        self.close = office.database.close

    @cached_property
    def operations(self):
        """Every operation but the description itself, by its name."""
        found = (one.ok() for one in self.schema.get_all_operations())
        named = {one.definition.raw["operationId"]: one for one in found}
        return {name: one for name, one in named.items() if name not in FREE}

    def try_one(self, name: str, examples: int, tried: Tried) -> None:
        """Send so many requests to an operation, half of them to records that are there."""
        for mode in GenerationMode:
            for there in (True, False):
                self.send(name, mode, examples // 4 or 1, tried, there=there)

    def send(self, name, mode, examples, tried: Tried, *, there=True) -> None:
        """Send so many requests of one kind to one operation."""
        operation = self.operations[name]
        roles = API[name][1].split() or ["nobody"]
        words = words_for(name, self.ids)
        parts = {one: words[one] for one in words if f":{one}>" in PATHS[name]}
        more = {"path_parameters": parts} if there and parts else {}
        sent = {
            "Authorization": f"Bearer {self.tokens[roles[-1 if there else 0]]}",
            "Accept-Encoding": "identity",  # over WSGI nobody unpacks what is answered
        }

        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode, **more))
        def asked(case):
            answer = case.call(headers=sent)
            tried.statuses[answer.status_code] += 1
            case.validate_response(answer, checks=CHECKS)

        try:
            asked()
        except (AssertionError, BaseExceptionGroup) as error:
            tried.faults.setdefault(f"{name} ({mode.value})", str(error)[:3000])
