"""One walk: a world of its own, everybody logged in, and requests drawn by a seeded dice.

The same seed walks the same way. A form is learnt from the page that shows it: its fields, the
words that each offers, and what stands in them.
"""

import random
import re
import shutil
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import lxml.html
from flask import Flask, got_request_exception
from werkzeug.routing import Rule
from werkzeug.test import Client, TestResponse

from assignments.core.records import Person
from tests.api.program import token_of
from tests.api.table import WITH as WITH_OF_PROGRAMS
from tests.walk import files, programs, words
from tests.web.conftest import PASSWORD, TOKEN, app_on
from tests.web.test_routes import PROGRAMS, ROUTES, WITH

ASKED_FOR = (
    *("after", "page", "status", "outcome", "assignment", "day", "on", "q", "kind", "sort"),
    *("category", "currency", "next", "from", "to", "month", "year", "state", "term", "size"),
)
METHODS = ("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE")
CHANGING = frozenset({"GET", "POST", "PUT", "DELETE", "PATCH"})
BROKEN = 500
HARMS = (0.0, 0.1, 0.5, 1.0)  # the share of a form's fields that mean harm
Fields = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """A request that was answered as broken, and the last of what was raised."""

    request: str
    raised: str


@dataclass
class Walked:
    """What came of a walk: how often each status was answered, and every fault."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    routes: set[str] = field(default_factory=set)


class Walker:
    """Everybody's browser on one world, and the dice."""

    def __init__(self, app: Flask, people: Mapping[str, Person], ids: Mapping[str, Any]) -> None:
        """Take an application on a world of its own."""
        self.app, self.people, self.ids = app, people, ids
        self.rules = [rule for rule in app.url_map.iter_rules() if "static" not in rule.endpoint]
        self.raised: list[str] = []
        self._clients: dict[str, Client] = {}
        self._tokens: dict[str, str] = {}
        office = app.extensions["office"]
        self._bearers = {name: token_of(office, person) for name, person in people.items()}
        self._logged_in: set[str] = set()
        app.config["PROPAGATE_EXCEPTIONS"] = False
        got_request_exception.connect(self._note, app)

    def _note(self, _app: Flask, exception: BaseException, **_named: object) -> None:
        self.raised.append("".join(traceback.format_exception(exception)[-6:]))

    def walk(self, seed: int, requests: int) -> Walked:
        """Make so many requests, drawn by the seed."""
        dice, walked = random.Random(seed), Walked()  # noqa: S311 - no secret
        for _ in range(requests):
            rule = dice.choice(self.rules)
            walked.routes.add(rule.endpoint)
            self._step(dice, rule, walked)
        return walked

    def _step(self, dice: random.Random, rule: Rule, walked: Walked) -> None:
        name = self._somebody(dice, rule)
        client, url = self._client(name), self._address(dice, rule)
        method = self._method(dice, rule)
        if rule.endpoint.startswith(PROGRAMS):
            client, sent = self.app.test_client(), self._by_program(dice, rule, name)
        else:
            filled = self._filled(dice, client, name, url) if method != "GET" else None
            sent = {"data": filled}
        del self.raised[:]
        answer = client.open(url, method=method, **sent)
        answer.get_data()
        answer.close()
        if "/log" in url + answer.headers.get("Location", ""):
            self._logged_in.discard(name)
        walked.statuses[answer.status_code] += 1
        if answer.status_code >= BROKEN or self.raised:
            said = sent.get("data", "")
            told = f"{answer.status_code} {method} {url} by {name or 'nobody'}: {said!r}"[:2000]
            walked.faults.append(Fault(told, "\n".join(self.raised)))

    def _by_program(self, dice: random.Random, rule: Rule, name: str) -> dict[str, Any]:
        """What a program of somebody's sends; a visitor's has no token."""
        sent = programs.request(dice, rule.endpoint, dice.choice(HARMS))
        token = self._bearers.get(name)
        bearer = {"Authorization": f"Bearer {token}"} if token else {}
        return sent | {"headers": sent["headers"] | bearer}

    def _somebody(self, dice: random.Random, rule: Rule) -> str:
        """Mostly somebody whom the route lets in."""
        roles = ROUTES.get(rule.endpoint) or programs.ROLES.get(rule.endpoint, ())
        let_in = [role for role in roles if role in self.people]
        if let_in and dice.random() < 0.75:
            return dice.choice(let_in)
        return dice.choice([*self.people, ""])

    def _client(self, name: str) -> Client:
        """Somebody's browser; logged in anew where a request ended the log-in."""
        client = self._clients.setdefault(name, self.app.test_client())
        if name and name not in self._logged_in:
            found = TOKEN.search(client.get("/login").text)
            typed = {"email": self.people[name].email, "password": PASSWORD}
            client.post("/login", data=typed | {"csrf_token": found[1] if found else ""})
            self._logged_in.add(name)
            self._tokens.pop(name, None)
        return client

    def _address(self, dice: random.Random, rule: Rule) -> str:
        own = rule.endpoint.removeprefix(PROGRAMS)
        known = WITH if own == rule.endpoint else WITH_OF_PROGRAMS
        other = known.get(own, {}) if dice.random() < 0.75 else {}
        ids = self.ids | {one: self.ids[stands] for one, stands in other.items()}
        parts = {one: words.place(dice, one, ids) for one in rule.arguments}
        url = re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", lambda found: parts[found[1]], rule.rule)
        url = quote(url, safe="/%")
        if dice.random() < 0.4:
            return f"{url}?{urlencode(self._asked(dice))}"
        return url

    @staticmethod
    def _asked(dice: random.Random) -> list[tuple[str, str]]:
        count = dice.randint(1, 3)
        return [(dice.choice(ASKED_FOR), words.word(dice)) for _ in range(count)]

    @staticmethod
    def _method(dice: random.Random, rule: Rule) -> str:
        if dice.random() < 0.05:
            return dice.choice(METHODS)
        return dice.choice(sorted((rule.methods or set()) & CHANGING) or ["GET"])

    def _filled(self, dice: random.Random, client: Client, name: str, url: str) -> dict[str, Any]:
        """A form's fields, as its page offers them, with words that need not fit."""
        offered = dict(_fields(client.get(url.partition("?")[0])))
        filled: dict[str, Any] = {}
        harm = dice.choice(HARMS)
        for one, known in offered.items():
            if dice.random() >= harm / 10:
                filled[one] = self._typed(dice, one, known, harm)
        if dice.random() < harm:
            filled[dice.choice(ASKED_FOR)] = words.word(dice)
        filled["key"] = words.key(dice, harm)
        if dice.random() >= harm / 20:
            filled["csrf_token"] = self._token(name, client)
        return filled

    @staticmethod
    def _typed(dice: random.Random, name: str, known: list[str], harm: float) -> Any:
        if "file" in known:
            return [files.file(dice) for _ in range(dice.randint(0, 2))]
        if "email" in name and dice.random() >= harm:
            return "somebody@office.example"
        if dice.random() < harm / 10:
            return [words.word(dice, known, harm) for _ in range(2)]
        return words.word(dice, known, harm)

    def _token(self, name: str, client: Client) -> str:
        if name not in self._tokens:
            found = TOKEN.search(client.get("/account" if name else "/login").text)
            self._tokens[name] = found[1] if found else ""
        return self._tokens[name]


def _fields(answer: TestResponse) -> Iterator[tuple[str, list[str]]]:
    """The fields of a page's forms, each with the words that it offers or holds."""
    page = answer.get_data()
    if answer.mimetype != "text/html" or b"<form" not in page:
        return
    found: Fields = {}
    for control in lxml.html.fromstring(page.decode()).iter("input", "select", "textarea"):
        name = control.get("name")
        if not name or name in {"csrf_token", "key"}:
            continue
        known = found.setdefault(name, [])
        if control.get("type") == "file":
            known.append("file")
        elif control.tag == "select":
            known += [one.get("value") or "" for one in control.iter("option")]
        else:
            known.append(control.get("value") or control.text or "")
    yield from found.items()


def walk(pattern: tuple[Path, Any, Any], folder: Path, seed: int, requests: int) -> Walked:
    """Walk on a copy of a world in a folder, which is thrown away then."""
    instance, people, ids = pattern
    shutil.copytree(instance, folder)
    app = app_on(folder, RATELIMIT_ENABLED=False)
    try:
        return Walker(app, people, ids).walk(seed, requests)
    finally:
        app.extensions["office"].database.close()
        shutil.rmtree(folder)
