"""Every method of every route, asked as everybody or as somebody else each time."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle

from werkzeug.routing import Rule
from werkzeug.test import Client, TestResponse

from assignments.core.approval import ROLES
from tests.access.asking import address, arguments
from tests.access.two_worlds import TwoWorlds, changes
from tests.web.test_routes import FREE, PROGRAMS, ROUTES

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
NAMES = (*ROLES, "stranger", "nobody", None)
TELLING = {"Date", "Content-Length", "Set-Cookie", "X-Request-ID"}  # differ from one to the next


@dataclass
class Tried:
    """How many requests were made, and what was answered otherwise than it should be."""

    tried: int = 0
    wrong: list[str] = field(default_factory=list)

    def expect(self, holds: bool, *told: object) -> None:  # noqa: FBT001 - an assertion
        """Count a request, and write down one that was answered wrongly."""
        self.tried += 1
        if not holds:
            self.wrong.append(" ".join(map(str, told)))


def refusals(worlds: TwoWorlds, *, everybody: bool) -> Tried:
    """Ask for every method that a route does not have, and for OPTIONS."""
    tried, before = Tried(), {}
    clients = {name: worlds.visitor(name).client for name in NAMES}
    before = worlds.rows()
    offered = defaultdict(set)
    for rule in worlds.app.url_map.iter_rules():
        offered[rule.rule] |= set(rule.methods or ())
    for rule, url, names in _each(worlds, everybody=everybody):
        allowed = offered[rule.rule]
        for method in METHODS:
            if method in allowed - {"OPTIONS"}:
                continue
            for name in names():
                answer = _asked(clients[name], url, method)
                tried.expect(_is_refused(answer, method, allowed), method, url, name, answer)
    left = changes(before, worlds.rows())
    tried.expect(not left, "changed", left)
    return tried


def _is_refused(answer: TestResponse, method: str, allowed: set[str]) -> bool:
    said = {one.strip() for one in answer.headers.get("Allow", "").split(",")}
    if method == "OPTIONS":
        return answer.status_code == 200 and said == allowed and not answer.data
    return answer.status_code == 405 and said == allowed


def skimmed(worlds: TwoWorlds, *, everybody: bool) -> Tried:
    """Ask for every page by HEAD and by GET."""
    tried = Tried()
    clients = {name: worlds.visitor(name).client for name in NAMES}
    for rule, url, names in _each(worlds, everybody=everybody):
        if "GET" not in (rule.methods or ()) or rule.endpoint == "security.logout":
            continue
        for name in names():
            whole, head = (_asked(clients[name], url, one) for one in ("GET", "HEAD"))
            same = whole.status_code == head.status_code and _told(whole) == _told(head)
            tried.expect(
                same and not head.data, url, name, set(_told(whole)) ^ set(_told(head)), whole, head
            )
    return tried


def _told(answer: TestResponse) -> list[tuple[str, str]]:
    return sorted((one, text) for one, text in answer.headers if one not in TELLING)


def _asked(client: Client, url: str, method: str) -> TestResponse:
    answer = client.open(url, method=method)
    answer.get_data()
    answer.close()
    return answer


def _each(worlds: TwoWorlds, *, everybody: bool) -> Iterator[tuple[Rule, str, object]]:
    """Every rule, its address in the first world, and who asks: everybody, or one in turn."""
    turns = cycle(NAMES)
    for rule in worlds.app.url_map.iter_rules():
        if rule.endpoint.startswith(PROGRAMS):
            continue
        known = rule.endpoint in ROUTES
        given = arguments(rule, worlds.first) if known else FREE.get(rule.endpoint, {})
        yield (
            rule,
            address(rule, given),
            (lambda: NAMES) if everybody else (lambda: (next(turns),)),
        )
