"""`flask mail`: what it says with and without a server, and what it sends."""

import pytest

from assignments import actions
from assignments.web.mail.server import NEEDED
from tests.mail.servers import Box, free_port, serving
from tests.web.conftest import app, ids, office, people, served, world_pattern  # noqa: F401
from tests.web.world import key


@pytest.fixture
def flask(app):  # noqa: F811
    """Gives a command; its exit status and what it printed."""

    def run(*words):
        done = app.test_cli_runner().invoke(args=["mail", *words])
        return done.exit_code, done.output

    return run


@pytest.fixture
def box(app):  # noqa: F811
    """A server's box, and the settings that lead there."""
    made = Box()
    with serving(made) as port:
        set_up(app, port)
        yield made


def set_up(app, port):  # noqa: F811
    """Settings of a server on this machine."""
    app.config.update(
        SMTP_URL=f"smtp+plain://127.0.0.1:{port}",
        MAIL_FROM="costs@office.example",
        PUBLIC_URL="http://127.0.0.1:8000",
    )


def test_without_a_server_it_says_what_to_set(flask):
    """Status tells; sending and trying is a slip of one line."""
    code, said = flask("status")
    assert code == 0
    assert said.startswith("Off: no mail is set up: give SMTP_URL, MAIL_FROM, PUBLIC_URL")
    for words in (("send",), ("test", "ada@office.example")):
        code, said = flask(*words)
        assert code == 2
        assert said.count("\n") == 1
        assert all(name in said for name in NEEDED)


def test_a_mail_is_tried_out(flask, box):
    """It says who took it; an address that is none is a slip, a refusal says what was said."""
    code, said = flask("test", "ada@office.example")
    assert (code, len(box.of("ada@office.example"))) == (0, 1)
    assert "took a mail to ada@office.example" in said
    assert "http://127.0.0.1:8000" in box.text("ada@office.example")
    box.says["ada@office.example"] = "550 nobody of that name"
    assert flask("test", "ada@office.example") == (
        2,
        "Error: ada@office.example is not taken: 550 nobody of that name\n",
    )
    assert flask("test", "nobody")[0] == 2


def test_a_server_that_is_away_is_not_the_commands_fault(app, flask):  # noqa: F811
    """It exits 1 with one line."""
    set_up(app, free_port())
    code, said = flask("test", "ada@office.example")
    assert code == 1
    assert "cannot be reached" in said
    assert said.count("\n") == 1


def test_a_round_by_hand(flask, box, office, people, ids):  # noqa: F811
    """The first begins; then what happened is sent, listed, and tried anew where it was refused."""
    assert flask("send") == (0, "0 sent, 0 tried again later, 0 given up, 0 not needed any more\n")
    assert flask("list") == (0, "There is none.\n")
    ben = people["expatriate"]
    actions.ask(office, people["hr"], ids["line_id"], "Which month is it?", key())
    box.says[ben.email] = "550 no such box"
    assert flask("send")[1].startswith("0 sent, 0 tried again later, 1 given up")
    code, said = flask("list", "--state", "given_up")
    assert code == 0
    assert ben.email in said
    assert "given up" in said
    assert "550 no such" in said
    assert "1 given up" in flask("status")[1]
    box.says.clear()
    assert flask("retry", "1")[0] == 0
    assert flask("send")[1].startswith("1 sent")
    assert "Which month is it?" in box.text(ben.email)
    assert flask("retry", "1")[0] == flask("retry", "99")[0] == 2
    assert flask("list", "--state", "some")[0] == 2
