"""Every form and every request of a program that tests send, twice; the second changes nothing.

The rows of all tables are compared, but for those that count visits and keys; of log-ins and of
what was tried, who is logged in and who is locked out. A form that was done is sent once more
without its key as well: that is refused, and changes nothing either. All of it comes from another
browser with the same log-in, so that the test's own finds what it is told, and is told it once.
A program's change is sent again with the same key alone, and must be answered alike.
"""

import json
import os
import uuid
from collections import Counter
from pathlib import Path

from sqlalchemy import inspect, text
from werkzeug.exceptions import NotFound

from assignments.web.api.routes import AGAIN
from tests.api import program as programs
from tests.web import conftest as pages

PASSING = frozenset({"audit_entry", "audit_head", "once", "code_used", "alembic_version"})
KEPT = "kept_form"  # whatever does not hold is kept there: compared for what keeps forms alone
PART = {  # the rest of these rows changes with every visit
    "log_in": "SELECT id, user_id FROM log_in",
    "attempt": "SELECT key FROM attempt WHERE key LIKE '%-LOCK/%'",
    KEPT: "SELECT person_id, place, fields FROM kept_form",
    "token": "SELECT id, person_id, name, scopes, expires_on FROM token",
}
# They change no record, or belong to Flask-Security and change what is theirs once by themselves:
# the old password no longer fits, a log-out is out, new codes take the place of the old ones.
# `tf_select` and `two_factor_rescue` are not ours: nothing is there.
# What turns mail off has no key: mail programs send it, and done twice it is as done once.
OTHERS = frozenset(
    """claims.show_fields claims.show_verdict claims.try_cost mail.turn_off_mail
    security.change_password security.login security.logout security.verify
    security.mf_recovery security.mf_recovery_codes
    security.two_factor_setup security.two_factor_setup_validate security.two_factor_rescue
    security.two_factor_token_validation security.tf_select""".split()
)
# What has no key of its own: done twice it is as done once.
KEYLESS = frozenset({"kept.keep", "speaking.choose", "api.post_fallen_due"})
TOO_OFTEN = 429
DONE = frozenset({200, 204, 302, 303})
TOO_OFTEN = 429
sent, done, slips = Counter(), Counter(), []


def _rows(app):
    """What stands in every table."""
    found = {}
    with app.extensions["office"].database.snapshot() as connection:
        for table in inspect(connection).get_table_names():
            if table in PASSING or table in os.environ.get("PASSING_TABLES", "").split():
                continue
            asked = PART.get(table, f'SELECT * FROM "{table}"')  # noqa: S608
            rows = connection.execute(text(asked)).all()
            found[table] = Counter(map(repr, rows))
    return found


def _differ(before, after, endpoint=""):
    names = before if endpoint.startswith("kept.") else before.keys() - {KEPT}
    return sorted(name for name in names if before[name] != after.get(name))


_send = pages.Visitor.send


def _send_twice(self, url, data, *, status=None):
    endpoint = _endpoint(self.app, url)
    if endpoint is None or endpoint in OTHERS:
        return _send(self, url, data, status=status)
    kept = _kept(data)
    before = _rows(self.app)
    answer = _send(self, url, _again(kept), status=status)
    sent[endpoint] += 1
    between = _rows(self.app)
    if answer.status not in DONE or not _differ(before, between, endpoint):
        return answer
    done[endpoint] += 1
    twin = _twin(self)
    second = _send(twin, url, _again(kept))
    _blame(endpoint, "twice", second, _differ(between, _rows(self.app), endpoint))
    if "key" in kept and endpoint not in KEYLESS:
        third = _send(
            twin, url, {name: value for name, value in _again(kept).items() if name != "key"}
        )
        if third.status in {302, 303} and "/login" not in third.location:
            slips.append(f"{endpoint}: without a key it was answered {third.status}")
        _blame(endpoint, "without a key", third, _differ(between, _rows(self.app), endpoint))
    return answer


_ask = programs.Program.send


def _ask_twice(self, method, path, body=None, *, key=None, **more):
    endpoint = _endpoint(self.app, f"{programs.ROOT}{path}", method)
    if endpoint is None or method == "GET":
        return _ask(self, method, path, body, key=key, **more)
    key, kept = key or str(uuid.uuid4()), _kept(more.pop("data", {}))

    def once():
        files = {"data": _again(kept)} if kept else {}
        return _ask(self, method, path, body, key=key, **files, **more)

    before = _rows(self.app)
    answer = once()
    sent[endpoint] += 1
    between = _rows(self.app)
    if answer.status_code // 100 != 2 or not _differ(before, between):
        return answer
    done[endpoint] += 1
    second = once()
    if second.status_code == TOO_OFTEN:  # a test that has few let in
        return answer
    told = (second.status_code, second.headers.get(AGAIN))
    limited = second.status_code == TOO_OFTEN
    if endpoint not in KEYLESS and not limited and told != (answer.status_code, "true"):
        slips.append(f"{endpoint}: sent twice it was answered {told}")
    if differing := _differ(between, _rows(self.app)):
        slips.append(f"{endpoint}: sent twice it changed {', '.join(differing)}")
    return answer


def _endpoint(app, url, method="POST"):
    """The view that a form is sent to; None where nobody takes it."""
    with app.app_context():
        try:
            endpoint, _ = app.url_map.bind("localhost").match(url.partition("?")[0], method)
        except NotFound:
            return None
    return endpoint


def _twin(visitor):
    """Another browser, in which the same log-in is open."""
    twin = pages.Visitor(visitor.app)
    twin.client.environ_base.update(visitor.client.environ_base)
    with visitor.client.session_transaction() as session:
        held = dict(session)
    with twin.client.session_transaction() as session:
        session.update(held)
    return twin


def _blame(endpoint, how, answer, differing):
    if differing:
        slips.append(f"{endpoint}: sent {how} it changed {', '.join(differing)} ({answer.status})")
    if answer.status >= 500:
        slips.append(f"{endpoint}: sent {how} it was answered {answer.status}")


def _kept(data):
    """What is sent, each file's content with it so that it can be sent again."""
    return {name: _whole(value) for name, value in data.items()}


def _whole(value):
    if isinstance(value, tuple) and hasattr(value[0], "read"):
        return (value[0].read(), *value[1:])
    if isinstance(value, list):
        return [_whole(one) for one in value]
    return value


def _again(kept):
    import io  # noqa: PLC0415

    def opened(value):
        if isinstance(value, tuple) and isinstance(value[0], bytes):
            return (io.BytesIO(value[0]), *value[1:])
        return [opened(one) for one in value] if isinstance(value, list) else value

    return {name: opened(value) for name, value in kept.items()}


def pytest_configure(config):
    """Have every form and every program's change sent twice from now on."""
    pages.Visitor.send = _send_twice
    programs.Program.send = _ask_twice


def pytest_sessionfinish(session):
    """Write down what was found, for `python -m tests.twice` to tell."""
    told = {"sent": dict(sent), "done": dict(done), "slips": sorted(set(slips))}
    Path(os.environ["TWICE_TOLD"]).write_text(json.dumps(told, indent=1))
