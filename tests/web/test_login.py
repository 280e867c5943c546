"""Logging in and out, changing a password, and what a session is worth."""

import pytest

from tests.web.conftest import PASSWORD


def test_everybody_comes_to_their_own_home(browser_of):
    """After the log-in the first page is the one that the roles open."""
    visitor = browser_of()
    answer = visitor.log_in("dana.weiss@office.example")
    assert (answer.status, answer.location) == (302, "/")
    assert visitor.get("/", status=302).location == "/people"


def test_somebody_without_roles_sees_their_account(browser_of):
    """Until an administrator grants a role, the account is all there is."""
    visitor = browser_of("nobody")
    assert visitor.get("/", status=302).location == "/account"
    assert "none yet" in visitor.get("/account").words()


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("dana.weiss@office.example", "not the password"),
        ("nobody.at.all@office.example", PASSWORD),
        ("", ""),
        ("not an address", PASSWORD),
    ],
)
def test_a_wrong_log_in_says_the_same_each_time(browser_of, email, password):
    """Nobody learns from the answer whether an address is known; what was typed is kept."""
    answer = browser_of().log_in(email, password)
    assert "do not fit together" in answer.words()
    assert answer.value_of("email") == email
    assert answer.value_of("password") is None


def test_an_address_is_the_same_in_capitals(browser_of):
    """People type their address as they like."""
    assert browser_of().log_in("Dana.Weiss@Office.Example").status == 302


def test_the_log_in_leads_back_to_where_one_wanted_to_go(browser_of):
    """A page asked for before logging in is shown after it; another host never is."""
    visitor = browser_of()
    wanted = visitor.get("/people/new", status=302).location
    form = visitor.get(wanted).form("/login")
    filled = form | {"email": "dana.weiss@office.example", "password": PASSWORD}
    assert visitor.send(wanted, filled).location.endswith("/people/new")
    stranger = browser_of()
    elsewhere = stranger.post(
        "/login?next=https://elsewhere.example/",
        {"email": "dana.weiss@office.example", "password": PASSWORD},
    )
    assert "elsewhere" not in elsewhere.location


def test_logging_out_ends_the_session(browser_of):
    """Nothing opens any more, also not with the back button."""
    visitor = browser_of("administrator")
    visitor.post("/logout", page="/account", status=302)
    assert visitor.get("/people", status=302).location.startswith("/login")


def test_a_link_cannot_log_anybody_out(browser_of):
    """Logging out takes a form, so that no other site can do it."""
    visitor = browser_of("administrator")
    visitor.get("/logout", status=405)
    visitor.get("/people")


def test_a_password_is_changed_by_its_owner(browser_of):
    """The old one must be known; afterwards only the new one lets in."""
    visitor = browser_of("hr")
    new = "quite another one"
    typed = {"password": "wrong", "new_password": new, "new_password_confirm": new}
    assert visitor.post("/account/password", typed).error_of("password")
    answer = visitor.post("/account/password", typed | {"password": PASSWORD})
    assert answer.status == 302
    assert "do not fit" in browser_of().log_in("ana.lima@office.example").words()
    assert browser_of().log_in("ana.lima@office.example", new).status == 302


def test_a_short_password_is_refused(browser_of):
    """Ten characters are the least."""
    typed = {"password": PASSWORD, "new_password": "short", "new_password_confirm": "short"}
    answer = browser_of("hr").post("/account/password", typed)
    assert "at least 10" in answer.error_of("new_password")


def test_a_changed_password_ends_other_sessions(browser_of):
    """Whoever had stolen the old one is out."""
    thief, owner = browser_of("hr"), browser_of("hr")
    thief.get("/account")
    new = "quite another one"
    owner.post(
        "/account/password",
        {"password": PASSWORD, "new_password": new, "new_password_confirm": new},
        status=302,
    )
    thief.get("/account", status=302)


def test_the_session_cookie_is_guarded(browser_of):
    """Scripts cannot read it and other sites cannot send it."""
    answer = browser_of().log_in("ana.lima@office.example")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_nobody_registers_themselves(browser_of):
    """There is no such page, nor one that mails a password."""
    for url in ("/register", "/reset", "/confirm"):
        browser_of().get(url, status=404)
