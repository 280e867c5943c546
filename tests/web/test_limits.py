"""Tries that are counted: who waits, for how long, and in every process alike."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from assignments.storage.counts import Counts
from assignments.storage.database import open_database
from assignments.web import limits, login
from tests.web.conftest import PASSWORD, Visitor, app_on
from tests.web.world import people_of

WRONG = "not the password"
NEW = "quite another one"


def later(app, **passed):
    """Let time pass in the office."""
    office = app.extensions["office"]
    at = office.now() + timedelta(**passed)
    app.extensions["office"] = replace(office, clock=lambda: at)


def refused(visitor, email, times):
    """Wrong passwords for an address; the statuses of the answers."""
    return [visitor.log_in(email, WRONG).status for _ in range(times)]


@pytest.fixture
def processes(database_url, tmp_path):
    """Two applications on one database, as two processes have them, and its people."""
    apps = [app_on(tmp_path / name, DATABASE_URL=database_url) for name in ("one", "two")]
    with apps[0].app_context():
        people = people_of(apps[0].extensions["office"], login.hashed(PASSWORD))
    yield apps, people
    for app in apps:
        app.extensions["office"].database.close()


def test_a_locked_account_is_locked_in_every_process(processes):
    """After five wrong passwords the right one is refused too, wherever it is sent."""
    (one, two), people = processes
    email = people["hr"].email
    assert refused(Visitor(one), email, 3) + refused(Visitor(two), email, 2) == [200] * 5
    for app in (one, two):
        answer = Visitor(app).log_in(email)
        assert answer.status == 429
        assert "after 12:15 (UTC)" in answer.words()
        assert answer.headers["Retry-After"] == "900"
    for app in (one, two):
        later(app, minutes=15)
        assert Visitor(app).log_in(email).status == 302


def test_a_log_in_of_one_process_is_known_and_ended_in_the_other(processes):
    """Cookies go to whichever process answers; after logging out a copy of one opens nothing."""
    (one, two), people = processes
    visitor, thief = Visitor(one, people["hr"]), Visitor(two)
    cookie = visitor.client.get_cookie("assignments").value
    thief.client.set_cookie("assignments", cookie)
    thief.get("/account")
    visitor.post("/logout", page="/account", status=302)
    thief.get("/account", status=302)


def test_an_unknown_address_is_locked_alike(browser_of):
    """So the lock tells nobody which addresses there are; capitals make no other address."""
    visitor = browser_of()
    assert refused(visitor, "nobody.at.all@office.example", 6) == [200] * 5 + [429]
    assert refused(visitor, "Nobody.At.All@office.example", 1) == [429]


def test_the_right_password_forgets_the_wrong_ones(browser_of, people):
    """Four slips and a success leave five tries again, however often that happens."""
    email = people["hr"].email
    for _ in range(3):
        assert refused(browser_of(), email, 4) == [200] * 4
        assert browser_of().log_in(email).status == 302


def test_many_right_passwords_at_once_are_all_right(app, people, browser_of):
    """They wait for each other instead of passing for guesses; wrong ones are five, not more."""
    email, wrong = people["hr"].email, people["finance"].email
    with ThreadPoolExecutor(12) as pool:
        right = pool.map(lambda _: browser_of().log_in(email).status, range(12))
        assert list(right) == [302] * 12
        guesses = pool.map(lambda _: browser_of().log_in(wrong, WRONG).status, range(12))
        assert sorted(guesses) == [200] * 5 + [429] * 7


def test_one_place_guesses_at_few_addresses(app, browser_of):
    """Thirty wrong passwords from one place, and it waits, whosoever they were for."""
    visitor = browser_of()
    with app.test_request_context():
        for number in range(30):
            guess = limits.Guess("LIMIT_LOG_IN", f"somebody{number}@office.example")
            guess.begin()
            guess.refused()
    app.test_client()
    visitor.client.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    assert refused(visitor, "another@office.example", 1) == [200]
    with app.test_request_context(), pytest.raises(limits.TooOftenError):
        limits.Guess("LIMIT_LOG_IN", "another@office.example").begin()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (None, "nobody"),
    ],
)
def test_a_line_of_ipv6_is_one_place(app, given, told):
    """Its owner has more addresses than anybody can count."""
    with app.test_request_context(environ_base={"REMOTE_ADDR": given}):
        assert limits.address() == told


def test_an_administrator_lets_somebody_try_again(browser_of, people):
    """The person's page says that they are locked, and unlocks them."""
    email, page = people["hr"].email, f"/people/{people['hr'].id}"
    refused(browser_of(), email, 5)
    administrator = browser_of("administrator")
    assert "Locked for a while" in administrator.get(page).words()
    administrator.post(f"{page}/unlock", page=page, status=303)
    assert "Locked" not in administrator.get(page).words()
    assert browser_of().log_in(email).status == 302


def test_a_password_is_not_guessed_from_within(browser_of):
    """Whoever finds an open browser has five tries; what is wrong with the new one costs none."""
    visitor = browser_of("hr")
    short = {"password": PASSWORD, "new_password": "short", "new_password_confirm": "short"}
    other = {"password": WRONG, "new_password": NEW, "new_password_confirm": NEW}
    for _ in range(6):
        visitor.post("/account/password", short, status=200)
    statuses = [visitor.post("/account/password", other).status for _ in range(6)]
    assert statuses == [200] * 5 + [429]
    right = {"password": PASSWORD, "new_password": NEW, "new_password_confirm": NEW}
    visitor.post("/account/password", right, status=429)


def test_somebody_sends_so_many_files_and_no_more(app, browser_of):
    """Files are counted by person; forms without one are not."""
    lower = {"LIMIT_UPLOADS": limits.parse("2 per minute")}
    app.extensions["limits"] = app.extensions["limits"] | lower
    one, other = browser_of("hr"), browser_of("finance")
    for status in (404, 404, 429):
        sent = {"csrf_token": one.token(), "file": (io.BytesIO(b"%PDF"), "a.pdf")}
        one.send("/nowhere", sent, status=status)
    one.send("/nowhere", {"csrf_token": one.token(), "file": "no file"}, status=404)
    sent = {"csrf_token": other.token(), "file": (io.BytesIO(b"%PDF"), "a.pdf")}
    other.send("/nowhere", sent, status=404)


def test_counts_that_ended_go(database_url):
    """Nothing piles up; what goes on is left, and a count that ended begins again."""
    database = open_database(database_url)
    counts = Counts(database)
    for number in range(3):
        counts.add(f"old {number}", 1, now=0, ends_at=10)
    assert [counts.add("new", 1, now=5, ends_at=20) for _ in range(2)] == [1, 2]
    counts.sweep(now=15)
    assert [counts.of(key, now=9) for key in ("old 0", "new")] == [(0, 9), (2, 20)]
    assert counts.add("new", 1, now=20, ends_at=30) == 1
    assert [counts.add(key, -2, now=21, ends_at=30) for key in ("new", "newer")] == [0, 0]
    database.close()
