"""What the office answers when something cannot be: each no has its status, and says what to do."""

import errno
import io
from pathlib import Path

import pytest
from werkzeug.exceptions import RequestEntityTooLarge

from assignments.actions import (
    BusyError,
    FullError,
    InputError,
    LostError,
    NotAllowedError,
    NotFoundError,
    StateError,
    UnwritableError,
)
from assignments.web import people

NOES = [
    (NotFoundError("claim 7"), 404, "nothing here"),
    (NotAllowedError("Nobody decides their own claim."), 403, "Nobody decides their own claim."),
    (StateError("The line was decided meanwhile."), 409, "The line was decided meanwhile."),
    (InputError("month", "2005-13 is no month", "write 2005-03"), 422, "write 2005-03"),
    (RequestEntityTooLarge(), 413, "10 MiB"),
    (KeyError("a secret of ours"), 500, "went wrong"),
]


@pytest.fixture
def failing(app, monkeypatch):
    """Make the list of people fail."""
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def fail_with(error):
        def people_(*_):
            raise error

        monkeypatch.setattr(people.actions, "people", people_)

    return fail_with


@pytest.mark.parametrize(("error", "status", "said"), NOES)
def test_each_no_has_its_page(failing, browser_of, error, status, said):
    """A page in the layout with what happened; nothing of our inside is shown."""
    failing(error)
    answer = browser_of("administrator").get("/people", status=status)
    assert said in answer.words()
    assert "Log out" in answer.words(".//header")
    assert "a secret of ours" not in answer.text
    assert "Traceback" not in answer.text


def test_busy_says_when_to_come_back(failing, browser_of):
    """Programs read it from the header; the page does not ask the database who is looking."""
    failing(BusyError("busy"))
    answer = browser_of("administrator").get("/people", status=503)
    assert answer.headers["Retry-After"] == "5"
    assert "Nothing was saved; try again" in answer.words()
    assert not answer.all(".//nav")


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (FullError("full"), 507, "Nothing was saved: the disk is full."),
        (OSError(errno.ENOSPC, "no room"), 507, "Nothing was saved: the disk is full."),
        (UnwritableError("read only"), 503, "cannot be written at this moment"),
        (OSError(errno.EROFS, "read only"), 503, "cannot be written at this moment"),
        (LostError("lost"), 503, "It may not have been saved: try again"),
        (OSError(errno.ENOTDIR, "ours to mend"), 500, "went wrong"),
    ],
)
def test_what_befalls_disk_and_database_has_its_page(failing, browser_of, error, status, says):
    """Full, only read or out of reach: the page says it, and that nothing was saved."""
    failing(error)
    answer = browser_of("administrator").get("/people", status=status)
    assert says in answer.words()


def test_records_out_of_reach_are_logged_without_asking_them(browser_of, app, caplog):
    """Not in the language that somebody chose: that stands in the records."""
    visitor, database = browser_of("administrator"), app.extensions["office"].database
    database.close()
    file = Path(database.url.removeprefix("sqlite:///"))
    file.rename(file.with_name("elsewhere"))
    file.mkdir()
    answer = visitor.get("/people", status=503)
    assert "It may not have been saved: try again" in answer.words()
    assert "Out of reach: unable to open database file" in caplog.text


def test_an_unknown_address_says_so_to_visitors_too(browser_of):
    """The page for visitors has no menu."""
    answer = browser_of().get("/no/such/page", status=404)
    assert "Not found" in answer.words()
    assert not answer.all(".//nav")


def test_a_form_of_an_ended_session_keeps_what_was_typed(browser_of):
    """Somebody who is logged in again goes on with it at once, with the same key."""
    visitor = browser_of("administrator")
    typed = {"name": "Gil Berg", "email": "gil@office.example", "roles": ["hr", "finance"]}
    form = visitor.get("/people/new").form("/people/new")
    answer = visitor.send("/people/new", form | typed | {"csrf_token": "old"}, status=400)
    (go_on,) = answer.all(".//main//a[@class='button']")
    again = visitor.get(visitor.get(go_on.get("href"), status=303).location)
    assert (again.value_of("name"), again.value_of("key")) == ("Gil Berg", form["key"])
    chosen = [
        one.get("value")
        for one in again.all(".//input[@name='roles']")
        if one.get("checked") is not None
    ]
    assert chosen == ["hr", "finance"]


def test_a_visitor_is_not_offered_to_send_it_again(browser_of):
    """A form that another site sent shows as text, without a button; passwords never show."""
    typed = {"email": "gil@office.example", "password": "my secret"}
    answer = browser_of().send("/login", typed, status=400)
    assert "session ended" in answer.words()
    assert not answer.all(".//main//form")
    assert "my secret" not in answer.text


def test_no_form_works_without_its_token(browser_of):
    """Also not for somebody who is logged in."""
    answer = browser_of("administrator").send("/people/new", {"name": "Gil Berg"})
    assert answer.status == 400


def test_an_upload_beyond_all_bounds_is_refused(app, browser_of):
    """It is not even read; the page says how much is too much."""
    app.config["MAX_CONTENT_LENGTH"] = 1000
    visitor = browser_of("administrator")
    sent = {"name": (io.BytesIO(b"x" * 2000), "big.pdf")}
    assert "too large" in visitor.send("/people/new", sent, status=413).words()


@pytest.mark.parametrize("path", ["desk", "claims", "assignments", "letters", "receipts"])
@pytest.mark.parametrize("number", ["0", str(2**31 - 1), str(2**31), "9" * 30, "-1"])
def test_a_number_that_no_record_has_is_not_found(browser_of, path, number):
    """Also one that the database could not even be asked for."""
    browser_of("hr").get(f"/{path}/{number}", status=404)


@pytest.mark.parametrize("where", ["/queue?after=%00", "/assignments?name=a%00b"])
def test_a_nul_is_refused_before_any_database_sees_it(browser_of, where):
    """A typed NUL gets a page that names the field; nothing fails."""
    answer = browser_of("hr").get(where, status=422)
    assert "a NUL, which is no character" in answer.words()


def test_a_nul_in_a_form_stands_beside_its_field(browser_of):
    """What was typed is kept, and nothing is recorded."""
    typed = {"name": "Ann\0a", "email": "anna@office.example", "roles": "hr"}
    answer = browser_of("administrator").post("/people/new", typed, status=422)
    assert "It holds a NUL" in answer.error_of("name")
    assert "anna@office.example" in answer.text
