"""Every form that the tests of the pages send is sent twice; the second time changes nothing.

The rows of all tables are compared, but for those that count visits and keys. A form that was
done is sent once more without its key as well: that is refused, and changes nothing either.
"""

import json
import os
from collections import Counter
from pathlib import Path

from sqlalchemy import inspect, text

from tests.web import conftest as pages

PASSING = frozenset(
    {"log_in", "audit_entry", "audit_head", "once", "attempt", "code_used", "alembic_version"}
)
DONE = frozenset({200, 302, 303})
sent, done, slips = Counter(), Counter(), []


def _rows(app):
    """What stands in every table."""
    found = {}
    with app.extensions["office"].database.snapshot() as connection:
        for table in inspect(connection).get_table_names():
            if table in PASSING or table in os.environ.get("PASSING_TABLES", "").split():
                continue
            rows = connection.execute(text(f'SELECT * FROM "{table}"')).all()  # noqa: S608
            found[table] = Counter(map(repr, rows))
    return found


def _differ(before, after):
    return sorted(name for name in before if before[name] != after.get(name))


_send = pages.Visitor.send


def _send_twice(self, url, data, *, status=None):
    with self.app.app_context():
        endpoint, _ = self.app.url_map.bind("localhost").match(url.partition("?")[0], "POST")
    kept = _kept(data)
    before = _rows(self.app)
    answer = _send(self, url, _again(kept), status=status)
    sent[endpoint] += 1
    between = _rows(self.app)
    if answer.status not in DONE or not _differ(before, between):
        return answer
    done[endpoint] += 1
    second = _send(self, url, _again(kept))
    _blame(endpoint, "twice", second, _differ(between, _rows(self.app)))
    if "key" in kept:
        third = _send(
            self, url, {name: value for name, value in _again(kept).items() if name != "key"}
        )
        if third.status in {302, 303} and "/login" not in third.location:
            slips.append(f"{endpoint}: without a key it was answered {third.status}")
        _blame(endpoint, "without a key", third, _differ(between, _rows(self.app)))
    self.last = answer
    return answer


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
    """Have every form sent twice from now on."""
    pages.Visitor.send = _send_twice


def pytest_sessionfinish(session):
    """Write down what was found, for `python -m tests.twice` to tell."""
    told = {"sent": dict(sent), "done": dict(done), "slips": sorted(set(slips))}
    Path(os.environ["TWICE_TOLD"]).write_text(json.dumps(told, indent=1))
