"""Forms that were typed and not sent: kept when a log-in ends, and for nobody else."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.web.conftest import Visitor


@pytest.fixture
def late(app):
    """Let so much time pass that every log-in has ended."""

    def later(**times):
        office = app.extensions["office"]
        now = office.now() + dt.timedelta(**(times or {"hours": 13}))
        app.extensions["office"] = replace(office, clock=lambda: now)

    return later


@pytest.fixture
def ben(browser_of):
    """The expatriate's browser."""
    return browser_of("expatriate")


@pytest.fixture
def trip(ids):
    """The page of a form with fields of several kinds."""
    return f"/mine/{ids['assignment_id']}/trips/new"


TYPED = {"name": "Spring in Tacoma", "traveller": "spouse", "departs": "2026-04-02"}


def sent_late(visitor, url, typed, late):
    """Open a form, let its log-in end, send it; where its page says that one goes on."""
    form = visitor.get(url).form(url)
    late()
    answer = visitor.send(url, form | typed, status=401)
    assert "What you had typed is kept for you" in answer.words()
    (link,) = [one for one in answer.all(".//main//a") if "next=" in one.get("href")]
    return form, link.get("href").partition("next=")[2]


def test_an_ended_log_in_keeps_the_form(ben, people, trip, late):
    """After the log-in the form stands there with what was typed, under its own key, and goes."""
    form, next_url = sent_late(ben, trip, TYPED, late)
    ben.enter(people["expatriate"])
    page = ben.get(ben.get(next_url, 303).location)
    assert "This is what you had typed" in page.words()
    assert {name: page.value_of(name) for name in TYPED} == TYPED
    assert page.value_of("key") == form["key"]
    hidden = page.form(trip) | TYPED | {"destination": "home"}
    assert ben.send(trip, hidden, status=303)
    assert ben.get(next_url, 303).location == "/"


def test_what_is_typed_is_kept_as_one_goes_and_forgotten_by_a_button(ben, ids):
    """The page of the line shows it again, until it is not wanted."""
    place = f"/claims/{ids['draft_claim_id']}/lines/new"
    assert ben.post("/typed", {"place": place, "note": "The blue bag."}, page=place, status=204)
    page = ben.get(place)
    assert page.value_of("note") == "The blue bag."
    assert ben.post("/typed/forget", {"place": place}, page=place, status=303).location == place
    assert ben.get(place).value_of("note").strip() == ""


def test_nobody_else_gets_it(ben, people, trip, late, app):
    """Not whoever logs in after them in the same browser, nor anybody by its number."""
    _, next_url = sent_late(ben, trip, TYPED, late)
    ben.enter(people["stranger"])
    assert ben.get(next_url, 303).location == "/"
    own = Visitor(app, people["expatriate"])
    assert own.get(own.get(next_url, 303).location).value_of("name") == TYPED["name"]


def test_a_form_that_says_whose_it_is_by_itself_is_not_kept(ben, trip, late, people):
    """Only the program says whose page it was: by a signature."""
    form = ben.get(trip).form(trip) | {"typist": "1"}
    late()
    answer = ben.send(trip, form | TYPED, status=401)
    assert "shown below" in answer.words()
    assert "Spring in Tacoma" in answer.words()


def test_a_page_without_that_form_sends_it_once_more(browser_of, people, ids, late):
    """What was typed into one of several forms of a page is shown, and sent by one button."""
    ana = browser_of("hr")
    url = f"/desk/{ids['line_id']}/reject"
    hidden = ana.get(f"/desk/{ids['line_id']}").form(url)
    late()
    answer = ana.send(url, hidden | {"reason": "Paid twice"}, status=401)
    (link,) = [one for one in answer.all(".//main//a") if "next=" in one.get("href")]
    ana.enter(people["hr"])
    again = ana.get(link.get("href").partition("next=")[2])
    assert "Paid twice" in again.words(".//main//dl")
    assert ana.send(url, again.form(url), status=303)


def test_logged_out_in_another_window_the_form_is_kept_too(ben, people, trip):
    """Then nothing of the old session is left but what the page itself says."""
    form = ben.get(trip).form(trip)
    ben.post("/logout", {}, page="/account")
    answer = ben.send(trip, form | TYPED, status=400)
    assert "kept for you" in answer.words()


def test_passwords_are_never_kept(ben, office, people, late):
    """Of a form with a password nothing secret is written down."""
    typed = {"csrf_token": ben.token(), "password": "old one", "new_password": "new one"}
    late()
    ben.send("/change", typed)
    with office.database.read() as store:
        assert store.kept_forms(people["expatriate"].id) == ()
