"""The second factor: set up, asked for, never twice with one code, and taken away."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from passlib.totp import TOTP
from sqlmodel import select

from assignments.storage.tables import RecoveryCodeRow, UserRow
from tests.web.conftest import PASSWORD
from tests.web.test_audit import about, trail_of

SETUP, CODE, CODES = "/account/second-factor", "/login/code", "/account/recovery-codes"


class Phone:
    """An authenticator app, whose clock is the office's."""

    def __init__(self, app):
        """Begin without a secret."""
        self.app, self.key = app, ""

    def scan(self, answer):
        """Read the secret off the page that shows it."""
        self.key = re.sub(r"[^A-Z2-7]", "", answer.words(".//main//p[@class='once']"))

    def code(self, steps=0):
        """The code of now, or of so many half minutes later."""
        at = self.app.extensions["office"].now() + timedelta(seconds=30 * steps)
        return TOTP(key=self.key, format="base32").generate(at.timestamp()).token


def later(app, **passed):
    """Let time pass in the office."""
    office = app.extensions["office"]
    at = office.now() + timedelta(**passed)
    app.extensions["office"] = replace(office, clock=lambda: at)


@pytest.fixture
def phone(app):
    """An app with nothing in it."""
    return Phone(app)


def set_up(visitor, phone):
    """Set an app up as somebody who is logged in."""
    shown = visitor.post(SETUP, {"setup": "authenticator"}, status=200)
    phone.scan(shown)
    (action,) = [one.get("action") for one in shown.all(".//main//form")]
    sent = shown.form(action) | {"code": phone.code()}
    return visitor.send(action, sent, status=302)


@pytest.fixture
def owner(app, browser_of, phone):
    """HR with an app that was set up a minute ago."""
    visitor = browser_of("hr")
    set_up(visitor, phone)
    later(app, minutes=1)
    return visitor


def at_the_code(browser_of, people, name="hr"):
    """A browser whose password was right, and which is asked for the code."""
    visitor = browser_of()
    assert visitor.log_in(people[name].email).location == f"{CODE}?next=/"
    return visitor


def test_an_app_is_set_up_with_a_picture_and_a_text(browser_of, phone):
    """The picture is an image of the page itself; the same stands there to be typed."""
    visitor = browser_of("hr")
    shown = visitor.post(SETUP, {"setup": "authenticator"}, status=200)
    assert shown.all(".//main//img")[0].get("src").startswith("data:image/svg+xml;base64,")
    phone.scan(shown)
    assert len(phone.key) == 32
    answer = set_up(visitor, phone)
    assert answer.location == CODES
    assert "On." in visitor.get("/account").words()


def test_a_wrong_code_sets_nothing_up(browser_of, phone):
    """Whoever mistypes it, or scanned another picture, still logs in with the password."""
    visitor = browser_of("hr")
    shown = visitor.post(SETUP, {"setup": "authenticator"})
    (action,) = [one.get("action") for one in shown.all(".//main//form")]
    visitor.send(action, shown.form(action) | {"code": "000000"}, status=302)
    assert "Off." in visitor.get("/account").words()


def test_the_code_is_asked_after_the_password(browser_of, people, owner, phone):
    """Before it nothing opens; with it the log-in is whole."""
    visitor = at_the_code(browser_of, people)
    visitor.get("/queue", status=302)
    assert "not the code of now" in visitor.post(CODE, {"code": "123456"}, status=200).words()
    assert visitor.post(CODE, {"code": phone.code()}, status=302).location == "/"
    visitor.get("/queue")


def test_a_code_counts_once(browser_of, people, owner, phone):
    """Whoever looked over a shoulder comes too late, and an older code is worth nothing either."""
    used = phone.code()
    at_the_code(browser_of, people).post(CODE, {"code": used}, status=302)
    thief = at_the_code(browser_of, people)
    for code in (used, phone.code(-1)):
        assert "it was used" in thief.post(CODE, {"code": code}, status=200).words()


def test_a_recovery_code_lets_in_once(browser_of, people, owner):
    """The codes are shown when they are made, never again; each of them is used up."""
    made = owner.post(CODES, status=200)
    codes = ["".join(one.itertext()) for one in made.all(".//main//ul/li")]
    assert len(set(codes)) == 10
    again = owner.get(f"{CODES}?show_codes=1")
    assert codes[0] not in again.text
    assert "10 codes left" in again.words()
    visitor = at_the_code(browser_of, people)
    visitor.post("/login/recovery", {"code": f" {codes[0].upper()} "}, status=302)
    assert "9 recovery codes left" in visitor.get("/account").words()
    thief = at_the_code(browser_of, people)
    answer = thief.post("/login/recovery", {"code": codes[0]}, status=200)
    assert "it was used" in answer.error_of("code")


def test_the_trail_tells_of_recovery_codes(owner, app, browser_of, people):
    """That they were set, set anew and used, by whom and from where; never what they are."""
    hr = people["hr"]
    before = len(about(app, hr))
    made = [owner.post(CODES, status=200) for _ in range(2)][-1]
    codes = ["".join(one.itertext()) for one in made.all(".//main//ul/li")]
    visitor = at_the_code(browser_of, people)
    visitor.post("/login/recovery", {"code": codes[0]}, status=302)
    thief = at_the_code(browser_of, people)
    thief.post("/login/recovery", {"code": codes[0]}, status=200)
    told = ["set recovery codes", "set recovery codes", "use recovery code", "log in"]
    assert about(app, hr)[before:] == [(deed, hr.id, "web 127.0.0.1") for deed in told]
    assert not [one for one in trail_of(app) if any(code in (one.content or "") for code in codes)]


def test_nothing_readable_is_kept(owner, phone, app):
    """Neither the app's secret nor a recovery code can be read in the database."""
    made = owner.post(CODES)
    code = "".join(made.all(".//main//ul/li")[0].itertext())
    with app.extensions["office"].database.bare() as connection:
        rows = [connection.execute(select(one)).all() for one in (UserRow, RecoveryCodeRow)]
    assert phone.key not in str(rows)
    assert code not in str(rows)


def test_turning_it_off_asks_for_the_password_again(owner, browser_of, people):
    """Whoever finds an open browser does not get rid of the app."""
    with owner.client.session_transaction() as kept:
        kept["fs_paa"] -= 11 * 60
    led = owner.post(SETUP, {"setup": "disable"}, page="/account", status=302)
    assert led.location.startswith("/account/verify")
    owner.post(led.location, {"password": PASSWORD}, status=302)
    owner.post(SETUP, {"setup": "disable"}, page="/account", status=302)
    assert browser_of().log_in(people["hr"].email).location == "/"


def test_an_administrator_takes_a_lost_app_away(owner, browser_of, people):
    """The password alone lets in again; what was open in the lost phone's name is closed."""
    page = f"/people/{people['hr'].id}"
    browser_of("administrator").post(f"{page}/second-factor", page=page, status=303)
    owner.get("/account", status=302)
    assert browser_of().log_in(people["hr"].email).location == "/"


def test_a_role_may_need_one(app, browser_of, people, phone):
    """Nothing else opens before it is set up, neither to whom logs in nor to whom is in."""
    inside = browser_of("hr")
    app.extensions["second factor"] = frozenset({"hr"})
    assert inside.get("/queue", status=302).location == SETUP
    visitor = browser_of()
    assert visitor.log_in(people["hr"].email).location == SETUP
    visitor.get("/queue", status=302)
    shown = visitor.post(SETUP, {"setup": "authenticator"}, status=200)
    phone.scan(shown)
    visitor.send(CODE, shown.form(CODE) | {"code": phone.code()}, status=302)
    assert "Turn it off" not in visitor.get(SETUP).words()
    visitor.get("/queue")
    assert browser_of("expatriate").get("/account").status == 200


def test_a_kept_cookie_puts_no_other_app_in_place(app, browser_of, people, phone):
    """Somebody who knew the password before there was an app cannot replace it later."""
    app.extensions["second factor"] = frozenset({"hr"})
    thief, owner = browser_of(), browser_of()
    for visitor in (thief, owner):
        visitor.log_in(people["hr"].email)
    shown = owner.post(SETUP, {"setup": "authenticator"})
    phone.scan(shown)
    owner.send(CODE, shown.form(CODE) | {"code": phone.code()}, status=302)
    other = Phone(app)
    shown = thief.post(SETUP, {"setup": "authenticator"})
    other.scan(shown)
    later(app, minutes=1)
    thief.send(CODE, shown.form(CODE) | {"code": other.code()}, status=200)
    thief.get("/queue", status=302)
