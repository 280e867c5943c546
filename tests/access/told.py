"""The table of routes as a page that people read: docs/access.md."""

from collections.abc import Iterator
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

from assignments.core.approval import ROLES
from tests.web.test_routes import CLOSED, FREE, HALF_WAY, OFF, OWN, ROUTES

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
    rules = sorted(app.url_map.iter_rules(), key=lambda one: (one.endpoint, one.rule))
    lines: list[str] = []
    noun = ""
    for rule in rules:
        if rule.endpoint.partition(".")[0] != noun:
            noun = rule.endpoint.partition(".")[0]
            lines += _heading(noun)
        lines.append(_row(rule))
    return HEAD + "\n".join(lines).lstrip("\n") + "\n"


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
