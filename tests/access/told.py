"""The table of routes as a page that people read: docs/access.md."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

from assignments.core.approval import ROLES
from tests.api.table import API
from tests.web.test_routes import CLOSED, FREE, HALF_WAY, OFF, OWN, PROGRAMS, ROUTES

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
HEAD = """# Who may use which page

Made by `python -m tests.access --page` from the table of the tests; a test fails where
the two differ. "own" means: only for what is the person's own (an expatriate's assignment and what
lies under it, the files of which a tax adviser holds a grant); to all others of that role, and of
every other role, it answers 404 or 403. A method that is not named answers 405. Deputies of
somebody of HR may open the desk's pages and the receipts on the days on which they stand in.

"""
NAMES = {"tax_adviser": "tax adviser"}


def table(app: Flask) -> str:
    """The page, by what the addresses are about."""
    every = sorted(app.url_map.iter_rules(), key=lambda one: (one.endpoint, one.rule))
    rules = [one for one in every if not one.endpoint.startswith(PROGRAMS)]
    lines: list[str] = []
    noun = ""
    for rule in rules:
        if rule.endpoint.partition(".")[0] != noun:
            noun = rule.endpoint.partition(".")[0]
            lines += _heading(noun)
        lines.append(_row(rule))
    lines += ["", *_programs(rule for rule in every if rule not in rules)]
    return HEAD + "\n".join(lines).lstrip("\n") + "\n"


def _programs(rules: Iterable[Rule]) -> Iterator[str]:
    """The operations of the API: scopes of a token of which one is needed, roles of its owner."""
    yield from ("## For other programs", "")
    yield "A token opens what one of its scopes names here, to an owner in one of the roles."
    yield from ("", "| address | method | scopes | roles |", "| --- | --- | --- | --- |")
    for rule in sorted(rules, key=lambda one: (one.rule, one.endpoint)):
        scopes, roles = API.get(rule.endpoint.removeprefix(PROGRAMS), ("none", "everybody"))
        method = " ".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        said = ", ".join(roles.split()) or "everybody"
        place = rule.rule.replace("|", "\\|")
        yield f"| `{place}` | {method} | {', '.join(scopes.split())} | {said} |"


def _heading(noun: str) -> Iterator[str]:
    roles = [NAMES.get(one, one) for one in ROLES]
    yield from ("", f"## {noun}", "")
    yield f"| address | methods | {' | '.join(roles)} | visitors |"
    yield "| --- " * (len(roles) + 3) + "|"


def _row(rule: Rule) -> str:
    methods = " ".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
    cells = [_cell(rule.endpoint, role) for role in ROLES]
    place = rule.rule.replace("|", "\\|")
    return f"| `{place}` | {methods} | {' | '.join(cells)} | {_visitors(rule.endpoint)} |"


def _cell(endpoint: str, role: str) -> str:
    if endpoint in FREE:
        return "yes"
    if role not in ROUTES.get(endpoint, ()):
        return ""
    own = role == "expatriate" and (endpoint in OWN or endpoint.startswith(("claims.", "mine.")))
    return "own" if own or (role == "tax_adviser" and endpoint.startswith("tax.")) else "yes"


def _visitors(endpoint: str) -> str:
    if endpoint in OFF:
        return "where a setting opens it"
    if endpoint in HALF_WAY:
        return "after the password"
    return "yes" if endpoint in FREE else "nobody" if endpoint in CLOSED else ""
