"""Tokens for programs under one's account: made soon after a log-in, shown once, revoked."""

import datetime as dt
import re

import pytest

from assignments.actions.tokens import tokens_of
from assignments.storage.store import AuditWish
from tests.api.program import Program

MAKE, LIST = "/account/tokens/new", "/account/tokens"
TOKEN = re.compile(r"asc_[A-Za-z0-9_-]{43}")


def made(visitor, *scopes, name="Plant phone") -> str:
    """A token made on its page: the secret that the answer shows."""
    typed = {"name": name, "scopes": list(scopes) or ["read"], "lasts": "30"}
    return TOKEN.search(visitor.post(MAKE, typed, status=200).text)[0]


def test_a_token_is_shown_once_and_acts_for_its_owner(app, browser_of, people):
    """The answer shows it, the list only what it is called; a program is let in with it."""
    ben = browser_of("expatriate")
    secret = made(ben, "claims", "read")
    assert "never used" in ben.get(LIST).words()
    me = Program(app, secret).get("/me")
    assert (me["person"]["name"], me["token"]["scopes"]) == ("Ben Okafor", ["read", "claims"])
    shown = ben.get(LIST)
    assert "last used" in shown.words()
    assert not TOKEN.search(shown.text)


def test_a_token_is_kept_by_its_hash_and_the_trail_does_not_tell_it(app, browser_of, office):
    """Neither the row nor its entry in the trail holds what would let anybody in."""
    secret = made(browser_of("expatriate"))
    with office.database.read() as store:
        entry = store.audit_entries(AuditWish(record="token"), None, 1)[0]
    after = entry.told()["after"]
    assert (after["name"], after["token_hash"]) == ("Plant phone", "(not told)")
    kept = b"".join(one.read_bytes() for one in _database_files(office))
    assert secret.encode() not in kept


def _database_files(office):
    from pathlib import Path  # noqa: PLC0415

    place = Path(office.database.url.removeprefix("sqlite:///"))
    return [one for one in place.parent.iterdir() if one.name.startswith(place.name)]


def test_a_revoked_token_ends_at_once(app, browser_of):
    """The next request is 401; revoking what ended is no mistake."""
    ben = browser_of("expatriate")
    program = Program(app, made(ben))
    number = program.get("/me")["token"]["id"]
    ben.post(f"/account/tokens/{number}/revoke", page=LIST, status=303)
    assert program.get("/me", 401)["detail"] == "The token is none, or was revoked."
    assert "No tokens yet" in ben.get(LIST).words()
    ben.post(f"/account/tokens/{number}/revoke", page=LIST, status=303)


def test_nobody_revokes_anothers_token(app, browser_of):
    """It stays as it was, and nothing is said of it."""
    program = Program(app, made(browser_of("expatriate")))
    number = program.get("/me")["token"]["id"]
    browser_of("stranger").post(f"/account/tokens/{number}/revoke", page=LIST, status=303)
    program.get("/me")


def test_a_token_is_made_soon_after_a_log_in_alone(browser_of):
    """Later the password is asked again first."""
    ben = browser_of("expatriate")
    with ben.client.session_transaction() as session:
        session["fs_paa"] -= 11 * 60
    assert ben.get(MAKE, 302).location.startswith("/account/verify?next=")


def test_a_token_that_expired_lets_nobody_in(app, browser_of, office):
    """The day after its last one."""
    program = Program(app, made(browser_of("expatriate")))
    later = office.now() + dt.timedelta(days=31)
    object.__setattr__(app.extensions["office"], "clock", lambda: later)
    assert "expired on 2026-04-15" in program.get("/me", 401)["detail"]


@pytest.mark.parametrize("deed", ["out", "password"])
def test_whoever_is_shut_out_has_no_tokens(app, browser_of, people, office, deed):
    """Shutting somebody out, or giving them a new password, ends what acted for them."""
    program = Program(app, made(browser_of("expatriate")))
    page = f"/people/{people['expatriate'].id}"
    browser_of("administrator").post(f"{page}/{deed}", page=page)
    program.get("/me", 401)
    assert tokens_of(office, people["expatriate"].id) == ()


def test_a_second_factor_that_is_owed_is_owed_by_programs_too(app, browser_of):
    """Where the settings ask the role for one, a token of whoever has none opens nothing."""
    program = Program(app, made(browser_of("expatriate")))
    app.extensions["second factor"] = frozenset({"expatriate"})
    assert "second factor" in program.get("/me", 403)["detail"]


def test_a_form_says_what_is_missing(browser_of):
    """A token without a scope, or with a name that is taken, is not made."""
    ben = browser_of("expatriate")
    ben.post(MAKE, {"name": "One", "lasts": "30"}, status=422)
    assert "None is chosen" in ben.last.error_of("scopes")
    made(ben, name="One")
    ben.post(MAKE, {"name": "One", "lasts": "30", "scopes": ["read"]}, status=422)
    assert "There is a token" in ben.last.error_of("name")


def test_only_what_fits_ones_roles_is_offered(browser_of):
    """An expatriate is not offered what HR and finance do."""
    offered = browser_of("expatriate").get(MAKE).all(".//input[@name='scopes']")
    assert [one.get("value") for one in offered] == ["read", "claims"]
