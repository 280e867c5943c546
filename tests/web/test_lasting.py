"""How long a log-in lasts, and where it ends."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from tests.web.conftest import PASSWORD


def later(app, **passed):
    """Let time pass in the office."""
    office = app.extensions["office"]
    at = office.now() + timedelta(**passed)
    app.extensions["office"] = replace(office, clock=lambda: at)


def test_a_log_in_that_nobody_uses_ends(app, browser_of):
    """After an hour without a page; each page begins the hour anew."""
    visitor = browser_of("hr")
    for _ in range(3):
        later(app, minutes=59)
        visitor.get("/account")
    later(app, minutes=60)
    visitor.get("/account", status=302)


def test_every_log_in_ends_once(app, browser_of):
    """After twelve hours, however busy it was."""
    visitor = browser_of("hr")
    for _ in range(15):
        later(app, minutes=48)
        visitor.get("/account", status=None)
    assert visitor.last.status == 302
    later(app, minutes=-13 * 60)
    visitor.get("/account", status=302)


def test_a_form_sent_after_the_end_is_not_lost(app, browser_of):
    """What was typed is kept; after the next log-in the same form is taken."""
    visitor = browser_of("administrator")
    form = visitor.get("/people/new").form("/people/new")
    typed = form | {"name": "Gil Berg", "email": "gil@office.example"}
    later(app, minutes=61)
    assert "kept for you" in visitor.send("/people/new", typed, status=401).words()
    visitor.log_in("dana.weiss@office.example")
    again = visitor.send("/people/new", typed, status=400)
    (go_on,) = again.all(".//main//a[@class='button']")
    page = visitor.get(visitor.get(go_on.get("href"), status=303).location)
    told = {name: page.value_of(name) for name in ("name", "email")}
    assert told["name"] == "Gil Berg"
    visitor.send("/people/new", page.form("/people/new") | told, status=200)


def test_a_copied_cookie_is_worth_nothing_after_logging_out(browser_of):
    """Also where the copy was never used before."""
    owner, thief = browser_of("hr"), browser_of()
    thief.client.set_cookie("assignments", owner.client.get_cookie("assignments").value)
    owner.post("/logout", page="/account", status=302)
    thief.get("/account", status=302)


def test_a_cookie_of_before_the_log_in_is_worth_nothing(browser_of, people):
    """Whoever planted a cookie in somebody's browser is not logged in with them."""
    owner, thief = browser_of(), browser_of()
    thief.get("/login")
    owner.client.set_cookie("assignments", thief.client.get_cookie("assignments").value)
    owner.log_in(people["hr"].email)
    owner.get("/account")
    thief.get("/account", status=302)


def test_the_account_says_where_one_is_logged_in(browser_of, people):
    """Each browser, since when and from where; any of them can be ended, and all others at once."""
    here, third, there = browser_of("hr"), browser_of("hr"), browser_of()
    there.client.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (X11; Linux) Firefox/140.0"
    there.log_in(people["hr"].email)
    words = here.get("/account").words()
    assert "Firefox on Linux" in words
    assert "From 127.0.0.1, since 16 March 2026, 12:00" in words
    ends = [one.get("action") for one in here.last.all(".//main//li//form")]
    here.post(ends[0], page="/account", status=303)
    there.get("/account", status=302)
    third.get("/account")
    here.post("/account/log-ins/end", page="/account", status=303)
    third.get("/account", status=302)
    here.get("/account")


def test_nobody_ends_the_log_in_of_somebody_else(app, browser_of, people):
    """A number that is another's is answered like one that is nobody's."""
    visitor, other = browser_of("hr"), browser_of("finance")
    log_ins = app.extensions["log-ins"]
    at = app.extensions["office"].now() - timedelta(days=1)
    (one,) = log_ins.of(people["finance"].id, at, at)
    url = f"/account/log-ins/{one.id}/end"
    visitor.send(url, {"csrf_token": visitor.token(), "key": uuid4().hex}, status=303)
    other.get("/account")


def test_nobody_is_remembered_without_a_log_in(browser_of, people):
    """A form that asks for it is not heard: no cookie outlives the log-in."""
    visitor = browser_of()
    visitor.post("/login", {"email": people["hr"].email, "password": PASSWORD, "remember": "y"})
    assert visitor.client.get_cookie("remember_token") is None


def test_a_page_asks_once_who_is_there(app, browser_of):
    """One statement a page; that it was used is written once a minute at most."""
    visitor = browser_of("hr")
    asked = []
    log_ins = app.extensions["log-ins"]

    class Counted(type(log_ins)):
        def find(self, token_hash):
            asked.append("find")
            return super().find(token_hash)

        def see(self, log_in_id, at):
            asked.append("see")
            return super().see(log_in_id, at)

    app.extensions["log-ins"] = Counted(app.extensions["office"].database)
    visitor.get("/account")
    visitor.get("/static/app.css")
    later(app, seconds=61)
    visitor.get("/account")
    visitor.get("/account")
    assert asked == ["find", "find", "see", "find"]
