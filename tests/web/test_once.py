"""Once-only keys: a form without one is refused, and changes of accounts act once too.

The long form, in which every form is sent twice, is `python -m tests.twice`.
"""

import re

from sqlalchemy import inspect, text

from tests.web.test_routes import ROUTES, address_of, rule_of

# They count visits; and what is typed and does not hold is kept for whoever typed it.
COUNTS = frozenset({"log_in", "attempt", "audit_entry", "audit_head", "kept_form"})


def _rows(app):
    """What stands in every table, but for notes of who read what."""
    found = {}
    with app.extensions["office"].database.snapshot() as connection:
        for table in set(inspect(connection).get_table_names()) - COUNTS:
            rows = connection.execute(text(f'SELECT * FROM "{table}"'))  # noqa: S608
            found[table] = {repr(row) for row in rows if "_read'" not in repr(row)}
    return found


def test_a_form_without_a_key_changes_nothing(app, browser_of, ids):
    """Whatever form is sent without its key: no record changes, and nothing breaks."""
    visitors = {role: browser_of(role) for role in {roles[0] for roles in ROUTES.values()}}
    before = _rows(app)
    for endpoint, roles in ROUTES.items():
        if "POST" not in rule_of(app, endpoint).methods or endpoint.startswith("security."):
            continue
        visitor = visitors[roles[0]]
        fields = {
            "csrf_token": visitor.token(),
            "title": "Once",
            "reason": "Once",
            "acknowledged": "y",
        }
        answer = visitor.send(address_of(app, endpoint, ids), fields)
        assert answer.status < 500, endpoint
    after = _rows(app)
    changed = {name: after[name] ^ before[name] for name in before}
    assert {name: rows for name, rows in changed.items() if rows} == {}


def test_a_password_is_made_once_for_a_form(browser_of, people):
    """The second arrival says that it was shown, makes no other one, and the first still holds."""
    visitor, subject = browser_of("administrator"), people["finance"]
    at = f"/people/{subject.id}"
    sent = visitor.get(at).form(f"{at}/password")
    password = visitor.send(f"{at}/password", sent, status=200).words(".//p[@class='once']")
    assert re.fullmatch(r"[a-z2-9]{5}(-[a-z2-9]{5}){3}", password)
    assert visitor.send(f"{at}/password", sent, status=303).location == at
    assert "the password was shown then" in visitor.get(at).words()
    assert browser_of().log_in(subject.email, password).status == 302


def test_a_late_second_arrival_shuts_nobody_out_again(browser_of, people):
    """Somebody who was let in meanwhile stays in, whatever a browser sends once more."""
    visitor, subject = browser_of("administrator"), people["finance"]
    at = f"/people/{subject.id}"
    out = visitor.get(at).form(f"{at}/out")
    visitor.send(f"{at}/out", out, status=303)
    password = visitor.post(f"{at}/password", page=at, status=200).words(".//p[@class='once']")
    visitor.send(f"{at}/out", out, status=303)
    assert "already done" in visitor.get(at).words()
    assert browser_of().log_in(subject.email, password).status == 302
