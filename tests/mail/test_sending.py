"""Mail on its way to a real server: away, refusing, hanging up, with TLS; and no mail twice."""

import re
import threading

import pytest

from assignments.actions.notices.sending import try_again
from assignments.web.mail.server import MailServer, server_of
from assignments.web.mail.smtp import Carrier
from assignments.web.mail.writing import tried_out
from tests.mail.servers import PASSWORD, USER, Box, certified, free_port, let_in, serving
from tests.stories.world import taxi

ADA, HANA = "ada@farn.example", "hana@farn.example"


def asked(post, words="Which trip was it?"):
    """A question to Ada, which is mailed at once."""
    (line,) = post.world.submit(post.world.lettered(), taxi())
    post.asked(line.id, words)
    return line


def mails(post):
    """Every mail that was made, the newest first."""
    with post.world.office.database.read() as store:
        return store.mails("all", 50)


def test_a_server_that_is_away_is_tried_again(any_post):
    """Deeds go on meanwhile; the mail goes out when the server is back, and only then counts."""
    post = any_post
    address = post.app.config["SMTP_URL"]
    post.app.config["SMTP_URL"] = f"smtp+plain://127.0.0.1:{free_port()}"
    asked(post)
    done = post.round()
    assert "cannot be reached" in done.away
    assert (done.sent, done.again) == (0, 1)
    (mail,) = mails(post)
    assert (mail.tries, mail.state) == (0, "tried")
    assert post.round().away == "", "it rests before the next try"
    post.later(minutes=2)
    post.app.config["SMTP_URL"] = address
    assert post.round().sent == 1
    assert mails(post)[0].error == ""
    assert len(post.box.of(ADA)) == 1


def test_an_outage_of_more_than_a_week_gives_up(post):
    """So that nobody is told long after; an administrator may have it tried anew."""
    for person in (post.world.ada, post.world.hr):
        post.chose(person, documents="off")
    post.chose(post.world.hr, submitted="off")
    address = post.app.config["SMTP_URL"]
    post.app.config["SMTP_URL"] = f"smtp+plain://127.0.0.1:{free_port()}"
    asked(post)
    post.round()
    for _ in range(9):
        post.later(days=1)
        post.round()
    mail = mails(post)[-1]
    assert mail.state == "given_up"
    post.app.config["SMTP_URL"] = address
    try_again(post.world.office, mail.id)
    post.round()
    assert len(post.box.of(ADA)) == 1


def test_a_refused_recipient_is_given_up_and_the_others_get_theirs(post):
    """What the server said stands beside the mail, for administrators."""
    post.box.says[ADA] = "550 no such box here"
    post.chose(post.world.hr, submitted="at_once")
    asked(post)
    done = post.round()
    assert (done.given_up, done.away) == (1, "")
    assert len(post.box.of(HANA)) == 1
    (mail,) = (one for one in mails(post) if one.error)
    assert (mail.state, mail.error) == ("given_up", "550 no such box here")
    post.later(days=2)
    assert post.round().sent == 0


@pytest.mark.parametrize("where", [ADA, "data"])
def test_what_is_refused_for_now_is_tried_a_few_times(post, where):
    """With longer pauses each time; then it is given up."""
    for person in (post.world.ada, post.world.hr):
        post.chose(person, documents="off")
    post.box.says[where] = "451 later, please"
    asked(post)
    for pause in (1, 5, 15, 60, 240, 720, 1440, 1440):
        post.round()
        assert {one.state for one in mails(post)} & {"tried", "given_up"}
        post.later(minutes=pause)
    (mail,) = (one for one in mails(post) if one.kind == "asked")
    assert (mail.state, mail.error) == ("given_up", "451 later, please")
    assert mail.tries == 8


def test_a_line_that_breaks_in_the_middle_is_tried_again(post):
    """With the same Message-ID: a server that took it already can tell."""
    post.box.hangs_up = 1
    asked(post)
    done = post.round()
    assert (done.again, done.sent) == (1, 0)
    post.later(minutes=1)
    assert post.round().sent == 1
    (mail,) = mails(post)
    assert (mail.tries, mail.state) == (2, "sent")
    assert str(post.box.of(ADA)[0]["Message-ID"]) == f"<{mail.message_id}@farn.example>"


def test_a_program_that_ends_in_the_middle_leaves_the_mail_to_another(any_post):
    """Not before the time is over for which it held it."""
    post = any_post
    asked(post)
    post.box.says[ADA] = "451 later"
    post.round()
    post.box.says.clear()
    post.later(minutes=5)
    office = post.world.office
    now = office.now()
    with office.database.write(office.by_itself("test")) as store:
        taken = store.take_mail(now, now.replace(minute=now.minute + 10))
    assert taken.tries == 2
    assert post.round().sent == 0
    post.later(minutes=11)
    assert post.round().sent == 1


def test_processes_that_send_at_once_send_each_mail_once(any_post):
    """Whichever holds a mail sends it; the others go on to the next."""
    post = any_post
    for number in range(6):
        asked(post, f"Question {number}")
    together = threading.Barrier(3)

    def send():
        together.wait()
        post.round()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = [mail.get_body(("plain",)).get_content() for mail in post.box.of(ADA)]
    numbers = sorted(re.findall(r"Question ([0-9])", "".join(texts)))
    assert numbers == sorted("012345")


@pytest.mark.parametrize("security", ["smtp", "smtps"])
def test_tls_and_a_password(tmp_path, writer, monkeypatch, security):
    """STARTTLS and TLS from the start; the certificate must be one that the machine trusts."""
    context, file = certified(tmp_path)
    box = Box()
    words = {"authenticator": let_in, "auth_required": True}
    tls = context if security == "smtps" else None
    if tls is None:
        words |= {"tls_context": context, "require_starttls": True}
    else:
        words = {"authenticator": let_in, "auth_require_tls": False}  # it knows of STARTTLS alone
    with serving(box, tls, **words) as port:
        where = (f"{security}://localhost:{port}", "localhost", port)
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        send(writer, where, PASSWORD)
        assert len(box.of(ADA)) == 1
        with pytest.raises(Exception, match="does not let SMTP_USER in"):
            send(writer, where, "wrong")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
        with pytest.raises(Exception, match="certificate verify failed"):
            send(writer, where, PASSWORD)
    assert len(box) == 1


def send(app, where, password):
    """Send a mail that says only that mail works."""
    url, host, port = where
    server = server_of(
        {
            "SMTP_URL": url,
            "SMTP_USER": USER,
            "SMTP_PASSWORD": password,
            "MAIL_FROM": "costs@farn.example",
            "PUBLIC_URL": "https://costs.farn.example",
        }
    )
    assert isinstance(server, MailServer)
    assert (server.host, server.port) == (host, port)
    message = tried_out(app, server, ADA)
    with Carrier(server) as carrier:
        carrier.carry(message, ADA)


def test_a_name_with_a_line_break_breaks_no_header(post):
    """Names are typed by people."""
    world = post.world
    with world.office.database.write(world.office.author(world.admin, "rename")) as store:
        store.session.get(_row(), world.ada.id).name = "Ada\r\nBcc: all@farn.example"
    asked(post)
    post.round()
    (mail,) = post.box.of(ADA)
    assert mail["Bcc"] is None
    assert "Ada Bcc: all@farn.example" in str(mail["To"])


def _row():
    from assignments.storage.tables import UserRow  # noqa: PLC0415 - a test's own

    return UserRow


def test_the_button_of_a_mail_program_turns_it_off(post):
    """RFC 8058: one request, without cookies and without the token of a form."""
    asked(post)
    post.round()
    (mail,) = post.box.of(ADA)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = mail["List-Unsubscribe"].strip("<>").removeprefix("https://costs.farn.example")
    client = post.app.test_client()
    assert "Turn it off" in client.get(link).text
    assert client.post(link, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    asked(post, "And which one was this?")
    post.round()
    assert len(post.box.of(ADA)) == 1
    assert client.post(f"{link}x").status_code == 404
    other = re.sub(r"/off/[0-9]+", f"/off/{post.world.hr.id}", link)
    assert client.post(other).status_code == 404
