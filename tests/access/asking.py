"""Addresses and forms by the table of routes: what a page's own forms would send, filled in."""

import re
import uuid
from collections.abc import Iterator, Mapping
from functools import cached_property
from urllib.parse import urlsplit

import lxml.html
from werkzeug.routing import Rule

from tests.access.two_worlds import Ids, TwoWorlds
from tests.web.conftest import Answer, Visitor
from tests.web.test_routes import ROUTES, WITH

Form = Mapping[str, list[str]]
Forms = Mapping[str, Form]
REFUSED = {403, 404}
SECOND = {"expatriate": "stranger", "tax_adviser": "second_adviser"}
FREE_WORDS = {"date": "2026-03-10", "month": "2026-03", "number": "1", "email": "x@office.example"}


def rules(worlds: TwoWorlds) -> Iterator[Rule]:
    """The rules of the table."""
    return (rule for rule in worlds.app.url_map.iter_rules() if rule.endpoint in ROUTES)


def arguments(rule: Rule, ids: Ids) -> dict[str, int | str]:
    """The arguments of a rule's address in a world."""
    other = WITH.get(rule.endpoint, {})
    return {one: ids[other.get(one, one)] for one in rule.arguments}


def address(rule: Rule, given: Mapping[str, int | str]) -> str:
    """The address with these arguments; the word of an `any` stands for itself."""
    return re.sub(r"<(?:[a-z]+(?:\(.*?\))?:)?([a-z_]+)>", lambda one: str(given[one[1]]), rule.rule)


def methods(rule: Rule) -> list[str]:
    """Those of a rule that show and do something."""
    return sorted((rule.methods or set()) & {"GET", "POST"})


def forms_of(text: str, url: str) -> Iterator[tuple[str, Form]]:
    """A page's forms that change something: where they go, and what a person might send."""
    if "<form" in text:
        for form in lxml.html.fromstring(text).forms:
            if form.method == "POST":
                yield urlsplit(form.get("action") or url).path, _filled(form)


def _filled(form: lxml.html.FormElement) -> Form:
    filled: dict[str, list[str]] = {}
    for name, value in form.form_values():
        filled.setdefault(name, []).append(value or "")
    for control in form.iter("input", "textarea"):
        name, kind = control.get("name"), control.get("type")
        if name in filled and not any(filled[name]) and kind != "hidden":
            filled[name] = [FREE_WORDS.get(kind or "", _guessed(name))]
    return filled


def _guessed(name: str) -> str:
    if re.search("amount|weight|charge|days|rate", name):
        return "1"
    return "2026-03-10" if re.search("date|first|last|from|until|day", name) else "Words."


def choices_of(text: str, url: str) -> dict[str, dict[str, set[str]]]:
    """What each field of a page's forms offers to choose, by the form's address."""
    found: dict[str, dict[str, set[str]]] = {}
    if "<form" not in text:
        return found
    for form in lxml.html.fromstring(text).forms:
        offered = found.setdefault(urlsplit(form.get("action") or url).path, {})
        for control in form.iter("select", "input"):
            values = [one.get("value") for one in control.iter("option")]
            if control.get("type") in {"radio", "checkbox", "hidden"}:
                values = [control.get("value")]
            if name := control.get("name"):
                offered.setdefault(name, set()).update(one for one in values if one)
    return found


class Asker:
    """Everybody's browser on two worlds, each logged in once; and the forms of the first."""

    def __init__(self, worlds: TwoWorlds) -> None:
        """Learn nothing yet."""
        self.worlds = worlds
        self._visitors: dict[str, Visitor] = {}
        self._tokens: dict[str, str] = {}

    def log_in(self, *names: str) -> None:
        """Have these log in, where they did not."""
        for name in names:
            self._visitor(name)

    def _visitor(self, name: str) -> Visitor:
        if name not in self._visitors:
            self._visitors[name] = self.worlds.visitor(name)
            self._tokens[name] = self._visitors[name].token()
        return self._visitors[name]

    def page(self, name: str, url: str) -> str:
        """A page's text; other tests parse it strictly."""
        answer = self._visitor(name).client.get(url)
        text = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
        answer.close()
        return text

    def form(self, url: str) -> Form:
        """The form that is sent to an address of the first world, as an owner's page offers it."""
        return self._forms.get(url, {})

    @cached_property
    def _forms(self) -> Forms:
        found: dict[str, Form] = {}
        for rule in rules(self.worlds):
            if rule.arguments and "GET" in methods(rule) and "/packs" not in rule.rule:
                url = address(rule, arguments(rule, self.worlds.first))
                found.update(forms_of(self.page(ROUTES[rule.endpoint][0], url), url))
        return found

    def sent(self, name: str, url: str, method: str, form: Form) -> Answer:
        """The answer to a page, or to a form with a token of this visitor's and a new key."""
        visitor = self._visitor(name)
        if method == "GET":
            return visitor.get(url, status=None)
        own = {"csrf_token": [self._tokens[name]], "key": [str(uuid.uuid4())]}
        return visitor.send(url, {**form, **own})


def foreign(asker: Asker, worlds: TwoWorlds) -> Iterator[tuple[Rule, str, str, str]]:
    """What forms of the second world offer to choose and the first's do not: two of each field."""
    for rule in rules(worlds):
        if set(methods(rule)) != {"GET", "POST"} or not rule.arguments:
            continue
        role = ROUTES[rule.endpoint][0]
        urls = [address(rule, arguments(rule, ids)) for ids in (worlds.first, worlds.second)]
        who = (role, SECOND.get(role, role))
        offered = [
            choices_of(asker.page(name, url), url).get(url, {})
            for name, url in zip(who, urls, strict=True)
        ]
        for field in offered[0].keys() - {"csrf_token", "key", "typist"}:
            for value in sorted(offered[1].get(field, set()) - offered[0][field])[:2]:
                yield rule, role, field, value
